import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import type { ComponentFormProps } from './componentForms.tsx';

/** A flat price for every accepted lead. */
export function PerLeadForm({
  component,
  currency,
  onChange,
}: ComponentFormProps<Extract<Component, { kind: 'perLead' }>>): ReactNode {
  return (
    <MoneyField
      label="For every accepted lead"
      w={172}
      currency={currency}
      value={typeof component.price === 'number' ? component.price : undefined}
      onChange={(price) => onChange({ ...component, price })}
    />
  );
}
