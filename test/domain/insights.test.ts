import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counts } from '../../shared/domain/kpi/counts.ts';
import { funnelOf } from '../../shared/domain/kpi/funnel.ts';
import { shareOfSome } from '../../shared/domain/kpi/interval.ts';
import { attainmentOf } from '../../shared/domain/kpi/pace.ts';
import type { Outcome } from '../../shared/domain/kpi/predictors.ts';
import { predictor, tellingFirst } from '../../shared/domain/kpi/predictors.ts';

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

/** `count` leads from an id on, of which so many were accepted, the rest returned, and so many sold. */
const leads = (from: number, count: number, accepted: number, sold = 0): Outcome[] =>
  Array.from({ length: count }, (_, at) => ({
    id: from + at,
    decided: true,
    accepted: at < accepted,
    sold: at < sold,
  }));

describe('what predicts', () => {
  test('two values that are far apart tell, two that are close do not', () => {
    const outcomes = [...leads(0, 100, 95), ...leads(100, 100, 60)];
    const far = predictor('industry', outcomes, new Map(outcomes.map(({ id }) => [id, id < 100 ? 'Retail' : 'Care'])));
    expect(far).toMatchObject({
      tells: true,
      rows: [
        { value: 'Care', delivered: 100, accepted: 60, acceptance: { rate: '60.00' } },
        { value: 'Retail', delivered: 100, accepted: 95, acceptance: { rate: '95.00' } },
      ],
    });
    const mixed = predictor('region', outcomes, new Map(outcomes.map(({ id }) => [id, id % 2 === 0 ? 'N' : 'S'])));
    expect(mixed?.tells).toBe(false);
    expect(tellingFirst([mixed, far].flatMap((one) => one ?? [])).map(({ field }) => field)).toEqual([
      'industry',
      'region',
    ]);
  });

  test('sales tell as well as acceptance', () => {
    const outcomes = [...leads(0, 100, 90, 40), ...leads(100, 100, 90, 2)];
    const found = predictor('ad', outcomes, new Map(outcomes.map(({ id }) => [id, id < 100 ? 'a' : 'b'])));
    expect(found).toMatchObject({ tells: true, rows: [{ sales: 40, closing: { rate: '40.00' } }, { sales: 2 }] });
  });

  test('numbers come in bands of about as many leads, equal ones together', () => {
    const outcomes = leads(0, 40, 20);
    const found = predictor('employees', outcomes, new Map(outcomes.map(({ id }) => [id, id < 15 ? 10 : id])));
    expect(found?.rows.map(({ value, delivered }) => [value, delivered])).toEqual([
      ['10', 15],
      ['15–24', 10],
      ['25–34', 10],
      ['35–39', 5],
    ]);
  });

  test('few numbers are told one by one, in their order', () => {
    const outcomes = leads(0, 6, 3);
    const found = predictor('score', outcomes, new Map(outcomes.map(({ id }) => [id, id % 2 === 0 ? 9 : 10])));
    expect(found?.rows.map(({ value }) => value)).toEqual(['9', '10']);
  });

  test('rare values share a row, one value and a value for each lead say nothing', () => {
    const outcomes = leads(0, 120, 60);
    const by = (kindOf: (id: number) => string) =>
      predictor('x', outcomes, new Map(outcomes.map(({ id }) => [id, kindOf(id)])));
    expect(
      by((id) => `v${id % 12}`)
        ?.rows.map(({ value, delivered }) => [value, delivered])
        .at(-1),
    ).toEqual([null, 40]);
    expect(by(() => 'GB')).toBeNull();
    expect(by((id) => `person ${id}`)).toBeNull();
    expect(predictor('x', outcomes, new Map())).toBeNull();
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
