import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { numberText } from './format.ts';
import { ownLocale } from './ownLocale.ts';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

/** A few values to choose one from, each with how many there are; choosing the chosen one again clears it. */
export function FilterChips<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}): ReactNode {
  return (
    <fieldset className="chips">
      <legend>{label}</legend>
      {options.map((option) => (
        <UnstyledButton
          key={option.value}
          className="chip"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value === value ? undefined : option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="chip-count">{numberText(option.count, ownLocale)}</span>}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
