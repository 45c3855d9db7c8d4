import { describe, expect, test } from 'vitest';
import { foldOf, folds } from '../../../shared/domain/scoring/fold.ts';
import { type Learned, type Suggestion, suggestWeights } from '../../../shared/domain/scoring/suggest.ts';
import { featuresOf, modelOf } from '../../../shared/domain/scoring/weights.ts';
import { chanceFrom, historyOf, type MadeCriterion, madeLeads, shuffledEnds } from './history.ts';

const bands = [
  { band: 'A', from: 70 },
  { band: 'B', from: 40 },
  { band: 'C', from: 0 },
];

function learned(suggestion: Suggestion): Learned {
  if (suggestion.kind !== 'learned') throw new Error(`nothing learned: ${JSON.stringify(suggestion)}`);
  return suggestion;
}

/** Three criteria that say much, little and nothing. */
const known: readonly MadeCriterion[] = [
  { met: 0.5, unknown: 0.2, slope: 1.5, unknownSlope: 0.5 },
  { met: 0.4, slope: 0.75 },
  { met: 0.6, slope: 0 },
];

describe('weights learned from history', () => {
  test('known weights are found again', () => {
    const history = historyOf(madeLeads(40_000, -0.5, known, chanceFrom(1)), [34, 33, 33]);
    const features = featuresOf(history);
    const { intercept, slopes, settled } = modelOf(features, history.patterns);
    expect(settled).toBe(true);
    // Features: c0 met, c0 unknown, c1 met, c2 met; made with these slopes. Errors of 40,000 leads are about 0.03.
    for (const [at, wanted] of [1.5, 0.5, 0.75, 0].entries())
      expect(Math.abs((slopes[at] ?? 9) - wanted)).toBeLessThan(0.1);
    expect(Math.abs(intercept + 0.5)).toBeLessThan(0.1);
    const found = learned(suggestWeights(history, bands));
    // c0 gains 1.5 over a no and 1 over not said, which are 3 to 2: 1.5 − 0.4 × 0.5 = 1.3; c1 0.75. 1.3 ÷ 2.05 = 63 of 100.
    expect(found.verdict).toBe('better');
    const [c0, c1, c2] = found.weights.map(({ after }) => after);
    expect(Math.abs((c0 ?? 0) - 63)).toBeLessThanOrEqual(3);
    expect(Math.abs((c1 ?? 0) - 37)).toBeLessThanOrEqual(3);
    expect(c2).toBeLessThanOrEqual(3);
    expect(found.weights.reduce((sum, { after }) => sum + after, 0)).toBe(100);
    // A model of the right shape foretells what comes.
    expect(found.plain.calibrationError).toBeLessThan(0.015);
    expect(found.plain.brier).toBeLessThan(found.baseBrier);
    expect(found.discrimination.first.low).toBeGreaterThan(found.discrimination.second.value);
  });

  test('leads that can be told apart perfectly do not explode', () => {
    const leads = madeLeads(
      400,
      0,
      [
        { met: 0.5, slope: 0 },
        { met: 0.5, slope: 0 },
      ],
      chanceFrom(2),
    ).map((lead) => ({
      ...lead,
      ended: lead.results.startsWith('p'),
    }));
    const found = learned(suggestWeights(historyOf(leads, [0, 100]), bands));
    expect(found.verdict).toBe('better');
    expect(found.weights[0]?.after).toBeGreaterThanOrEqual(95);
    expect(found.discrimination.first.value).toBeGreaterThan(0.99);
    // The penalty holds the slope: ln odds of 400 told apart cannot be more than a few.
    expect(found.weights[0]?.gain?.value).toBeLessThan(12);
    expect(
      Object.values(found.plain)
        .flat()
        .every((value) => typeof value !== 'number' || Number.isFinite(value)),
    ).toBe(true);
  });

  test('criteria that all leads stand to in the same way change nothing', () => {
    const leads = madeLeads(2_000, -0.5, known, chanceFrom(3));
    const plain = learned(suggestWeights(historyOf(leads, [34, 33, 33]), bands));
    const hard = leads.map((lead) => ({ ...lead, results: `p${lead.results}` }));
    const more = learned(
      suggestWeights(
        historyOf(hard, [0, 34, 33, 33], (at) => ({ id: at === 0 ? 'must' : `c${at - 1}`, hard: at === 0 })),
        bands,
      ),
    );
    expect(more.weights[0]).toMatchObject({ id: 'must', before: 0, after: 0, gain: null });
    expect({ ...more, weights: more.weights.slice(1) }).toEqual(plain);
    const reversed = historyOf(leads.toReversed(), [34, 33, 33]);
    expect(suggestWeights(reversed, bands)).toEqual(plain);
  });

  test('a soft criterion nobody was asked yet keeps its part, and what loses gets nothing', () => {
    const leads = madeLeads(
      4_000,
      0,
      [
        { met: 0.5, slope: 1 },
        { met: 0.5, slope: -1 },
      ],
      chanceFrom(4),
    ).map((lead) => ({
      ...lead,
      results: `${lead.results}u`,
    }));
    const found = learned(suggestWeights(historyOf(leads, [40, 40, 20]), bands));
    // 20 of 100 stay with the one not asked; the 80 go to what gains: all of it to the first.
    expect(found.weights.map(({ after }) => after)).toEqual([80, 0, 20]);
    expect(found.weights[1]?.gain?.high).toBeLessThan(0);
    expect(found.weights[2]).toMatchObject({ met: 0, unmet: 0, unknown: 4_000, gain: null });
  });

  test('dealt-out ends: the interval holds a coin, and the word is to keep what there is', () => {
    const leads = madeLeads(600, -0.4, known, chanceFrom(5));
    const seeds = process.env.TALLYPROOF_LONG ? 1_000 : 100;
    let [holds, keeps] = [0, 0];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const history = historyOf(shuffledEnds(leads, chanceFrom(1_000 + seed)), [50, 30, 20]);
      const found = learned(suggestWeights(history, bands));
      const { low, high } = found.discrimination.first;
      if (low <= 0.5 && high >= 0.5) holds += 1;
      if (found.verdict !== 'better') keeps += 1;
    }
    expect(holds).toBeGreaterThanOrEqual(0.95 * seeds);
    expect(keeps).toBeGreaterThanOrEqual(0.95 * seeds);
  });

  test('weights that are as good already are kept', () => {
    const history = historyOf(madeLeads(3_000, -0.5, known, chanceFrom(6)), [63, 37, 0]);
    const found = learned(suggestWeights(history, bands));
    expect(['noBetterThanPresent', 'same']).toContain(found.verdict);
    expect(found.discrimination.second.low).toBeGreaterThan(0.5);
  });

  test('bands: every lead stands in one before and in one after', () => {
    const history = historyOf(madeLeads(2_000, -0.5, known, chanceFrom(7)), [0, 0, 100]);
    const { bands: table, moves, cases, events } = learned(suggestWeights(history, []));
    for (const side of ['before', 'after'] as const) {
      expect(table.reduce((sum, row) => sum + row[side].cases, 0)).toBe(cases);
      expect(table.reduce((sum, row) => sum + row[side].events, 0)).toBe(events);
    }
    expect(moves.up + moves.down + moves.same).toBe(cases);
    // The best band holds better leads than the worst, on leads the weights were not learned from.
    const rate = (band: string): number => {
      const { after } = table.find((row) => row.band === band) ?? { after: { cases: 0, events: 0 } };
      return after.events / after.cases;
    };
    expect(rate('A')).toBeGreaterThan(rate('C') + 0.2);
  });
});

