import { afterEach, describe, expect, test } from 'vitest';
import { readAgency } from '../../../db/queries/agency.ts';
import { resolveDispute } from '../../../electron/app/dispute/resolveDispute.ts';
import { creditInvoice } from '../../../electron/app/invoice/creditInvoice.ts';
import { dueDrafts } from '../../../electron/app/invoice/dueDrafts.ts';
import { verifyFile } from '../../../electron/app/verify.ts';
import type { Desk } from '../desk.ts';
import { granted } from '../desk.ts';
import { deskUnder, dryMonth, issued, issueMonth } from './months.ts';

let desk: Desk;
afterEach(() => {
  // Whatever a story did: the file holds, and every document comes out the same when it is computed again.
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});

const uphold = (delivery: number, at: string, chain?: number): { net: number }[] => {
  const claim = desk.dispute(delivery, at, chain === undefined ? {} : { chain });
  return [...granted(resolveDispute(desk.context, { id: claim, as: 'uphold' })).credits];
};

const tiered = {
  components: [
    {
      id: 'lead',
      kind: 'perLead',
      volume: {
        shape: 'graduated',
        tiers: [
          { upTo: 3, unit: 5000 },
          { upTo: null, unit: 4000 },
        ],
      },
    },
  ],
};

describe('tiers', () => {
  test('a return after the invoice gives back its own step, and the next invoice makes up for the tier', async () => {
    desk = deskUnder(tiered);
    const [first = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 5);
    // 3 × 5,000 + 2 × 4,000.
    const march = await issueMonth(desk, '2026-03');
    expect(march.lines).toEqual([
      ['lead', '2026-03', 3, 5000, 15_000],
      ['lead', '2026-03', 2, 4000, 8000],
    ]);
    expect(uphold(first, '2026-03-11T09:00:00Z')).toMatchObject([{ net: 5000 }]);
    // Four stand: 3 × 5,000 + 1 × 4,000 = 19,000; those four were charged 2 × 5,000 + 2 × 4,000 = 18,000.
    const april = await issueMonth(desk, '2026-04');
    expect(april.lines).toEqual([['lead', '2026-03', 1, 1000, 1000]]);
    const [charge] = issued(desk, april.number).charges;
    expect(charge).toMatchObject({
      event: 'tier:2026-03-01:1',
      deliveryId: null,
      derivation: { working: '3 * 5000 + 1 * 4000 - 18000', inputs: { units: '4', total: '19000', charged: '18000' } },
    });
    expect(await dryMonth(desk, '2026-05')).toBeUndefined();
  });

  test('a unit decided late takes the rank after those that stand', async () => {
    desk = deskUnder(tiered);
    const [, , , fourth = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
    const claim = desk.dispute(fourth, '2026-03-11T09:00:00Z');
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([['lead', '2026-03', 3, 5000, 15_000]]);
    granted(resolveDispute(desk.context, { id: claim, as: 'deny' }));
    expect((await issueMonth(desk, '2026-04')).lines).toEqual([['lead', '2026-03', 1, 4000, 4000]]);
  });
});

const upgraded = {
  components: [
    { id: 'lead', kind: 'perLead', price: 4500 },
    { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
  ],
};

/** A lead of March on its invoice, and a meeting held on it in April on the next. */
async function upgradedLead(): Promise<{ lead: number; chain: number }> {
  desk = deskUnder(upgraded);
  const [lead = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 1);
  expect((await issueMonth(desk, '2026-03')).lines).toEqual([['lead', '2026-03', 1, 4500, 4500]]);
  const chain = desk.book(lead, {
    bookedAt: '2026-04-06T09:00:00Z',
    startsAt: '2026-04-10T09:00:00Z',
    outcome: 'held',
  });
  expect((await issueMonth(desk, '2026-04')).lines).toEqual([
    ['meeting', '2026-04', 1, 22_000, 22_000],
    ['lead', '2026-04', -1, 4500, -4500],
  ]);
  return { lead, chain };
}

describe('upgrade', () => {
  test('the lead is given back when its meeting is held, and stands again when the meeting is returned', async () => {
    const { lead, chain } = await upgradedLead();
    expect(uphold(lead, '2026-04-11T09:00:00Z', chain)).toMatchObject([{ net: 22_000 }]);
    expect((await issueMonth(desk, '2026-05')).lines).toEqual([['lead', '2026-04', 1, 4500, 4500]]);
  });

  test('a claim on the lead takes back the meeting alone: the lead was given back already', async () => {
    const { lead } = await upgradedLead();
    expect(uphold(lead, '2026-03-11T09:00:00Z')).toMatchObject([{ net: 22_000 }]);
    // 4,500 + 22,000 − 4,500 − 22,000 = 0: nothing is left to set right.
    desk.setNow('2026-06-05T09:00:00Z');
    expect(await dryMonth(desk, '2026-05')).toBeUndefined();
  });

  test('crediting the whole invoice takes back exactly what it comes to, what it gave back with it', async () => {
    await upgradedLead();
    // 22,000 − 4,500 = 17,500.
    expect(
      granted(creditInvoice(desk.context, { number: 'INV-2026-0002', of: { kind: 'all' }, rebill: true })),
    ).toMatchObject({
      net: 17_500,
    });
    expect((await issueMonth(desk, '2026-04')).lines).toEqual([
      ['meeting', '2026-04', 1, 22_000, 22_000],
      ['lead', '2026-04', -1, 4500, -4500],
    ]);
  });

  test('what was given back cannot be credited alone: a credit note never asks for money', async () => {
    await upgradedLead();
    const asked = { number: 'INV-2026-0002', of: { kind: 'lines', lines: [2] }, rebill: false } as const;
    expect(creditInvoice(desk.context, asked)).toMatchObject({ ok: false, refusal: { code: 'creditBelowZero' } });
  });
});

describe('a draft below zero', () => {
  test('is not issued: the next invoice sets it off', async () => {
    desk = deskUnder(
      {
        components: [
          { id: 'lead', kind: 'perLead', price: 1000 },
          {
            id: 'bonus',
            kind: 'bonus',
            price: 10_000,
            targets: [{ measure: 'acceptanceRate', atLeast: '100' }],
          },
        ],
      },
      {
        from: '2026-05-01',
        components: [
          { id: 'lead', kind: 'perLead', price: 1000 },
          { id: 'fee', kind: 'retainer', price: 15_000 },
        ],
      },
    );
    const [first = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 2);
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([
      ['lead', '2026-03', 2, 1000, 2000],
      ['bonus', '2026-03', 1, 10_000, 10_000],
    ]);
    // One of two was accepted in the end: 50 % is not 100.
    expect(uphold(first, '2026-03-11T09:00:00Z')).toMatchObject([{ net: 1000 }]);
    desk.setNow('2026-05-05T09:00:00Z');
    expect(await dryMonth(desk, '2026-04')).toMatchObject({
      net: -10_000,
      state: 'blocked',
      blockers: [{ code: 'belowZero', count: 1 }],
    });
    const may = await issueMonth(desk, '2026-05');
    expect(may.lines).toEqual([
      ['fee', '2026-05', 1, 15_000, 15_000],
      ['bonus', '2026-03', -1, 10_000, -10_000],
    ]);
    expect(issued(desk, may.number)).toMatchObject({ net: 5000 });
  });
});

describe('a subscription', () => {
  test('has one volume for a month in which its other price changes, and its fee is none of it', async () => {
    const plan = { id: 'plan', kind: 'subscription', price: 20_000, counts: 'lead', units: 2, shortfall: 'none' };
    desk = deskUnder(
      { components: [{ ...plan, overage: 9000 }] },
      { from: '2026-03-16', components: [{ ...plan, overage: 8000 }] },
    );
    desk.deliver('acme', '2026-03-10T09:00:00Z', 1);
    desk.deliver('acme', '2026-03-20T09:00:00Z', 2);
    // Two of three are covered, the last costs what it does on its day.
    expect((await issueMonth(desk, '2026-03')).lines).toEqual([
      ['plan', '2026-03', 1, 20_000, 20_000],
      ['plan', '2026-03', 2, 0, 0],
      ['plan', '2026-03', 1, 8000, 8000],
    ]);
  });

  test('covered units stand on the invoice for nothing, and a credit of all passes them over', async () => {
    desk = deskUnder({
      components: [
        {
          id: 'plan',
          kind: 'subscription',
          price: 20_000,
          counts: 'lead',
          units: 2,
          overage: 9000,
          shortfall: 'none',
        },
      ],
    });
    const [first = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 3);
    const march = await issueMonth(desk, '2026-03');
    // 20,000 for two of them, 9,000 for the third.
    expect(issued(desk, march.number)).toMatchObject({ net: 29_000 });
    // What cost nothing gives nothing back; the one above the volume is covered now: 9,000 less.
    expect(uphold(first, '2026-03-11T09:00:00Z')).toEqual([]);
    expect(
      granted(creditInvoice(desk.context, { number: march.number, of: { kind: 'all' }, rebill: false })),
    ).toMatchObject({ net: 29_000 });
  });
});

test('an invoice can be written anew after a later one corrected what it worked out', async () => {
  desk = deskUnder({
    components: [{ id: 'lead', kind: 'perLead', price: 1000 }],
    minimum: { amount: 10_000, shortfall: 'trueUp' },
  });
  const [first = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
  desk.deliver('acme', '2026-04-10T09:00:00Z', 12);
  const march = await issueMonth(desk, '2026-03');
  // 10,000 − 4 × 1,000.
  expect(march.lines.at(-1)).toEqual(['minimum', '2026-03', 1, 6000, 6000]);
  expect(uphold(first, '2026-03-11T09:00:00Z')).toMatchObject([{ net: 1000 }]);
  // 10,000 − 3 × 1,000, less 6,000.
  expect((await issueMonth(desk, '2026-04')).lines.at(-1)).toEqual(['minimum', '2026-03', 1, 1000, 1000]);
  expect(
    granted(creditInvoice(desk.context, { number: march.number, of: { kind: 'all' }, rebill: true })),
  ).toMatchObject({ net: 9000 });
  const anew = await issueMonth(desk, '2026-03', '2026-05-06T09:00:00Z');
  // What April has of it stays there: 7,000 − 1,000.
  expect(anew.lines).toEqual([
    ['lead', '2026-03', 3, 1000, 3000],
    ['minimum', '2026-03', 1, 6000, 6000],
  ]);
  expect(issued(desk, anew.number).charges.at(-1)).toMatchObject({ event: 'minimum:2026-03-01:3' });
});

test('what is credited to be billed again comes out the same, units that cost nothing with it', async () => {
  desk = deskUnder({
    components: [{ id: 'lead', kind: 'perLead', volume: { shape: 'package', size: 3, free: 1, each: 6000 } }],
  });
  desk.deliver('acme', '2026-03-10T09:00:00Z', 6);
  const march = await issueMonth(desk, '2026-03');
  // One free, then packages of three: the second and the fifth open one.
  expect(march.lines).toEqual([['lead', '2026-03', 2, 6000, 12_000]]);
  expect(issued(desk, march.number).charges).toHaveLength(6);
  granted(creditInvoice(desk.context, { number: march.number, of: { kind: 'all' }, rebill: true }));
  const again = await issueMonth(desk, '2026-03');
  expect(again.lines).toEqual(march.lines);
  expect(issued(desk, again.number).charges.map(({ event, amount }) => [event, amount])).toEqual(
    issued(desk, march.number).charges.map(({ event, amount }) => [event, amount]),
  );
});

test('drafts of several months add up as if each were issued before the next', async () => {
  desk = deskUnder({
    components: [{ id: 'lead', kind: 'perLead', price: 1000 }],
    minimum: { amount: 10_000, shortfall: 'rollover' },
    billing: { tax: { category: 'S', ratePercent: '19' }, discount: { percent: '10' } },
  });
  desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
  desk.deliver('acme', '2026-04-10T09:00:00Z', 20);
  desk.setNow('2026-06-05T09:00:00Z');
  const { reader } = desk.context.handle;
  const due = dueDrafts(reader, desk.contract('acme'), readAgency(reader), '2026-05-31', desk.context.now());
  const drafted = due.map(({ draft }) => draft.bill.net);
  const nets = [];
  for (const month of ['2026-03', '2026-04']) {
    const { number } = await issueMonth(desk, month, '2026-06-05T09:00:00Z');
    nets.push(issued(desk, number).net);
  }
  // 4 × 1,000 less 10 %; 20 × 1,000 less 10 %, above the 10,000 + 6,400 that April has to reach.
  expect(nets).toEqual([3600, 18_000]);
  expect(drafted).toEqual(nets);
});
