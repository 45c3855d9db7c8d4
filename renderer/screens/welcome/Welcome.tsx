import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';

export function Welcome(): ReactNode {
  const fill = useAct(api.demo.fill);
  return (
    <main className="stopped">
      <h1>Welcome to Tallyproof</h1>
      <Button loading={fill.busy} onClick={() => void fill.act({})}>
        Open the sample agency
      </Button>
    </main>
  );
}
