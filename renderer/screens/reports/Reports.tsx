import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Reports(): ReactNode {
  return (
    <Screen title="Reports">
      <Empty title="Not built yet" />
    </Screen>
  );
}
