import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Sources(): ReactNode {
  return (
    <Screen title="Sources">
      <Empty title="Not built yet" />
    </Screen>
  );
}
