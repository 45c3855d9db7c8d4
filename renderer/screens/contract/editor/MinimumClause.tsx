import type { ReactNode } from 'react';
import type { Component } from '../../../../shared/domain/contract/component.ts';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import type { Minimum } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { Choice } from './Choice.tsx';
import { Clause } from './Clause.tsx';
import { PriceField, WholeField } from './fields.tsx';
import { UnitsOf } from './UnitsOf.tsx';

const measures = ['money', 'units'] as const;
const measureWords = { money: 'an amount', units: 'units' } as const;
const shortfalls = ['trueUp', 'rollover'] as const;
const shortfallWords = { trueUp: 'is billed with the period', rollover: 'is added to the next period’s' } as const;

/** What the client pays at least, as an amount or as the price of so many units, and what becomes of what is missing. */
export function MinimumClause({
  minimum,
  onMinimum,
  components,
  currency,
  findings,
}: {
  readonly minimum: Minimum;
  readonly onMinimum: (minimum: Minimum | undefined) => void;
  readonly components: readonly Component[];
  readonly currency: string;
  readonly findings: readonly Finding[];
}): ReactNode {
  const set = (part: Partial<Minimum>): void => onMinimum({ ...minimum, ...part });
  const inUnits = minimum.component !== undefined || minimum.units !== undefined;
  const priced = components.filter((component) => modelOf(component).stage !== undefined);
  const { shortfall } = minimum;
  return (
    <Clause
      title="Minimum of a billing period"
      place="minimum"
      findings={findings}
      onRemove={() => onMinimum(undefined)}
    >
      <span>The client pays at least</span>
      {priced.length > 0 && (
        <Choice
          label="Minimum in"
          hidesLabel
          w={116}
          options={measures}
          words={measureWords}
          value={inUnits ? 'units' : 'money'}
          onChange={(measure) =>
            onMinimum(measure === 'money' ? { shortfall } : { shortfall, component: priced[0]?.id ?? '' })
          }
        />
      )}
      {inUnits ? (
        <>
          <WholeField
            label="Units of the minimum"
            hidesLabel
            wanted
            w={76}
            value={minimum.units}
            onChange={(units) => set({ units })}
          />
          <UnitsOf
            label="What the minimum counts"
            components={priced}
            value={minimum.component}
            onChange={(component) => set({ component })}
          />
          <span>at</span>
          <PriceField
            label="Price of a missing unit"
            hidesLabel
            placeholder="its price"
            currency={currency}
            value={minimum.price}
            onChange={(price) => set({ price })}
          />
        </>
      ) : (
        <MoneyField
          label="Minimum of a billing period"
          hidesLabel
          wanted
          w={132}
          currency={currency}
          value={minimum.amount}
          onChange={(amount) => set({ amount })}
        />
      )}
      <span>What is missing</span>
      <Choice
        label="What is missing of the minimum"
        hidesLabel
        wanted
        w={212}
        options={shortfalls}
        words={shortfallWords}
        value={shortfall}
        onChange={(next) => set({ shortfall: next })}
      />
    </Clause>
  );
}
