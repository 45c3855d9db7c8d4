import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Day, Decimal } from '../../../../shared/domain/basics.ts';

/** A day of the calendar. */
export function DayField({
  label,
  value,
  onChange,
  description,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly description?: string;
}): ReactNode {
  return (
    <TextInput
      type="date"
      label={label}
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
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min?: number;
  readonly max?: number;
  readonly suffix?: string;
  readonly hidesLabel?: boolean;
}): ReactNode {
  return (
    <NumberInput
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      value={value ?? ''}
      min={min}
      {...(max === undefined ? {} : { max })}
      allowDecimal={false}
      allowNegative={min < 0}
      {...(suffix === undefined ? {} : { suffix: ` ${suffix}` })}
      w={132}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}

/** Decimal text such as a percent, with a point or a comma. */
export function DecimalField({
  label,
  value,
  onChange,
  unit,
  hidesLabel,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly unit?: string;
  readonly hidesLabel?: boolean;
}): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? value ?? '';
  const read = Decimal.safeParse(shown.trim().replace(',', '.'));
  return (
    <TextInput
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      inputMode="decimal"
      value={shown}
      w={132}
      error={shown.trim() !== '' && !read.success ? 'not a number' : undefined}
      rightSection={unit === undefined ? undefined : <span className="quiet">{unit}</span>}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const next = Decimal.safeParse(currentTarget.value.trim().replace(',', '.'));
        onChange(next.success ? next.data : undefined);
      }}
      onBlur={() => {
        if (read.success || shown.trim() === '') setText(null);
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
