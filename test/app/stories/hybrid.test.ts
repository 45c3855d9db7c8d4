import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * A software house pays a base fee of 900.00, 45.00 for each of the first 20 accepted leads of a month and 38.00 for every other,
 * 220.00 for a held meeting in place of its lead, and 1,500.00 at least. The contract begins in the middle of March; from 20 April
 * a meeting costs 240.00.
 */
const meetingAt = (price: number): object[] => [
  { id: 'fee', kind: 'retainer', price: 90_000 },
  {
    id: 'lead',
    kind: 'perLead',
    volume: {
      shape: 'graduated',
      tiers: [
        { upTo: 20, unit: 4_500 },
        { upTo: null, unit: 3_800 },
      ],
    },
  },
  { id: 'meeting', kind: 'perAppointment', trigger: 'held', price, overlap: 'upgrade' },
];
const template = templateTerms('hybrid', { from: '2026-03-16', seller: 'DE', buyer: 'DE' });
const terms = {
  ...template,
  disputes: { ...template.disputes, cap: { count: 5 } },
  components: meetingAt(22_000),
  minimum: { amount: 150_000, shortfall: 'trueUp' },
};

test('hybrid: half a month, meetings in place of leads of two months, late returns across a tier, a minimum', async () => {
  const story = await openStory('2026-03-16', { name: 'Softwarehaus Treptow', terms: [terms] });

  story.on('2026-03-17');
  const ten = await story.deliver(10);
  const [returned = 0, met = 0, metInApril = 0] = ten;
  story.on('2026-03-18');
  expect(await story.decide(await story.claim([returned]), 'uphold')).toEqual([]);
  const inMarch = await story.book(met, '2026-03-25T09:00');
  const inApril = await story.book(metInApril, '2026-04-14T09:00');
  story.on('2026-03-26');
  await story.ended([inMarch], 'held');

  const march = await story.bill('2026-03', '2026-04-05');
  expect(march).toEqual({
    number: 'INV-2026-0001',
    lines: [
      // 16 of 31 days: 900.00 × 16 ÷ 31 = 464.516…
      ['fee', '2026-03', '0.5161', 90_000, 46_452],
      // 10 − 1 returned
      ['lead', '2026-03', 9, 4_500, 40_500],
      ['meeting', '2026-03', 1, 22_000, 22_000],
      // The meeting takes the place of its lead.
      ['lead', '2026-03', -1, 4_500, -4_500],
    ],
    // Above the minimum of 1,500.00 × 16 ÷ 31 = 774.19
    net: 104_452,
    carried: {},
  });

  story.on('2026-04-08');
  const many = await story.deliver(24);
  story.on('2026-04-09');
  expect(await story.decide(await story.claim(many.slice(5, 6)), 'uphold')).toEqual([]);
  story.on('2026-04-15');
  await story.ended([inApril], 'held');
  await story.agree({ ...terms, from: '2026-04-20', components: meetingAt(24_000) });
  story.on('2026-04-21');
  // The last of the 24 is the 23rd that stands, and costs 38.00.
  const dearer = await story.book(many.at(-1) ?? 0, '2026-04-23T09:00');
  story.on('2026-04-24');
  await story.ended([dearer], 'held');

  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      ['fee', '2026-04', 1, 90_000, 90_000],
      // 24 − 1 returned = 23: 20 at 45.00, 3 at 38.00
      ['lead', '2026-04', 20, 4_500, 90_000],
      ['lead', '2026-04', 3, 3_800, 11_400],
      ['meeting', '2026-04', 1, 22_000, 22_000],
      ['meeting', '2026-04', 1, 24_000, 24_000],
      // On the meeting of the 14th a lead of March comes back, on that of the 23rd one of April.
      ['lead', '2026-04', -1, 4_500, -4_500],
      ['lead', '2026-04', -1, 3_800, -3_800],
    ],
    net: 229_100,
    carried: {},
  });

  // After the invoice: two leads of the eighth were disputed on the ninth, the meeting of the fourteenth on the day after it.
  story.on('2026-05-11');
  const leads = await story.claim(many.slice(0, 2), 'wrong contact data', '2026-04-09T09:00');
  const meeting = await story.claimMeeting(inApril, 'not to definition', '2026-04-15T12:00');
  // One credit note: 2 × 45.00 + 220.00
  expect(await story.decide([...leads, meeting], 'uphold')).toEqual([31_000]);

  story.on('2026-05-12');
  await story.deliver(8);
  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['fee', '2026-05', 1, 90_000, 90_000],
      ['lead', '2026-05', 8, 4_500, 36_000],
      // 1,500.00 − (900.00 + 360.00)
      ['minimum', '2026-05', 1, 24_000, 24_000],
      // 21 stand now: 20 × 45.00 + 1 × 38.00 = 938.00. They were charged 18 × 45.00 + 3 × 38.00 = 924.00.
      ['lead', '2026-04', 1, 1_400, 1_400],
      // Its meeting was returned, so the lead of March stands again.
      ['lead', '2026-04', 1, 4_500, 4_500],
    ],
    net: 155_900,
    carried: {},
  });

  expect(await story.explain(may.number, 4)).toMatchObject({
    component: 'lead',
    month: '2026-04',
    charges: [
      {
        event: 'tier:2026-04-01:1',
        derivation: {
          rule: 'effect',
          kind: 'perLead',
          termsVersion: 1,
          working: '20 * 4500 + 1 * 3800 - 92400',
          inputs: { units: '21', total: '93800', charged: '92400', billedBefore: '0' },
        },
      },
    ],
  });
  expect(await story.explain(april.number, 3)).toMatchObject({
    charges: [
      { derivation: { rule: 'volume', termsVersion: 1, unit: 3_800, rank: 21, accepted: 'deemedAccepted' } },
      { derivation: { rank: 22 } },
      { event: `delivery:${many.at(-1)}`, derivation: { rank: 23 } },
    ],
  });
  // 104,452 + 229,100 − 31,000 + 155,900; by the month: March 104,452; April 90,000 + 93,800 + 24,000 − 3,800 = 204,000; May 150,000.
  await story.ends(458_452);
});
