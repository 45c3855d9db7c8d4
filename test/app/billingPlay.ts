import { expect } from 'vitest';
import { deliver } from '../../electron/app/deliver.ts';
import { listDisputes } from '../../electron/app/disputes.ts';
import { importAppointments } from '../../electron/app/importAppointments.ts';
import { importFeedback } from '../../electron/app/importFeedback.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { resolveDispute } from '../../electron/app/resolveDispute.ts';
import type { Model, Outcome, Subject, Unit } from './billingModel.ts';
import { amountOf, billOf, confirm, credit, decide, enter, issue } from './billingModel.ts';
import { type Desk, granted } from './desk.ts';
import { dump } from './folders.ts';

export const hour = 3_600_000;
export const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
export const fee = 100_001;
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

export function resolve({ desk, model, count }: Play, claim: { id: number; of: Subject }, decision: Decision): void {
  const { as, remedy, basisPoints } = decision;
  const wish = as === 'uphold' ? { remedy } : as === 'part' ? { percent: String(basisPoints / 100) } : {};
  if (resolveDispute(desk.context, { id: claim.id, as, ...wish }).ok) {
    decide(model, claim.of, as, remedy, basisPoints);
    count(as === 'uphold' ? `uphold: ${remedy}` : as);
  } else count(`refused: ${as}`);
}

export function creditSome(play: Play, number: string, lead: Subject | null, rebill: boolean): void {
  const { desk, model, count } = play;
  const chosen = ({ of }: Unit): boolean => lead === null || of === lead || of?.lead === lead;
  const open = model.units.filter((one) => one.on === number && one.net > 0 && chosen(one));
  const of = lead === null ? ({ kind: 'all' } as const) : ({ kind: 'deliveries', ids: [lead.id] } as const);
  const result = creditInvoice(desk.context, { number, of, rebill });
  expect(result.ok).toBe(open.length > 0);
  if (!result.ok) return;
  expect(result.value.net).toBe(sumOf(open.map(({ net }) => net)));
  credit(open, rebill);
  count(rebill ? 'credit to bill again' : 'credit');
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** The dry run is what the model says and writes nothing; issuing it is the same; issuing again finds nothing. */
export async function bill(play: Play, month: string, how: string): Promise<void> {
  const { desk, model, now, count } = play;
  const { reader } = desk.context.handle;
  const run = async (issued: boolean) => granted(await runInvoices(desk.context, { period: month, issue: issued }));
  const before = dump(reader);
  const [row] = await run(false);
  expect(dump(reader)).toBe(before);
  const due = billOf(model, month, now);
  expect(row?.net ?? 0).toBe(sumOf(due.units.map(amountOf)));
  const carried = Object.fromEntries((row?.carriedOver ?? []).map(({ code, count: events }) => [code, events]));
  expect({ reviewOpen: 0, disputeOpen: 0, meetingUnconfirmed: 0, ...carried }).toEqual(due.carried);
  if (how === 'dry' || monthAt(now) <= month) return;
  if (how === 'cutOff' && due.units.length > 0) {
    await cutOff(play, month);
    expect(dump(reader)).toBe(before);
  }
  const rows = (await Promise.all(how === 'atOnceTwice' ? [run(true), run(true)] : [run(true)])).flat();
  const [issued, ...more] = rows.filter(({ number }) => number !== null);
  expect(more).toEqual([]);
  expect(issued).toEqual(due.units.length === 0 ? undefined : { ...row, number: issued?.number, state: 'issued' });
  if (issued?.number) {
    issue(due.units, issued.number);
    count(`bill: ${how}`);
  }
  expect((await run(true)).filter(({ lines }) => lines.length > 0)).toEqual([]);
}

/** A run that breaks in the middle of its transaction, each time after one more of the ids it takes. */
async function cutOff({ desk }: Play, period: string): Promise<void> {
  const { ids } = desk.context;
  for (const most of [0, 1, 2]) {
    let taken = 0;
    const orBreak = <T>(value: T): T => {
      taken += 1;
      if (taken > most) throw new Error('cut off');
      return value;
    };
    const breaking: Desk['context']['ids'] = {
      next: (w) => orBreak(ids.next(w)),
      take: (w, count) => orBreak(ids.take(w, count)),
    };
    const context = { ...desk.context, ids: breaking };
    await expect(runInvoices(context, { period, issue: true })).rejects.toThrow('cut off');
  }
}

/** Every charge ever made, as units: what the file says must be what the model says. What was issued stays as it was. */
export function expectSame({ desk, model, documents }: Play): void {
  const { reader } = desk.context.handle;
  const units = reader
    .read(
      `SELECT c.component || ' ' || c.event AS key, count(l.charge_id) AS live,
         max(CASE WHEN l.charge_id IS NULL THEN NULL ELSE d.number END) AS "on",
         sum(c.amount - ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0)) AS net
       FROM charge c JOIN document d ON d.id = c.document_id LEFT JOIN live_charge l ON l.charge_id = c.id
       GROUP BY 1 ORDER BY 1`,
    )
    .all();
  const billed = model.units
    .filter(({ wasBilled }) => wasBilled)
    .map(({ key, on, net }) => ({ key, live: on === null ? 0 : 1, on, net }));
  expect(units).toEqual(billed.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  const issued = reader.read<{ number: string; snapshot: string }>('SELECT number, snapshot FROM document ORDER BY id');
  for (const { number, snapshot } of issued.all()) {
    expect(snapshot).toBe(documents.get(number) ?? snapshot);
    documents.set(number, snapshot);
  }
}
