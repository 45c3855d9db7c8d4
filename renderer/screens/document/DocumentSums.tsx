import type { ReactNode } from 'react';
import { numberText } from '../../parts/format.ts';
import { Money } from '../../parts/words.tsx';
import type { ShownDocument } from './shownDocument.ts';

/** Net, tax and gross as the document says them, and what credit notes took back since. */
export function DocumentSums({ document }: { readonly document: ShownDocument }): ReactNode {
  const { currency, client, net, taxed, gross, credited, kind, prepaid } = document;
  const isInvoice = kind === 'invoice';
  const { locale } = client;
  const rows: readonly (readonly [what: string, amount: number, total: boolean])[] = [
    ['Net', net, false],
    [taxWords(taxed, locale), taxed.amount, false],
    [isInvoice ? 'Gross' : 'Credited', gross, true],
    ...(prepaid === null
      ? []
      : ([
          [
            isInvoice ? 'Paid from balance' : 'Back on the balance',
            isInvoice ? -prepaid.amount : prepaid.amount,
            false,
          ],
          ...(isInvoice ? ([['Amount due', gross - prepaid.amount, true]] as const) : []),
        ] as const)),
    ...(credited === 0 ? [] : ([['Credited since, gross', -credited, false]] as const)),
  ];
  return (
    <table className="plain sums">
      <tbody>
        {rows.map(([what, amount, total]) => (
          <tr key={what} className={total ? 'total' : undefined}>
            <td>{what}</td>
            <td className="right">
              <Money amount={amount} currency={currency} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const taxWords = ({ ratePercent, note }: ShownDocument['taxed'], locale: string): string =>
  note === null ? `Tax ${numberText(ratePercent, locale)} %` : `Tax ${numberText(ratePercent, locale)} % – ${note}`;
