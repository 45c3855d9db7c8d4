import { memo, type ReactNode, useMemo, useState } from 'react';
import type { ClientLook } from '../../../../shared/api/look.ts';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { formatUnitPrice } from '../../../../shared/domain/money.ts';
import type { Bill } from '../../../../shared/domain/pricing/bill.ts';
import type { Imagined } from '../../../../shared/domain/pricing/example.ts';
import { exampleBill } from '../../../../shared/domain/pricing/example.ts';
import { numberText, periodOfDays } from '../../../parts/format.ts';
import { Money } from '../../../parts/words.tsx';
import { exampleLineTitle, exampleWorking } from '../../../text/exampleLine.ts';

/** What an imagined period would bill; every line opens to how it comes about. */
export const ExampleBill = memo(function ExampleBill({
  terms,
  imagined,
  look,
}: {
  readonly terms: Terms;
  readonly imagined: Imagined;
  readonly look: ClientLook;
}): ReactNode {
  const { leads, upheld, meetingsHeld, salesWon, saleAmount } = imagined;
  const bill = useMemo(
    () => exampleBill(terms, { leads, upheld, meetingsHeld, salesWon, saleAmount }),
    [terms, leads, upheld, meetingsHeld, salesWon, saleAmount],
  );
  const { currency, locale } = look;
  const money = (amount: number): ReactNode => <Money amount={amount} currency={currency} locale={locale} />;
  return (
    <table className="example-bill" aria-label="What that would bill">
      <tbody>
        {bill.lines.map((line) => {
          const charges = line.charges.flatMap((place) => bill.charges[place] ?? []);
          const title = exampleLineTitle(line, charges);
          const key = `${title} ${line.unit} ${line.partPercent}`;
          return <ExampleLine key={key} title={title} line={line} charges={charges} look={look} />;
        })}
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
});

function ExampleLine({
  title,
  line,
  charges,
  look,
}: {
  readonly title: string;
  readonly line: Bill['lines'][number];
  readonly charges: Bill['charges'];
  readonly look: ClientLook;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { currency, locale } = look;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="example-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {title}{' '}
          <span className="quiet">
            {numberText(line.quantity, locale)} × {formatUnitPrice(line.unit, currency, locale)}
          </span>
        </button>
        {isOpen && (
          <ul className="example-working">
            {exampleWorking(charges, look).map((working) => (
              <li key={working}>{working}</li>
            ))}
          </ul>
        )}
      </th>
      <td>
        <Money amount={line.amount} currency={currency} locale={locale} />
      </td>
    </tr>
  );
}
