import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyFile } from '../../electron/app/verify.ts';
import { tempFolder } from '../place.ts';
import { type Model, missed, type Subject, unit } from './billingModel.ts';
import type { Play } from './billingPlay.ts';
import * as play from './billingPlay.ts';
import { fee, hour, monthAt, months, setNow } from './billingPlay.ts';
import { openDesk } from './desk.ts';
import { oneClient } from './oneClient.ts';

const setup = oneClient(
  {
    acme: Object.entries(play.prices).map(([from, { meeting, ...leads }]) => ({
      from,
      components: [
        ...Object.entries(leads).map(([id, price]) => ({ id, kind: 'perLead', price })),
        { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: meeting },
        { id: 'fee', kind: 'retainer', price: fee },
      ],
      appointments: { outcomes: { held: 'bill', clientNoShow: 'bill', prospectNoShow: 'none', lateCancel: 'replace' } },
    })),
  },
  { timeZone: 'Asia/Kolkata' },
);

/** Counted from the newest. */
const pick = fc.nat({ max: 12 });
const rebill = fc.boolean();
const steps = {
  deliver: fc.record({ kind: fc.constant('deliver'), leads: fc.integer({ min: 1, max: 4 }) }),
  wait: fc.record({ kind: fc.constant('wait'), hours: fc.constantFrom(1, 20, 48, 49, null) }),
  book: fc.record({ kind: fc.constant('book'), pick, inHours: fc.constantFrom(1, 30, 400) }),
  tell: fc.record({
    kind: fc.constant('tell'),
    pick,
    outcome: fc.constantFrom('held', 'held', 'held', 'clientNoShow', 'prospectNoShow', 'lateCancel'),
  }),
  claim: fc.record({
    kind: fc.constant('claim'),
    pick,
    at: fc.constantFrom('now', 'inTime', 'inTime', 'tooLate'),
    reason: fc.constantFrom('wrong data', 'wrong data', 'wrong data', 'not interested'),
  }),
  accept: fc.record({ kind: fc.constant('accept'), pick }),
  resolve: fc.record({
    kind: fc.constant('resolve'),
    pick,
    as: fc.constantFrom('uphold', 'uphold', 'part', 'deny', 'withdraw', 'takeLate', 'appeal'),
    remedy: fc.constantFrom('credit', 'replacement'),
    basisPoints: fc.constantFrom(300, 3_330, 5_000, 9_999),
  }),
  bill: fc.record({
    kind: fc.constant('bill'),
    monthsBack: fc.constantFrom(0, 1, 1, 1, 1, 2),
    how: fc.constantFrom('dry', 'issue', 'issue', 'atOnceTwice', 'cutOff'),
  }),
  credit: fc.record({ kind: fc.constant('credit'), pick, whole: fc.boolean(), rebill }),
};
const step = fc.oneof(
  { weight: 5, arbitrary: steps.deliver },
  { weight: 6, arbitrary: steps.wait },
  { weight: 4, arbitrary: steps.book },
  { weight: 4, arbitrary: steps.tell },
  { weight: 7, arbitrary: steps.claim },
  { weight: 1, arbitrary: steps.accept },
  { weight: 8, arbitrary: steps.resolve },
  { weight: 7, arbitrary: steps.bill },
  { weight: 4, arbitrary: steps.credit },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const day: Step = { kind: 'wait', hours: 20 };
const month: Step = { kind: 'wait', hours: null };
const deliver = (leads: number): Step => ({ kind: 'deliver', leads });
const book: Step = { kind: 'book', pick: 0, inHours: 1 };
const held: Step = { kind: 'tell', pick: 0, outcome: 'held' };
const claim = (place: number): Step => ({ kind: 'claim', pick: place, at: 'inTime', reason: 'wrong data' });
const decide = (as: play.Decision['as'], remedy: play.Decision['remedy'] = 'credit'): Step => ({
  kind: 'resolve',
  pick: 0,
  as,
  remedy,
  basisPoints: 3_330,
});
const bill = (how: 'dry' | 'issue', monthsBack: 0 | 1 = 1): Step => ({ kind: 'bill', monthsBack, how });
const creditAll: Step = { kind: 'credit', pick: 0, whole: true, rebill: true };

/** Corners that chance seldom finds, each with every kind of decision in it. */
const known: [Step[]][] = [
  // A meeting that came back waits neither for its outcome nor for a claim on its lead.
  [[deliver(1), book, day, claim(0), decide('uphold'), bill('dry', 0), held, claim(1), bill('dry', 0)]],
  // Claims in time that are heard after the invoice; then all of it is credited, and billed again but for what came back.
  [
    [
      ...[deliver(4), month, bill('issue'), claim(0), decide('uphold'), claim(1), decide('part'), claim(2)],
      ...[decide('uphold', 'replacement'), claim(3), decide('deny'), decide('appeal'), decide('part')],
      ...[creditAll, bill('issue'), creditAll, bill('issue'), deliver(2)],
    ],
  ],
  // A lead that came back takes its meetings along, before the invoice and after it; one that is replaced does not.
  [
    [
      ...[deliver(2), book, day, held, claim(1), decide('uphold'), deliver(1), book, day, held, month, bill('issue')],
      ...[claim(1), decide('uphold'), deliver(1), book, day, held, month, bill('issue'), claim(1)],
      ...[decide('uphold', 'replacement'), creditAll, bill('issue')],
    ],
  ],
];

const newest = <T>(list: readonly T[], place: number): T | undefined =>
  list.at(-1 - (place % Math.max(1, list.length)));
const lastMoment = Date.parse('2026-07-10T00:00:00Z');

async function take(history: Play, one: Step): Promise<void> {
  const { model, now } = history;
  const of = 'pick' in one ? newest(model.subjects, one.pick) : undefined;
  switch (one.kind) {
    case 'deliver':
      return play.deliverSome(history, one.leads);
    case 'wait':
      return setNow(history, Math.min(lastMoment, one.hours === null ? nextMonth(now) : now + one.hours * hour));
    case 'book':
      return of && play.book(history, of.lead ?? of, now + one.inHours * hour);
    case 'tell': {
      const meeting = newest(unconfirmed(model, now), one.pick);
      return meeting && play.tellOutcome(history, meeting, one.outcome);
    }
    case 'claim': {
      const at = of && { now: null, inTime: Math.min(of.endsAt, now), tooLate: of.endsAt + 1 }[one.at];
      return of && at !== undefined && (at ?? now) <= now
        ? play.answer(history, of, 'dispute', one.reason, at)
        : undefined;
    }
    case 'accept':
      return of?.lead === null ? play.answer(history, of, 'accept', '', null) : undefined;
    case 'resolve': {
      const claim = newest(play.claimsFor(history, one.as), one.pick);
      return claim && play.resolve(history, claim, one);
    }
    case 'bill':
      return play.bill(history, months[Math.max(0, months.indexOf(monthAt(now)) - one.monthsBack)] ?? '', one.how);
    case 'credit': {
      const number = newest(
        [...history.documents.keys()].filter((known) => known.startsWith('INV')),
        one.pick,
      );
      const charged = newest(
        model.units.filter(({ on, of: subject }) => on === number && subject),
        one.pick,
      )?.of;
      const chosen = one.whole ? null : (charged?.lead ?? charged);
      return number === undefined || chosen === undefined
        ? undefined
        : play.creditSome(history, number, chosen, one.rebill);
    }
  }
}

const unconfirmed = ({ subjects }: Model, now: number): Subject[] =>
  subjects.filter(({ lead, startsAt, outcome }) => lead !== null && startsAt <= now && outcome === null);

/** The second of the next month. */
const nextMonth = (now: number): number =>
  Date.parse(`${months[months.indexOf(monthAt(now)) + 1] ?? monthAt(now)}-02T04:00:00Z`);

/** Time passes, whatever waits is decided, every month is billed: nothing is left out, and the file verifies. */
async function close(history: Play): Promise<void> {
  const { desk, model } = history;
  setNow(history, Date.parse('2026-08-02T00:00:00Z'));
  for (const claim of play.claimsFor(history, 'deny')) {
    play.resolve(history, claim, { as: 'deny', remedy: 'credit', basisPoints: 0 });
  }
  for (const meeting of unconfirmed(model, history.now)) await play.tellOutcome(history, meeting, 'held');
  for (const month of months) await play.bill(history, month, 'at the end');
  play.expectSame(history);
  expect(missed(model)).toEqual([]);
  const { reader } = desk.context.handle;
  const unsound = reader
    .read(
      `SELECT i.number FROM document i JOIN document n ON n.of_document = i.id GROUP BY i.id
       HAVING sum(n.gross) > i.gross OR (sum(n.net) = i.net AND sum(n.gross) <> i.gross)`,
    )
    .all();
  expect(unsound).toEqual([]);
  const numbers = (order: string): unknown[] =>
    reader.read(`SELECT number FROM document ORDER BY series, ${order}`).all();
  expect(numbers('issued_at, id')).toEqual(numbers('sequence'));
  expect(verifyFile(desk.context).checks.filter(({ ok }) => !ok)).toEqual([]);
}

const happened = new Map<string, number>();

async function live(all: readonly Step[]): Promise<void> {
  const place = tempFolder();
  const start = '2026-03-01T04:00:00Z';
  const desk = openDesk({ now: start, setup, dir: join(place, 'data') });
  const fees = months.map((month) => unit(`fee period:${month}-01`, null, month, fee));
  const history: Play = {
    desk,
    model: { subjects: [], units: fees, owed: [] },
    documents: new Map(),
    count: (what) => void happened.set(what, (happened.get(what) ?? 0) + 1),
    now: Date.parse(start),
  };
  try {
    for (const one of all) {
      await take(history, one);
      play.expectSame(history);
    }
    await close(history);
  } finally {
    desk.close();
    rmSync(place, { recursive: true });
  }
}

const long = process.env.TALLYPROOF_LONG !== undefined;
const seed = 20_260_301;

test(`F1, F2, F4: whatever happens, every unit is charged once, at what it comes to, and the file verifies (seed ${seed})`, {
  timeout: long ? 7_200_000 : 120_000,
}, async () => {
  const histories = fc.array(step, { minLength: 20, maxLength: 45, size: 'max' });
  await fc.assert(fc.asyncProperty(histories, live), {
    seed,
    numRuns: long ? 10_000 : 60,
    examples: known,
  });
  process.stdout.write(`${JSON.stringify(Object.fromEntries(happened))}\n`);
});
