import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallRead } from '../../../shared/api/call.ts';
import type { CallOutcome } from '../../../shared/domain/call.ts';
import { pointsOf } from '../../../shared/domain/qualification/score.ts';
import { query } from '../../api.ts';
import { Scrolled } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { codeWords, pointsWords } from '../../text/leadWords.ts';
import { lengthText } from '../lead/Calls.tsx';
import css from './call.module.css';

export type Live = NonNullable<CallRead['lead']>['live'];

/** A moment after the last letter the rules are asked again. */
const pauseMs = 120;

interface Typing {
  readonly lead: number;
  readonly contract: string;
  readonly answers: Readonly<Record<string, string>>;
  /** The length that is judged; undefined before anybody talked. */
  readonly seconds: number | undefined;
  readonly outcome: CallOutcome | null;
}

/** What the rules say of what is typed so far. */
export function useLive(typing: Typing, first: Live): Live {
  const text = JSON.stringify(typing);
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { lead, contract, answers, seconds, outcome }: Typing = JSON.parse(asked);
  const read = useQuery({
    ...query.call.judge.queryOptions({
      input: {
        lead,
        contract,
        answers: { ...answers },
        ...(seconds !== undefined && { seconds }),
        ...(outcome !== null && { outcome }),
      },
    }),
    placeholderData: keepPreviousData,
  });
  return read.data ?? first;
}

/** The definition beside the form, judged while it is filled in. */
export function Rules({ live }: { readonly live: Live }): ReactNode {
  const points = pointsOf(live.criteria);
  return (
    <Scrolled className={`${css.rules}`} label="What the rules say">
      <output aria-label="Verdict" className={css.big}>
        <StateBadge kind="lead" value={live.outcome} />
        {live.score !== null && (
          <span className="quiet">
            {' '}
            score {live.score}
            {live.band !== null && ` (${live.band})`}
            {points !== null && ` · ${points.earned} of ${points.possible} points`}
          </span>
        )}
      </output>
      <ul>
        {live.criteria.map((one) => (
          <li key={one.id}>
            <StateBadge kind="criterion" value={one.result} />
            <span>
              {one.definition}
              {!one.hard && <span className="quiet"> · only scores</span>}
              {one.points !== null && <span className="quiet"> · {pointsWords(one)} points</span>}
              {one.value !== null && (
                <div className="quiet">
                  {one.field === 'call.seconds' ? `${lengthText(Number(one.value))} talked` : one.value}
                </div>
              )}
            </span>
          </li>
        ))}
        {live.billed.map(({ longerThan, lasts }) => (
          <li key={`billed ${longerThan}`}>
            <StateBadge kind="criterion" value={lasts ? 'pass' : 'fail'} />
            <span>Billed as a call: longer than {lengthText(longerThan)}</span>
          </li>
        ))}
        {live.junk.map((check) => (
          <li key={check}>
            <StateBadge kind="criterion" value="fail" />
            <span>Looks like junk: {codeWords(check)}</span>
          </li>
        ))}
        {live.contactReasons.map((reason) => (
          <li key={reason}>
            <StateBadge kind="lead" value={live.contact} />
            <span>Contact data: {codeWords(reason)}</span>
          </li>
        ))}
      </ul>
    </Scrolled>
  );
}
