import type { ReactNode } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { Moment } from '../../parts/words.tsx';
import { stateWord } from '../../text/states.ts';
import css from './lead.module.css';

type Event = LeadPage['history'][number];

function eventWords({ what, of }: Event): string {
  switch (what) {
    case 'captured':
      return 'Captured';
    case 'imported':
      return `Imported with ${of}`;
    case 'judged':
      return `Judged for ${of}`;
    case 'delivered':
      return `Delivered to ${of}`;
    case 'disputed':
      return `Disputed: ${of}`;
    case 'decided':
      return `Claim decided: ${of === null ? '' : stateWord('dispute', of).word}`;
    case 'booked':
      return `Appointment booked for ${of}`;
    case 'called':
      return `Called: ${of === null ? '' : stateWord('call', of).word}`;
    case 'edited':
      return 'Changed by hand';
    case 'verified':
      return `Reachable: ${of === null ? '' : stateWord('reach', of).word.toLowerCase()}`;
    case 'putOff':
      return 'Call put off';
    case 'charged':
      return `Charged on ${of}`;
  }
}

/** Who did what with the lead, newest first. */
export function History({
  events,
  look,
}: {
  readonly events: readonly Event[];
  readonly look: Pick<ClientLook, 'timeZone' | 'locale'>;
}): ReactNode {
  return (
    <ol className={css.events}>
      {events.map((event) => (
        <li key={event.id}>
          <span className="quiet">
            <Moment at={event.at} zone={look.timeZone} locale={look.locale} />
          </span>
          <div>
            {eventWords(event)}
            {event.by !== null && <span className="quiet"> by {event.by}</span>}
            {event.changes.map(({ label, before, after }) => (
              <div key={label}>
                <span className="quiet">{label}:</span> {before ?? '–'} → {after ?? '–'}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
