import { Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DaysShown } from '../../shared/api/days.ts';
import type { Period } from '../../shared/domain/period.ts';
import { dayChoiceWords } from '../text/figures.ts';
import { FilterChips } from './FilterChips.tsx';

/** Which days are looked at: some by name, or any. */
export function DaysChoice({
  days,
  onDays,
}: {
  readonly days: DaysShown;
  readonly onDays: (days: Period) => void;
}): ReactNode {
  const { from, to, choices } = days;
  const chosen = choices.find((choice) => choice.from === from && choice.to === to);
  return (
    <Group gap="sm">
      <FilterChips
        label="Days"
        value={chosen?.name}
        options={choices.map(({ name }) => ({ value: name, label: dayChoiceWords[name] }))}
        onChange={(name) => {
          const next = choices.find((choice) => choice.name === name);
          if (next !== undefined) onDays({ from: next.from, to: next.to });
        }}
      />
      <TextInput
        type="date"
        aria-label="From day"
        value={from}
        max={to}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value <= to) onDays({ from: value, to });
        }}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="date"
        aria-label="To day"
        value={to}
        min={from}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value >= from) onDays({ from, to: value });
        }}
      />
    </Group>
  );
}
