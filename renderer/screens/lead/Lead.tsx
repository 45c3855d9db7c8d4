import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Lead(): ReactNode {
  return (
    <Screen title="Lead">
      <Empty title="Not built yet" />
    </Screen>
  );
}
