import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Document(): ReactNode {
  return (
    <Screen title="Document">
      <Empty title="Not built yet" />
    </Screen>
  );
}
