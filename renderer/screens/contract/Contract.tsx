import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Contract(): ReactNode {
  return (
    <Screen title="Contract">
      <Empty title="Not built yet" />
    </Screen>
  );
}
