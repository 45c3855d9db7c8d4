import { expect } from 'vitest';
import { importAppointments } from '../../../electron/app/answers/importAppointments.ts';
import { importFeedback } from '../../../electron/app/answers/importFeedback.ts';
import { deliver } from '../../../electron/app/delivery/deliver.ts';
import { listDisputes } from '../../../electron/app/dispute/listDisputes.ts';
import { resolveDispute } from '../../../electron/app/dispute/resolveDispute.ts';
import { type Desk, granted } from '../desk.ts';
import type { Model, Outcome, Subject } from './model.ts';
import { confirm, decide, enter } from './model.ts';

export const hour = 3_600_000;
export const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
/** From its day on, what a unit costs by component. 3, 33.3 and 99.99 percent of these are no whole cents. */
export const prices = {
  '2026-03-01': { lead: 2_533, meeting: 8_001 },
  '2026-03-16': { lead: 3_001, check: 450, meeting: 9_998 },
};
/** Kolkata has no clock changes: the model needs no library to know the client's day. */
export const dayAt = (instant: number): string => new Date(instant + 5.5 * hour).toISOString().slice(0, 10);
export const monthAt = (instant: number): string => dayAt(instant).slice(0, 7);
const pricesOn = (day: string) => (day < '2026-03-16' ? prices['2026-03-01'] : prices['2026-03-16']);

/** One history: the file, and beside it what the model holds of it. */
export interface Play {
  readonly desk: Desk;
  readonly model: Model;
  /** Every document that was seen, as it was first. */
  readonly documents: Map<string, string>;
  /** How often things happened: a property that is never put to work proves nothing. */
  readonly count: (what: string) => void;
  now: number;
}

export function setNow(play: Play, now: number): void {
  play.now = now;
  play.desk.setNow(new Date(now).toISOString());
}

const iso = (instant: number | null): string => (instant === null ? '' : new Date(instant).toISOString());

/** Puts leads into the file as an import leaves them, and delivers them. */
export async function deliverSome({ desk, model, now, count }: Play, leads: number): Promise<void> {
  const { context } = desk;
  const contract = desk.contract('acme');
  const before = newestId(desk);
  context.handle.transaction((w) => {
    const batch = context.ids.take(w, leads + 1);
    w.write(
      `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at, finished_at)
       VALUES (?, 'live', 'leads.csv', ?, '{}', json_object('rows', ?), '', ?, ?)`,
    ).run(batch, String(batch), leads, now, now);
    for (let id = batch + 1; id <= batch + leads; id += 1) {
      w.write(
        `INSERT INTO lead (id, batch_id, captured_at, person_email, contact_verdict) VALUES (?, ?, ?, ?, 'pass')`,
      ).run(id, batch, now, `lead${id}@example.com`);
      w.write(
        `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, judged_at)
         VALUES (?, ?, ?, 'pass', 'pass', ?)`,
      ).run(contract.id, id, contract.versions[0]?.id ?? 0, now);
    }
  });
  const given = model.owed.splice(0, leads);
  const answer = granted(await deliver(context, { contract: 'acme' }));
  expect(answer).toMatchObject({ delivered: leads, replacements: given.length });
  const { meeting: _, ...own } = { check: 0, ...pricesOn(dayAt(now)) };
  for (const id of idsAfter(desk, before)) {
    const replaces = given.shift() ?? null;
    if (replaces) count(`replacement of a ${replaces}`);
    const common = { id, lead: null, startsAt: now, endsAt: now + 48 * hour, outcome: null, stand: 'open' } as const;
    const keyed = Object.entries(own).filter(([, price]) => price > 0);
    const unitPrices = Object.fromEntries(keyed.map(([component, price]) => [`${component} delivery:${id}`, price]));
    enter(model, { ...common, free: replaces !== null, replaces }, monthAt(now), unitPrices);
  }
}

const newestId = ({ context }: Desk): number =>
  context.handle.reader.read<{ n: number | null }>('SELECT max(id) AS n FROM delivery').get()?.n ?? 0;
const idsAfter = ({ context }: Desk, after: number): number[] =>
  context.handle.reader
    .read<{ id: number }>('SELECT id FROM delivery WHERE id > ? ORDER BY id')
    .all(after)
    .map(({ id }) => id);
const leadOf = ({ context }: Desk, delivery: number): number =>
  context.handle.reader.read<{ n: number }>('SELECT lead_id AS n FROM delivery WHERE id = ?').get(delivery)?.n ?? 0;

