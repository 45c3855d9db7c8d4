import fc from 'fast-check';
import { bill, creditSome } from './invoices.ts';
import type { Play } from './play.ts';
import {
  answer,
  book,
  claimsFor,
  deliverSome,
  hour,
  monthAt,
  months,
  resolve,
  setNow,
  tellOutcome,
  unconfirmed,
} from './play.ts';

/** Counted from the newest. */
const pick = fc.nat({ max: 12 });
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
  credit: fc.record({ kind: fc.constant('credit'), pick, whole: fc.boolean(), rebill: fc.boolean() }),
};
export const step = fc.oneof(
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
/** One thing that somebody does. */
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const newest = <T>(list: readonly T[], place: number): T | undefined =>
  list.at(-1 - (place % Math.max(1, list.length)));
const lastMoment = Date.parse('2026-07-10T00:00:00Z');

/** Does a step, where there is something to do it with. */
export async function take(history: Play, one: Step): Promise<void> {
  const { model, now } = history;
  const of = 'pick' in one ? newest(model.subjects, one.pick) : undefined;
  switch (one.kind) {
    case 'deliver':
      return deliverSome(history, one.leads);
    case 'wait':
      return setNow(history, Math.min(lastMoment, one.hours === null ? nextMonth(now) : now + one.hours * hour));
    case 'book':
      return of && book(history, of.lead ?? of, now + one.inHours * hour);
    case 'tell': {
      const meeting = newest(unconfirmed(model, now), one.pick);
      return meeting && tellOutcome(history, meeting, one.outcome);
    }
    case 'claim': {
      const at = of && { now: null, inTime: Math.min(of.endsAt, now), tooLate: of.endsAt + 1 }[one.at];
      return of && at !== undefined && (at ?? now) <= now ? answer(history, of, 'dispute', one.reason, at) : undefined;
    }
    case 'accept':
      return of?.lead === null ? answer(history, of, 'accept', '', null) : undefined;
    case 'resolve': {
      const claim = newest(claimsFor(history, one.as), one.pick);
      return claim && resolve(history, claim, one);
    }
    case 'bill':
      return bill(history, months[Math.max(0, months.indexOf(monthAt(now)) - one.monthsBack)] ?? '', one.how);
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
      return number === undefined || chosen === undefined ? undefined : creditSome(history, number, chosen, one.rebill);
    }
  }
}

/** The second of the next month. */
const nextMonth = (now: number): number =>
  Math.max(now, Date.parse(`${months[months.indexOf(monthAt(now)) + 1] ?? monthAt(now)}-02T04:00:00Z`));
