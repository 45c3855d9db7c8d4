import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * A dental practice pays 45.00 for every accepted lead, 30 leads a month at most; what is more waits on hold. From 16 April a lead
 * costs 48.00. April's invoice is taken back and written anew, and two returns are heard of only after the invoice.
 */
const terms = {
  ...templateTerms('perLead', { from: '2026-03-01', seller: 'DE', buyer: 'DE' }),
  components: [{ id: 'lead', kind: 'perLead', price: 4_500 }],
  caps: [{ per: 'month', leads: 30, above: 'hold' }],
};

test('pay per lead: a cap, returns before and after the invoice, a dearer lead, an invoice written anew', async () => {
  const story = await openStory('2026-03-01', { name: 'Praxis Lindenhof', terms: [terms] });

  // March: 18 leads and then 12 of 15, as the month takes 30; three wait.
  story.on('2026-03-03');
  const early = await story.deliver(18);
  story.on('2026-03-04');
  const [badA = 0, badB = 0, fine = 0] = await story.claim(early.slice(0, 3));
  expect(await story.decide([badA, badB], 'uphold')).toEqual([]);
  expect(await story.decide([fine], 'deny')).toEqual([]);
  story.on('2026-03-10');
  const later = await story.deliver(15);
  expect(later).toHaveLength(12);
  // What the client only did not like is noted, and moves nothing.
  story.on('2026-03-11');
  await story.claim(later.slice(0, 1), 'not interested');

  // On the first of April there is room again: one goes out and is billed, one is given for nothing, one is let go.
  story.on('2026-04-01');
  const [billedLater = 0, given = 0, letGo = 0] = await story.onHold();
  expect(await story.decideHeld('deliver', [billedLater])).toEqual([billedLater]);
  expect(await story.decideHeld('makeGood', [given])).toEqual([given]);
  expect(await story.decideHeld('discard', [letGo])).toEqual([]);
  expect(await story.onHold()).toEqual([]);

  // 18 + 12 − 2 returned = 28 × 45.00
  const march = await story.bill('2026-03', '2026-04-05');
  expect(march).toEqual({
    number: 'INV-2026-0001',
    lines: [['lead', '2026-03', 28, 4_500, 126_000]],
    net: 126_000,
    carried: {},
  });

  // April: the client had disputed one more in time, and tells us on the ninth.
  story.on('2026-04-08');
  await story.deliver(14);
  story.on('2026-04-09');
  const heardLate = await story.claim(later.slice(1, 2), 'wrong contact data', '2026-03-12T09:00');
  // That lead was invoiced: 45.00 come back.
  expect(await story.decide(heardLate, 'uphold')).toEqual([4_500]);
  story.on('2026-04-13');
  await story.agree({ ...terms, from: '2026-04-16', components: [{ id: 'lead', kind: 'perLead', price: 4_800 }] });
  story.on('2026-04-20');
  const dearer = await story.deliver(10);
  story.on('2026-04-29');
  const last = await story.deliver(2);
  story.on('2026-04-30');
  const open = await story.claim(last.slice(0, 1));

  // One from the hold bin and 14 before the sixteenth, 10 and 2 after it; one of the two is still disputed. What was given
  // for nothing is not there.
  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      // 1 + 14 = 15 × 45.00
      ['lead', '2026-04', 15, 4_500, 67_500],
      // 10 + 2 − 1 waiting = 11 × 48.00
      ['lead', '2026-04', 11, 4_800, 52_800],
    ],
    net: 120_300,
    carried: { disputeOpen: 1 },
  });

  // The client's books want one invoice with everything of April on it: the claim is denied, the invoice taken back and billed
  // once more, with the twelfth lead: 67,500 + 12 × 4,800.
  story.on('2026-05-06');
  expect(await story.decide(open, 'deny')).toEqual([]);
  expect(await story.credit(april.number, 'all', { rebill: true })).toBe(120_300);
  const anew = await story.bill('2026-04', '2026-05-07');
  expect(anew).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['lead', '2026-04', 15, 4_500, 67_500],
      ['lead', '2026-04', 12, 4_800, 57_600],
    ],
    net: 125_100,
    carried: {},
  });

  // May: six leads; of one the client keeps 60 percent.
  story.on('2026-05-12');
  const [shaky = 0] = await story.deliver(6);
  story.on('2026-05-13');
  const claim = await story.claim([shaky], 'not to definition');
  story.on('2026-05-14');
  expect(await story.decide(claim, 'part', { percent: '40' })).toEqual([]);
  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0004',
    lines: [
      // 5 × 48.00
      ['lead', '2026-05', 5, 4_800, 24_000],
      // 48.00 less 40 % = 48.00 − 19.20
      ['lead', '2026-05', 1, 2_880, 2_880],
    ],
    net: 26_880,
    carried: {},
  });

  // One of the leads of 20 April came back in time as well: its charge stands on the invoice that was written anew.
  story.on('2026-06-10');
  const [lost = 0] = dearer;
  expect(await story.decide(await story.claim([lost], 'wrong contact data', '2026-04-21T16:00'), 'uphold')).toEqual([
    4_800,
  ]);

  expect(await story.explain(may.number, 2)).toMatchObject({
    component: 'lead',
    charges: [
      {
        event: `delivery:${shaky}`,
        amount: 2_880,
        derivation: {
          rule: 'partCredited',
          termsVersion: 2,
          from: '2026-04-16',
          unit: 4_800,
          partPercent: '40',
          working: '4800 - 40% * 4800',
          accepted: 'accepted',
        },
      },
    ],
  });
  // 126,000 − 4,500 + 120,300 − 120,300 + 125,100 − 4,800 + 26,880
  await story.ends(268_680);
});
