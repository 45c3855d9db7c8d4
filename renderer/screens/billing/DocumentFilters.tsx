import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { SavedViews } from '../../parts/SavedViews.tsx';
import { billingAddress } from './address.ts';

/** How long somebody pauses before what was typed is looked for. */
const pauseMs = 200;

/** Which documents are listed: by words, by the month of their period, by kind, or as saved before. */
export function DocumentFilters(): ReactNode {
  const { kind, text, month, sort, up } = useSearch({ from: '/billing' });
  const navigate = useNavigate({ from: '/billing' });
  const [typed, setTyped] = useState(text ?? '');
  const lookFor = useDebouncedCallback(
    (words: string) =>
      void navigate({ search: (now) => ({ ...now, text: words === '' ? undefined : words }), replace: true }),
    pauseMs,
  );
  return (
    <>
      <TextInput
        aria-label="Find by number, client or contract"
        placeholder="Number, client or contract"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          lookFor(event.currentTarget.value);
        }}
      />
      <TextInput
        type="month"
        aria-label="Period within the month"
        value={month ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          void navigate({ search: (now) => ({ ...now, month: chosen === '' ? undefined : chosen }) });
        }}
      />
      <FilterChips
        label="Kind"
        options={[
          { value: 'invoice', label: 'Invoices' },
          { value: 'creditNote', label: 'Credit notes' },
        ]}
        value={kind}
        onChange={(value) => void navigate({ search: (now) => ({ ...now, kind: value }) })}
      />
      <SavedViews
        screen="/billing"
        address={{ kind, text, month, sort, up }}
        onView={(view) => {
          const shown = billingAddress.parse({ ...view, tab: 'documents' });
          setTyped(shown.text ?? '');
          void navigate({ search: shown });
        }}
      />
    </>
  );
}
