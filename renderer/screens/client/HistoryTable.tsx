import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientPage } from '../../../shared/api/client.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { Moment } from '../../parts/words.tsx';
import { stepWords } from '../../text/steps.ts';

/** What was done to a client and its contracts, the last first. */
export function HistoryTable({
  history,
  look: { locale, timeZone },
}: {
  readonly history: z.infer<typeof ClientPage>['history'];
  readonly look: ClientLook;
}): ReactNode {
  return (
    <section>
      <h2>History</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ id, at, actor, action, subject, changed }) => (
            <tr key={id}>
              <td>
                <Moment at={at} zone={timeZone} locale={locale} />
              </td>
              <td>{actor}</td>
              <td>
                {stepWords({ action, subject })}
                {changed.length > 0 && <span className="quiet">: {changed.join(', ')}</span>}
              </td>
              <td>{subject.replace(':', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
