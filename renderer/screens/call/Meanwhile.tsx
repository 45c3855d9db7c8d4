import type { ReactNode } from 'react';
import { Moment } from '../../parts/words.tsx';
import { stateWord } from '../../text/states.ts';
import css from './call.module.css';
import type { CallDraft } from './callDraft.ts';
import { isOvertaken } from './callDraft.ts';
import type { Desk } from './useCall.ts';

/** What must be known before anybody talks: the person may not be called, or somebody did something since this was typed. */
export function Meanwhile({ desk, call }: { readonly desk: Desk; readonly call: CallDraft }): ReactNode {
  const { lead, look, left } = desk;
  const changed = lead.fields.filter(
    ({ field, value }) => isOvertaken(call, field, value) && call.answers[field] !== (value ?? ''),
  );
  const since = call.callsBefore === null ? [] : lead.calls.slice(0, Math.max(0, lead.calls.length - call.callsBefore));
  return (
    <>
      {lead.suppressed && (
        <p className={css.alarm} role="alert">
          This person is on a suppression list and may not be called. Go to the next one.
        </p>
      )}
      {changed.length > 0 && (
        <p className={css.alarm} role="alert">
          The lead was changed since this was typed: {changed.map(({ label }) => label).join(', ')}. Choose there.
        </p>
      )}
      {since.map((made) => (
        <p key={made.id} className={css.alarm} role="alert">
          {made.recordedBy} has called this lead since this was begun,{' '}
          <Moment at={made.startedAt} zone={look.timeZone} locale={look.locale} />:{' '}
          {stateWord('call', made.outcome).word}.
        </p>
      ))}
      {lead.putOff !== null && (
        <p className={css.hint}>
          Put off by {lead.putOff.by} until <Moment at={lead.putOff.until} zone={desk.zone} locale={look.locale} />:{' '}
          {lead.putOff.reason}
        </p>
      )}
      {lead.meetings.map(({ id, startsAt, withWhom }) => (
        <p key={id} className={css.hint}>
          Meeting booked: <Moment at={startsAt} zone={look.timeZone} locale={look.locale} />
          {withWhom !== null && ` with ${withWhom}`}
        </p>
      ))}
      {left !== null && <p className={css.hint}>Continued from your draft.</p>}
    </>
  );
}
