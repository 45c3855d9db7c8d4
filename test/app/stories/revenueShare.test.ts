import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * An installer of solar roofs pays 8 % of every deal won within 45 days of the lead, from 16 April 7.5 %. A sale belongs to the day
 * it is reported. Some are reported without their sum, some late, some are of leads that came back, one is called off.
 */
const terms = {
  ...templateTerms('revenueShare', { from: '2026-03-01', seller: 'DE', buyer: 'DE' }),
  components: [{ id: 'share', kind: 'dealShare', percent: '8' }],
  attribution: { days: 45 },
};

test('revenue share: sums that come later, sales that come late, the last day of the window, leads that came back', async () => {
  const story = await openStory('2026-03-01', { name: 'Photovoltaik Spreebogen', terms: [terms] });

  story.on('2026-03-03');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, bad = 0] = await story.deliver(20);
  story.on('2026-03-04');
  expect(await story.decide(await story.claim([bad]), 'uphold')).toEqual([]);
  story.on('2026-03-20');
  await story.sold(
    { deal: 'D-1', of: a, stage: 'won', amount: '12500.00', won: '2026-03-18' },
    { deal: 'D-2', of: b, stage: 'proposal', amount: '9000.00' },
    { deal: 'D-3', of: c, stage: 'won', won: '2026-03-19' },
  );

  // 8 % of 12,500.00. Nobody has said yet what the third deal is worth.
  expect(await story.bill('2026-03', '2026-04-05')).toEqual({
    number: 'INV-2026-0001',
    lines: [['share', '2026-03', 1, 100_000, 100_000]],
    net: 100_000,
    carried: { revenueMissing: 1 },
  });

  story.on('2026-04-10');
  await story.sold({ deal: 'D-3', amount: '8400.00' });
  await story.agree({
    ...terms,
    from: '2026-04-16',
    components: [{ id: 'share', kind: 'dealShare', percent: '7.5' }],
  });
  story.on('2026-04-20');
  await story.sold(
    // 3 March + 45 days = 17 April, the last day that counts
    { deal: 'D-2', stage: 'won', amount: '9150.55', won: '2026-04-17' },
    { deal: 'D-5', of: d, stage: 'won', amount: '2000.00', won: '2026-04-17' },
    { deal: 'D-6', of: e, stage: 'won', amount: '30000.00', won: '2026-04-18' },
    { deal: 'D-4', of: bad, stage: 'won', amount: '5000.00', won: '2026-04-02' },
  );
  story.on('2026-05-05');
  expect((await story.draft('2026-04')).dropped).toEqual([
    { code: 'returned', count: 1 },
    { code: 'notAttributed', count: 1 },
  ]);
  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      // 7.5 % of 2,000.00
      ['share', '2026-04', 1, 15_000, 15_000],
      // 7.5 % of 9,150.55 = 686.29125
      ['share', '2026-04', 1, 68_629, 68_629],
      // Reported in March under the terms of then: 8 % of 8,400.00
      ['share', '2026-03', 1, 67_200, 67_200],
    ],
    net: 150_829,
    carried: {},
  });

  // The first lead of all had been disputed in time: it takes its deal along.
  story.on('2026-05-06');
  expect(await story.decide(await story.claim([a], 'wrong contact data', '2026-03-05T09:00'), 'uphold')).toEqual([
    100_000,
  ]);
  story.on('2026-05-11');
  const [x = 0] = await story.deliver(6);
  story.on('2026-05-20');
  await story.sold(
    { deal: 'D-7', of: x, stage: 'won', amount: '15000.00', won: '2026-05-18' },
    // Won on 2 April and reported now: of today, and under the terms of today.
    { deal: 'D-8', of: f, stage: 'won', amount: '6000.00', won: '2026-04-02' },
  );
  story.on('2026-05-25');
  await story.sold({ deal: 'D-7', amount: '15400.00' });

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      // 7.5 % of 6,000.00, and of 15,400.00 as it was corrected in time
      ['share', '2026-05', 1, 45_000, 45_000],
      ['share', '2026-05', 1, 115_500, 115_500],
    ],
    net: 160_500,
    carried: {},
  });
  // A customer calls its deal off: the agency gives its share back, and then it is no sale any more.
  story.on('2026-06-09');
  expect(await story.credit(april.number, [d], { rebill: false })).toBe(15_000);
  await story.sold({ deal: 'D-5', stage: 'lost' });

  expect(await story.explain(april.number, 2)).toMatchObject({
    component: 'share',
    charges: [
      {
        amount: 68_629,
        derivation: { rule: 'percentOfRevenue', termsVersion: 2, working: '7.5% * 915055', accepted: null },
      },
    ],
  });
  // 100,000 − 100,000 + 150,829 − 15,000 + 160,500
  await story.ends(296_329);
});
