import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Today(): ReactNode {
  return (
    <Screen title="Today">
      <Empty title="Not built yet" />
    </Screen>
  );
}
