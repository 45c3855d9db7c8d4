import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Component } from '../../../../shared/domain/contract/component.ts';
import { componentKinds } from './components/componentKinds.ts';

/** Which price's units are meant, by its short name. */
export function UnitsOf({
  label,
  components,
  value,
  onChange,
}: {
  readonly label: string;
  readonly components: readonly Component[];
  readonly value: string | undefined;
  readonly onChange: (component: string) => void;
}): ReactNode {
  const known = components.map(({ id, kind }) => ({
    value: id,
    label: `${id} – ${componentKinds[kind].title.toLowerCase()}`,
  }));
  // One that is gone is still shown, so that the finding about it makes sense.
  const isGone = value !== undefined && known.every((one) => one.value !== value);
  return (
    <Select
      aria-label={label}
      data-wanted
      placeholder="choose"
      allowDeselect={false}
      w={232}
      data={isGone ? [...known, { value, label: `${value} (gone)` }] : known}
      value={value ?? null}
      onChange={(component) => {
        if (component !== null) onChange(component);
      }}
    />
  );
}
