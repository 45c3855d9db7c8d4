import { NumberInput } from '@mantine/core';
import { memo, type ReactNode, useMemo, useState } from 'react';
import type { ClientLook } from '../../../../shared/api/look.ts';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import type { Imagined } from '../../../../shared/domain/pricing/example.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { ExampleBill } from './ExampleBill.tsx';

/** Enough to see every rule at work, few enough to stay quick on every keystroke. */
const most = 500;

const usual: Imagined = { leads: 40, upheld: 2, meetingsHeld: 9, salesWon: 3, saleAmount: 500_000 };

/** What a month of so many leads, meetings and sales would bill, by the engine that bills: it changes with every keystroke. */
export const LiveExample = memo(function LiveExample({
  terms,
  whole,
  look,
}: {
  readonly terms: Terms;
  /** Nothing is half filled in: the example leaves nothing out. */
  readonly whole: boolean;
  readonly look: ClientLook;
}): ReactNode {
  const [imagined, setImagined] = useState(usual);
  const asked = useMemo(() => askedOf(terms), [terms]);
  const count = (key: keyof Imagined, label: string): ReactNode => (
    <NumberInput
      label={label}
      min={0}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={imagined[key]}
      onChange={(next) => setImagined({ ...imagined, [key]: typeof next === 'number' ? next : 0 })}
    />
  );
  return (
    <section className="live-example" aria-labelledby="live-example-title">
      <h3 id="live-example-title">If in one period</h3>
      <div className="imagined">
        {count('leads', 'leads are delivered')}
        {count('upheld', 'of them come back')}
        {asked.meetings && count('meetingsHeld', 'meetings are held')}
        {asked.sales && count('salesWon', 'sales are won')}
        {asked.sales && (
          <MoneyField
            label="each is worth"
            currency={look.currency}
            value={imagined.saleAmount}
            onChange={(saleAmount) => setImagined({ ...imagined, saleAmount: saleAmount ?? 0 })}
          />
        )}
      </div>
      <ExampleBill terms={terms} imagined={asked.only(imagined)} look={look} />
      {!whole && <p className="quiet">What is not filled in yet is left out.</p>}
    </section>
  );
});

/** What the prices ask to imagine: meetings without a price for them would only puzzle. */
function askedOf({ components, guarantee, minimum }: Terms): {
  readonly meetings: boolean;
  readonly sales: boolean;
  readonly only: (imagined: Imagined) => Imagined;
} {
  const models = components.map((component) => modelOf(component));
  const measured = components.some(({ kind }) => kind === 'bonus') || guarantee !== undefined || minimum !== undefined;
  const meetings = models.some(({ onChain }) => onChain !== undefined);
  const sales = models.some(({ onSale, onRevenue }) => onSale !== undefined || onRevenue !== undefined);
  return {
    meetings: meetings || measured,
    sales,
    only: (imagined) => ({
      ...imagined,
      meetingsHeld: meetings || measured ? imagined.meetingsHeld : 0,
      salesWon: sales ? imagined.salesWon : 0,
    }),
  };
}
