import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { saveFile, showFile } from './files.ts';
import { tellProblem } from './useAct.tsx';

/** A button that fetches a file and shows or saves it; what stopped it is told where the user is looking. */
export function FileButton({
  get,
  how,
  main = false,
  children,
}: {
  readonly get: () => Promise<File>;
  readonly how: 'show' | 'save';
  readonly main?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    try {
      const file = await get();
      if (how === 'show') showFile(file);
      else saveFile(file);
    } catch (error) {
      tellProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant={main ? 'filled' : 'default'} loading={busy} onClick={() => void fetchIt()}>
      {children}
    </Button>
  );
}
