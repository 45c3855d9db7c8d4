import { afterEach, describe, expect, test } from 'vitest';
import { listDocumentRows } from '../../electron/app/document/listDocuments.ts';
import { readDocumentPage } from '../../electron/app/document/readDocumentPage.ts';
import { creditInvoice, previewCredit } from '../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

const clinics = 'brightsmile-leads';

/** March: 4 clinic leads at 75.00 USD and the machine retainer of 1,000.00 EUR with 19 %. April: the retainer again. */
async function billed(): Promise<{ desk: Desk; deliveries: number[] }> {
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: monthJson('setup.json') });
  desks.push(desk);
  const deliveries = desk.deliver(clinics, '2026-03-10T15:00:00Z', 4);
  desk.setNow('2026-04-04T08:00:00Z');
  granted(await runInvoices(desk.context, { period: '2026-03', issue: true }));
  desk.setNow('2026-05-04T08:00:00Z');
  granted(await runInvoices(desk.context, { period: '2026-04', issue: true }));
  return { desk, deliveries };
}

type Asked = Partial<Parameters<typeof listDocumentRows>[1]>;
const list = ({ context }: Desk, asked: Asked = {}) => granted(listDocumentRows(context, asked));
const numbers = (desk: Desk, asked: Asked = {}) => list(desk, asked).rows.map(({ number }) => number);

describe('the list', () => {
  test('newest first, with what was credited, and one sum a currency', async () => {
    const { desk, deliveries } = await billed();
    granted(
      creditInvoice(desk.context, {
        number: 'INV-2026-0001',
        of: { kind: 'deliveries', ids: deliveries.slice(0, 1) },
        rebill: false,
      }),
    );
    const { rows, total, sums, next } = list(desk);
    expect(
      rows.map(({ number, gross, credited, creditNotes, of }) => [number, gross, credited, creditNotes, of]),
    ).toEqual([
      ['CN-2026-0001', 7500, 0, 0, 'INV-2026-0001'],
      ['INV-2026-0003', 119_000, 0, 0, null],
      ['INV-2026-0002', 119_000, 0, 0, null],
      ['INV-2026-0001', 30_000, 7500, 1, null],
    ]);
    // 2 × 1,190.00; 300.00 − 75.00
    expect(sums).toEqual([
      { currency: 'EUR', count: 2, net: 200_000, tax: 38_000, gross: 238_000 },
      { currency: 'USD', count: 2, net: 22_500, tax: 0, gross: 22_500 },
    ]);
    expect([total, next]).toEqual([4, null]);
    expect(rows[0]).toMatchObject({ client: { ref: 'brightsmile', currency: 'USD', timeZone: 'America/New_York' } });
  });

  test('filtered', async () => {
    const { desk } = await billed();
    expect(numbers(desk, { kind: 'creditNote' })).toEqual([]);
    expect(numbers(desk, { contract: clinics })).toEqual(['INV-2026-0001']);
    expect(numbers(desk, { client: 'brightsmile' })).toEqual(['INV-2026-0001']);
    expect(numbers(desk, { period: '2026-04' })).toEqual(['INV-2026-0003']);
    expect(numbers(desk, { text: '0002' })).toEqual(['INV-2026-0002']);
    expect(numbers(desk, { text: 'bright' })).toEqual(['INV-2026-0001']);
    expect(numbers(desk, { text: '%' })).toEqual([]);
    expect(numbers(desk, { text: '' })).toHaveLength(3);
  });

  test.each(['number', 'client', 'period', 'issued', 'gross'] as const)('page by page by %s', async (sort) => {
    const { desk } = await billed();
    for (const descending of [true, false]) {
      const all = numbers(desk, { sort, descending });
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page = list(desk, { sort, descending, limit: 1, ...(after === null ? {} : { after }) });
        paged.push(...page.rows.map(({ number }) => number));
        after = page.next;
      } while (after !== null);
      expect(paged).toEqual(all);
      expect(all).toHaveLength(3);
    }
  });

  test('refuses a period and a place that are none', async () => {
    const { desk } = await billed();
    for (const asked of [{ period: 'March' }, { after: 'x' }, { after: '[1]' }]) {
      expect(listDocumentRows(desk.context, asked)).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    }
  });
});

