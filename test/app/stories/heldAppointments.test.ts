import { expect, test } from 'vitest';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { openStory } from './story.ts';

/*
 * A machine builder pays 250.00 for every appointment that takes place. It pays as well when its own people do not show up; for
 * one that is called off late it pays and gets another for nothing. From 16 April a meeting costs 275.00, and the client takes
 * three a month at least.
 */
const template = templateTerms('held', { from: '2026-03-01', seller: 'DE', buyer: 'DE' });
const terms = {
  ...template,
  disputes: { ...template.disputes, cap: { count: 3 } },
  components: [{ id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000 }],
  appointments: {
    outcomes: { clientNoShow: 'bill', prospectNoShow: 'none', cancelledInTime: 'none', lateCancel: 'replace' },
  },
  replacement: { dueDays: 14 },
};

test('held appointments: moved, not shown up, called off late, forgotten, returned; a minimum not reached', async () => {
  const story = await openStory('2026-03-01', { name: 'Werk Ostkreuz Maschinenbau', terms: [terms] });

  story.on('2026-03-02');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = await story.deliver(8);
  story.on('2026-03-03');
  const onTenth = await story.book(a, '2026-03-10T14:00');
  const onEleventh = await story.book(b, '2026-03-11T14:00');
  const empty = await story.book(c, '2026-03-12T14:00');
  const moved = await story.book(d, '2026-03-24T14:00');
  const missed = await story.book(e, '2026-03-26T14:00');
  const forgotten = await story.book(f, '2026-03-30T14:00');
  const inApril = await story.book(g, '2026-04-02T14:00');
  story.on('2026-03-23');
  await story.ended([onTenth, onEleventh], 'held');
  await story.ended([empty], 'prospectNoShow');
  // Moved into April: the meeting belongs to the day it takes place.
  await story.move(moved, '2026-04-07T09:00');
  story.on('2026-03-27');
  await story.ended([missed], 'clientNoShow');

  // Two held and one the client did not come to: 3 × 250.00. Nobody said what became of the one on the thirtieth.
  expect(await story.bill('2026-03', '2026-04-05')).toEqual({
    number: 'INV-2026-0001',
    lines: [['meeting', '2026-03', 3, 25_000, 75_000]],
    net: 75_000,
    carried: { meetingUnconfirmed: 1 },
  });

  story.on('2026-04-08');
  await story.ended([forgotten, inApril, moved], 'held');
  // The client said on the third that the second of April was no decision maker.
  const claim = await story.claimMeeting(inApril, 'not to definition', '2026-04-03T12:00');
  expect(await story.decide([claim], 'uphold')).toEqual([]);
  const offLate = await story.book(h, '2026-04-14T09:00');
  story.on('2026-04-13T18:00');
  // One meeting is owed for it.
  expect(await story.ended([offLate], 'lateCancel')).toBe(1);
  await story.agree({
    ...terms,
    from: '2026-04-16',
    components: [{ id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 27_500 }],
    minimum: { units: 3, component: 'meeting', shortfall: 'trueUp' },
  });
  story.on('2026-04-20');
  // The first lead that goes out is the one that is owed: the meeting on it costs nothing.
  const [owed = 0, dearer = 0] = await story.deliver(2);
  const inReturn = await story.book(owed, '2026-04-23T11:00');
  const dear = await story.book(dearer, '2026-04-24T11:00');
  story.on('2026-04-27');
  await story.ended([inReturn, dear], 'held');

  // The minimum holds for 15 of 30 days: 3 × 275.00 × 15 ÷ 30 = 412.50, and three meetings reach it.
  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      // The one that was moved, and the one called off late: 2 × 250.00
      ['meeting', '2026-04', 2, 25_000, 50_000],
      ['meeting', '2026-04', 1, 27_500, 27_500],
      // That of 30 March, under its own month
      ['meeting', '2026-03', 1, 25_000, 25_000],
    ],
    net: 102_500,
    carried: {},
  });

  // The meeting of 24 April was disputed on the next day; we hear of it when it is invoiced. Two meetings still reach 412.50.
  story.on('2026-05-06');
  const late = await story.claimMeeting(dear, 'not to definition', '2026-04-25T09:00');
  expect(await story.decide([late], 'uphold')).toEqual([27_500]);

  const [i = 0, j = 0, k = 0, l = 0] = await story.deliver(4);
  const first = await story.book(i, '2026-05-12T09:00');
  const second = await story.book(j, '2026-05-13T09:00');
  const inTime = await story.book(k, '2026-05-21T09:00');
  const poor = await story.book(l, '2026-05-29T09:00');
  story.on('2026-05-18');
  await story.ended([first, second], 'held');
  expect(await story.ended([inTime], 'cancelledInTime')).toBe(0);
  story.on('2026-06-01');
  await story.ended([poor], 'held');
  expect(
    await story.decide([await story.claimMeeting(poor, 'not to definition', '2026-05-30T12:00')], 'uphold'),
  ).toEqual([]);

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['meeting', '2026-05', 2, 27_500, 55_000],
      // Two of three: one is missing. 3 × 275.00 − 2 × 275.00
      ['minimum', '2026-05', 1, 27_500, 27_500],
    ],
    net: 82_500,
    carried: {},
  });
  expect(await story.explain(may.number, 2)).toMatchObject({
    charges: [
      {
        event: 'minimum:2026-05-01:1',
        derivation: {
          rule: 'effect',
          kind: 'minimum',
          termsVersion: 2,
          working: '82500 - 55000',
          inputs: { minimum: '82500', charges: '55000', billedBefore: '0' },
        },
      },
    ],
  });
  expect(await story.explain(april.number, 3)).toMatchObject({
    charges: [{ event: `chain:${forgotten}:held`, derivation: { termsVersion: 1, unit: 25_000, working: '25000' } }],
  });
  // 75,000 + 102,500 − 27,500 + 82,500
  await story.ends(232_500);
});
