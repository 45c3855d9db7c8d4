import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { CurrencySum } from '../../../shared/api/invoice.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { StripFigure } from '../../parts/FigureStrip.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Money } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';

type Sum = z.output<typeof CurrencySum>;

/** One figure for each currency: sums of different ones are never added. */
export const sumFigures = (label: string, sums: readonly Sum[], one: string, many: string): StripFigure[] =>
  sums.map((sum) => ({
    label: `${label}, ${sum.currency}`,
    value: <Money amount={sum.gross} currency={sum.currency} locale={ownLocale} />,
    detail: counted(sum.count, one, many),
    opens: <SumTable sums={[sum]} />,
  }));

/** Net, tax and gross, one row for each currency. */
export function SumTable({ sums }: { readonly sums: readonly Sum[] }): ReactNode {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Currency</th>
          <th scope="col" className="right">
            Documents
          </th>
          <th scope="col" className="right">
            Net
          </th>
          <th scope="col" className="right">
            Tax
          </th>
          <th scope="col" className="right">
            Gross
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ currency, count, net, tax, gross }) => (
          <tr key={currency}>
            <td>{currency}</td>
            <td className="right">{count}</td>
            <td className="right">{formatMoney(net, currency, ownLocale)}</td>
            <td className="right">{formatMoney(tax, currency, ownLocale)}</td>
            <td className="right">{formatMoney(gross, currency, ownLocale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
