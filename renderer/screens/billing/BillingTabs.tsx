import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Which part of billing is shown; the parts share one address. */
export function BillingTabs({ tab }: { readonly tab: 'run' | 'documents' }): ReactNode {
  const navigate = useNavigate({ from: '/billing' });
  return (
    <SegmentedControl
      aria-label="Part of billing"
      value={tab}
      onChange={(value) => void navigate({ search: { tab: value === 'documents' ? 'documents' : 'run' } })}
      data={[
        { value: 'run', label: 'Invoice run' },
        { value: 'documents', label: 'Documents' },
      ]}
    />
  );
}
