import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '../../shared/domain/kpi/counts.ts';
import { funnelOf } from '../../shared/domain/kpi/funnel.ts';
import { differenceOfShares, shareOfSome } from '../../shared/domain/kpi/interval.ts';
import { attainmentOf } from '../../shared/domain/kpi/pace.ts';
import {
  comparisonsMade,
  createValueCount,
  isOfRow,
  type Outcome,
  tells,
  type ValueRow,
} from '../../shared/domain/kpi/predictors.ts';
import type { FieldValue } from '../../shared/domain/lead.ts';

describe('the interval of a share', () => {
  // Wilson at z = 1.96: centre (s + 1.9208) ÷ (n + 3.8416), spread 1.96·√(s(n−s)/n + 0.9604) ÷ (n + 3.8416)
  test.each<[some: number, all: number, share: (string | null)[]]>([
    // (5 + 1.9208) ÷ 13.8416 = 0.5 ± 1.96·√(2.5 + 0.9604) ÷ 13.8416 = 0.263412
    [5, 10, ['50.00', '23.66', '76.34']],
    // 1.9208 ÷ 13.8416 = 0.13877 ± 1.96·√0.9604 ÷ 13.8416 = 0.13877
    [0, 10, ['0.00', '0.00', '27.75']],
    [10, 10, ['100.00', '72.25', '100.00']],
    [1, 1, ['100.00', '20.65', '100.00']],
    // (90 + 1.9208) ÷ 103.8416 = 0.885202 ± 1.96·√(9 + 0.9604) ÷ 103.8416 = 0.059569
    [90, 100, ['90.00', '82.56', '94.48']],
    [0, 0, [null, null, null]],
  ])('%i of %i', (some, all, [rate, low, high]) => {
    expect(shareOfSome(some, all)).toEqual({ rate, low, high });
  });

  test('holds its share, and gets narrower with more of the same', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
    fc.assert(
      fc.property(counts, ([some, all]) => {
        const { rate, low, high } = shareOfSome(some, all);
        const more = shareOfSome(some * 10, all * 10);
        expect(Number(low)).toBeLessThanOrEqual(Number(rate));
        expect(Number(high)).toBeGreaterThanOrEqual(Number(rate));
        expect(Number(more.high) - Number(more.low)).toBeLessThan(Number(high) - Number(low));
      }),
    );
  });
});

describe('the difference of two shares', () => {
  // Newcombe's own example (1998, table II, row a): 56 of 70 less 48 of 80 is 20.00, from 5.24 to 33.39 by his method 10.
  test('as published', () => {
    expect(differenceOfShares([56, 70], [48, 80])).toEqual({ points: '20.00', low: '5.24', high: '33.39' });
  });

  test('nothing on one side is no difference; the other way round is its mirror', () => {
    expect(differenceOfShares([0, 0], [1, 2])).toBeNull();
    expect(differenceOfShares([48, 80], [56, 70])).toEqual({ points: '-20.00', low: '-33.39', high: '-5.24' });
    // 0 of 10: Wilson 0 to 27.75; the same on both sides.
    expect(differenceOfShares([0, 10], [0, 10])).toEqual({ points: '0.00', low: '-27.75', high: '27.75' });
  });
});

/** `count` leads of which so many were accepted, the rest returned, and so many sold. */
const leads = (count: number, accepted: number, sold = 0): Outcome[] =>
  Array.from({ length: count }, (_, at) => ({ decided: true, accepted: at < accepted, ripe: true, sold: at < sold }));

/** The rows of leads with the value each has. */
function rowsOf(all: readonly (readonly [FieldValue | undefined, Outcome])[]): ValueRow[] | null {
  const count = createValueCount();
  for (const [value, outcome] of all) count.add(value, outcome);
  return count.rows();
}

const withValue = (value: FieldValue | undefined, some: readonly Outcome[]) =>
  some.map((outcome) => [value, outcome] as const);

const nameOf = ({ key }: ValueRow): string =>
  key.kind === 'value' ? key.value : key.kind === 'range' ? `${key.from}–${key.to}` : key.kind;

