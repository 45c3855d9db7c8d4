import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Insights(): ReactNode {
  return (
    <Screen title="Insights">
      <Empty title="Not built yet" />
    </Screen>
  );
}
