import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Day } from '../../../../shared/domain/basics.ts';
import type { UnitPrice } from '../../../../shared/domain/pricing/unitPrice.ts';
import { decimalFromUnitPrice, unitPriceFromDecimal } from '../../../../shared/domain/pricing/unitPriceText.ts';
import { readTypedNumber } from '../../../../shared/domain/typedNumber.ts';
import { TypedField, type TypedFieldProps } from '../../../parts/TypedField.tsx';

/** A day of the calendar. */
export function DayField({
  label,
  hidesLabel,
  value,
  onChange,
  description,
  wanted,
}: {
  readonly label: string;
  readonly hidesLabel?: boolean;
  /** Enter in another field comes here while this one is empty. */
  readonly wanted?: boolean;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly description?: string;
}): ReactNode {
  return (
    <TextInput
      type="date"
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      {...(wanted === true ? { 'data-wanted': true } : {})}
      description={description}
      value={value ?? ''}
      w={160}
      onChange={({ currentTarget }) =>
        onChange(Day.safeParse(currentTarget.value).success ? currentTarget.value : undefined)
      }
    />
  );
}

/** A whole number; undefined while it is empty. */
export function WholeField({
  label,
  value,
  onChange,
  min = 1,
  max,
  suffix,
  hidesLabel,
  wanted,
  placeholder,
  w = 132,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min?: number;
  readonly max?: number;
  readonly suffix?: string;
  readonly hidesLabel?: boolean;
  /** Enter in another field comes here while this one is empty. */
  readonly wanted?: boolean;
  readonly placeholder?: string;
  readonly w?: number;
}): ReactNode {
  return (
    <NumberInput
      {...(wanted === true ? { 'data-wanted': true } : {})}
      placeholder={placeholder ?? suffix ?? ''}
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      value={value ?? ''}
      min={min}
      {...(max === undefined ? {} : { max })}
      allowDecimal={false}
      allowNegative={min < 0}
      {...(suffix === undefined ? {} : { suffix: ` ${suffix}` })}
      w={w}
      hideControls
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

type TypedProps<Value> = Omit<TypedFieldProps<Value>, 'read' | 'write' | 'wrong'>;

/** Decimal text such as a percent, with a point or a comma; none below zero unless it is said. */
export function DecimalField(props: TypedProps<string>): ReactNode {
  return (
    <TypedField
      w={132}
      {...props}
      wrong={(text) => unclear(text) ?? 'not a number'}
      write={asItIs}
      read={readDecimal}
    />
  );
}

const asItIs = (value: string): string => value;

/** More decimals than any price or percent has: with so many, a comma before three digits may be either. */
const mostDecimals = 12;

const readDecimal = (text: string): string | null => readTypedNumber(text, mostDecimals);

/** Both readings of what may be grouped thousands or decimals; undefined where the text is no number either way. */
function unclear(text: string): string | undefined {
  const grouped = readTypedNumber(text, 2);
  return grouped === null ? undefined : `${grouped}, or ${text.replace(',', '.')}0?`;
}

/** What a unit costs: an amount of the client's currency, where wanted with parts of a cent. */
export function PriceField({
  currency,
  value,
  ...rest
}: Omit<TypedProps<UnitPrice>, 'unit'> & { readonly currency: string }): ReactNode {
  return (
    <TypedField
      w={132}
      {...rest}
      // A price that is still to be said.
      value={value === '' ? undefined : value}
      unit={currency}
      wrong={(text) => unclear(text) ?? `not an amount in ${currency}`}
      write={(price) => decimalFromUnitPrice(price, currency)}
      read={(text) => {
        const typed = readDecimal(text);
        return typed === null ? null : unitPriceFromDecimal(typed, currency);
      }}
    />
  );
}

/** Takes a row out of a list. */
export function RemoveButton({ what, onClick }: { readonly what: string; readonly onClick: () => void }): ReactNode {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${what}`} onClick={onClick}>
      ✕
    </ActionIcon>
  );
}
