import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cityOf } from '../../parts/format.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment, Money } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';
import { lastingText } from '../../text/lasting.ts';
import { meetingKindWords } from '../../text/meetings.ts';
import style from './appointments.module.css';
import { billingWords, type Chain } from './words.ts';

/** One chain of meetings: when and with whom, how it came to this, and what it is billed. */
export function Details({ chain, zone }: { readonly chain: Chain; readonly zone: string }): ReactNode {
  const { client } = chain;
  const moment = (at: number): ReactNode => <Moment at={at} zone={client.timeZone} locale={client.locale} />;
  return (
    <div className={style.details}>
      <dl className="facts">
        <dt>State</dt>
        <dd>
          <StateBadge kind="appointment" value={chain.state} />
          {chain.openClaims > 0 && (
            <>
              {' · '}
              <Link to="/disputes" search={{ contract: chain.contract.ref }}>
                claim open
              </Link>
            </>
          )}
        </dd>
        <dt>Starts</dt>
        <dd>
          {moment(chain.startsAt)}
          {client.timeZone !== zone && (
            <div className="quiet">
              <Moment at={chain.startsAt} zone={zone} locale={client.locale} /> in {cityOf(zone)}
            </div>
          )}
        </dd>
        <dt>Booked</dt>
        <dd>
          {moment(chain.bookedAt)} <span className="quiet">· {counted(chain.leadDays, 'day')} before</span>
        </dd>
        <dt>Setter</dt>
        <dd>{chain.setter ?? '–'}</dd>
        <Arranged arranged={chain.arranged} />
        <dt>Client</dt>
        <dd>{client.name}</dd>
        <dt>Contract</dt>
        <dd>
          <Link to="/contracts/$contract" params={{ contract: chain.contract.ref }}>
            {chain.contract.name}
          </Link>
        </dd>
        <dt>Lead</dt>
        <dd>
          <Link to="/leads/$lead" params={{ lead: String(chain.lead.id) }}>
            {chain.lead.email ?? `Lead ${chain.lead.id}`}
          </Link>
          {chain.lead.company !== null && <div className="quiet">{chain.lead.company}</div>}
        </dd>
      </dl>
      <section aria-label="Billing">
        <h3>Billing</h3>
        {chain.billing.length === 0 && <p className="quiet">No price of this contract is for a meeting.</p>}
        {chain.billing.map((line) => (
          <p key={line.component}>
            {line.number === null ? (
              line.judged === 'bill' && (
                <>
                  <Money amount={line.amount} currency={client.currency} locale={client.locale} />{' '}
                </>
              )
            ) : (
              <>
                <Money amount={line.left} currency={client.currency} locale={client.locale} /> on{' '}
                <Link to="/documents/$number" params={{ number: line.number }}>
                  {line.number}
                </Link>
              </>
            )}
            {billingWords(line)}
          </p>
        ))}
        {chain.replacement !== null && (
          <p>
            Replacement {chain.replacement.fulfilled ? 'given' : 'owed'}
            {chain.replacement.dueDay !== null && !chain.replacement.fulfilled && (
              <>
                {' by '}
                <DayText day={chain.replacement.dueDay} locale={client.locale} />
              </>
            )}
          </p>
        )}
      </section>
      {chain.history.length > 1 && (
        <section aria-label="Chain">
          <h3>One unit of {chain.history.length} meetings</h3>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Starts</th>
                <th scope="col">Outcome</th>
              </tr>
            </thead>
            <tbody>
              {chain.history.map((link) => (
                <tr key={link.id}>
                  <td>{moment(link.startsAt)}</td>
                  <td>
                    <StateBadge kind="appointment" value={link.outcome ?? chain.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Arranged({ arranged: { kind, withWhom, remindMinutes } }: Pick<Chain, 'arranged'>): ReactNode {
  return (
    <>
      {(kind !== null || withWhom !== null) && (
        <>
          <dt>Held</dt>
          <dd>
            {kind !== null && meetingKindWords[kind]}
            {withWhom !== null && <span className="quiet"> with {withWhom}</span>}
          </dd>
        </>
      )}
      {remindMinutes !== null && (
        <>
          <dt>Reminder</dt>
          <dd>called {lastingText(remindMinutes * 60)} before</dd>
        </>
      )}
    </>
  );
}
