import type { ReactNode } from 'react';
import type { RequalifyPreview } from '../../../shared/api/requalification.ts';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import { counted } from '../../text/counted.ts';
import { billText, reasonText } from '../../text/requalified.ts';
import { Matrix } from './Matrix.tsx';

type Shown = Omit<RequalifyPreview, 'preview'>;

/** What judging again changes: the matrix, the money, the reasons; and delivered leads, which stay. */
export function Difference({
  difference,
  chosen,
  onCell,
}: {
  readonly difference: Shown;
  readonly chosen: { readonly from: LeadOutcome; readonly to: LeadOutcome } | undefined;
  readonly onCell: (from: LeadOutcome, to: LeadOutcome) => void;
}): ReactNode {
  const { moves, handed, reasons, leads } = difference;
  const bill = billText(difference);
  const delivered = handed.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <section aria-labelledby="requalify-moves">
        <h2 id="requalify-moves">From what to what</h2>
        {leads === 0 ? (
          <p className="quiet">No lead that could change: none was judged for this contract and waits.</p>
        ) : (
          <Matrix moves={moves} label="From what to what" chosen={chosen} onCell={onCell} />
        )}
        {bill !== null && leads > 0 && <p>{bill}</p>}
      </section>
      {reasons.length > 0 && (
        <section aria-labelledby="requalify-reasons">
          <h2 id="requalify-reasons">Why</h2>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">What speaks against leads that change</th>
                <th scope="col" className="right">
                  Speaks against
                </th>
                <th scope="col" className="right">
                  No longer
                </th>
              </tr>
            </thead>
            <tbody>
              {reasons.map((reason) => (
                <tr key={`${reason.kind} ${reason.words}`}>
                  <td>{reasonText(reason)}</td>
                  <td className="right">{reason.now === 0 ? '–' : reason.now.toLocaleString('en')}</td>
                  <td className="right">{reason.gone === 0 ? '–' : reason.gone.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {delivered > 0 && (
        <section aria-labelledby="requalify-handed">
          <h2 id="requalify-handed">Delivered or on hold: they keep their verdict</h2>
          <p className="quiet">
            {counted(delivered, 'lead')} {delivered === 1 ? 'was' : 'were'} handed over under the terms of that day. So
            they would come out today:
          </p>
          <Matrix moves={handed} label="Delivered leads, as they would come out today" />
        </section>
      )}
    </>
  );
}
