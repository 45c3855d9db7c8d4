import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Clients(): ReactNode {
  return (
    <Screen title="Clients">
      <Empty title="Not built yet" />
    </Screen>
  );
}
