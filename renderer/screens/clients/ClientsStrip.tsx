import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientList } from '../../../shared/api/client.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Money } from '../../parts/words.tsx';

type Totals = z.infer<typeof ClientList>['totals'];

/** The money of the month, one figure for each currency: nothing is converted. */
export function ClientsStrip({ totals }: { readonly totals: Totals }): ReactNode {
  return (
    <FigureStrip
      label="Money of the month"
      figures={totals.map(({ currency, spend, openToInvoice, earned, sourceCost, expectedMargin }) => ({
        label: `Billed and open, ${currency}`,
        value: <Money amount={earned} currency={currency} locale={ownLocale} />,
        detail: `margin ${formatMoney(expectedMargin, currency, ownLocale)}`,
        opens: (
          <dl className="facts">
            <dt>Billed, net of credits</dt>
            <dd className="right">{formatMoney(spend, currency, ownLocale)}</dd>
            <dt>Open to invoice</dt>
            <dd className="right">{formatMoney(openToInvoice, currency, ownLocale)}</dd>
            <dt>Less source costs</dt>
            <dd className="right">{formatMoney(sourceCost, currency, ownLocale)}</dd>
            <dt>Expected margin</dt>
            <dd className="right">{formatMoney(expectedMargin, currency, ownLocale)}</dd>
          </dl>
        ),
      }))}
    />
  );
}
