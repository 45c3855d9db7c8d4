import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { decimalFromMinor, minorFromDecimal } from '../../shared/domain/money.ts';

interface MoneyFieldProps {
  readonly label: string;
  /** Minor units of `currency`; undefined while nothing is filled in. */
  readonly value: number | undefined;
  readonly currency: string;
  readonly onChange: (value: number | undefined) => void;
  readonly hidesLabel?: boolean;
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly w?: number;
}

/** An amount as one types it, with a point or a comma; what is no amount of the currency is marked and not taken. */
export function MoneyField({ label, value, currency, onChange, hidesLabel, ...rest }: MoneyFieldProps): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === undefined ? '' : decimalFromMinor(value, currency));
  const wrong = shown.trim() !== '' && amountOf(shown, currency) === null;
  return (
    <TextInput
      {...rest}
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      inputMode="decimal"
      value={shown}
      error={wrong ? `not an amount in ${currency}` : undefined}
      rightSection={<span className="quiet">{currency}</span>}
      rightSectionWidth={44}
      styles={{ input: { textAlign: 'right' } }}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(amountOf(currentTarget.value, currency) ?? undefined);
      }}
      onBlur={() => {
        if (!wrong) setText(null);
      }}
    />
  );
}

/** Minor units; null for what is no amount: a negative one, or more decimals than the currency has. */
function amountOf(text: string, currency: string): number | null {
  const amount = minorFromDecimal(text.trim().replace(',', '.'), currency);
  return amount === null || amount < 0 ? null : amount;
}
