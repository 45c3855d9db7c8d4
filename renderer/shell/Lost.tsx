import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../parts/Empty.tsx';
import { Screen } from '../parts/Screen.tsx';

/** An address that leads nowhere. */
export function Lost(): ReactNode {
  return (
    <Screen title="Nothing here">
      <Empty
        title="There is no such screen"
        action={
          <Anchor component={Link} to="/">
            Go to Today
          </Anchor>
        }
      />
    </Screen>
  );
}
