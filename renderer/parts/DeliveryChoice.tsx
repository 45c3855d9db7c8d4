import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { query } from '../api.ts';
import { leadName } from '../text/leadName.ts';

interface Named {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
}

/** Finds one delivered lead of a contract by part of a name, company, mail or phone. */
export function DeliveryChoice({
  contract,
  proposed,
  value,
  onChange,
}: {
  /** Null: none chosen yet. */
  readonly contract: string | null;
  /** Offered before anything is typed. */
  readonly proposed?: { readonly delivery: number; readonly lead: Named } | undefined;
  readonly value: number | null;
  readonly onChange: (delivery: number | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  // What is shown in the field is no search for it.
  const text = proposed !== undefined && typed === labelOf(proposed.lead) ? '' : typed;
  const { data } = useQuery({
    ...query.delivery.list.queryOptions({ input: { contract: contract ?? '', text, limit: 20 } }),
    enabled: contract !== null,
  });
  const found = (data?.rows ?? []).map(({ id, lead }) => ({ value: String(id), label: labelOf(lead) }));
  const first =
    proposed !== undefined && !found.some((one) => one.value === String(proposed.delivery))
      ? [{ value: String(proposed.delivery), label: labelOf(proposed.lead) }]
      : [];
  return (
    <Select
      label="Delivered lead"
      placeholder="Name, company, mail or phone"
      searchable
      disabled={contract === null}
      data={[...first, ...found]}
      // The application has searched already.
      filter={({ options }) => options}
      nothingFoundMessage="No delivered lead fits"
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      onSearchChange={setTyped}
    />
  );
}

const labelOf = (lead: Named): string => [leadName(lead), lead.company, lead.email].filter(Boolean).join(' · ');
