import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Documents } from './Documents.tsx';
import { Run } from './Run.tsx';

/** The month in money: the invoice run, and every document that was issued. */
export function Billing(): ReactNode {
  const { tab } = useSearch({ from: '/billing' });
  return tab === 'documents' ? <Documents /> : <Run />;
}