export async function book(play: Play, lead: Subject, startsAt: number): Promise<void> {
  const { desk, model, now, count } = play;
  await tellMeeting(play, `M-${model.subjects.length}`, `${leadOf(desk, lead.id)},${iso(now)},${iso(startsAt)},`);
  const { reader } = desk.context.handle;
  const id = reader.read<{ n: number }>('SELECT max(id) AS n FROM appointment').get()?.n ?? 0;
  const meeting = { id, lead, startsAt, endsAt: startsAt + 48 * hour, replaces: null, outcome: null } as const;
  const free = lead.replaces === 'meeting';
  const price = pricesOn(dayAt(startsAt)).meeting;
  enter(model, { ...meeting, free, stand: 'open' }, monthAt(startsAt), { [`meeting chain:${id}:held`]: price });
  count(free ? 'a meeting that is given' : 'a meeting');
}

export async function tellOutcome(play: Play, meeting: Subject, outcome: Outcome): Promise<void> {
  await tellMeeting(play, String(meeting.id), `,,,${outcome}`);
  confirm(play.model, meeting, outcome);
  play.count(outcome);
}

async function tellMeeting({ desk }: Play, id: string, rest: string): Promise<void> {
  const columns = {
    Id: 'appointment.id',
    Lead: 'lead.id',
    Booked: 'appointment.bookedAt',
    Starts: 'appointment.startsAt',
    Outcome: 'appointment.outcome',
  };
  const file = new File([`${Object.keys(columns)}\n${id},${rest}\n`], 'meetings.csv');
  const map = { kind: 'appointments', columns };
  const answer = granted(await importAppointments(desk.context, { contract: 'acme', file, map }));
  expect(answer).toMatchObject({ rows: 1, booked: 1, problems: [] });
}

/** The client accepts or disputes; `when` is its own time, null where it gives none. */
export async function answer(play: Play, of: Subject, say: string, reason: string, when: number | null): Promise<void> {
  const { desk, now, count } = play;
  const columns = {
    Lead: 'lead.id',
    Meeting: 'appointment.id',
    Say: 'feedback.decision',
    Why: 'feedback.reason',
    At: 'feedback.at',
  };
  const [lead, meeting] = of.lead ? ['', of.id] : [leadOf(desk, of.id), ''];
  const row = [lead, meeting, say, reason, iso(when)].join();
  const file = new File([`${Object.keys(columns)}\n${row}\n`], 'feedback.csv');
  const told = granted(
    await importFeedback(desk.context, { contract: 'acme', file, map: { kind: 'feedback', columns } }),
  );
  if (told.accepted === 1) {
    of.stand = 'accepted';
    count('accept');
  }
  if (told.disputed + told.late === 0) return;
  const inTime = (when ?? now) <= of.endsAt;
  expect(told).toMatchObject(inTime ? { disputed: 1 } : { late: 1 });
  if (inTime && reason === 'wrong data') of.stand = 'disputed';
  count(inTime ? `claim: ${reason}` : 'claim: late');
}

export interface Decision {
  readonly as: 'uphold' | 'part' | 'deny' | 'withdraw' | 'takeLate' | 'appeal';
  readonly remedy: 'credit' | 'replacement';
  readonly basisPoints: number;
}

const decidedFrom: Readonly<Record<string, readonly string[]>> = { takeLate: ['late'], appeal: ['denied'] };

/** Claims that a decision can be about, oldest first, each with its subject. */
export function claimsFor({ desk, model }: Play, as: Decision['as']): { id: number; of: Subject }[] {
  const from = decidedFrom[as] ?? ['open', 'appealed'];
  return granted(listDisputes(desk.context, { contract: 'acme', open: false }))
    .filter(({ state, class: kind }) => from.includes(state) && kind === 'creditable')
    .flatMap(({ id, delivery, appointment }) => {
      const of = model.subjects.find((one) =>
        appointment === null ? one.lead === null && one.id === delivery : one.lead && one.id === appointment,
      );
      return of ? [{ id, of }] : [];
    });
}

/** Decides a claim; only a late one, or an appeal, can come to a unit that something else was decided about. */
export function resolve({ desk, model, count }: Play, claim: { id: number; of: Subject }, decision: Decision): void {
  const { as, remedy, basisPoints } = decision;
  const wish = as === 'uphold' ? { remedy } : as === 'part' ? { percent: String(basisPoints / 100) } : {};
  const { stand } = claim.of;
  const may =
    as === 'takeLate' ? stand === 'open' || stand === 'accepted' : as === 'appeal' ? stand === 'accepted' : true;
  expect(resolveDispute(desk.context, { id: claim.id, as, ...wish }).ok).toBe(may);
  if (!may) return;
  decide(model, claim.of, as, remedy, basisPoints);
  count(as === 'uphold' ? `uphold: ${remedy}` : as);
}

/** Meetings that took place and nobody said how. */
export const unconfirmed = ({ subjects }: Model, now: number): Subject[] =>
  subjects.filter(({ lead, startsAt, outcome }) => lead !== null && startsAt <= now && outcome === null);