describe('the page', () => {
  test('holds every charge with why, and what was credited since', async () => {
    const { desk, deliveries } = await billed();
    const [first = 0] = deliveries;
    granted(
      creditInvoice(desk.context, {
        number: 'INV-2026-0001',
        of: { kind: 'deliveries', ids: [first] },
        rebill: false,
        reason: 'Not reachable',
      }),
    );
    const page = granted(readDocumentPage(desk.context, { number: 'INV-2026-0001' }));
    expect(page).toMatchObject({
      net: 30_000,
      left: 22_500,
      credited: 7500,
      terms: { version: 1 },
      notes: [{ number: 'CN-2026-0001', gross: 7500, reason: 'Not reachable', rebill: false }],
    });
    const [line] = page.lines;
    expect(line).toMatchObject({ line: 1, quantity: 4, unit: 7500, amount: 30_000, credited: 7500 });
    expect(line?.charges.map(({ delivery, amount, credited }) => [delivery, amount, credited])).toEqual(
      deliveries.map((id) => [id, 7500, id === first ? 7500 : 0]),
    );
    expect(line?.charges[0]).toMatchObject({
      lead: expect.any(Number),
      annex: { verdict: expect.stringContaining('deemed accepted') },
      derivation: { accepted: 'deemedAccepted', unit: 7500 },
    });
    const note = granted(readDocumentPage(desk.context, { number: 'CN-2026-0001' }));
    expect(note).toMatchObject({
      kind: 'creditNote',
      of: 'INV-2026-0001',
      reason: 'Not reachable',
      dueDay: null,
      left: 0,
    });
    expect(note.lines[0]?.charges[0]).toMatchObject({ delivery: first, amount: 7500, derivation: null });
  });

  test('refuses a number that was never given', async () => {
    const { desk } = await billed();
    expect(readDocumentPage(desk.context, { number: 'INV-1' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknownDocument' },
    });
  });
});

test('a preview says what the credit note says, and writes nothing', async () => {
  const { desk, deliveries } = await billed();
  const asked = { number: 'INV-2026-0001', of: { kind: 'deliveries' as const, ids: deliveries.slice(1) } };
  const preview = granted(previewCredit(desk.context, asked));
  expect(preview).toEqual({ currency: 'USD', charges: 3, net: 22_500, tax: 0, gross: 22_500 });
  expect(numbers(desk, { kind: 'creditNote' })).toEqual([]);
  expect(granted(creditInvoice(desk.context, { ...asked, rebill: false }))).toMatchObject({
    net: 22_500,
    gross: 22_500,
  });
  const rest = { number: 'INV-2026-0001', of: { kind: 'lines' as const, lines: [1] } };
  expect(granted(previewCredit(desk.context, rest))).toMatchObject({ charges: 1, net: 7500 });
  const code = (given: Parameters<typeof previewCredit>[1]): string => {
    const result = previewCredit(desk.context, given);
    return result.ok ? 'done' : result.refusal.code;
  };
  expect(code({ ...rest, of: { kind: 'lines', lines: [2] } })).toBe('notOnInvoice');
  expect(code({ ...asked, of: { kind: 'deliveries', ids: [1] } })).toBe('notOnInvoice');
  expect(code({ ...asked, number: 'INV-1' })).toBe('unknownDocument');
  expect(code({ ...asked, number: 'CN-2026-0001' })).toBe('notAnInvoice');
  granted(creditInvoice(desk.context, { ...rest, rebill: false }));
  expect(code(rest)).toBe('alreadyCredited');
  // 1,000.00 with 19 %
  const retainer = granted(previewCredit(desk.context, { number: 'INV-2026-0002', of: { kind: 'all' } }));
  expect(retainer).toEqual({ currency: 'EUR', charges: 1, net: 100_000, tax: 19_000, gross: 119_000 });
});
