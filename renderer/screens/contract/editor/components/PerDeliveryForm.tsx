import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { WholeField } from '../fields.tsx';
import type { ComponentFormProps } from './componentForm.ts';
import { UnitPriceForm } from './UnitPriceForm.tsx';

type PerDelivery = Extract<Component, { readonly kind: 'perLead' | 'perRecord' | 'perSubmission' }>;
type PerCall = Extract<Component, { readonly kind: 'perCall' }>;

const units: Readonly<Record<PerDelivery['kind'], string>> = {
  perLead: 'accepted lead',
  perRecord: 'contact record',
  perSubmission: 'form submission',
};

/** A price for everything of a kind that is handed over. */
export function PerDeliveryForm(props: ComponentFormProps<PerDelivery>): ReactNode {
  const { component, onChange } = props;
  return (
    <UnitPriceForm
      {...props}
      label={units[component.kind]}
      onChange={(next) => onChange({ ...component, price: next.price, prices: next.prices, volume: next.volume })}
    />
  );
}

/** A price for every call that lasted long enough. */
export function PerCallForm(props: ComponentFormProps<PerCall>): ReactNode {
  const { component, onChange } = props;
  return (
    <>
      <span>longer than</span>
      <WholeField
        label="A call counts when it is longer than"
        hidesLabel
        wanted
        w={116}
        min={0}
        suffix="seconds"
        value={component.longerThan}
        onChange={(longerThan) => onChange({ ...component, longerThan })}
      />
      <UnitPriceForm
        {...props}
        label="call"
        onChange={(next) => onChange({ ...component, price: next.price, prices: next.prices, volume: next.volume })}
      />
    </>
  );
}
