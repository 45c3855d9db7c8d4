import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Num, Percent } from '../../parts/words.tsx';
import { figureName, payModelNames } from '../../text/figures.ts';
import { OpenFigure } from './OpenFigure.tsx';

/** Pay per lead beside pay per appointment, on the same measures downstream. */
export function ModelTable({ models }: { readonly models: z.infer<typeof Insights>['models'] }): ReactNode {
  const [first] = models;
  if (first === undefined) return null;
  return (
    <section>
      <h2>What contracts are paid for</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Paid for</th>
            <th scope="col">Contracts</th>
            <th scope="col" className="right">
              Delivered
            </th>
            <th scope="col" className="right">
              Accepted
            </th>
            <th scope="col" className="right">
              Show rate
            </th>
            <th scope="col" className="right">
              Opportunities
            </th>
            <th scope="col" className="right">
              Sales
            </th>
            <th scope="col" className="right">
              Lead to close
            </th>
            {first.figures.map(({ name }) => (
              <th key={name} scope="col" className="right">
                {figureName(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, currency, contracts, counts, acceptanceRate, showRate, leadToCloseRate, figures }) => (
            <tr key={`${model} ${currency}`}>
              <th scope="row">
                {payModelNames[model]}, {currency}
              </th>
              <td>{contracts.join(', ')}</td>
              <td className="right">
                <Num value={counts.delivered} locale={ownLocale} />
              </td>
              <td className="right">
                <Percent value={acceptanceRate} locale={ownLocale} />
              </td>
              <td className="right">
                <Percent value={showRate} locale={ownLocale} />
              </td>
              <td className="right">
                <Num value={counts.opportunities} locale={ownLocale} />
              </td>
              <td className="right">
                <Num value={counts.sales} locale={ownLocale} />
              </td>
              <td className="right">
                <Percent value={leadToCloseRate} locale={ownLocale} />
              </td>
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
