import './contract.css';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TermsEditor } from './editor/TermsEditor.tsx';

/** A contract that is not there yet. */
export function NewContract(): ReactNode {
  const { client, like, version } = useSearch({ from: '/contracts/new' });
  if (like === undefined) return <TermsEditor key="new" edit="new" client={client} />;
  return <TermsEditor key={`${like} ${version}`} edit="new" client={client} like={{ ref: like, version }} />;
}
