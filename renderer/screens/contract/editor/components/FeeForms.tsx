import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { DayField } from '../fields.tsx';
import type { ComponentFormProps } from './componentForm.ts';

type Retainer = Extract<Component, { readonly kind: 'retainer' }>;
type OneOff = Extract<Component, { readonly kind: 'oneOff' }>;

/** A fee for every billing period. */
export function RetainerForm({ component, currency, onChange }: ComponentFormProps<Retainer>): ReactNode {
  return (
    <>
      <MoneyField
        label="Fee for every billing period"
        hidesLabel
        wanted
        w={132}
        currency={currency}
        value={component.price}
        onChange={(price) => onChange({ ...component, price })}
      />
      <span className="quiet">prorated by the day</span>
    </>
  );
}

/** A fee once, in the period its day lies in. */
export function OneOffForm({ component, currency, onChange }: ComponentFormProps<OneOff>): ReactNode {
  return (
    <>
      <MoneyField
        label="Fee once"
        hidesLabel
        wanted
        w={132}
        currency={currency}
        value={component.price}
        onChange={(price) => onChange({ ...component, price })}
      />
      <span>due on</span>
      <DayField
        label="Day of the one-off fee"
        hidesLabel
        wanted
        value={component.on}
        onChange={(on) => onChange({ ...component, on })}
      />
    </>
  );
}
