import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import type { ComponentFormProps } from './componentForms.tsx';

/** A fee for every billing period. */
export function RetainerForm({
  component,
  currency,
  onChange,
}: ComponentFormProps<Extract<Component, { kind: 'retainer' }>>): ReactNode {
  return (
    <MoneyField
      label="For every billing period"
      w={172}
      currency={currency}
      value={component.price}
      onChange={(price) => onChange({ ...component, price })}
    />
  );
}
