import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Client(): ReactNode {
  return (
    <Screen title="Client">
      <Empty title="Not built yet" />
    </Screen>
  );
}
