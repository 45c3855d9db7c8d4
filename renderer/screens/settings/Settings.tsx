import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Settings(): ReactNode {
  return (
    <Screen title="Settings">
      <Empty title="Not built yet" />
    </Screen>
  );
}
