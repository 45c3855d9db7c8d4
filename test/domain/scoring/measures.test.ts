import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brierOf,
  byBaseRate,
  calibrationBins,
  calibrationError,
  type Foretold,
  straightened,
} from '../../../shared/domain/scoring/calibration.ts';
import { decimalOf } from '../../../shared/domain/scoring/decimals.ts';
import { discriminationOf } from '../../../shared/domain/scoring/discrimination.ts';
import { errorAlong, fitLogistic, foretold, probability } from '../../../shared/domain/scoring/logistic.ts';
import { pointsOfGains } from '../../../shared/domain/scoring/weights.ts';
import { chanceFrom } from './history.ts';

describe('logistic regression', () => {
  test('without a penalty, a table of two by two comes out by hand', () => {
    // Met: 30 of 40, so ln(30 ÷ 10) = ln 3. Not met: 20 of 60, so ln(20 ÷ 40) = −ln 2. The slope is ln 3 + ln 2 = ln 6, and its
    // error √(1/30 + 1/10 + 1/20 + 1/40) = √0.208333.
    const fitted = fitLogistic(
      [
        { x: [1], cases: 40, events: 30 },
        { x: [0], cases: 60, events: 20 },
      ],
      0,
    );
    const { intercept, slopes, settled } = fitted;
    expect(settled).toBe(true);
    expect(intercept).toBeCloseTo(-Math.LN2, 6);
    expect(slopes[0]).toBeCloseTo(Math.log(6), 6);
    expect(errorAlong(fitted, [1])).toBeCloseTo(Math.sqrt(0.208333), 4);
    expect(errorAlong(fitted, [-2])).toBeCloseTo(2 * Math.sqrt(0.208333), 4);
    expect(foretold({ intercept, slopes }, [1])).toBeCloseTo(0.75, 6);
  });

  test('with a penalty, the slope is where pull and cases are even', () => {
    // One feature, half the cases each way round: by symmetry the intercept is 0 at x = ±1, and the slope b is where the pull of the
    // penalty, 1 × b, is that of the cases: 10 × (0.8 − p(b)) from each side, with p(b) = 1 ÷ (1 + e^−b).
    const { intercept, slopes } = fitLogistic(
      [
        { x: [1], cases: 10, events: 8 },
        { x: [-1], cases: 10, events: 2 },
      ],
      1,
    );
    const [b = 0] = slopes;
    expect(intercept).toBeCloseTo(0, 6);
    expect(20 * (0.8 - probability(b)) - b).toBeCloseTo(0, 6);
  });

  test('a column that never changes gets nothing, perfect ones something finite', () => {
    const cases = [
      { x: [1, 1], cases: 50, events: 50 },
      { x: [0, 1], cases: 50, events: 0 },
    ];
    const { slopes, settled } = fitLogistic(cases);
    expect(settled).toBe(true);
    expect(slopes[1]).toBeCloseTo(0, 4);
    expect(slopes[0]).toBeGreaterThan(4);
    expect(slopes[0]).toBeLessThan(10);
    const { intercept } = fitLogistic([{ x: [], cases: 10, events: 10 }]);
    expect(Number.isFinite(intercept)).toBe(true);
  });

  test('on any cases it ends where the slope of what it maximises is flat', () => {
    const width = 4;
    const row = fc.record({
      x: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: width, maxLength: width }),
      cases: fc.integer({ min: 1, max: 400 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const observed = rows.map(({ x, cases, share }) => ({ x, cases, events: Math.round(cases * share) }));
        const fitted = fitLogistic(observed);
        expect(fitted.settled).toBe(true);
        const whole = observed.reduce((sum, { cases }) => sum + cases, 0);
        // What a slope pulls one way, the leads that were foretold wrong pull the other: Σ x·(events − cases·p) = slope.
        for (let j = 0; j < width; j += 1) {
          const pull = observed.reduce(
            (sum, { x, cases, events }) => sum + (x[j] ?? 0) * (events - cases * foretold(fitted, x)),
            0,
          );
          expect(Math.abs(pull - (fitted.slopes[j] ?? 0))).toBeLessThan(1e-6 * whole + 1e-6);
        }
        const all = observed.reduce((sum, { x, cases, events }) => sum + events - cases * foretold(fitted, x), 0);
        expect(Math.abs(all)).toBeLessThan(1e-4 * whole);
      }),
      { seed: 20260301 },
    );
  });

  test('probabilities of huge odds stay probabilities', () => {
    expect([probability(-1e6), probability(0), probability(1e6)]).toEqual([0, 0.5, 1]);
  });
});

