import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function NewContract(): ReactNode {
  return (
    <Screen title="New contract">
      <Empty title="Not built yet" />
    </Screen>
  );
}
