import type { ReactNode } from 'react';
import type { PerLead } from '../../../../../shared/domain/pricing/perLead.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import type { ComponentFormProps } from './componentForms.tsx';

/** A flat price for every accepted lead. */
export function PerLeadForm({ component, currency, onChange }: ComponentFormProps<PerLead>): ReactNode {
  return (
    <MoneyField
      label="For every accepted lead"
      w={172}
      currency={currency}
      value={component.price}
      onChange={(price) => onChange({ ...component, price })}
    />
  );
}
