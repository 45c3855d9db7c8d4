import type { ReactNode } from 'react';
import { decimalFromMinor, exponent, minorFromDecimal } from '../../shared/domain/money.ts';
import { readTypedNumber } from '../../shared/domain/typedNumber.ts';
import { TypedField, type TypedFieldProps } from './TypedField.tsx';

type MoneyFieldProps = Omit<TypedFieldProps<number>, 'read' | 'write' | 'wrong' | 'unit'> & {
  readonly currency: string;
};

/** An amount in minor units of `currency` as one types it: none below zero, none with more decimals than the currency has. */
export function MoneyField({ currency, ...rest }: MoneyFieldProps): ReactNode {
  return (
    <TypedField
      {...rest}
      unit={currency}
      wrong={() => `not an amount in ${currency}`}
      write={(amount) => decimalFromMinor(amount, currency)}
      read={(text) => {
        const typed = readTypedNumber(text, exponent(currency));
        const amount = typed === null ? null : minorFromDecimal(typed, currency);
        return amount === null || amount < 0 ? null : amount;
      }}
    />
  );
}