describe('too few to learn from', () => {
  const of = (count: number, ended: number, results: (at: number) => string, points: readonly number[]) =>
    suggestWeights(
      historyOf(
        Array.from({ length: count }, (_, at) => ({ id: at, results: results(at), ended: at < ended })),
        points,
      ),
      bands,
    );
  const two = (at: number): string => (at % 2 === 0 ? 'p' : 'f');
  const three = (at: number): string => `${two(at)}${'pfu'[at % 3] ?? 'u'}`;
  // Limits: 100 leads, 20 of the rarer end, 10 of it for each feature; three() has features p and p, u: three of them.
  test.each<[string, Suggestion, object]>([
    ['no criterion', of(200, 100, () => '', []), { why: 'noCriteria', needed: 1, found: 0 }],
    ['99 leads', of(99, 50, two, [100]), { why: 'cases', needed: 100, found: 99 }],
    ['19 of the rarer end', of(200, 19, two, [100]), { why: 'rarer', needed: 20, found: 19 }],
    ['19 of the other end', of(200, 181, two, [100]), { why: 'rarer', needed: 20, found: 19 }],
    ['all alike', of(200, 100, () => 'p', [100]), { why: 'alike', needed: 1, found: 0 }],
    ['nobody meets it', of(200, 100, (at) => (at % 2 === 0 ? 'f' : 'u'), [100]), { why: 'alike', needed: 1, found: 0 }],
    ['29 for three features', of(300, 29, three, [50, 50]), { why: 'perFeature', needed: 30, found: 29 }],
  ])('%s', (_, suggestion, why) => {
    expect(suggestion).toMatchObject({ kind: 'tooFew', ...why });
  });

  test('just enough is enough', () => {
    expect(of(100, 20, two, [100]).kind).toBe('learned');
    expect(of(300, 30, three, [50, 50]).kind).toBe('learned');
  });
});

test('the part of a lead follows from its id, and ids that count up in steps spread evenly', () => {
  for (const [start, step] of [
    [0, 1],
    [2 ** 40 + 1, 2],
    [5 * 2 ** 40, 5],
    [1, 10],
  ] as const) {
    const counts = new Array<number>(folds).fill(0);
    for (let at = 0; at < 10_000; at += 1) {
      const part = foldOf(start + step * at);
      counts[part] = (counts[part] ?? 0) + 1;
    }
    // 2,000 each; the standard deviation is √(10,000 × 0.2 × 0.8) = 40.
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(160);
  }
  expect(foldOf(2 ** 40 + 7)).toBe(foldOf(2 ** 40 + 7));
});
