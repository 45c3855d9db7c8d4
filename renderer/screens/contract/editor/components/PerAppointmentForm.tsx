import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import type { ComponentFormProps } from './componentForms.tsx';

/** A price for every appointment. What triggers it is asked: there is no default for it. */
export function PerAppointmentForm({
  component,
  currency,
  onChange,
}: ComponentFormProps<Extract<Component, { kind: 'perAppointment' }>>): ReactNode {
  return (
    <>
      <MoneyField
        label="For every appointment"
        w={172}
        currency={currency}
        value={typeof component.price === 'number' ? component.price : undefined}
        onChange={(price) => onChange({ ...component, price })}
      />
      <Select
        label="When it is"
        placeholder="choose"
        w={104}
        data={[
          { value: 'booked', label: 'booked' },
          { value: 'held', label: 'held' },
        ]}
        value={component.trigger ?? null}
        onChange={(value) =>
          onChange({ ...component, trigger: value === 'booked' || value === 'held' ? value : undefined })
        }
      />
    </>
  );
}
