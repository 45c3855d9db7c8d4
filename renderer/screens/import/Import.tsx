import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BatchPage } from './BatchPage.tsx';
import { FileInHand } from './FileInHand.tsx';
import { Start } from './Start.tsx';
import { useIntake } from './useIntake.ts';

/** One place where every file goes in: drop it, look what it would do, let it in, take it back. */
export function Import(): ReactNode {
  const intake = useIntake();
  const { batch } = useSearch({ from: '/import' });
  if (intake.file !== null) return <FileInHand intake={intake} file={intake.file} />;
  if (batch !== undefined) return <BatchPage id={batch} />;
  return <Start onFile={intake.take} />;
}
