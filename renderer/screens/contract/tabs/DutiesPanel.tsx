import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Duty } from '../../../../shared/api/duty.ts';
import type { ClientLook } from '../../../../shared/api/look.ts';
import { query } from '../../../api.ts';
import { DayText } from '../../../parts/words.tsx';
import { daysText, dutyWords } from '../../../text/duties.ts';

/** What the terms date, what comes first at the top: each with its day, what it stands at, and what comes of it. */
export function DutiesPanel({
  contract,
  client,
}: {
  readonly contract: string;
  readonly client: ClientLook;
}): ReactNode {
  const { data } = useQuery(query.duty.list.queryOptions({ input: { contract } }));
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-labelledby="contract-duties">
      <h2 id="contract-duties">Dates and duties</h2>
      <ul className="bare-list duties">
        {inShort(data.map(({ duty }) => duty)).map(({ duty, more }) => (
          <DutyItem key={keyOf(duty)} duty={duty} more={more} client={client} />
        ))}
      </ul>
    </section>
  );
}

const keyOf = (duty: Duty): string => [duty.kind, duty.day, duty.kind === 'benchmark' ? duty.measure : ''].join(' ');

/** Thirteen reports that were missed are one piece of work: the first stands for the others, `more` says how many these are. */
function inShort(duties: readonly Duty[]): { readonly duty: Duty; readonly more: number }[] {
  const isMissed = ({ kind, daysLeft }: Duty): boolean => kind === 'reportDue' && daysLeft <= 0;
  const missed = duties.filter(isMissed);
  return duties
    .filter((duty) => !isMissed(duty) || duty === missed[0])
    .map((duty) => ({ duty, more: duty === missed[0] ? missed.length - 1 : 0 }));
}

function DutyItem({
  duty,
  more,
  client,
}: {
  readonly duty: Duty;
  readonly more: number;
  readonly client: ClientLook;
}): ReactNode {
  const { says, stands, means, isBad } = dutyWords(duty, client);
  return (
    <li>
      <div className="duty-head">
        <span>
          {says}
          {more > 0 && ` and ${more} more`}
        </span>
        <span className={isBad ? 'bad' : 'quiet'}>
          {isBad && <span aria-hidden="true">▲ </span>}
          <DayText day={duty.day} locale={client.locale} />, {daysText(duty.daysLeft)}
        </span>
      </div>
      {duty.kind !== 'reportDue' && (
        <p className="quiet">
          {stands !== '' && (
            <strong>
              {stands.charAt(0).toUpperCase()}
              {stands.slice(1)}.{' '}
            </strong>
          )}
          {means}
        </p>
      )}
    </li>
  );
}
