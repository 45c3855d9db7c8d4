import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Disputes(): ReactNode {
  return (
    <Screen title="Disputes">
      <Empty title="Not built yet" />
    </Screen>
  );
}
