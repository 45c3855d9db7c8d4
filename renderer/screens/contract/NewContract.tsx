import './contract.css';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TermsEditor } from './editor/TermsEditor.tsx';

/** A contract that is not there yet. */
export function NewContract(): ReactNode {
  const { client } = useSearch({ from: '/contracts/new' });
  return <TermsEditor edit="new" client={client} />;
}
