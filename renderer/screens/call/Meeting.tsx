import { Group, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { meetingKinds } from '../../../shared/domain/appointment.ts';
import { readMoment } from '../../../shared/domain/typedMoment.ts';
import { query } from '../../api.ts';
import { MomentField } from '../../parts/MomentField.tsx';
import { Moment } from '../../parts/words.tsx';
import { leadName } from '../../text/leadName.ts';
import { meetingKindWords } from '../../text/meetings.ts';
import css from './call.module.css';
import type { MeetingDraft } from './callDraft.ts';
import type { Live } from './Rules.tsx';
import type { Desk } from './useCall.ts';

interface MeetingProps {
  readonly desk: Desk;
  readonly live: Live;
  readonly meeting: MeetingDraft;
  readonly onChange: (meeting: MeetingDraft) => void;
  /** Given up. */
  readonly onDrop: () => void;
}

const reminders = [
  { value: '', label: 'no reminder' },
  { value: '60', label: 'called 1 hour before' },
  { value: '180', label: 'called 3 hours before' },
  { value: '1440', label: 'called a day before' },
];

/** The meeting agreed on the call: typed beside the day as the contract's calendar has it, booked when the call is saved. */
export function Meeting({ desk, live, meeting, onChange, onDrop }: MeetingProps): ReactNode {
  const { lead, look, zone, clock } = desk;
  const when = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Given back by a draft it waits until the keyboard comes to it.
    if (meeting.when === '') when.current?.focus();
  }, [meeting.when]);
  const change = (part: Partial<MeetingDraft>): void => onChange({ ...meeting, ...part });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDrop();
  };
  return (
    <fieldset className={css.meeting} onKeyDown={onKeyDown}>
      <legend>Meeting</legend>
      <div data-part="meeting">
        <MomentField
          ref={when}
          label="Meeting at"
          value={meeting.when}
          onChange={(text) => change({ when: text })}
          zone={look.timeZone}
          beside={zone}
          locale={look.locale}
          now={clock()}
        />
      </div>
      <Group gap={8} align="start" grow wrap="nowrap">
        <NativeSelect
          size="xs"
          label="Held"
          data={meetingKinds.map((kind) => ({ value: kind, label: meetingKindWords[kind] }))}
          value={meeting.kind ?? ''}
          onChange={(event) => change({ kind: meetingKinds.find((one) => one === event.currentTarget.value) ?? null })}
        />
        <TextInput
          label="With"
          placeholder={`of ${look.name}`}
          maxLength={80}
          value={meeting.withWhom}
          onChange={(event) => change({ withWhom: event.currentTarget.value })}
        />
        <TextInput
          label="Set by"
          placeholder="you"
          maxLength={80}
          value={meeting.setter}
          onChange={(event) => change({ setter: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label="Reminder"
          data={reminders}
          value={String(meeting.remindMinutes ?? '')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ remindMinutes: value === '' ? null : Number(value) });
          }}
        />
      </Group>
      <Diary desk={desk} meeting={meeting} />
      {lead.delivery === null && (
        <p className={live.outcome === 'pass' ? 'quiet' : css.warning}>
          {live.outcome === 'pass'
            ? 'The lead is delivered first: a meeting is booked on a delivery.'
            : 'A meeting is booked on a delivery, and this lead does not pass yet: see the rules beside.'}
        </p>
      )}
    </fieldset>
  );
}

/** The other meetings of that day, those that may overlap first in sight. */
function Diary({ desk, meeting }: { readonly desk: Desk; readonly meeting: MeetingDraft }): ReactNode {
  const { contract, look, clock } = desk;
  const read = readMoment(meeting.when, clock(), look.timeZone);
  const at = read.ok ? Math.floor(read.value / 60_000) * 60_000 : null;
  const withWhom = meeting.withWhom.trim();
  const { data } = useQuery({
    ...query.appointment.diary.queryOptions({
      input: { contract, at: at ?? 0, ...(withWhom !== '' && { withWhom }) },
    }),
    enabled: at !== null,
    placeholderData: keepPreviousData,
  });
  if (at === null || data === undefined) return null;
  const clashes = data.meetings.filter(({ mayClash }) => mayClash);
  return (
    <div role="status" aria-label="That day">
      {data.meetings.length === 0 && <span className="quiet">No other meeting that day.</span>}
      {clashes.length > 0 && <strong className={css.warning}>May overlap: </strong>}
      {[...clashes, ...data.meetings.filter(({ mayClash }) => !mayClash)].map(
        ({ id, startsAt, lead, mayClash, withWhom }) => (
          <span key={id} className={mayClash ? css.warning : 'quiet'}>
            <Moment at={startsAt} zone={look.timeZone} locale={look.locale} /> {leadName(lead)}
            {withWhom !== null && ` with ${withWhom}`} ·{' '}
          </span>
        ),
      )}
    </div>
  );
}
