import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment, Money } from '../../parts/words.tsx';
import { lastingText } from '../../text/lasting.ts';
import { meetingKindWords } from '../../text/meetings.ts';
import { DeliveryActions } from './DeliveryActions.tsx';

type Delivery = LeadPage['deliveries'][number];

/** What the lead was handed to, and what became of it there: claims, meetings, money. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }): ReactNode {
  if (deliveries.length === 0) return <p className="quiet">Not delivered yet.</p>;
  return deliveries.map((delivery) => <DeliveryPart key={delivery.id} delivery={delivery} />);
}

function DeliveryPart({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { look, replacementOwed: owed } = delivery;
  const { timeZone: zone, locale } = look;
  return (
    <section>
      <h3>
        <StateBadge kind="standing" value={delivery.standing} />
        <Link to="/contracts/$contract" params={{ contract: delivery.contract }}>
          {look.name}: {delivery.contractName}
        </Link>
      </h3>
      <dl className="facts">
        <dt>Delivered</dt>
        <dd>
          <Moment at={delivery.deliveredAt} zone={zone} locale={locale} /> under terms version {delivery.termsVersion}
          {delivery.isReplacement && ', as a replacement: never charged'}
          {delivery.isFree && ', as a make-good: never charged'}
        </dd>
        <dt>{delivery.standing === 'deemedAccepted' ? 'Accepted by silence' : 'Review until'}</dt>
        <dd>
          <Moment at={delivery.reviewEndsAt} zone={zone} locale={locale} />
        </dd>
        {delivery.firstContact !== null && (
          <Row label="First contact">{lastingText(delivery.firstContact)} after the delivery</Row>
        )}
        {owed !== null && (
          <>
            <dt>Replacement</dt>
            <dd>
              {owed.fulfilledBy !== null ? 'given' : 'owed'}
              {owed.fulfilledBy === null && owed.dueDay !== null && (
                <>
                  , due <DayText day={owed.dueDay} locale={locale} />
                </>
              )}
            </dd>
          </>
        )}
        {delivery.disputes.map((claim) => (
          <Row key={claim.id} label={claim.ofMeeting ? 'Claim on a meeting' : 'Claim'}>
            <StateBadge kind="dispute" value={claim.state} /> {claim.reason},{' '}
            <Moment at={claim.openedAt} zone={zone} locale={locale} />
            {claim.note !== null && <span className="quiet"> · {claim.note}</span>}
          </Row>
        ))}
        {delivery.meetings.map((meeting) => (
          <Row key={meeting.id} label="Meeting">
            <StateBadge kind="appointment" value={meeting.outcome} />{' '}
            <Moment at={meeting.startsAt} zone={zone} locale={locale} />
            {meeting.kind !== null && ` ${meetingKindWords[meeting.kind]}`}
            {meeting.withWhom !== null && ` with ${meeting.withWhom}`}
            {meeting.setter !== null && <span className="quiet"> · set by {meeting.setter}</span>}
          </Row>
        ))}
        {delivery.charges.map((charge) => (
          <Row key={`${charge.number} ${charge.line} ${charge.component}`} label="Charged">
            <Money amount={charge.amount} currency={charge.currency} locale={locale} /> on{' '}
            <Link to="/documents/$number" params={{ number: charge.number }}>
              {charge.number}
            </Link>
            , line {charge.line}
            {charge.credits.map((credit) => (
              <span key={credit.number}>
                , credited <Money amount={credit.amount} currency={charge.currency} locale={locale} /> on{' '}
                <Link to="/documents/$number" params={{ number: credit.number }}>
                  {credit.number}
                </Link>
              </span>
            ))}
          </Row>
        ))}
      </dl>
      {delivery.standing !== 'onHold' && delivery.standing !== 'returned' && <DeliveryActions delivery={delivery} />}
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
