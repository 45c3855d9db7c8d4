import { Select } from '@mantine/core';
import type { ReactNode } from 'react';

/** One of a few values, each with its words. `none` says what it means to choose none, where that is possible. */
export function Choice<Value extends string>({
  label,
  hidesLabel,
  options,
  words,
  value,
  onChange,
  none,
  wanted,
  w,
}: {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly options: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** What to call nothing chosen, and what then happens. */
  readonly none?: { readonly says: string; readonly onChoose: () => void };
  /** Enter in another field comes here while nothing is chosen. */
  readonly wanted?: boolean;
  readonly w: number;
}): ReactNode {
  return (
    <Select
      {...(hidesLabel === true ? { 'aria-label': label } : { label })}
      {...(wanted === true ? { 'data-wanted': true } : {})}
      placeholder="choose"
      allowDeselect={false}
      w={w}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none.says }]),
        ...options.map((one) => ({ value: one as string, label: words[one] })),
      ]}
      value={value ?? (none === undefined ? null : '')}
      onChange={(chosen) => {
        const found = options.find((one) => one === chosen);
        if (found !== undefined) onChange(found);
        else none?.onChoose();
      }}
    />
  );
}
