import { expect, test } from 'vitest';
import { firstTerms } from '../../../shared/domain/contract/firstTerms.ts';
import { openStory } from './story.ts';

/*
 * 60 leads a month for 1,800.00; what is left of them goes to the next month; each above costs 35.00, from 16 April 39.00. More than
 * ten leads on one day cost 5.00 more each. 5 % off everything, paid from a balance that may go 500.00 below zero, 19 % tax.
 */
const withOverage = (overage: number): object[] => [
  { id: 'plan', kind: 'subscription', price: 180_000, counts: 'lead', units: 60, overage, shortfall: 'rollover' },
  { id: 'rush', kind: 'perLead', name: 'More than ten a day', price: 0 },
];
const usual = firstTerms({ from: '2026-03-01', components: [], seller: 'DE', buyer: 'DE' });
const terms = {
  ...usual,
  components: withOverage(3_500),
  caps: [{ per: 'day', leads: 10, above: 'charge', price: 500 }],
  billing: { ...usual.billing, paymentDays: 0, discount: { percent: '5' }, prepaid: { creditLimit: 50_000 } },
};

test('a subscription that rolls over, a dear hurry, a discount, a balance that runs out', async () => {
  const story = await openStory('2026-03-01', { name: 'Fensterbau Oderbruch', terms: [terms] });
  // The fee alone is 1,710.00 after the discount, 2,034.90 with tax.
  expect(await story.topUp(250_000)).toEqual({ balance: 250_000, covers: null });

  story.on('2026-03-02');
  const [bad = 0] = await story.deliver(12);
  story.on('2026-03-03');
  expect(await story.decide(await story.claim([bad]), 'uphold')).toEqual([]);
  story.on('2026-03-05');
  await story.deliver(10);
  story.on('2026-03-10');
  const [late = 0] = await story.deliver(14);
  story.on('2026-03-12');
  await story.deliver(8);

  // 12 − 1 + 10 + 14 + 8 = 43 of 60. On the second 11 − 10 = 1 was too many, on the tenth 14 − 10 = 4.
  const march = await story.bill('2026-03', '2026-04-05');
  expect(march).toEqual({
    number: 'INV-2026-0001',
    lines: [
      ['plan', '2026-03', 1, 180_000, 180_000],
      ['plan', '2026-03', 43, 0, 0],
      ['rush', '2026-03', 38, 0, 0],
      ['rush', '2026-03', 5, 500, 2_500],
      // 5 % of 1,825.00
      ['discount', '2026-03', -1, 9_125, -9_125],
    ],
    net: 173_375,
    carried: {},
  });
  // 1,733.75 and 19 % of it, 329.41, from 2,500.00
  expect(await story.balance()).toBe(43_684);

  story.on('2026-04-05');
  expect(await story.topUp(300_000)).toEqual({ balance: 343_684, covers: null });
  story.on('2026-04-06');
  await story.deliver(20);
  // A lead of 10 March came back in time. It cost nothing by itself, so nothing is credited.
  story.on('2026-04-07');
  expect(await story.decide(await story.claim([late], 'wrong contact data', '2026-03-11T09:00'), 'uphold')).toEqual([]);
  for (const day of ['2026-04-08', '2026-04-10', '2026-04-13']) {
    story.on(day);
    await story.deliver(10);
  }
  story.on('2026-04-14');
  await story.agree({ ...terms, from: '2026-04-16', components: withOverage(3_900) });
  story.on('2026-04-20');
  const [badAgain = 0] = await story.deliver(10);
  story.on('2026-04-21');
  expect(await story.decide(await story.claim([badAgain]), 'uphold')).toEqual([]);
  story.on('2026-04-22');
  await story.deliver(10);
  story.on('2026-04-24');
  const hurried = await story.deliver(15);

  // March used 42 of 60 in the end: 18 more are covered in April, 78. 20 + 30 before the sixteenth and 9 + 10 + 15 after it are 84.
  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      ['plan', '2026-04', 1, 180_000, 180_000],
      ['plan', '2026-04', 78, 0, 0],
      // 84 − 78
      ['plan', '2026-04', 6, 3_900, 23_400],
      // 20 − 10 on the sixth and 15 − 10 on the 24th were too many.
      ['rush', '2026-04', 69, 0, 0],
      ['rush', '2026-04', 15, 500, 7_500],
      // 5 % of 1,800.00 + 234.00 + 75.00 = 2,109.00
      ['discount', '2026-04', -1, 10_545, -10_545],
      // 13 stand on 10 March: three were too many, four were charged.
      ['rush', '2026-03', -1, 500, -500],
      // 5 % of 1,820.00 is 91.00, not 91.25.
      ['discount', '2026-03', 1, 25, 25],
    ],
    net: 199_880,
    carried: {},
  });
  // 1,998.80 + 379.77 tax from 3,436.84
  expect(await story.balance()).toBe(105_827);

  // With 500.00 credit 1,558.27 are there, and the fee of May alone is more: covered leads go out, the two in a hurry do not.
  story.on('2026-05-05T11:00');
  expect(await story.deliver(12)).toHaveLength(10);
  expect(await story.handOver()).toMatchObject({ delivered: 0, kept: [{ reason: 'balanceUsedUp', count: 2 }] });
  story.on('2026-05-05T15:00');
  // 2,058.27 less 2,034.90 for the fee are three leads of 5.95.
  expect(await story.topUp(100_000)).toEqual({ balance: 205_827, covers: 3 });
  expect(await story.handOver()).toMatchObject({ delivered: 2, kept: [] });
  story.on('2026-05-12');
  await story.deliver(9);
  // The last lead of 24 April comes back: 39.00 above the volume and 5.00 for the hurry. With tax 52.36 go to the balance.
  story.on('2026-05-13');
  const last = await story.claim(hurried.slice(-1), 'wrong contact data', '2026-04-25T12:00');
  expect(await story.decide(last, 'uphold')).toEqual([4_400]);
  expect(await story.balance()).toBe(211_063);

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['plan', '2026-05', 1, 180_000, 180_000],
      // 12 + 9
      ['plan', '2026-05', 21, 0, 0],
      ['rush', '2026-05', 19, 0, 0],
      ['rush', '2026-05', 2, 500, 1_000],
      // 5 % of 1,810.00
      ['discount', '2026-05', -1, 9_050, -9_050],
      // 5 % of 2,065.00 = 103.25: 2.20 of the discount of April go with the lead.
      ['discount', '2026-04', 1, 220, 220],
    ],
    net: 172_170,
    carried: {},
  });
  // 1,721.70 + 327.12 tax from 2,110.63
  expect(await story.balance()).toBe(6_181);

  expect(await story.explain(april.number, 8)).toMatchObject({
    charges: [
      {
        event: 'discount:2026-03-01:2',
        derivation: {
          rule: 'effect',
          kind: 'discount',
          termsVersion: 1,
          working: '-(5% * 182000) - (-9125)',
          inputs: { charges: '182000', billedBefore: '-9125' },
        },
      },
    ],
  });
  // 173,375 + 199,880 − 4,400 + 172,170; by what stands: 95 % of 182,000, of 206,500 and of 181,000.
  await story.ends(541_025);
});
