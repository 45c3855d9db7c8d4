import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Num } from '../../parts/words.tsx';
import { fieldName, valueName } from '../../text/figures.ts';

type Predictor = z.infer<typeof Insights>['predictors'][number];
type Share = Predictor['rows'][number]['acceptance'];

/** What predicts acceptance and sale: each value with its counts and between which bounds the true rate lies. */
export function Predictors({ predictors }: { readonly predictors: readonly Predictor[] }): ReactNode {
  if (predictors.length === 0) return null;
  return (
    <section>
      <h2>What predicts acceptance and sale</h2>
      <p className="quiet">
        In brackets: the 95 % interval (Wilson). A field tells something when the intervals of two of its values do not
        touch.
      </p>
      <div className="predictors">
        {predictors.map((predictor) => (
          <PredictorTable key={predictor.field} predictor={predictor} />
        ))}
      </div>
    </section>
  );
}

function PredictorTable({ predictor: { field, rows, tells } }: { readonly predictor: Predictor }): ReactNode {
  return (
    <table className="plain">
      <caption>
        {fieldName(field)}{' '}
        <span className={tells ? 'state good' : 'state quiet'}>{tells ? '● tells something' : '○ may be chance'}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col" className="right">
            Delivered
          </th>
          <th scope="col" className="right">
            Accepted
          </th>
          <th scope="col" className="right">
            Sold
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, delivered, acceptance, closing }) => (
          <tr key={value ?? ''}>
            <th scope="row">{valueName(value)}</th>
            <td className="right">
              <Num value={delivered} locale={ownLocale} />
            </td>
            <td className="right">
              <ShareText share={acceptance} />
            </td>
            <td className="right">
              <ShareText share={closing} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShareText({ share: { rate, low, high } }: { readonly share: Share }): ReactNode {
  if (rate === null || low === null || high === null) return <span className="none">–</span>;
  const text = (value: string): string => numberText(value, ownLocale);
  return (
    <>
      {text(rate)} %{' '}
      <span className="quiet">
        ({text(low)}–{text(high)})
      </span>
    </>
  );
}
