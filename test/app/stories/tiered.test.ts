import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * A roofer pays 42.00 for each of the first 50 accepted leads of a month, 38.00 up to the hundredth and 34.00 above. From 15 April
 * it is 40.00, 36.00 and 32.00: what came before that day is counted by itself.
 */
const tiers = (...units: readonly [number, number, number]): object[] => [
  {
    id: 'lead',
    kind: 'perLead',
    volume: {
      shape: 'graduated',
      tiers: [
        { upTo: 50, unit: units[0] },
        { upTo: 100, unit: units[1] },
        { upTo: null, unit: units[2] },
      ],
    },
  },
];
const terms = {
  ...templateTerms('tiered', { from: '2026-03-01', seller: 'DE', buyer: 'DE' }),
  components: tiers(4_200, 3_800, 3_400),
};

test('tiers: late returns and a late acceptance that cross them, other tiers in the middle of a month', async () => {
  const story = await openStory('2026-03-01', { name: 'Dachwerk Havel', terms: [terms] });

  story.on('2026-03-05');
  const sixty = await story.deliver(60);
  story.on('2026-03-06');
  expect(await story.decide(await story.claim(sixty.slice(50, 53)), 'uphold')).toEqual([]);
  story.on('2026-03-18');
  await story.deliver(40);
  story.on('2026-03-31');
  const five = await story.deliver(5);
  story.on('2026-04-01');
  const open = await story.claim(five.slice(0, 1), 'not to definition');

  // 60 + 40 + 5 − 3 returned − 1 waiting = 101
  expect(await story.bill('2026-03', '2026-04-05')).toEqual({
    number: 'INV-2026-0001',
    lines: [
      ['lead', '2026-03', 50, 4_200, 210_000],
      ['lead', '2026-03', 50, 3_800, 190_000],
      ['lead', '2026-03', 1, 3_400, 3_400],
    ],
    net: 403_400,
    carried: { disputeOpen: 1 },
  });

  story.on('2026-04-02');
  await story.deliver(55);
  story.on('2026-04-14');
  await story.agree({ ...terms, from: '2026-04-15', components: tiers(4_000, 3_600, 3_200) });
  // Four of the first leads of March had come back in time: 4 × 42.00. The one that waited is ours.
  const late = await story.claim(sixty.slice(0, 4), 'wrong contact data', '2026-03-06T15:00');
  expect(await story.decide(late, 'uphold')).toEqual([16_800]);
  expect(await story.decide(open, 'deny')).toEqual([]);
  story.on('2026-04-20');
  const second = await story.deliver(52);

  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      // 55 before the fifteenth, 52 from it on: each count begins at one.
      ['lead', '2026-04', 50, 4_200, 210_000],
      ['lead', '2026-04', 5, 3_800, 19_000],
      ['lead', '2026-04', 50, 4_000, 200_000],
      ['lead', '2026-04', 2, 3_600, 7_200],
      // 97 of March still stood when it was accepted: it is the 98th.
      ['lead', '2026-03', 1, 3_800, 3_800],
      // 98 cost 50 × 42.00 + 48 × 38.00 = 3,924.00. They were charged 46 × 42.00 + 51 × 38.00 + 1 × 34.00 = 3,904.00.
      ['lead', '2026-03', 1, 2_000, 2_000],
    ],
    net: 442_000,
    carried: {},
  });

  // Three of the second half of April, each charged 40.00
  story.on('2026-05-06');
  const lateAgain = await story.claim(second.slice(0, 3), 'wrong contact data', '2026-04-21T09:00');
  expect(await story.decide(lateAgain, 'uphold')).toEqual([12_000]);
  const [kept = 0] = await story.deliver(48);

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['lead', '2026-05', 48, 4_000, 192_000],
      // 49 cost 49 × 40.00 = 1,960.00. They were charged 47 × 40.00 + 2 × 36.00 = 1,952.00.
      ['lead', '2026-04', 1, 800, 800],
    ],
    net: 192_800,
    carried: {},
  });
  // Given back out of good will: the lead stands, and no tier is counted anew.
  story.on('2026-06-08');
  expect(await story.credit(may.number, [kept], { rebill: false })).toBe(4_000);

  expect(await story.explain(april.number, 6)).toMatchObject({
    charges: [
      {
        event: 'tier:2026-03-01:1',
        derivation: {
          termsVersion: 1,
          working: '50 * 4200 + 48 * 3800 - 390400',
          inputs: { units: '98', total: '392400', charged: '390400', billedBefore: '0' },
        },
      },
    ],
  });
  expect(await story.explain(may.number, 2)).toMatchObject({
    charges: [
      {
        event: 'tier:2026-04-15:1',
        derivation: { termsVersion: 2, from: '2026-04-15', working: '49 * 4000 - 195200' },
      },
    ],
  });
  // 403,400 − 16,800 + 442,000 − 12,000 + 192,800 − 4,000; by what stands: 392,400 + 229,000 + 196,000 + 192,000 − 4,000.
  await story.ends(1_005_400);
});
