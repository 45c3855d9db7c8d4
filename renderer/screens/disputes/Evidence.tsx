import { Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment, Money } from '../../parts/words.tsx';
import style from './disputes.module.css';
import { ageWords, type Claim, silenceWords } from './words.ts';

/** What a person needs to decide a claim: the claim, the clause beside what the lead says, and everything around it. */
export function Evidence({ claim }: { readonly claim: Claim }): ReactNode {
  return (
    <div className={style.evidence}>
      <TheClaim claim={claim} />
      <TheClause claim={claim} />
      <TheMoney claim={claim} />
      <TheLead claim={claim} />
      <TheVerdict claim={claim} />
    </div>
  );
}

function TheClaim({ claim }: { readonly claim: Claim }): ReactNode {
  const { client } = claim;
  const moment = (at: number | null): ReactNode => <Moment at={at} zone={client.timeZone} locale={client.locale} />;
  return (
    <section aria-label="Claim">
      <div className={style.reason}>
        <strong>“{claim.reason}”</strong>
        <StateBadge kind="dispute" value={claim.state} />
      </div>
      {claim.class === 'feedback' && <p className="quiet">Feedback: the delivery stays, and no money moves.</p>}
      <dl className="facts">
        {claim.evidence !== null && (
          <>
            <dt>Evidence</dt>
            <dd>{claim.evidence}</dd>
          </>
        )}
        <dt>Claimed</dt>
        <dd>{moment(claim.openedAt)}</dd>
        <dt>Heard</dt>
        <dd>
          {moment(claim.heardAt)} <span className="quiet">· {ageWords(claim.ageHours)}, business days</span>
        </dd>
        {claim.answerDueAt !== null && (
          <>
            <dt>Answer due</dt>
            <dd className={claim.answerOverdue ? style.overdue : undefined}>
              {moment(claim.answerDueAt)}
              {claim.answerOverdue && ' · overdue'}
              {claim.silence !== null && ` · ${silenceWords(claim.silence)}`}
            </dd>
          </>
        )}
        <dt>Delivered</dt>
        <dd>{moment(claim.delivery.deliveredAt)}</dd>
        <dt>Review until</dt>
        <dd>{moment(claim.delivery.reviewEndsAt)}</dd>
        {claim.appointment !== null && (
          <>
            <dt>Meeting</dt>
            <dd>
              {moment(claim.appointment.startsAt)} <StateBadge kind="appointment" value={claim.appointment.state} />
            </dd>
          </>
        )}
        {claim.decidedAt !== null && (
          <>
            <dt>Decided</dt>
            <dd>
              {moment(claim.decidedAt)}
              {claim.percent !== null && ` · ${claim.percent} %`}
            </dd>
          </>
        )}
        {claim.note !== null && (
          <>
            <dt>Note</dt>
            <dd>{claim.note}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** The clause the reason appeals to, beside what the lead says, as it was judged on the delivery day. */
function TheClause({ claim }: { readonly claim: Claim }): ReactNode {
  const criteria = (claim.verdict?.criteria ?? []).filter(({ id }) => claim.inQuestion.includes(id));
  return (
    <section aria-label="Clause">
      <h3>Clause{claim.clause !== null && `: ${claim.clause.name}`}</h3>
      {claim.clause === null && <p className="quiet">The contract names no clause for this reason.</p>}
      {claim.clause !== null && criteria.length === 0 && (
        <p>{claim.clause.words ?? 'The lead definition as a whole: see the verdict below.'}</p>
      )}
      {criteria.map((criterion) => (
        <div key={criterion.id} className={style.clause}>
          <div>
            <div className="quiet">Contract</div>
            {criterion.definition}
          </div>
          <div>
            <div className="quiet">Lead</div>
            <strong>{criterion.value ?? '–'}</strong>
            {criterion.readAs !== null && <div className="quiet">read as {criterion.readAs}</div>}
          </div>
          <StateBadge kind="lead" value={criterion.result === 'unknown' ? 'check' : criterion.result} />
        </div>
      ))}
    </section>
  );
}

function TheMoney({ claim }: { readonly claim: Claim }): ReactNode {
  const { client, charges, meter, replacement } = claim;
  return (
    <section aria-label="Money">
      <h3>Money</h3>
      {charges.length === 0 && <p className="quiet">Nothing is charged for it.</p>}
      {charges.map(({ amount, left, number }) => (
        <div key={`${number} ${amount}`} className={style.charge}>
          {number === null ? (
            <span>Not invoiced yet</span>
          ) : (
            <Link to="/documents/$number" params={{ number }}>
              {number}
            </Link>
          )}
          <span>
            <Money amount={amount} currency={client.currency} locale={client.locale} />
            {left !== amount && (
              <span className="quiet">
                {' '}
                · <Money amount={left} currency={client.currency} locale={client.locale} /> left
              </span>
            )}
          </span>
        </div>
      ))}
      {replacement !== null && (
        <p>
          Replacement {replacement.fulfilled ? 'given' : 'owed'}
          {replacement.dueDay !== null && !replacement.fulfilled && (
            <>
              {' by '}
              <DayText day={replacement.dueDay} locale={client.locale} />
            </>
          )}
        </p>
      )}
      {meter !== null && (
        <div className={style.meter}>
          <span>
            Returns of the period: {meter.used} of {meter.cap}
          </span>
          <Progress
            value={meter.cap === 0 ? 100 : Math.min(100, (meter.used / meter.cap) * 100)}
            color={meter.used >= meter.cap ? 'red' : 'petrol'}
            aria-label={`Returns of the period: ${meter.used} of ${meter.cap}`}
          />
        </div>
      )}
    </section>
  );
}

function TheLead({ claim }: { readonly claim: Claim }): ReactNode {
  const { lead, client } = claim;
  return (
    <section aria-label="Lead">
      <h3>Lead</h3>
      <dl className="facts">
        <dt>Mail</dt>
        <dd>{lead.email ?? '–'}</dd>
        <dt>Phone</dt>
        <dd>{lead.phone ?? '–'}</dd>
        {lead.jobTitle !== null && (
          <>
            <dt>Title</dt>
            <dd>{lead.jobTitle}</dd>
          </>
        )}
        <dt>Captured</dt>
        <dd>
          <Moment at={lead.capturedAt} zone={client.timeZone} locale={client.locale} />
          {lead.source !== null && <span className="quiet"> · {[lead.source, lead.campaign].join(' · ')}</span>}
        </dd>
        {lead.callSeconds !== null && (
          <>
            <dt>Call</dt>
            <dd>{lead.callSeconds} s</dd>
          </>
        )}
        {lead.consentAt !== null && (
          <>
            <dt>Consent</dt>
            <dd>
              <Moment at={lead.consentAt} zone={client.timeZone} locale={client.locale} />
            </dd>
          </>
        )}
        {claim.calls.map((call) => (
          <div key={call.id} className={style.pair}>
            <dt>Call</dt>
            <dd>
              <Moment at={call.startedAt} zone={client.timeZone} locale={client.locale} /> · {call.seconds} s{' '}
              <StateBadge kind="call" value={call.outcome} />
              {call.note !== null && <div className="quiet">{call.note}</div>}
            </dd>
          </div>
        ))}
        {claim.samePerson.map((other) => (
          <div key={other.lead} className={style.pair}>
            <dt>Same {other.by}</dt>
            <dd>
              <Link to="/leads/$lead" params={{ lead: String(other.lead) }}>
                {other.days >= 0 ? `${other.days} days earlier` : `${-other.days} days later`}
              </Link>
              {other.contract !== null && <span className="quiet"> · delivered to {other.contract}</span>}
            </dd>
          </div>
        ))}
        {claim.meetings.map((meeting) => (
          <div key={meeting.id} className={style.pair}>
            <dt>Meeting</dt>
            <dd>
              <Moment at={meeting.startsAt} zone={client.timeZone} locale={client.locale} />{' '}
              <StateBadge kind="appointment" value={meeting.state} />
            </dd>
          </div>
        ))}
        {claim.otherClaims.map((other) => (
          <div key={other.id} className={style.pair}>
            <dt>Other claim</dt>
            <dd>
              {other.reason} <StateBadge kind="dispute" value={other.state} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function TheVerdict({ claim }: { readonly claim: Claim }): ReactNode {
  const { verdict, client } = claim;
  if (verdict === null) return null;
  return (
    <section aria-label="Verdict">
      <h3>
        Verdict of the delivery day <StateBadge kind="lead" value={verdict.verdict} />
      </h3>
      <p className="quiet">
        Terms version {verdict.termsVersion} from <DayText day={verdict.termsFrom} locale={client.locale} />
        {verdict.score !== null && ` · score ${verdict.score}${verdict.band === null ? '' : `, band ${verdict.band}`}`}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Definition</th>
            <th scope="col">Lead says</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {verdict.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <td>{criterion.definition}</td>
              <td>{criterion.value ?? '–'}</td>
              <td>
                <StateBadge kind="lead" value={criterion.result === 'unknown' ? 'check' : criterion.result} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
