import { afterEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { readDocument } from '../../db/queries/document.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { snapshotOf } from '../../electron/app/documents/documentFile.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import type { RunRow } from '../../shared/api/invoice.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

/** A desk with the worked month's setup, changed by `change`. */
function desk(change: (setup: Setup) => void = () => {}, options: { device?: number; now?: string } = {}): Desk {
  const setup = monthJson('setup.json');
  change(setup);
  const opened = openDesk({ now: options.now ?? '2026-03-01T08:00:00Z', setup, ...options });
  desks.push(opened);
  return opened;
}

// The setup file is free JSON here: tests take fields away that its schema wants.
type Setup = ReturnType<typeof monthJson>;
type Row = z.infer<typeof RunRow>;

const run = async ({ context }: Desk, period: string, issue = false, contract?: string): Promise<Row[]> =>
  granted(await runInvoices(context, { period, issue, contract }));
const refusal = async ({ context }: Desk, period: string, issue = false, contract?: string) => {
  const result = await runInvoices(context, { period, issue, contract });
  return result.ok ? null : result.refusal;
};
const snapshotNamed = ({ context }: Desk, number: string | null) => {
  const document = number === null ? null : readDocument(context.handle.reader, number);
  if (!document) throw new Error(`no document ${number}`);
  return snapshotOf(document);
};

describe('the worked month', () => {
  test('dry, issued, and again', async () => {
    const world = await marchWorld();
    const expected = monthJson('expected.json');
    world.setNow('2026-04-02T08:00:00Z');
    // 44 delivered, 4 returned, 8 of 31 March still in their 48 hours: 32 × 75.00 = 2,400.00
    const dry = await world.client.invoice.run({ period: '2026-03' });
    expect(dry[0]).toMatchObject(expected['bill brightsmile-leads 2026-03 (dry)']);
    expect(world.context.handle.reader.read('SELECT 1 FROM document').all()).toEqual([]);
    world.setNow('2026-04-04T08:00:00Z');
    const issued = await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(issued).toHaveLength(2);
    // 40 × 75.00 = 3,000.00
    expect(issued[0]).toMatchObject({ ...expected['bill brightsmile-leads 2026-03'], number: 'INV-2026-0001' });
    // 7 × 250.00 + 1,000.00 = 2,750.00; 19 % = 522.50
    expect(issued[1]).toMatchObject({ ...expected['bill maschinenbau-termine 2026-03'], number: 'INV-2026-0002' });
    world.setNow('2026-04-04T09:00:00Z');
    expect(await world.client.invoice.run({ period: '2026-03', issue: true })).toEqual([]);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    expect(world.faults).toEqual([]);
    world.close();
  });
});

describe('what is left for later', () => {
  test('an undecided unit is carried over and billed next month under its own', async () => {
    const d = desk();
    const [disputed] = d.deliver('brightsmile-leads', '2026-03-20T15:00:00Z', 3);
    const claim = d.dispute(disputed ?? 0, '2026-03-21T15:00:00Z');
    d.setNow('2026-04-02T08:00:00Z');
    const [march] = await run(d, '2026-03', true, 'brightsmile-leads');
    expect(march).toMatchObject({ net: 15000, carriedOver: [{ code: 'disputeOpen', count: 1 }] });
    expect(snapshotNamed(d, march?.number ?? null)).toMatchObject({ carriedOver: [{ code: 'disputeOpen', count: 1 }] });
    d.deliver('brightsmile-leads', '2026-04-10T15:00:00Z', 2);
    granted(resolveDispute(d.context, { id: claim, as: 'deny' }));
    d.setNow('2026-05-02T08:00:00Z');
    // 2 of April and the one of March: 2 × 75.00, 1 × 75.00
    expect((await run(d, '2026-04', true, 'brightsmile-leads'))[0]).toMatchObject({
      lines: [
        { month: '2026-04', quantity: 2, amount: 15000 },
        { month: '2026-03', quantity: 1, amount: 7500, text: 'Accepted leads, carried over from March 2026' },
      ],
      gross: 22500,
    });
    expect(verifyFile(d.context)).toMatchObject({ ok: true });
  });

  test('only carried over: a row, and nothing to issue', async () => {
    const d = desk();
    d.deliver('brightsmile-leads', '2026-03-31T15:00:00Z', 2);
    d.setNow('2026-04-01T08:00:00Z');
    expect(await run(d, '2026-03', true, 'brightsmile-leads')).toMatchObject([
      { state: 'draft', number: null, lines: [], carriedOver: [{ code: 'reviewOpen', count: 2 }] },
    ]);
  });

  test('a claim on a lead leaves its held meeting open, and a returned lead takes it along', async () => {
    const d = desk();
    const [a = 0, b = 0] = d.deliver('maschinenbau-termine', '2026-03-02T10:00:00Z', 2);
    for (const delivery of [a, b]) {
      d.book(delivery, { bookedAt: '2026-03-03T10:00:00Z', startsAt: '2026-03-10T10:00:00Z', outcome: 'held' });
    }
    const claim = d.dispute(a, '2026-03-11T10:00:00Z');
    d.setNow('2026-04-02T08:00:00Z');
    const [before] = await run(d, '2026-03', false, 'maschinenbau-termine');
    expect(before).toMatchObject({ carriedOver: [{ code: 'disputeOpen', count: 1 }], net: 125000 });
    granted(resolveDispute(d.context, { id: claim, as: 'uphold', remedy: 'credit' }));
    const [after] = await run(d, '2026-03', false, 'maschinenbau-termine');
    expect(after).toMatchObject({ carriedOver: [], net: 125000 });
  });
});

describe('what is in the way', () => {
  const without =
    (...path: string[]) =>
    (setup: Setup): void => {
      const last = path.pop() ?? '';
      let at = setup;
      for (const part of path) at = at[part];
      delete at[last];
    };
  // Directive 2006/112/EC art. 226: one field at a time.
  const cases: [string, (setup: Setup) => void, string[]][] = [
    ['the address of the client', without('clients', '1', 'address'), ['clientAddressMissing']],
    ['the tax id of the agency', without('agency', 'taxId'), ['agencyTaxIdMissing']],
    [
      'the tax',
      without('contracts', '1', 'terms', '0', 'billing', 'tax'),
      ['contractDraft', 'lintErrors', 'taxMissing'],
    ],
    ['the review window', without('contracts', '1', 'terms', '0', 'review'), ['contractDraft', 'lintErrors']],
    [
      'the tax id of a client abroad',
      (setup) => {
        delete setup.clients[1].taxId;
        setup.contracts[1].terms[0].billing.tax = { category: 'AE', ratePercent: '0', note: 'Reverse charge' };
      },
      ['clientTaxIdMissing'],
    ],
  ];
  test.each(cases)('without %s nothing of the contract is issued, the others are', async (_, change, codes) => {
    const d = desk(change);
    d.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', 1);
    d.setNow('2026-04-02T08:00:00Z');
    const [bright, blocked] = await run(d, '2026-03', true);
    expect(bright).toMatchObject({ contract: 'brightsmile-leads', state: 'issued' });
    expect(blocked).toMatchObject({ contract: 'maschinenbau-termine', state: 'blocked', number: null });
    expect(blocked?.blockers.map(({ code }) => code)).toEqual(codes);
    expect(d.context.handle.reader.read('SELECT number FROM document').all()).toEqual([{ number: 'INV-2026-0001' }]);
  });

  test('refusals', async () => {
    const d = desk(({ contracts }) => {
      contracts[0].terms[0].billing.cycle = 'weekly';
    });
    expect(await refusal(d, 'March')).toMatchObject({ code: 'invalidInput' });
    expect(await refusal(d, '2026-03', false, 'nobody')).toMatchObject({ code: 'notFound' });
    expect(await refusal(d, '2026-03', false, 'brightsmile-leads')).toEqual({
      code: 'notABillingPeriod',
      data: {
        contract: 'brightsmile-leads',
        period: '2026-03',
        cycle: 'weekly',
        own: '2026-02-23..2026-03-01',
      },
    });
    // Its last day is 8 March; at 03:59 UTC on the 9th it is still 23:59 of the 8th in New York.
    d.setNow('2026-03-09T03:59:00Z');
    expect(await refusal(d, '2026-03-02..2026-03-08', true, 'brightsmile-leads')).toMatchObject({
      code: 'periodNotOver',
    });
    d.setNow('2026-03-09T04:00:00Z');
    expect(await refusal(d, '2026-03-02..2026-03-08', true, 'brightsmile-leads')).toBeNull();
  });
});

describe('numbers', () => {
  test('the year is the agency’s, and from the second device on the series names it', async () => {
    const d = desk(() => {}, { device: 7, now: '2026-12-01T08:00:00Z' });
    d.setNow('2026-12-31T22:59:00Z');
    expect((await run(d, '2026-10', true, 'maschinenbau-termine'))[0]?.number).toBe('INV-2026-0001');
    // 00:00 in Berlin
    d.setNow('2026-12-31T23:00:00Z');
    expect((await run(d, '2026-11', true, 'maschinenbau-termine'))[0]?.number).toBe('INV-2027-0001');
    const second = { ...d, context: { ...d.context, device: 8 } };
    second.setNow('2027-02-01T08:00:00Z');
    expect((await run(second, '2026-12', true, 'maschinenbau-termine'))[0]?.number).toBe('INV-2027-D2-0001');
    expect((await run(d, '2027-01', true, 'maschinenbau-termine'))[0]?.number).toBe('INV-2027-0002');
  });

  test('two runs at once issue each contract once', async () => {
    const d = desk();
    d.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', 5);
    d.setNow('2026-04-02T08:00:00Z');
    const both = await Promise.all([run(d, '2026-03', true), run(d, '2026-03', true)]);
    expect(
      both
        .flat()
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(['INV-2026-0001', 'INV-2026-0002']);
  });
});

test('past months come out the same under later terms, and a charge holds no person', async () => {
  const d = desk();
  d.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', [
    { name: 'Quentin Canary', externalId: 'quentin@example.com', source: 'meta' },
    { name: 'Quentin Canary', externalId: 'l:17', source: 'meta' },
  ]);
  const later = monthJson('setup.json');
  const [terms] = later.contracts[0].terms;
  later.contracts[0].terms = [
    { ...terms, from: '2026-04-01', components: [{ id: 'lead', kind: 'perLead', price: 9900 }] },
  ];
  granted(applySetup(d.context, { contracts: [later.contracts[0]] }));
  d.setNow('2026-04-20T08:00:00Z');
  const [march] = await run(d, '2026-03', true, 'brightsmile-leads');
  expect(march).toMatchObject({ lines: [{ unit: 7500, quantity: 2 }], net: 15000 });
  const snapshot = snapshotNamed(d, march?.number ?? null);
  expect(snapshot.charges.map(({ annex }) => annex)).toMatchObject([
    { leadRef: expect.stringMatching(/^\d+$/), verdict: 'passed under terms 1, deemed accepted Mar 12, 2026' },
    { leadRef: 'l:17', source: 'meta · Spring' },
  ]);
  expect(JSON.stringify(snapshot)).not.toMatch(/quentin|canary|lead\d+@example/i);
  expect(verifyFile(d.context)).toMatchObject({ ok: true });
});
