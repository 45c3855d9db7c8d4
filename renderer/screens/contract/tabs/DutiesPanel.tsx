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
        {data.map(({ duty }) => (
          <DutyItem key={keyOf(duty)} duty={duty} client={client} />
        ))}
      </ul>
    </section>
  );
}

const keyOf = (duty: Duty): string => [duty.kind, duty.day, duty.kind === 'benchmark' ? duty.measure : ''].join(' ');

function DutyItem({ duty, client }: { readonly duty: Duty; readonly client: ClientLook }): ReactNode {
  const { says, stands, means } = dutyWords(duty, client);
  return (
    <li>
      <div className="duty-head">
        <span>{says}</span>
        <span className="quiet">
          <DayText day={duty.day} locale={client.locale} />, {daysText(duty.daysLeft)}
        </span>
      </div>
      <p className="quiet">
        {stands !== '' && (
          <strong>
            {stands.charAt(0).toUpperCase()}
            {stands.slice(1)}.{' '}
          </strong>
        )}
        {means}
      </p>
    </li>
  );
}
