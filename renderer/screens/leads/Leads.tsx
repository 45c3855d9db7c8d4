import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Leads(): ReactNode {
  return (
    <Screen title="Leads">
      <Empty title="Not built yet" />
    </Screen>
  );
}
