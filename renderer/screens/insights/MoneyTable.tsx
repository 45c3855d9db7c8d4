import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Money } from '../../parts/words.tsx';
import { figureName } from '../../text/figures.ts';
import { OpenFigure } from './OpenFigure.tsx';

/** Money, one row for each currency; every figure opens. */
export function MoneyTable({ money }: { readonly money: z.infer<typeof Insights>['money'] }): ReactNode {
  const [first] = money;
  if (first === undefined) return null;
  return (
    <section>
      <h2>Money</h2>
      <p className="quiet">
        Nothing is converted: every currency stands by itself. Charges not invoiced yet are left out.
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Currency</th>
            <th scope="col" className="right">
              Billed
            </th>
            <th scope="col" className="right">
              Source costs
            </th>
            <th scope="col" className="right">
              Won by clients
            </th>
            {first.figures.map(({ name }) => (
              <th key={name} scope="col" className="right">
                {figureName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {money.map(({ currency, spend, sourceCost, revenue, figures }) => (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              {[spend, sourceCost, revenue].map((amount, at) => (
                <td key={['billed', 'cost', 'won'][at]} className="right">
                  <Money amount={amount} currency={currency} locale={ownLocale} />
                </td>
              ))}
              {figures.map(({ name, figure }) => (
                <td key={name} className="right">
                  <OpenFigure name={name} figure={figure} currency={currency} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
