import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * A studio tries the agency for thirteen weeks, until 30 May: 40 leads at most, 39.00 each, from 15 April 36.00. The agency promises
 * 15 accepted leads a month; what is missing of them is free in the next month.
 */
const terms = {
  ...templateTerms('pilot', { from: '2026-03-01', seller: 'DE', buyer: 'DE' }),
  components: [{ id: 'lead', kind: 'perLead', price: 3_900 }],
  pilot: { until: '2026-05-30', leads: 40 },
  guarantee: { units: 15, component: 'lead', shortfall: 'makeGood' },
};

test('pilot: a promise not kept, free leads, a dearer start, late returns that raise what is owed, the end of the trial', async () => {
  const story = await openStory('2026-03-01', { name: 'Studio Müggelsee', terms: [terms] });

  story.on('2026-03-10');
  const march = await story.deliver(14);
  story.on('2026-03-11');
  expect(await story.decide(await story.claim(march.slice(0, 1)), 'uphold')).toEqual([]);
  // 13 stand, two are missing to 15.
  expect(await story.bill('2026-03', '2026-04-05')).toEqual({
    number: 'INV-2026-0001',
    lines: [['lead', '2026-03', 13, 3_900, 50_700]],
    net: 50_700,
    carried: {},
  });

  story.on('2026-04-07');
  const six = await story.deliver(6);
  story.on('2026-04-14');
  await story.agree({
    ...terms,
    from: '2026-04-15',
    components: [{ id: 'lead', kind: 'perLead', price: 3_600 }],
  });
  story.on('2026-04-20');
  await story.deliver(10);
  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      // The first two leads of April make March good; the month gives them once, whatever changes in it.
      ['lead', '2026-04', 2, 0, 0],
      ['lead', '2026-04', 4, 3_900, 15_600],
      ['lead', '2026-04', 10, 3_600, 36_000],
    ],
    net: 51_600,
    carried: {},
  });

  // A lead of March comes back late, 39.00, and one of April that was free: nothing to give back.
  story.on('2026-05-06');
  const ofMarch = await story.claim(march.slice(1, 2), 'wrong contact data', '2026-03-11T17:00');
  const ofApril = await story.claim(six.slice(0, 1), 'wrong contact data', '2026-04-08T09:00');
  expect(await story.decide([...ofMarch, ...ofApril], 'uphold')).toEqual([3_900]);

  // 14 + 16 went out: ten more fit the pilot, whatever became of them.
  story.on('2026-05-12');
  const ten = await story.deliver(14);
  expect(ten).toHaveLength(10);
  expect(await story.handOver()).toMatchObject({ delivered: 0, onHold: 0, kept: [{ reason: 'capReached', count: 4 }] });
  story.on('2026-05-13');
  expect(await story.decide(await story.claim(ten.slice(0, 1)), 'uphold')).toEqual([]);
  // The trial is over, its limit with it.
  story.on('2026-05-31');
  expect(await story.handOver()).toMatchObject({ delivered: 4, kept: [] });

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      // 10 − 1 + 4
      ['lead', '2026-05', 13, 3_600, 46_800],
      // 12 stand in March: three are free in April. Of the five that stand of its first half two cost 39.00, and four were charged.
      ['lead', '2026-04', -1, 7_800, -7_800],
    ],
    net: 39_000,
    carried: {},
  });

  expect(await story.explain(may.number, 2)).toMatchObject({
    charges: [
      {
        event: 'tier:2026-04-01:1',
        amount: -7_800,
        derivation: {
          termsVersion: 1,
          working: '3 * 0 + 2 * 3900 - 15600',
          inputs: { units: '5', total: '7800', charged: '15600', billedBefore: '0' },
        },
      },
    ],
  });
  // 50,700 − 3,900 + 51,600 + 39,000; by what stands: 12 × 3,900 + (2 × 3,900 + 10 × 3,600) + 13 × 3,600.
  await story.ends(137_400);
});
