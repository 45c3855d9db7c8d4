import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Appointments(): ReactNode {
  return (
    <Screen title="Appointments">
      <Empty title="Not built yet" />
    </Screen>
  );
}
