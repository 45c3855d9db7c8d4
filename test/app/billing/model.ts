import type { DisputeDecision } from '../../../shared/domain/dispute.ts';

/** A lead that was handed over, or a meeting on it (`lead` says which): what claims and clock make of it (domain §5). */
export interface Subject {
  readonly id: number;
  readonly lead: Subject | null;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Given for a replacement: never charged. A lead says beside it whether its meetings are given too. */
  readonly free: boolean;
  readonly replaces: Owed | null;
  stand: 'open' | 'accepted' | 'disputed' | 'returned' | 'replaced';
  outcome: Outcome | null;
}
export type Owed = 'lead' | 'meeting';
export type Outcome = 'held' | 'clientNoShow' | 'prospectNoShow' | 'lateCancel';

/**
 * What one component may charge for a subject, or for a month. `on` is the invoice of its live charge, `charged` what it cost there,
 * `net` what is left of that.
 */
export interface Unit {
  readonly key: string;
  readonly of: Subject | null;
  readonly month: string;
  readonly price: number;
  parts: number;
  on: string | null;
  charged: number;
  net: number;
  wasBilled: boolean;
}

export interface Model {
  readonly subjects: Subject[];
  readonly units: Unit[];
  readonly owed: Owed[];
}

/** Hundredths of a percent of an amount, in whole minor units, half away from zero. */
const share = (amount: number, basisPoints: number): number => Math.floor((amount * basisPoints + 5_000) / 10_000);
export const amountOf = ({ price, parts }: Unit): number => Math.max(0, price - parts);
const cameBack = (of: Subject | null): boolean => of?.stand === 'returned' || of?.stand === 'replaced';

export function enter(model: Model, subject: Subject, month: string, prices: Readonly<Record<string, number>>): void {
  model.subjects.push(subject);
  for (const [key, price] of Object.entries(prices)) model.units.push(unit(key, subject, month, price));
}

export const unit = (key: string, of: Subject | null, month: string, price: number): Unit => ({
  key,
  of,
  month,
  price,
  parts: 0,
  on: null,
  charged: 0,
  net: 0,
  wasBilled: false,
});

/** An outcome that the contract replaces owes a meeting, except for one that is given already. */
export function confirm(model: Model, meeting: Subject, outcome: Outcome): void {
  meeting.outcome = outcome;
  if (outcome === 'lateCancel' && !meeting.free) model.owed.push('meeting');
}

/** What a decision does to the unit and to what was charged for it; a lead that came back takes its meetings along. */
export function decide(model: Model, of: Subject, as: DisputeDecision, remedy: string, basisPoints: number): void {
  if (as === 'takeLate' || as === 'appeal') of.stand = 'disputed';
  else if (as !== 'uphold') of.stand = 'accepted';
  else of.stand = remedy === 'credit' ? 'returned' : 'replaced';
  if (of.stand === 'replaced') model.owed.push(of.lead ? 'meeting' : 'lead');
  for (const one of model.units) {
    if (of.stand === 'returned' && (one.of === of || one.of?.lead === of)) one.net = 0;
    if (as !== 'part' || one.of !== of) continue;
    one.parts += share(one.price, basisPoints);
    one.net = Math.max(0, one.net - (one.on ? share(one.price, basisPoints) : 0));
  }
}

function judge(of: Subject | null, now: number): string {
  if (of === null) return 'bill';
  if (of.free || of.stand === 'returned' || of.lead?.stand === 'returned') return 'never';
  if (of.lead && of.outcome === null) return of.startsAt > now ? 'never' : 'meetingUnconfirmed';
  if (of.outcome === 'prospectNoShow') return 'never';
  if (of.stand === 'replaced') return 'bill';
  if (of.stand === 'disputed' || of.lead?.stand === 'disputed') return 'disputeOpen';
  return of.stand === 'accepted' || now > of.endsAt ? 'bill' : 'reviewOpen';
}

/** What a bill of a month charges at `now`, and how much it carries over: no unit twice, a fee only with its own month. */
export function billOf(
  { units }: Model,
  month: string,
  now: number,
): { units: Unit[]; carried: Record<string, number> } {
  const due = units.filter(({ on, of, month: own }) => on === null && (of ? own <= month : own === month));
  const carried = (code: string): number =>
    new Set(due.filter(({ of }) => judge(of, now) === code).map(({ of }) => of)).size;
  return {
    units: due.filter(({ of }) => judge(of, now) === 'bill'),
    carried: {
      reviewOpen: carried('reviewOpen'),
      disputeOpen: carried('disputeOpen'),
      meetingUnconfirmed: carried('meetingUnconfirmed'),
    },
  };
}

export function issue(units: readonly Unit[], number: string): void {
  for (const one of units)
    Object.assign(one, { on: number, charged: amountOf(one), net: amountOf(one), wasBilled: true });
}

/** Takes back what is left; with `rebill` all but returns may be billed once more, also what cost nothing. */
export function credit(units: readonly Unit[], rebill: boolean): void {
  for (const one of units) {
    one.net = 0;
    if (rebill && !cameBack(one.of) && !cameBack(one.of?.lead ?? null)) one.on = null;
  }
}

/** What no final bill may leave out. */
export const missed = ({ units }: Model): Unit[] =>
  units.filter(({ on, of }) => on === null && judge(of, Number.POSITIVE_INFINITY) !== 'never');
