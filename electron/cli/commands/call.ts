import { z } from 'zod';
import { meetingKinds } from '../../../shared/domain/appointment.ts';
import { callOutcomes } from '../../../shared/domain/call.ts';
import { readMoment } from '../../../shared/domain/typedMoment.ts';
import { type Call, type Client, command, idOf, Refused, WrongUsage } from '../command.ts';
import { count, table } from '../say.ts';
import { contract, given, oneOf, optional } from './options.ts';

const outcomes = z.enum(callOutcomes);
const lists = z.enum(['client', 'agency']);

/** Who waits to be called for a contract, and the calls somebody made elsewhere. */
export const call = command({
  name: 'call',
  usage: 'call --contract REF [ID (--as OUTCOME | --later MOMENT) …]',
  summary: 'list the leads to be called, record a call, or put one off',
  details:
    `OUTCOME is ${callOutcomes.join(', ')}. MOMENT is written as "tomorrow 10:00", "fri 14:30", "27 nov 9:00", "2026-11-27 09:00" or\n` +
    '"+2h": on the agency\'s clock, that of a meeting on the client\'s. A meeting delivers the lead first. Without an ID: promised\n' +
    'calls that are due, meetings to remind of, who was never called, who did not answer.',
  argument: true,
  options: {
    contract,
    as: { type: 'string', value: 'OUTCOME', help: 'how the call ended' },
    seconds: { type: 'string', value: 'N', help: 'how long it took; 0 unless told' },
    again: { type: 'string', value: 'MOMENT', help: 'when to call again; callBack needs it' },
    answer: { type: 'string', multiple: true, value: 'FIELD=TEXT', help: 'what was answered; several times' },
    note: { type: 'string', value: 'TEXT', help: 'what was said; with --later: why' },
    deliver: { type: 'boolean', help: 'deliver the lead if it passes after the call' },
    meet: { type: 'string', value: 'MOMENT', help: 'book a meeting' },
    with: { type: 'string', value: 'NAME', help: 'whom of the client it is with' },
    kind: { type: 'string', value: 'KIND', help: `how it is held: ${meetingKinds.join(', ')}` },
    suppress: {
      type: 'string',
      value: 'LIST',
      help: "put the person on the client's list or the agency's: client, agency",
    },
    later: { type: 'string', value: 'MOMENT', help: 'leave the lead out of the queue until then' },
  },
  run: async (client, asked) => {
    const id = asked.optional();
    const ref = asked.required('contract');
    if (id === undefined) return { waiting: await client.call.read({ contract: ref }) };
    const [as, later] = [asked.text('as'), asked.text('later')];
    if ((as === undefined) === (later === undefined)) throw new WrongUsage('say --as OUTCOME or --later MOMENT');
    const { now, zone, look } = await client.call.read({ contract: ref, lead: idOf(id) });
    const at = (name: string, clock: string): number | undefined => momentOf(asked, name, now, clock);
    const until = at('later', zone);
    const lead = { lead: idOf(id), contract: ref };
    if (until !== undefined) {
      return { later: await client.call.later({ ...lead, until, reason: asked.required('note') }) };
    }
    const seconds = secondsOf(asked);
    const meets = at('meet', look?.timeZone ?? zone);
    const arranged = {
      ...given('withWhom', asked.text('with')),
      ...given('kind', optional(z.enum(meetingKinds), asked.text('kind'), '--kind')),
    };
    const finished: Parameters<Client['call']['finish']>[0] = {
      ...lead,
      startedAt: now - seconds * 1000,
      seconds,
      outcome: oneOf(outcomes, as ?? '', '--as'),
      answers: answersOf(asked),
      deliver: asked.flag('deliver'),
      ...given('note', asked.text('note')),
      ...given('callAgainAt', at('again', zone)),
      ...given('meeting', meets === undefined ? undefined : { startsAt: meets, ...arranged }),
      ...given('suppress', optional(lists, asked.text('suppress'), '--suppress')),
    };
    return { called: await client.call.finish(finished) };
  },
  say: ({ waiting, called, later }) => {
    if (waiting !== undefined) {
      const { counts, queue, putOff } = waiting;
      const total = counts.promised + counts.reminder + counts.new + counts.again;
      const list = table(
        ['lead', 'name', 'phone', 'verdict', 'why', 'calls', 'captured'],
        queue.map((one) => [one.id, one.name, one.phone, one.outcome, one.why, one.calls, isoMinute(one.capturedAt)]),
      );
      return `${count(total, 'lead')} to call, ${putOff} put off\n\n${list}`;
    }
    if (later !== undefined) return `put off until ${isoMinute(later.until)}`;
    if (called === undefined) return '';
    const { before, after, callAgainAt, delivery, meeting, suppressed } = called;
    return [
      `${before ?? '–'} → ${after ?? '–'}`,
      ...(callAgainAt === null ? [] : [`called again ${isoMinute(callAgainAt)}`]),
      ...(delivery === null ? [] : [delivery === 'delivered' ? 'delivered' : `not delivered: ${delivery}`]),
      ...(meeting === null ? [] : [`meeting ${meeting} booked`]),
      ...(suppressed === 0 ? [] : [`${count(suppressed, 'entry', 'entries')} on the suppression list`]),
    ].join('\n');
  },
});

const isoMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

function momentOf(asked: Call, name: string, now: number, zone: string): number | undefined {
  const text = asked.text(name);
  if (text === undefined) return undefined;
  const read = readMoment(text, now, zone);
  if (!read.ok) throw new Refused(read.refusal);
  return read.value;
}

function secondsOf(asked: Call): number {
  const text = asked.text('seconds') ?? '0';
  if (!/^\d{1,5}$/.test(text)) throw new WrongUsage(`--seconds cannot be "${text}"`);
  return Number(text);
}

function answersOf(asked: Call): Record<string, string> {
  return Object.fromEntries(
    asked.list('answer').map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new WrongUsage(`--answer is FIELD=TEXT, not "${text}"`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
