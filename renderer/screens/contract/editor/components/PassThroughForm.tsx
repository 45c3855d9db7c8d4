import { MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { DecimalField } from '../fields.tsx';
import type { ComponentFormProps } from './componentForm.ts';

type PassThrough = Extract<Component, { readonly kind: 'passThrough' }>;

/** The costs of the sources, passed on with a mark-up. */
export function PassThroughForm({ component, sources, onChange }: ComponentFormProps<PassThrough>): ReactNode {
  const chosen = component.sources ?? [];
  const unknown = chosen.filter((ref) => sources.every(({ value }) => value !== ref));
  return (
    <>
      <span>with</span>
      <DecimalField
        label="Mark-up on the costs"
        hidesLabel
        wanted
        w={96}
        unit="%"
        value={component.markUpPercent}
        onChange={(markUpPercent) => onChange({ ...component, markUpPercent })}
      />
      <span>on top, of</span>
      <MultiSelect
        aria-label="Sources whose costs are passed on"
        placeholder={chosen.length === 0 ? 'every source' : ''}
        searchable
        flex={1}
        miw={200}
        data={[...sources, ...unknown.map((ref) => ({ value: ref, label: ref }))]}
        value={chosen}
        onChange={(next) => onChange({ ...component, sources: next.length === 0 ? undefined : next })}
      />
    </>
  );
}
