import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { refusalOf } from '../sampleContract.ts';
import { openStory } from './story.ts';

/*
 * A base of 1,500.00 a month, 45.00 for each of the first 100 accepted leads and 38.00 above, 220.00 for a held meeting in place of
 * its lead, from 16 April 240.00, at most 12 % returns, 3,000.00 at least. Late returns bring March below the tier, a late
 * acceptance brings April up to its minimum, and the invoice of May is written anew.
 */
const meetingAt = (price: number): object[] => [
  { id: 'base', kind: 'retainer', price: 150_000 },
  {
    id: 'lead',
    kind: 'perLead',
    volume: {
      shape: 'graduated',
      tiers: [
        { upTo: 100, unit: 4_500 },
        { upTo: null, unit: 3_800 },
      ],
    },
  },
  { id: 'meeting', kind: 'perAppointment', trigger: 'held', price, overlap: 'upgrade' },
];
const template = templateTerms('hybrid', { from: '2026-03-01', seller: 'DE', buyer: 'DE' });
const terms = {
  ...template,
  components: meetingAt(22_000),
  disputes: { ...template.disputes, cap: { percent: '12' } },
  minimum: { amount: 300_000, shortfall: 'trueUp' },
};

test('base, tiers, meetings in place of leads, a full return cap, a minimum that comes back', async () => {
  const story = await openStory('2026-03-01', { name: 'Kanzlei Nordufer', terms: [terms] });

  story.on('2026-03-04');
  const seventy = await story.deliver(70);
  story.on('2026-03-05');
  const early = await story.claim(seventy.slice(10, 18));
  expect(await story.decide(early.slice(0, 6), 'uphold')).toEqual([]);
  expect(await story.decide(early.slice(6), 'deny')).toEqual([]);
  story.on('2026-03-16');
  const forty = await story.deliver(40);
  story.on('2026-03-17');
  const first = await story.book(seventy[5] ?? 0, '2026-03-24T09:00');
  // 70 − 6 = 64 come before the forty: the 39th of them is the 103rd, above the tier.
  const second = await story.book(forty[38] ?? 0, '2026-03-25T09:00');
  story.on('2026-03-26');
  await story.ended([first, second], 'held');

  const march = await story.bill('2026-03', '2026-04-05');
  expect(march).toEqual({
    number: 'INV-2026-0001',
    lines: [
      ['base', '2026-03', 1, 150_000, 150_000],
      // 110 − 6 returned = 104
      ['lead', '2026-03', 100, 4_500, 450_000],
      ['lead', '2026-03', 4, 3_800, 15_200],
      ['meeting', '2026-03', 2, 22_000, 44_000],
      ['lead', '2026-03', -1, 4_500, -4_500],
      ['lead', '2026-03', -1, 3_800, -3_800],
    ],
    net: 650_900,
    carried: {},
  });

  story.on('2026-04-07');
  const ofApril = await story.deliver(27);
  story.on('2026-04-08');
  expect(await story.decide(await story.claim(ofApril.slice(0, 2)), 'uphold')).toEqual([]);

  // The client's list of March arrives: nine leads and the second meeting. 12 % of 110 are 13, six are used: ten do not fit.
  story.on('2026-04-13');
  const nine = await story.claim(seventy.slice(20, 29), 'wrong contact data', '2026-03-05T16:00');
  const meeting = await story.claimMeeting(second, 'not to definition', '2026-03-26T12:00');
  expect(await refusalOf(story.decide([meeting, ...nine], 'uphold'))).toMatchObject({
    code: 'returnCapReached',
    data: { used: 13, cap: 13 },
  });
  // Seven do: 220.00 + 6 × 45.00. Of the seventh lead one half is given back, which is no return; the other two are denied.
  expect(await story.decide([meeting, ...nine.slice(0, 6)], 'uphold')).toEqual([49_000]);
  expect(await story.decide(nine.slice(6, 7), 'part', { percent: '50' })).toEqual([2_250]);
  expect(await story.decide(nine.slice(7), 'deny')).toEqual([]);

  await story.agree({ ...terms, from: '2026-04-16', components: meetingAt(24_000) });
  story.on('2026-04-17');
  const third = await story.book(ofApril.at(-1) ?? 0, '2026-04-21T09:00');
  story.on('2026-04-22');
  await story.ended([third], 'held');
  story.on('2026-04-29');
  const four = await story.deliver(4);
  story.on('2026-04-30');
  const open = await story.claim(four.slice(0, 1), 'not to definition');

  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      ['base', '2026-04', 1, 150_000, 150_000],
      // 27 − 2 returned + 4 − 1 waiting
      ['lead', '2026-04', 28, 4_500, 126_000],
      ['meeting', '2026-04', 1, 24_000, 24_000],
      ['lead', '2026-04', -1, 4_500, -4_500],
      // 3,000.00 − (1,500.00 + 1,260.00 + 240.00 − 45.00)
      ['minimum', '2026-04', 1, 4_500, 4_500],
      // 98 stand in March: 98 × 45.00 = 4,410.00. They were charged 94 × 45.00 + 4 × 38.00 = 4,382.00.
      ['lead', '2026-03', 1, 2_800, 2_800],
      // The meeting came back, so its lead stands again.
      ['lead', '2026-03', 1, 3_800, 3_800],
    ],
    net: 306_600,
    carried: { disputeOpen: 1 },
  });

  story.on('2026-05-06');
  expect(await story.decide(open, 'deny')).toEqual([]);
  const fourth = await story.book(four[0] ?? 0, '2026-05-12T09:00');
  story.on('2026-05-07');
  const ofMay = await story.deliver(45);
  story.on('2026-05-13');
  await story.ended([fourth], 'held');

  const may = await story.bill('2026-05', '2026-06-05');
  const fees = ['base', '2026-05', 1, 150_000, 150_000];
  const rest = [
    // On a lead of April, under the month of its meeting
    ['meeting', '2026-05', 1, 24_000, 24_000],
    ['lead', '2026-05', -1, 4_500, -4_500],
    // The lead that waited brings April to 3,000.00: what the minimum took comes back.
    ['lead', '2026-04', 1, 4_500, 4_500],
    ['minimum', '2026-04', -1, 4_500, -4_500],
  ];
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [fees, ['lead', '2026-05', 45, 4_500, 202_500], ...rest],
    net: 372_000,
    carried: {},
  });

  // One lead of May had been disputed in time. Then the whole invoice is written anew: what came back stays away.
  story.on('2026-06-08');
  expect(
    await story.decide(await story.claim(ofMay.slice(0, 1), 'wrong contact data', '2026-05-08T09:00'), 'uphold'),
  ).toEqual([4_500]);
  expect(await story.credit(may.number, 'all', { rebill: true })).toBe(367_500);
  expect(await story.bill('2026-05', '2026-06-09')).toEqual({
    number: 'INV-2026-0004',
    lines: [fees, ['lead', '2026-05', 44, 4_500, 198_000], ...rest],
    net: 367_500,
    carried: {},
  });

  expect(await story.explain(april.number, 6)).toMatchObject({
    charges: [
      {
        event: 'tier:2026-03-01:1',
        derivation: {
          termsVersion: 1,
          working: '98 * 4500 - 438200',
          inputs: { units: '98', total: '441000', charged: '438200', billedBefore: '0' },
        },
      },
    ],
  });
  expect(await story.explain('INV-2026-0004', 6)).toMatchObject({
    charges: [
      {
        derivation: {
          kind: 'minimum',
          working: '0 - (4500)',
          inputs: { minimum: '300000', charges: '300000', billedBefore: '4500' },
        },
      },
    ],
  });
  // 650,900 − 49,000 − 2,250 + 306,600 + 372,000 − 4,500 − 367,500 + 367,500. By what stands: March 150,000 + 441,000 − 2,250 +
  // 22,000 − 4,500 = 606,250; April 300,000; May 150,000 + 198,000 + 24,000 − 4,500 = 367,500.
  await story.ends(1_273_750);
});
