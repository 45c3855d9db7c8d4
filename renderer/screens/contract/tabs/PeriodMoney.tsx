import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContractOverview } from '../../../../shared/api/contract.ts';
import { formatUnitPrice } from '../../../../shared/domain/money.ts';
import { numberText } from '../../../parts/format.ts';
import { Money } from '../../../parts/words.tsx';
import { blockerWords, carryWords } from '../../../text/billing.ts';

/** What the invoice of this period would say now, and what keeps it back. */
export function PeriodMoney({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { money, contract } = overview;
  if (money === null) return null;
  const { currency, locale } = contract.client;
  const amount = (value: number): ReactNode => <Money amount={value} currency={currency} locale={locale} />;
  return (
    <section aria-labelledby="contract-money">
      <h2 id="contract-money">
        <Link to="/contracts/$contract" params={{ contract: contract.ref }} search={{ tab: 'billing' }}>
          Money this period
        </Link>
      </h2>
      <table className="example-bill" aria-label="What this period would bill now">
        <tbody>
          {money.lines.map((line) => (
            <tr key={`${line.text} ${line.month} ${line.unit}`}>
              <th scope="row">
                {line.text}
                <span className="quiet">
                  {' '}
                  {numberText(line.quantity, locale)} × {formatUnitPrice(line.unit, currency, locale)}
                </span>
              </th>
              <td>{amount(line.amount)}</td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">Net, not invoiced yet</th>
            <td>{amount(money.net)}</td>
          </tr>
          {money.invoiced !== 0 && (
            <tr>
              <th scope="row">Invoiced, with tax</th>
              <td>{amount(money.invoiced)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <ul className="bare-list">
        {money.carriedOver.map(({ code, count }) => (
          <li key={code} className="quiet">
            Carried over: {carryWords(code, count)}
          </li>
        ))}
        {money.blockers.map((blocker) => (
          <li key={blocker.code} className="finding bad">
            <span aria-hidden="true">▲</span> {blockerWords(blocker).says}
          </li>
        ))}
      </ul>
    </section>
  );
}
