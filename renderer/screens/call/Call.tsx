import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Call(): ReactNode {
  return (
    <Screen title="Call">
      <Empty title="Not built yet" />
    </Screen>
  );
}
