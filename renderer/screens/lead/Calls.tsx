import type { ReactNode } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Moment } from '../../parts/words.tsx';

/** `2:30`. */
export const lengthText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The calls made with a lead, newest first. */
export function Calls({
  calls,
  look,
}: {
  readonly calls: LeadPage['calls'];
  readonly look: Pick<ClientLook, 'timeZone' | 'locale'>;
}): ReactNode {
  if (calls.length === 0) return <p className="quiet">Nobody has called yet.</p>;
  const moment = (at: number): ReactNode => <Moment at={at} zone={look.timeZone} locale={look.locale} />;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Outcome</th>
          <th scope="col" className="right">
            Length
          </th>
          <th scope="col">What was said</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <td>
              {moment(call.startedAt)}
              <div className="quiet">
                {call.recordedBy}, for {call.contract}
              </div>
            </td>
            <td>
              <StateBadge kind="call" value={call.outcome} />
              {call.callAgainAt !== null && <div className="quiet">again {moment(call.callAgainAt)}</div>}
            </td>
            <td className="right">{lengthText(call.seconds)}</td>
            <td>
              {call.answers.map(({ label, value }) => (
                <div key={label}>
                  <span className="quiet">{label}:</span> {value}
                </div>
              ))}
              {call.note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
