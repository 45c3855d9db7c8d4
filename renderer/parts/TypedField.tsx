import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

export interface TypedFieldProps<Value> {
  readonly label: string;
  /** Undefined while nothing is filled in. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** The value as one would type it. */
  readonly write: (value: Value) => string;
  /** Null for what cannot be read. */
  readonly read: (text: string) => Value | null;
  /** What is said of what cannot be read. */
  readonly wrong: (text: string) => string;
  readonly unit?: string;
  readonly hidesLabel?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  /** Enter in another field comes here while this one is empty. */
  readonly wanted?: boolean;
  readonly w?: number;
}

/** A number as one types it; what cannot be read is marked and not taken. */
export function TypedField<Value>(props: TypedFieldProps<Value>): ReactNode {
  const { label, value, onChange, write, read, wrong, unit, hidesLabel, wanted, ...rest } = props;
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : write(value));
  const readTyped = (typed: string): Value | null => read(typed.trim());
  const isWrong = shown.trim() !== '' && readTyped(shown) === null;
  return (
    <TextInput
      {...rest}
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      {...(wanted === true ? { 'data-wanted': true } : {})}
      inputMode="decimal"
      value={shown}
      error={isWrong ? wrong(shown.trim()) : undefined}
      {...(unit === undefined
        ? {}
        : { rightSection: <span className="quiet">{unit}</span>, rightSectionWidth: 20 + unit.length * 8 })}
      styles={{ input: { textAlign: 'right' } }}
      // As in a spreadsheet: what is typed takes the place of what was there.
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(readTyped(currentTarget.value) ?? undefined);
      }}
      onBlur={() => {
        if (!isWrong) setText(null);
      }}
    />
  );
}
