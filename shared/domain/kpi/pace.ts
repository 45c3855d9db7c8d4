import type { Day, Decimal } from '../basics.ts';
import { addDecimals, compareDecimals, multiplyDecimals, ratePercent, ratio, sumOf } from '../money.ts';
import type { Period } from '../period.ts';
import type { Calendar } from '../time.ts';
import { addDays, isBusinessDay } from '../time.ts';

/** What was delivered against a target, as it stands in a period. */
export interface Attainment {
  readonly delivered: number;
  readonly target: Decimal;
  /** Percent with two decimals; null for a target of zero. */
  readonly attainment: Decimal | null;
  /** A whole number as text; null before the first working day. */
  readonly projected: Decimal | null;
}

/** Several contracts against the sum of their targets; null where none has one. What cannot be projected for one cannot for all. */
export function attainmentOf(parts: readonly Omit<Attainment, 'attainment'>[]): Attainment | null {
  if (parts.length === 0) return null;
  const delivered = sumOf(parts.map((part) => part.delivered));
  const target = parts.reduce((sum, part) => addDecimals(sum, part.target), '0');
  const projections = parts.flatMap(({ projected: one }) => one ?? []);
  return {
    delivered,
    target,
    attainment: ratePercent(delivered, target),
    projected: projections.length < parts.length ? null : projections.reduce(addDecimals, '0'),
  };
}

/** The client's working days from one day to another, both inclusive; none where `to` is before `from`. */
export function workingDaysIn({ from, to }: Period, calendar: Pick<Calendar, 'workingDays' | 'holidays'>): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isBusinessDay(day, calendar)) count += 1;
  return count;
}

/**
 * What will have been delivered at the end of the period if it goes on like this, over the client's working days (domain §7,
 * pace), a whole number as text. Null before the first working day; what was delivered, once the period is over.
 */
export function projected(
  delivered: number,
  period: Period,
  today: Day,
  calendar: Pick<Calendar, 'workingDays' | 'holidays'>,
): Decimal | null {
  if (today > period.to) return String(delivered);
  const passed = workingDaysIn({ from: period.from, to: today }, calendar);
  return ratio(delivered * workingDaysIn(period, calendar), passed, 0);
}

/** Before the third working day a projection is chance. */
const paceDays = 3;

/**
 * Whether a period would end below what was promised if it goes on like this (domain §7, pace). `daysPassed` are the client's
 * working days of the period so far, today among them.
 */
export const isAtRisk = (pace: {
  readonly projected: Decimal | null;
  readonly target: Decimal;
  readonly daysPassed: number;
}): boolean =>
  pace.projected !== null && pace.daysPassed >= paceDays && compareDecimals(pace.projected, pace.target) < 0;

/** Each day of a period with what was delivered up to and with it. `counts` are the days that had deliveries, in any order. */
export function deliveredUpTo(
  counts: readonly { readonly day: Day; readonly count: number }[],
  period: Period,
): { readonly day: Day; readonly delivered: number }[] {
  const byDay = Map.groupBy(counts, ({ day }) => day);
  const found: { day: Day; delivered: number }[] = [];
  let delivered = 0;
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    delivered += sumOf((byDay.get(day) ?? []).map(({ count }) => count));
    found.push({ day, delivered });
  }
  return found;
}

/**
 * How much of a target is due by each day of a period, at an even pace over the client's working days; one decimal. All
 * of it from the first day on where none is a working day.
 */
export function planned(
  target: Decimal,
  period: Period,
  calendar: Pick<Calendar, 'workingDays' | 'holidays'>,
): Decimal[] {
  const working = workingDaysIn(period, calendar);
  const found: Decimal[] = [];
  let passed = 0;
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    if (isBusinessDay(day, calendar)) passed += 1;
    found.push(ratio(multiplyDecimals(target, String(passed)), working, 1) ?? target);
  }
  return found;
}
