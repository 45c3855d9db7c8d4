import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Import(): ReactNode {
  return (
    <Screen title="Import">
      <Empty title="Not built yet" />
    </Screen>
  );
}
