import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { resolveDispute } from '../../../electron/app/dispute/resolveDispute.ts';
import { verifyFile } from '../../../electron/app/verify.ts';
import type { InvoicedCharge, InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { recompute } from '../../../shared/domain/recompute.ts';
import type { Desk } from '../desk.ts';
import { granted } from '../desk.ts';
import { deskUnder, issued, issueMonth, sell } from './months.ts';

const terms = {
  components: [
    {
      id: 'lead',
      kind: 'perLead',
      volume: {
        shape: 'graduated',
        tiers: [
          { upTo: 2, unit: 5000, flat: 2500 },
          { upTo: null, unit: 4000 },
        ],
      },
    },
    { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
    { id: 'share', kind: 'dealShare', percent: '12.5', overlap: 'each' },
    { id: 'base', kind: 'retainer', price: 30_000 },
    {
      id: 'plan',
      kind: 'subscription',
      price: 9000,
      counts: 'held',
      units: 3,
      overage: 4000,
      shortfall: 'credit',
    },
    { id: 'bonus', kind: 'bonus', price: 10_000, targets: [{ measure: 'acceptanceRate', atLeast: '100' }] },
    { id: 'media', kind: 'passThrough', markUpPercent: '15' },
  ],
  attribution: { days: 90 },
  minimum: { amount: 200_000, shortfall: 'trueUp' },
  guarantee: { units: 10, component: 'lead', shortfall: 'feeCut' },
  billing: { tax: { category: 'S', ratePercent: '19' }, discount: { percent: '10' } },
};

let desk: Desk;
let contract: StoredContract;
let march: InvoiceSnapshot;
let april: InvoiceSnapshot;

/** A month with every effect there is, and the next one, which sets right what a late return changed of it. */
beforeAll(async () => {
  desk = deskUnder(terms);
  const costs = [{ day: '2026-03-05', amount: 10_001, currency: 'EUR' }];
  desk.context.handle.transaction((w) =>
    w
      .write('INSERT INTO source (id, ref, content) VALUES (1, ?, ?)')
      .run('ads', JSON.stringify({ ref: 'ads', channel: 'paidSocial', costs })),
  );
  const [first = 0, second = 0, third = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', [
    { source: 'ads' },
    {},
    {},
    {},
  ]);
  desk.book(second, { bookedAt: '2026-03-12T09:00:00Z', startsAt: '2026-03-14T09:00:00Z', outcome: 'held' });
  sell(desk, third, { amount: 99_995, wonAt: '2026-03-12T12:00:00Z', reportedAt: '2026-03-20T09:00:00Z' });
  march = issued(desk, (await issueMonth(desk, '2026-03')).number);
  const claim = desk.dispute(first, '2026-03-11T09:00:00Z');
  granted(resolveDispute(desk.context, { id: claim, as: 'uphold' }));
  april = issued(desk, (await issueMonth(desk, '2026-04')).number);
  contract = desk.contract('acme');
});
afterAll(() => desk.close());

const again = (invoice: InvoiceSnapshot, versions = contract.versions): string[] => recompute(invoice, versions);

test('every kind of charge and effect comes out as it was billed', () => {
  const kinds = new Set([...march.charges, ...april.charges].map(({ event }) => event.split(':')[0]));
  expect([...kinds].toSorted()).toEqual([
    'bonus',
    'chain',
    'cost',
    'delivery',
    'discount',
    'guarantee',
    'minimum',
    'period',
    'sale',
    'shortfall',
    'tier',
    'upgrade',
  ]);
  expect([...again(march), ...again(april)]).toEqual([]);
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
});

describe('what does not agree with the terms or with itself is found', () => {
  const withCharge = (event: string, change: (charge: InvoicedCharge) => object): InvoiceSnapshot => ({
    ...march,
    charges: march.charges.map((charge) =>
      charge.event.startsWith(event) ? { ...charge, ...change(charge) } : charge,
    ),
  });
  const withInputs = (event: string, inputs: Readonly<Record<string, string>>): InvoiceSnapshot =>
    withCharge(event, ({ derivation }) => ({
      derivation: { ...derivation, inputs: { ...derivation.inputs, ...inputs } },
    }));

  test.each<[event: string, inputs: Readonly<Record<string, string>>]>([
    ['tier:', { units: '5' }],
    ['tier:', { charged: '18001' }],
    ['shortfall:', { missing: '1' }],
    ['shortfall:', { units: '4' }],
    ['upgrade:', { charged: '4999' }],
    ['bonus:', { acceptanceRate: '99.99' }],
    ['discount:', { charges: '1' }],
    ['minimum:', { charges: '1' }],
    ['guarantee:', { missing: '5' }],
    ['cost:', { cost: '10002' }],
    ['discount:', { billedBefore: '1' }],
  ])('%s worked out from %o', (event, inputs) => {
    expect(again(withInputs(event, inputs))).not.toEqual([]);
  });

  test.each(['tier:', 'bonus:', 'minimum:', 'cost:', 'sale:', 'delivery:', 'period:'])(
    'an amount of %s that its sum does not come to',
    (event) => {
      expect(again(withCharge(event, ({ amount }) => ({ amount: amount + 1 })))).not.toEqual([]);
    },
  );

  test.each<[what: string, change: (component: { id: string }) => object]>([
    ['a price', ({ id }) => (id === 'meeting' ? { price: 22_001 } : {})],
    [
      'a tier',
      ({ id }) => (id === 'lead' ? { volume: { shape: 'graduated', tiers: [{ upTo: null, unit: 5000 }] } } : {}),
    ],
    ['a percentage', ({ id }) => (id === 'share' ? { percent: '12' } : {})],
    ['a bonus', ({ id }) => (id === 'bonus' ? { price: 10_001 } : {})],
    ['a mark-up', ({ id }) => (id === 'media' ? { markUpPercent: '16' } : {})],
    ['a fee', ({ id }) => (id === 'base' ? { price: 30_001 } : {})],
  ])('%s changed in the terms', (_, change) => {
    const versions = contract.versions.map((version) => ({
      ...version,
      terms: {
        ...version.terms,
        components: version.terms.components.map((component) => Object.assign({}, component, change(component))),
      },
    }));
    expect(again(march, versions)).not.toEqual([]);
  });
});