describe('what predicts', () => {
  test('a value is compared with all others together', () => {
    const rows = rowsOf([...withValue('Retail', leads(100, 95)), ...withValue('Care', leads(100, 60))]);
    expect(rows).toMatchObject([
      {
        key: { value: 'Care' },
        delivered: 100,
        accepted: 60,
        acceptance: { rate: '60.00', comparison: 'lower', difference: { points: '-35.00' } },
        closing: { rate: '0.00', comparison: 'cannotTell' },
      },
      { key: { value: 'Retail' }, accepted: 95, acceptance: { rate: '95.00', comparison: 'higher' } },
    ]);
    expect(tells(rows ?? [])).toBe(true);
    const [left = [], right = []] = [leads(100, 80), leads(100, 78)];
    expect(tells(rowsOf([...withValue('N', left), ...withValue('S', right)]) ?? [])).toBe(false);
  });

  // On either side at least 20: 19 say nothing however far apart they are.
  test.each<[number, number, string]>([
    [20, 20, 'lower'],
    [19, 100, 'tooFew'],
    [100, 19, 'tooFew'],
    [40, 0, 'tooFew'],
  ])('%i cases beside %i others: %s', (here, others, comparison) => {
    const rows = rowsOf([...withValue('a', leads(here, 0)), ...withValue('b', leads(others, others))]);
    expect(rows?.[0]?.acceptance.comparison).toBe(comparison);
  });

  test('undecided leads say nothing of acceptance, young ones nothing of sale', () => {
    const open = { decided: false, accepted: false, ripe: false, sold: true };
    const [row] = rowsOf([...withValue('a', [...leads(30, 30, 3), open, open])]) ?? [];
    expect(row).toMatchObject({ delivered: 32, decided: 30, accepted: 30, ripe: 30, sold: 3 });
    expect(row?.closing.rate).toBe('10.00');
  });

  test('sales tell as well as acceptance, and every difference that could be made is counted', () => {
    const rows = rowsOf([...withValue('a', leads(100, 90, 40)), ...withValue('b', leads(100, 90, 2))]) ?? [];
    expect(rows.map(({ closing }) => closing.comparison)).toEqual(['higher', 'lower']);
    // Two rows, two outcomes each; acceptance is the same.
    expect(comparisonsMade([rows])).toEqual({ made: 4, telling: 2 });
  });

  test('numbers come in bands of about as many leads, equal ones together', () => {
    const rows = rowsOf(leads(40, 20).map((outcome, at) => [at < 15 ? 10 : at, outcome] as const)) ?? [];
    expect(rows.map((row) => [nameOf(row), row.delivered])).toEqual([
      ['10–10', 15],
      ['15–24', 10],
      ['25–34', 10],
      ['35–39', 5],
    ]);
    for (const { key } of rows) expect(isOfRow(key, [], 15)).toBe(key.kind === 'range' && key.from === 15);
  });

  test('few numbers are told one by one, in their order', () => {
    expect(rowsOf(leads(6, 3).map((outcome, at) => [at % 2 === 0 ? 9 : 10, outcome] as const))?.map(nameOf)).toEqual([
      '9',
      '10',
    ]);
  });

  test('rare values share a row, no value is a row of its own, a value for each lead says nothing', () => {
    const by = (kindOf: (at: number) => string | undefined) =>
      rowsOf(leads(120, 60).map((outcome, at) => [kindOf(at), outcome] as const));
    const rows = by((at) => (at < 20 ? undefined : `v${at % 12}`)) ?? [];
    const keys = rows.map(({ key }) => key);
    expect(keys.slice(-2).map(({ kind }) => kind)).toEqual(['others', 'missing']);
    expect(rows.at(-1)?.delivered).toBe(20);
    expect(rows.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(120);
    const others = { kind: 'others' } as const;
    expect(
      Array.from({ length: 12 }, (_, at) => `v${at}`).filter((value) => isOfRow(others, keys, value)),
    ).toHaveLength(4);
    expect(isOfRow(others, keys, undefined)).toBe(false);
    expect(by((at) => `person ${at}`)).toBeNull();
    expect(by(() => 'GB')).toHaveLength(1);
  });

  test('more different numbers than are kept apart come in bands all the same, in any order', () => {
    const all = Array.from({ length: 10_000 }, (_, at) => [1_000 + 7 * at, leads(1, at % 2)[0]] as const).flatMap(
      ([value, outcome]) => (outcome === undefined ? [] : [[value, outcome] as const]),
    );
    const rows = rowsOf(all);
    expect(rows).toHaveLength(4);
    expect(rows?.[0]?.key).toMatchObject({ from: 1_000 });
    expect(rows?.at(-1)?.key).toMatchObject({ to: 1_000 + 7 * 9_999 });
    expect(rowsOf(all.toReversed())).toEqual(rows);
  });
});

test('the funnel names its rates, and meetings only where there are some', () => {
  const none = {
    returned: 0,
    decided: 0,
    disputed: 0,
    prospectNoShow: 0,
    clientNoShow: 0,
    cancelledInTime: 0,
    lateCancel: 0,
    unconfirmed: 0,
  };
  const counts: Counts = { ...none, delivered: 40, accepted: 30, booked: 0, held: 0, opportunities: 6, sales: 3 };
  expect(funnelOf(counts, false)).toEqual([
    { step: 'delivered', count: 40, ofPrevious: null, ofDelivered: null },
    { step: 'accepted', count: 30, ofPrevious: '75.00', ofDelivered: '75.00' },
    { step: 'opportunities', count: 6, ofPrevious: '20.00', ofDelivered: '15.00' },
    { step: 'sales', count: 3, ofPrevious: '50.00', ofDelivered: '7.50' },
  ]);
  expect(
    funnelOf({ ...counts, booked: 2, opportunities: 0 }, true).map(({ step, ofPrevious }) => [step, ofPrevious]),
  ).toEqual([
    ['delivered', null],
    ['accepted', '75.00'],
    ['booked', '6.67'],
    ['held', '0.00'],
    ['opportunities', null],
    ['sales', null],
  ]);
});

test('targets add up; what one cannot project all cannot', () => {
  const part = (delivered: number, target: string, projected: string | null) => ({ delivered, target, projected });
  expect(attainmentOf([])).toBeNull();
  expect(attainmentOf([part(40, '50', '60'), part(5, '7.5', '6')])).toEqual({
    delivered: 45,
    target: '57.5',
    // 45 ÷ 57.5
    attainment: '78.26',
    projected: '66',
  });
  expect(attainmentOf([part(40, '50', '60'), part(0, '10', null)])).toMatchObject({ projected: null });
  expect(attainmentOf([part(4, '0', '5')])).toMatchObject({ attainment: null });
});
