import type { Day } from '../basics.ts';
import type { Period } from '../period.ts';
import { daysIn, isIn, periodContaining } from '../period.ts';
import { addDays, laterDay } from '../time.ts';
import type { Segment } from './model.ts';
import type { Ruling, Timeline } from './timeline.ts';

/** Periods asked for before: a run asks for those of a few days, once for every event. */
const known = new WeakMap<Timeline, Map<Day, Period | null>>();

/** The billing period a day belongs to, under the terms of that day; null before the first. */
export function periodOf(timeline: Timeline, day: Day): Period | null {
  const days = known.get(timeline) ?? new Map<Day, Period | null>();
  known.set(timeline, days);
  const found = days.get(day);
  if (found !== undefined) return found;
  const ruling = timeline.at(day);
  const period = ruling && periodContaining(ruling.version.terms.billing, day);
  days.set(day, period);
  return period;
}

/** All billing periods from the first day of the contract to the last day of `until`, oldest first. */
export function periodsTo(timeline: Timeline, until: Period): Period[] {
  const found: Period[] = [];
  for (let day = timeline.rulings[0]?.version.terms.from ?? until.from; day <= until.to; ) {
    const period = periodOf(timeline, day) ?? until;
    if (found.at(-1)?.from !== period.from || found.at(-1)?.to !== period.to) found.push(period);
    day = nextStart(timeline, day, period);
  }
  return found;
}

/** The day after a period, or the one on which other terms begin within it: they may count their periods otherwise. */
function nextStart({ rulings }: Timeline, day: Day, period: Period): Day {
  const after = addDays(period.to, 1);
  const changed = rulings.find(({ version }) => version.terms.from > day && version.terms.from < after);
  return changed?.version.terms.from ?? after;
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
  period: Period,
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
  const periodDays = daysIn(period);
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
  return holdings(timeline, period, sayOf).find((holding) => isIn(holding, day)) ?? period;
}
