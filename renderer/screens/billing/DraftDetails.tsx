import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { DraftAnswer } from '../../../shared/api/invoice.ts';
import { periodOfDays } from '../../parts/format.ts';
import { ProvedLines } from '../../parts/ProvedLines.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Money } from '../../parts/words.tsx';
import { blockerWords, carryReason, carryWords, dropWords, eventWords, type Mend } from '../../text/billing.ts';

type Draft = z.output<typeof DraftAnswer>;

/** A draft opened: what is in the way and where to mend it, lines with their derivation, and what waits. */
export function DraftDetails({ draft }: { readonly draft: Draft }): ReactNode {
  const { client, lines, waiting, dropped, tax, stand } = draft;
  const { currency, locale } = client;
  return (
    <div className="stacked">
      <dl className="facts">
        <dt>Contract</dt>
        <dd>
          <Link to="/contracts/$contract" params={{ contract: draft.contract }}>
            {draft.contractName}
          </Link>
        </dd>
        <dt>Period</dt>
        <dd>{periodOfDays(draft, locale)}</dd>
        <dt>State</dt>
        <dd>
          <StateBadge kind="run" value={stand} />
        </dd>
      </dl>
      {stand === 'running' && (
        <p className="quiet">
          This period ends on <DayText day={draft.to} locale={locale} /> and can be issued the day after. What you see
          is what it comes to so far.
        </p>
      )}
      <Blockers draft={draft} />
      {lines.length > 0 && (
        <>
          <ProvedLines lines={lines} client={client} wide={false} />
          <table className="plain sums">
            <tbody>
              <tr>
                <td>Net</td>
                <td className="right">
                  <Money amount={draft.net} currency={currency} locale={locale} />
                </td>
              </tr>
              <tr>
                <td>{tax === null ? 'Tax' : `Tax ${tax.ratePercent} %${tax.note === null ? '' : ` – ${tax.note}`}`}</td>
                <td className="right">
                  <Money amount={tax?.amount ?? null} currency={currency} locale={locale} />
                </td>
              </tr>
              <tr className="total">
                <td>Gross</td>
                <td className="right">
                  <Money amount={draft.gross} currency={currency} locale={locale} />
                </td>
              </tr>
              {draft.prepaid !== null && (
                <>
                  <tr>
                    <td>Paid from balance</td>
                    <td className="right">
                      <Money amount={-draft.prepaid.used} currency={currency} locale={locale} />
                    </td>
                  </tr>
                  <tr className="total">
                    <td>Amount due</td>
                    <td className="right">
                      <Money amount={draft.gross - draft.prepaid.used} currency={currency} locale={locale} />
                    </td>
                  </tr>
                </>
              )}
            </tbody>
          </table>
        </>
      )}
      {waiting.length > 0 && <Waiting draft={draft} />}
      {dropped.length > 0 && (
        <section>
          <h3>Not billed at all</h3>
          <p className="quiet">{dropped.map(({ code, count }) => dropWords(code, count)).join(' · ')}</p>
        </section>
      )}
    </div>
  );
}

function Blockers({ draft }: { readonly draft: Draft }): ReactNode {
  if (draft.blockers.length === 0) return null;
  return (
    <section>
      <h3>In the way</h3>
      <ul className="bare">
        {draft.blockers.map((blocker) => {
          const { says, mend } = blockerWords(blocker);
          return (
            <li key={blocker.code}>
              <span className="state bad">
                <span aria-hidden="true">▲</span> {says}
              </span>{' '}
              {mend !== null && <MendLink mend={mend} draft={draft} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function MendLink({ mend, draft }: { readonly mend: Mend; readonly draft: Draft }): ReactNode {
  switch (mend) {
    case 'contract':
      return (
        <Link to="/contracts/$contract" params={{ contract: draft.contract }}>
          Mend the terms
        </Link>
      );
    case 'client':
      return (
        <Link to="/clients/$client" params={{ client: draft.client.ref }}>
          Mend the client
        </Link>
      );
    case 'agency':
      return <Link to="/settings">Mend it in Settings</Link>;
  }
}

/** Of many that wait for the same reason the first are enough: their list is on the contract. */
const mostWaiting = 50;

function Waiting({ draft: { waiting, carriedOver, client } }: { readonly draft: Draft }): ReactNode {
  return (
    <section>
      <h3>Carried over to a later invoice</h3>
      <p className="quiet">{carriedOver.map(({ code, count }) => carryWords(code, count)).join(' · ')}</p>
      <table className="plain">
        <tbody>
          {waiting.slice(0, mostWaiting).map(({ event, code, day, lead, reference }) => (
            <tr key={`${event} ${code}`}>
              <td>
                {eventWords(event)}{' '}
                {lead !== null && (
                  <Link to="/leads/$lead" params={{ lead: String(lead) }}>
                    {reference}
                  </Link>
                )}
                <div className="quiet">{carryReason(code)}</div>
              </td>
              <td className="right">
                <DayText day={day} locale={client.locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {waiting.length > mostWaiting && <p className="quiet">and {waiting.length - mostWaiting} more</p>}
    </section>
  );
}
