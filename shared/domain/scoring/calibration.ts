import { type Fitted, fitLogistic, probability } from './logistic.ts';

/** Leads of one part of the history with one foretold probability. */
export interface Foretold {
  readonly fold: number;
  readonly cases: number;
  readonly events: number;
  readonly chance: number;
}

/** About a tenth of the leads, by what was foretold of them: the mean of it beside what came. */
export interface CalibrationBin {
  readonly cases: number;
  readonly events: number;
  readonly foretold: number;
}

const tenths = 10;

/** Leads in tenths by what was foretold of them, lowest first; those with the same foretold chance stay together. */
export function calibrationBins(some: readonly Foretold[]): CalibrationBin[] {
  const whole = casesOf(some);
  const bins = new Map<number, { cases: number; events: number; sum: number }>();
  let before = 0;
  for (const group of sameChance(some)) {
    const place = Math.floor((tenths * (before + group.cases / 2)) / whole);
    const bin = bins.get(place) ?? { cases: 0, events: 0, sum: 0 };
    bin.cases += group.cases;
    bin.events += group.events;
    bin.sum += group.cases * group.chance;
    bins.set(place, bin);
    before += group.cases;
  }
  return [...bins.values()].map(({ cases, events, sum }) => ({ cases, events, foretold: sum / cases }));
}

function sameChance(some: readonly Foretold[]): Omit<Foretold, 'fold'>[] {
  const groups: { cases: number; events: number; readonly chance: number }[] = [];
  for (const { chance, cases, events } of some.toSorted((a, b) => a.chance - b.chance)) {
    const last = groups.at(-1);
    if (last !== undefined && last.chance === chance) {
      last.cases += cases;
      last.events += events;
    } else groups.push({ cases, events, chance });
  }
  return groups;
}

/** How far what was foretold lies from what came, over the bins by their size (expected calibration error); 0 is perfect. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const whole = casesOf(bins);
  return bins.reduce((sum, { cases, events, foretold }) => sum + Math.abs(cases * foretold - events) / whole, 0);
}

/** The mean squared distance of what was foretold from what came (Brier): 0 is perfect, and the base rate alone is what to beat. */
export const brierOf = (some: readonly Foretold[]): number =>
  some.reduce(
    (sum, { cases, events, chance }) => sum + events * (1 - chance) ** 2 + (cases - events) * chance ** 2,
    0,
  ) / casesOf(some);

const casesOf = (some: readonly { readonly cases: number }[]): number =>
  some.reduce((sum, { cases }) => sum + cases, 0);

/** What every lead is foretold without looking at it: the rate of the parts it does not belong to. */
export function byBaseRate(some: readonly Omit<Foretold, 'chance'>[]): Foretold[] {
  const rates = new Map(
    [...new Set(some.map(({ fold }) => fold))].map((fold) => {
      const rest = some.filter((one) => one.fold !== fold);
      return [fold, rest.reduce((sum, { events }) => sum + events, 0) / casesOf(rest)];
    }),
  );
  return some.map((one) => ({ ...one, chance: rates.get(one.fold) ?? 0 }));
}

/** Nearly nothing: the curve has two numbers, and many cases. */
const scalingPenalty = 1e-6;
const edge = 1e-9;

const logOdds = (chance: number): number => {
  const inside = Math.min(1 - edge, Math.max(edge, chance));
  return Math.log(inside / (1 - inside));
};

/**
 * What was foretold, straightened (Platt 1999): each part by the curve that fits the other parts best, so that whether it helps
 * is seen on leads it was not made from.
 */
export function straightened(some: readonly Foretold[]): Foretold[] {
  const curves = new Map<number, Fitted>();
  for (const { fold } of some) {
    if (curves.has(fold)) continue;
    const rest = some.filter((one) => one.fold !== fold);
    curves.set(
      fold,
      fitLogistic(
        rest.map(({ chance, cases, events }) => ({ x: [logOdds(chance)], cases, events })),
        scalingPenalty,
      ),
    );
  }
  return some.map((one) => {
    const { intercept = 0, slopes: [slope = 1] = [] } = curves.get(one.fold) ?? {};
    return { ...one, chance: probability(intercept + slope * logOdds(one.chance)) };
  });
}
