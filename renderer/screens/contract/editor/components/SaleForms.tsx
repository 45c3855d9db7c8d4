import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { DecimalField, WholeField } from '../fields.tsx';
import type { ComponentFormProps } from './componentForm.ts';
import { OverlapQuestion } from './OverlapQuestion.tsx';
import { UnitPriceForm } from './UnitPriceForm.tsx';

type PerSale = Extract<Component, { readonly kind: 'perSale' }>;
type Share = Extract<Component, { readonly kind: 'firstPurchaseShare' | 'dealShare' }>;
type Recurring = Extract<Component, { readonly kind: 'recurringShare' }>;

/** A price for every sale that is won. */
export function PerSaleForm(props: ComponentFormProps<PerSale>): ReactNode {
  const { component, onChange, follows } = props;
  return (
    <>
      <UnitPriceForm
        {...props}
        label="sale"
        onChange={(next) => onChange({ ...component, price: next.price, prices: next.prices, volume: next.volume })}
      />
      {(follows || component.overlap !== undefined) && (
        <OverlapQuestion
          later="the sale"
          value={component.overlap}
          onChange={(overlap) => onChange({ ...component, overlap })}
        />
      )}
    </>
  );
}

/** Percent of a sale: of every deal, or of a customer's first purchase. */
export function ShareForm({ component, onChange, follows }: ComponentFormProps<Share>): ReactNode {
  return (
    <>
      <DecimalField
        label={component.kind === 'dealShare' ? 'Percent of every deal' : 'Percent of the first purchase'}
        hidesLabel
        wanted
        w={96}
        unit="%"
        value={component.percent}
        onChange={(percent) => onChange({ ...component, percent })}
      />
      {(follows || component.overlap !== undefined) && (
        <OverlapQuestion
          later="the share"
          value={component.overlap}
          onChange={(overlap) => onChange({ ...component, overlap })}
        />
      )}
    </>
  );
}

/** Percent of what a customer pays, month by month, for so many months. */
export function RecurringShareForm({ component, onChange, follows }: ComponentFormProps<Recurring>): ReactNode {
  return (
    <>
      <DecimalField
        label="Percent of what a customer pays"
        hidesLabel
        wanted
        w={96}
        unit="%"
        value={component.percent}
        onChange={(percent) => onChange({ ...component, percent })}
      />
      <span>for</span>
      <WholeField
        label="Months of every customer"
        hidesLabel
        wanted
        w={116}
        suffix="months"
        value={component.months}
        onChange={(months) => onChange({ ...component, months })}
      />
      {(follows || component.overlap !== undefined) && (
        <OverlapQuestion
          later="the share"
          value={component.overlap}
          onChange={(overlap) => onChange({ ...component, overlap })}
        />
      )}
    </>
  );
}