describe('discrimination', () => {
  const row = (fold: number, first: number, events: number, others: number, second = 0) => ({
    fold,
    first,
    second,
    events,
    others,
  });

  test('a tiny table by hand', () => {
    // Events at 3, 2, 2; others at 2, 1. Pairs: 3 beats both (2), each 2 beats 1 and ties 2 (1.5 + 1.5): 5 of 6.
    const found = discriminationOf([row(0, 3, 1, 0), row(0, 2, 2, 1), row(0, 1, 0, 1)]);
    expect(found?.first.value).toBeCloseTo(5 / 6, 12);
    // Placements of events: 1, 0.75, 0.75; variance ((1/6)² + 2·(1/12)²) ÷ 2 = 0.0208333. Of others: at 2 (1 + 2·½) ÷ 3 = 2/3, at 1
    // it is 1: variance 2·(1/6)² ÷ 1 = 0.0555556. Sum 0.0208333 ÷ 3 + 0.0555556 ÷ 2 = 0.0347222, error 0.186339; 1.96 of it 0.365225.
    expect(found?.first.low).toBeCloseTo(5 / 6 - 0.365225, 5);
    expect(found?.first.high).toBe(1);
    // The other score is the same for all: a coin, without spread.
    expect(found?.second).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(found?.difference.value).toBeCloseTo(1 / 3, 12);
    expect(found?.difference.low).toBeCloseTo(1 / 3 - 0.365225, 5);
  });

  test('parts are compared within themselves, by their pairs', () => {
    // Fold 0: perfect, 2 × 2 = 4 pairs; fold 1: the wrong way round, 2 × 4 = 8 pairs: (4 × 1 + 8 × 0) ÷ 12.
    const found = discriminationOf([row(0, 9, 2, 0), row(0, 8, 0, 2), row(1, 1, 2, 0), row(1, 2, 0, 4)]);
    expect(found?.first.value).toBeCloseTo(1 / 3, 12);
  });

  test('the same score twice differs by nothing, and the order of rows does not matter', () => {
    const chance = chanceFrom(11);
    const rows = Array.from({ length: 40 }, (_, at) => {
      const score = Math.floor(chance() * 10);
      return row(at % 5, score, Math.floor(chance() * 5), Math.floor(chance() * 5), score);
    });
    const found = discriminationOf(rows);
    expect(found?.difference.value).toBe(0);
    expect(found?.difference.low).toBeCloseTo(0, 12);
    expect(discriminationOf(rows.toReversed())?.first.value).toBeCloseTo(found?.first.value ?? 0, 12);
  });

  test('grouped leads come out as every pair of them does, one by one', () => {
    const leads = fc.array(
      fc.record({
        score: fc.integer({ min: 0, max: 6 }),
        other: fc.integer({ min: 0, max: 6 }),
        ended: fc.boolean(),
      }),
      { minLength: 8, maxLength: 60 },
    );
    fc.assert(
      fc.property(leads, (some) => {
        const grouped = discriminationOf(
          some.map(({ score, other, ended }) => row(0, score, Number(ended), Number(!ended), other)),
        );
        const [events, others] = [some.filter(({ ended }) => ended), some.filter(({ ended }) => !ended)];
        if (events.length < 2 || others.length < 2) {
          expect(grouped).toBeNull();
          return;
        }
        const wins = (of: (lead: (typeof some)[number]) => number): number[][] =>
          events.map((event) => others.map((one) => (Math.sign(of(event) - of(one)) + 1) / 2));
        const mean = (values: readonly number[]): number =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const difference = wins(({ score }) => score).map((line, at) =>
          line.map((win, place) => win - (wins(({ other }) => other)[at]?.[place] ?? 0)),
        );
        // DeLong: the spread of each event's mean over the others, and of each other's over the events.
        const spread = (values: readonly number[]): number =>
          values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1) / values.length;
        const perEvent = difference.map(mean);
        const perOther = others.map((_, place) => mean(difference.map((line) => line[place] ?? 0)));
        const error = Math.sqrt(spread(perEvent) + spread(perOther));
        expect(grouped?.first.value).toBeCloseTo(mean(wins(({ score }) => score).map(mean)), 10);
        expect(grouped?.difference.value).toBeCloseTo(mean(perEvent), 10);
        expect(grouped?.difference.low).toBeCloseTo(Math.max(-1, mean(perEvent) - 1.96 * error), 8);
      }),
      { seed: 20260301 },
    );
  });

  test('nothing to compare is no value', () => {
    expect(discriminationOf([])).toBeNull();
    expect(discriminationOf([row(0, 1, 5, 0), row(1, 1, 1, 9)])).toBeNull();
  });
});

