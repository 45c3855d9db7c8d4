import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import { pointsOf } from '../../../shared/domain/qualification/score.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';
import { codeWords, pointsWords } from '../../text/leadWords.ts';
import css from './lead.module.css';

type Verdict = LeadPage['verdicts'][number];

/** Why the lead is qualified or not: the definition's words beside its values, contract by contract. */
export function Verdicts({
  verdicts,
  samePerson,
}: {
  readonly verdicts: readonly Verdict[];
  readonly samePerson: LeadPage['samePerson'];
}): ReactNode {
  const [earlier, setEarlier] = useState(false);
  const current = verdicts.filter((one) => one.current);
  const old = verdicts.filter((one) => !one.current);
  if (verdicts.length === 0) {
    return <p className="quiet">It waits in the pool: no contract has judged it yet. Qualify or deliver it.</p>;
  }
  return (
    <>
      {[...current, ...(earlier ? old : [])].map((verdict) => (
        <VerdictPart key={`${verdict.contract} ${verdict.termsVersion}`} verdict={verdict} samePerson={samePerson} />
      ))}
      {old.length > 0 && (
        <Button variant="subtle" onClick={() => setEarlier(!earlier)}>
          {earlier
            ? 'Hide earlier verdicts'
            : `Show ${old.length === 1 ? 'an earlier verdict' : `${old.length} earlier verdicts`}`}
        </Button>
      )}
    </>
  );
}

function VerdictPart({
  verdict,
  samePerson,
}: {
  readonly verdict: Verdict;
  readonly samePerson: LeadPage['samePerson'];
}): ReactNode {
  const { look, criteria, junk, duplicateOf, duplicateDays } = verdict;
  const points = pointsOf(criteria);
  return (
    <section>
      <h3>
        <StateBadge kind="lead" value={verdict.outcome} />
        <Link to="/contracts/$contract" params={{ contract: verdict.contract }}>
          {verdict.client}: {verdict.contractName}
        </Link>
        <span className="quiet">
          terms version {verdict.termsVersion} from <DayText day={verdict.termsFrom} locale={look.locale} />, judged{' '}
          <Moment at={verdict.judgedAt} zone={look.timeZone} locale={look.locale} />
          {verdict.score !== null && `, score ${verdict.score}${verdict.band === null ? '' : ` (${verdict.band})`}`}
        </span>
      </h3>
      {duplicateOf !== null && (
        <p>
          Duplicate of{' '}
          <Link to="/leads/$lead" params={{ lead: String(duplicateOf) }}>
            {samePerson.find(({ id }) => id === duplicateOf)?.name ?? `lead ${duplicateOf}`}
          </Link>
          , {counted(duplicateDays ?? 0, 'day')} earlier.
        </p>
      )}
      {verdict.outcome === 'suppressed' && <p>The person is on a suppression list and is not delivered.</p>}
      {verdict.outcome === 'taken' && <p>The person is sold exclusively under another contract.</p>}
      {junk.length > 0 && <p>Looks like junk: {junk.map(codeWords).join(', ')}.</p>}
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Definition</th>
            <th scope="col">This lead</th>
            <th scope="col">Result</th>
            {points !== null && (
              <th scope="col" className="right">
                Points
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {criteria.map((one) => (
            <tr key={one.id}>
              <td>
                {one.definition}
                {!one.hard && <span className="quiet"> · only scores</span>}
              </td>
              <td>
                {one.value ?? <span className="none">not given</span>}
                {one.readAs !== null && <span className="quiet"> · read as {one.readAs}</span>}
              </td>
              <td className={css.result}>
                <StateBadge kind="criterion" value={one.result} />
              </td>
              {points !== null && (
                <td className="right">{one.points === null ? <span className="none">–</span> : pointsWords(one)}</td>
              )}
            </tr>
          ))}
        </tbody>
        {points !== null && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                Score {verdict.score}
                {verdict.band !== null && `, band ${verdict.band}`}
                <span className="quiet"> · points earned of those there are, in percent</span>
              </th>
              <td className="right">
                {points.earned} of {points.possible}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
