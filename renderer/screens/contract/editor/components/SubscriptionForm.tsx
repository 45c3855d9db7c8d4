import type { ReactNode } from 'react';
import type { Component } from '../../../../../shared/domain/contract/component.ts';
import { countedStages } from '../../../../../shared/domain/pricing/subscription.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { Choice } from '../Choice.tsx';
import { PriceField, WholeField } from '../fields.tsx';
import type { ComponentFormProps } from './componentForm.ts';

type Subscription = Extract<Component, { readonly kind: 'subscription' }>;

const countWords = {
  lead: 'accepted leads',
  booked: 'appointments booked',
  held: 'appointments held',
} as const;
const shortfalls = ['rollover', 'credit', 'none'] as const;
const shortfallWords = {
  rollover: 'is added to the next period',
  credit: 'is credited by its share of the fee',
  none: 'is lost',
} as const;

/** A fee for a committed volume: what it covers, what more costs, and what becomes of what is missing. */
export function SubscriptionForm({ component, currency, onChange }: ComponentFormProps<Subscription>): ReactNode {
  return (
    <>
      <MoneyField
        label="Fee for the volume of a billing period"
        hidesLabel
        wanted
        w={132}
        currency={currency}
        value={component.price}
        onChange={(price) => onChange({ ...component, price })}
      />
      <span>for</span>
      <WholeField
        label="Units the fee covers"
        hidesLabel
        wanted
        w={76}
        value={component.units}
        onChange={(units) => onChange({ ...component, units })}
      />
      <Choice
        label="What the subscription counts"
        hidesLabel
        wanted
        w={172}
        options={countedStages}
        words={countWords}
        value={component.counts}
        onChange={(counts) => onChange({ ...component, counts })}
      />
      <div className="clause-more">
        <PriceField
          label="Each above it"
          wanted
          currency={currency}
          value={component.overage}
          onChange={(overage) => onChange({ ...component, overage })}
        />
        <Choice
          label="What is missing"
          wanted
          w={260}
          options={shortfalls}
          words={shortfallWords}
          value={component.shortfall}
          onChange={(shortfall) => onChange({ ...component, shortfall })}
        />
      </div>
    </>
  );
}
