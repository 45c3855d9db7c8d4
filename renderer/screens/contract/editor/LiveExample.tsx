import { NumberInput } from '@mantine/core';
import { memo, type ReactNode, useState } from 'react';
import type { ClientLook } from '../../../../shared/api/look.ts';
import { modelOf } from '../../../../shared/domain/contract/component.ts';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { formatUnitPrice } from '../../../../shared/domain/money.ts';
import type { Imagined } from '../../../../shared/domain/pricing/example.ts';
import { exampleBill } from '../../../../shared/domain/pricing/example.ts';
import { periodOfDays } from '../../../parts/format.ts';
import { Money } from '../../../parts/words.tsx';

/** Enough to see every rule at work, few enough to stay quick on every keystroke. */
const most = 2_000;

/** What a month of so many leads and meetings would bill, by the engine that bills: it changes with every keystroke. */
export const LiveExample = memo(function LiveExample({
  terms,
  whole,
  look,
}: {
  readonly terms: Terms;
  /** The terms can be read; half-filled ones have no price to show. */
  readonly whole: boolean;
  readonly look: ClientLook;
}): ReactNode {
  const [imagined, setImagined] = useState({ leads: 40, upheld: 4, meetingsHeld: 9, salesWon: 0, saleAmount: 0 });
  const count = (key: keyof typeof imagined, label: string): ReactNode => (
    <NumberInput
      label={label}
      min={0}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={imagined[key]}
      onChange={(next) => setImagined({ ...imagined, [key]: typeof next === 'number' ? next : 0 })}
    />
  );
  const priced = terms.components.map((component) => modelOf(component));
  return (
    <section className="live-example" aria-labelledby="live-example-title">
      <h3 id="live-example-title">If in one period</h3>
      <div className="imagined">
        {count('leads', 'leads are delivered')}
        {count('upheld', 'of them come back')}
        {priced.some(({ onChain }) => onChain !== undefined) && count('meetingsHeld', 'meetings are held')}
      </div>
      {whole ? (
        <Bill terms={terms} imagined={imagined} look={look} />
      ) : (
        <p className="quiet">The example appears once every field is filled in.</p>
      )}
    </section>
  );
});

function Bill({
  terms,
  imagined,
  look,
}: {
  readonly terms: Terms;
  readonly imagined: Imagined;
  readonly look: ClientLook;
}): ReactNode {
  const bill = exampleBill(terms, imagined);
  const { currency, locale } = look;
  const money = (amount: number): ReactNode => <Money amount={amount} currency={currency} locale={locale} />;
  return (
    <table className="example-bill" aria-label="What that would bill">
      <tbody>
        {bill.lines.map((line) => (
          <tr key={`${line.component} ${line.partPercent} ${line.unit}`}>
            <th scope="row">
              {line.text}
              <span className="quiet">
                {' '}
                {line.quantity} × {formatUnitPrice(line.unit, currency, locale)}
              </span>
            </th>
            <td>{money(line.amount)}</td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">
            Net <span className="quiet">{periodOfDays(bill.period, locale)}</span>
          </th>
          <td>{money(bill.net)}</td>
        </tr>
        {bill.tax !== null && (
          <>
            <tr>
              <th scope="row">Tax {bill.tax.ratePercent} %</th>
              <td>{money(bill.tax.amount)}</td>
            </tr>
            <tr className="sum">
              <th scope="row">To be paid</th>
              <td>{money(bill.gross)}</td>
            </tr>
          </>
        )}
      </tbody>
    </table>
  );
}
