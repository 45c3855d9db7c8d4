import type { ReactNode } from 'react';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';

export function Billing(): ReactNode {
  return (
    <Screen title="Billing">
      <Empty title="Not built yet" />
    </Screen>
  );
}
