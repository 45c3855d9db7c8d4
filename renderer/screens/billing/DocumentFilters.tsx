import { TextInput } from '@mantine/core';
import { MonthPickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { monthText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
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
  const chosen = month === undefined ? undefined : monthText(month, ownLocale);
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
      <MonthPickerInput
        aria-label={`Period within: ${chosen ?? 'any month'}`}
        ariaLabels={{ previousYear: 'The year before', nextYear: 'The year after' }}
        placeholder="Any month"
        size="xs"
        w={136}
        clearable
        clearButtonProps={{ 'aria-label': 'Any month' }}
        // As a dialog it would need a name, and there is nothing to name it by.
        popoverProps={{ transitionProps: { duration: 0 }, withRoles: false }}
        valueFormatter={() => chosen ?? ''}
        value={month === undefined ? null : `${month}-01`}
        onChange={(day) =>
          void navigate({ search: (now) => ({ ...now, month: day === null ? undefined : day.slice(0, 7) }) })
        }
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
