import type { Day } from '../basics.ts';
import type { Period } from '../period.ts';
import { daysIn, isIn, isPeriodOf, periodContaining } from '../period.ts';
import { addDays, laterDay } from '../time.ts';
import type { BillingPeriod, Segment } from './model.ts';
import type { Ruling, Timeline } from './timeline.ts';

/** Periods asked for before: a run asks for those of a few days, once for every event. */
const known = new WeakMap<Timeline, Map<Day, BillingPeriod | null>>();

/** The billing period a day belongs to, under the terms of that day; null before the first. */
export function periodOf(timeline: Timeline, day: Day): BillingPeriod | null {
  const days = known.get(timeline) ?? new Map<Day, BillingPeriod | null>();
  known.set(timeline, days);
  const found = days.get(day);
  if (found !== undefined) return found;
  const ruling = timeline.at(day);
  const period = ruling && cut(timeline, ruling, periodContaining(ruling.version.terms.billing, day));
  days.set(day, period);
  return period;
}

/** A period that nothing cuts short. */
export const wholePeriod = (period: Period): BillingPeriod => ({ ...period, whole: period });

/** The days of a whole period around those of a ruling on which its cycle is agreed. */
function cut({ rulings }: Timeline, ruling: Ruling, whole: Period): BillingPeriod {
  const isOther = ({ version }: Ruling): boolean => !isPeriodOf(version.terms.billing, whole);
  const at = rulings.indexOf(ruling);
  const [before, after] = [rulings.slice(0, at).findLastIndex(isOther), rulings.slice(at + 1).find(isOther)];
  const begins = before < 0 ? whole.from : laterDay(whole.from, rulings[before + 1]?.version.terms.from ?? whole.from);
  const ends =
    after === undefined || after.version.terms.from > whole.to ? whole.to : addDays(after.version.terms.from, -1);
  return { from: begins, to: ends, whole };
}

/** The period that is asked for, or what is left of it where another cycle begins or ends within it; null before the first terms. */
function askedFor(timeline: Timeline, { from, to }: Period): BillingPeriod | null {
  const first = periodOf(timeline, from);
  return first?.whole.from === from && first.whole.to === to ? first : periodOf(timeline, to);
}

/** All billing periods from the first day of the contract to the one asked for, oldest first. */
export function periodsTo(timeline: Timeline, asked: Period): BillingPeriod[] {
  const found: BillingPeriod[] = [];
  const last = askedFor(timeline, asked) ?? asked;
  for (let day = timeline.rulings[0]?.version.terms.from ?? asked.from; day <= last.to; ) {
    const period = periodOf(timeline, day) ?? wholePeriod(asked);
    found.push(period);
    day = addDays(period.to, 1);
  }
  return found;
}

/**
 * The periods whose fees the run of one bills: its own, and before it what is left of one that ended early, as another cycle
 * began: no run is its own.
 */
export function billedWith(timeline: Timeline, asked: Period): BillingPeriod[] {
  const found: BillingPeriod[] = [];
  for (let one = askedFor(timeline, asked); one !== null; one = periodOf(timeline, addDays(one.from, -1))) {
    if (found.length > 0 && one.to === one.whole.to) break;
    found.unshift(one);
  }
  return found;
}

/** The days of a period on which something the terms say holds unchanged. */
export interface Holding<Said> extends Segment {
  readonly said: Said;
  readonly ruling: Ruling;
}

/**
 * What the terms say over a period, stretch by stretch; versions that leave it as it is make one. Where they say nothing
 * there is none.
 */
export function holdings<Said>(
  { rulings }: Timeline,
  period: BillingPeriod,
  sayOf: (ruling: Ruling) => Said | undefined,
): Holding<Said>[] {
  const found: { said: Said; ruling: Ruling; key: string; from: Day; to: Day }[] = [];
  for (const [at, ruling] of rulings.entries()) {
    const next = rulings[at + 1]?.version.terms.from;
    const from = laterDay(ruling.version.terms.from, period.from);
    const to = next === undefined || next > period.to ? period.to : addDays(next, -1);
    const said = sayOf(ruling);
    if (said === undefined || from > to) continue;
    const key = JSON.stringify(said);
    const before = found.at(-1);
    if (before?.key === key && addDays(before.to, 1) === from) before.to = to;
    else found.push({ said, ruling, key, from, to });
  }
  const periodDays = daysIn(period.whole);
  return found.map(({ said, ruling, from, to }) => ({
    said,
    ruling,
    from,
    to,
    days: daysIn({ from, to }),
    periodDays,
  }));
}

/** The stretch of `period` around `day` on which something holds as it does on that day. */
export function holdingAround<Said>(
  timeline: Timeline,
  period: Period,
  day: Day,
  sayOf: (ruling: Ruling) => Said | undefined,
): Period {
  return holdings(timeline, wholePeriod(period), sayOf).find((holding) => isIn(holding, day)) ?? period;
}