describe('calibration', () => {
  const some = (chance: number, cases: number, events: number, fold = 0): Foretold => ({ fold, cases, events, chance });

  test('tenths, error and Brier by hand', () => {
    const told = [some(0.2, 50, 10), some(0.8, 50, 30)];
    // Groups stay whole: the first has its middle at 25 of 100 (third tenth), the second at 75 (eighth).
    expect(calibrationBins(told)).toEqual([
      { cases: 50, events: 10, foretold: 0.2 },
      { cases: 50, events: 30, foretold: 0.8 },
    ]);
    // |0.2 × 50 − 10| = 0 and |0.8 × 50 − 30| = 10, of 100 leads.
    expect(calibrationError(calibrationBins(told))).toBeCloseTo(0.1, 12);
    // (10 × 0.64 + 40 × 0.04 + 30 × 0.04 + 20 × 0.64) ÷ 100
    expect(brierOf(told)).toBeCloseTo(0.22, 12);
  });

  test('the base rate of a part is that of the others', () => {
    const told = byBaseRate([some(0, 10, 5, 0), some(0, 10, 1, 1)]);
    expect(told.map(({ chance }) => chance)).toEqual([0.1, 0.5]);
  });

  test('what is foretold too boldly is straightened, what is right is left', () => {
    // Truth: half the odds on the log scale of what is foretold. 0.9 is really 0.75, 0.1 really 0.25.
    const bold = [0, 1, 2, 3, 4].flatMap((fold) => [some(0.9, 400, 300, fold), some(0.1, 400, 100, fold)]);
    const straight = straightened(bold);
    expect(straight[0]?.chance).toBeCloseTo(0.75, 3);
    expect(straight[1]?.chance).toBeCloseTo(0.25, 3);
    expect(brierOf(straight)).toBeLessThan(brierOf(bold));
    const right = [0, 1, 2, 3, 4].flatMap((fold) => [some(0.75, 400, 300, fold), some(0.25, 400, 100, fold)]);
    expect(straightened(right)[0]?.chance).toBeCloseTo(0.75, 3);
  });
});

describe('gains as points', () => {
  const criteria = (...list: readonly (readonly [points: number, hard?: boolean])[]) =>
    list.map(([points, hard = false], at) => ({ id: `c${at}`, hard, points }));
  const gain = (value: number | null) => (value === null ? null : { value, error: 0.1 });
  test.each<[string, ReturnType<typeof criteria>, (number | null)[], number[] | null]>([
    ['by their size', criteria([0], [0]), [3, 1], [75, 25]],
    // 33.33 each: the earliest gets what rounding left.
    ['thirds add up', criteria([10], [10], [10]), [1, 1, 1], [34, 33, 33]],
    ['what loses gets nothing', criteria([50], [50]), [1, -2], [100, 0]],
    ['nothing gains', criteria([50], [50]), [0, -2], null],
    // 30 of 120 stay: a quarter; the other 75 by 2 to 1.
    ['not judged keeps its part', criteria([60], [30], [30]), [2, 1, null], [50, 25, 25]],
    ['a hard one all met gives its points back', criteria([60, true], [40]), [null, 1], [0, 100]],
    ['all points lie on what cannot be judged', criteria([100], [0]), [null, 1], null],
    ['nothing given yet', criteria([0], [0], [0]), [null, 1, 1], [0, 50, 50]],
  ])('%s', (_, list, gains, points) => {
    expect(pointsOfGains(list, gains.map(gain))).toEqual(points);
  });
});

test('statistics as decimal text', () => {
  expect([
    decimalOf(0.78949, 3),
    decimalOf(-0.0004, 3),
    decimalOf(-1.5, 0),
    decimalOf(2 / 3, 4),
    decimalOf(0, 2),
  ]).toEqual(['0.789', '0.000', '-2', '0.6667', '0.00']);
});
