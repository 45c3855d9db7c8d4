import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../shared/domain/client.ts';
import { Agency, Client } from '../../shared/domain/client.ts';
import { creditFor } from '../../shared/domain/credit.ts';
import { CreditNoteSnapshot, creditNoteOf } from '../../shared/domain/creditNote.ts';
import { InvoiceSnapshot, invoiceOf } from '../../shared/domain/invoice.ts';
import { sumOf } from '../../shared/domain/money.ts';
import type { DeliveryFacts } from '../../shared/domain/pricing/model.ts';
import { documentNumber, seriesName } from '../../shared/domain/series.ts';
import { taxOn } from '../../shared/domain/tax.ts';
import { billOf, delivery, many, version } from './pricing/facts.ts';

const address: Address = { line1: 'Hafenstraße 1', city: 'Hamburg', postcode: '20457', country: 'DE' };
const agency = Agency.parse({
  name: 'Nordlicht Leads GmbH',
  address,
  taxId: 'DE136695976',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  email: 'billing@nordlicht.example.com',
});
const client = Client.parse({
  ref: 'acme',
  name: 'Acme GmbH',
  address: { ...address, city: 'Stuttgart' },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
});

/** An invoice of one lead component, in March. */
function invoiceFor(
  deliveries: readonly DeliveryFacts[],
  price = 2_500,
  tax: object = { category: 'S', ratePercent: '19' },
) {
  const terms = version('2026-01-01', [{ id: 'lead', kind: 'perLead', price }], {
    billing: { tax, paymentDays: 30, purchaseOrder: 'PO-7' },
  });
  const bill = billOf({ versions: [terms], deliveries });
  const contract = { ref: 'acme-leads', name: 'Leads' };
  const issue = { number: 'INV-2026-0001', series: 'INV-2026', sequence: 1, issuedAt: 5, issueDay: '2026-04-04' };
  return invoiceOf(bill, { agency, client, contract }, issue, ({ deliveryId, day }) => ({
    leadRef: `L-${deliveryId}`,
    capturedDay: '2026-03-09',
    deliveredDay: day,
    meetingDay: null,
    verdict: 'pass, terms 1',
    source: 'meta',
  }));
}

const noteOf = (invoice: InvoiceSnapshot, draft: ReturnType<typeof creditFor>): CreditNoteSnapshot => {
  if (!draft.ok) throw new Error(draft.refusal.code);
  const issue = { number: 'CN-2026-0001', series: 'CN-2026', sequence: 1, issuedAt: 6, issueDay: '2026-04-10' };
  return creditNoteOf(draft.value, invoice, issue, { reason: 'wrong number', rebill: false });
};

const rest = (id: number) => ({ component: 'lead', event: `delivery:${id}`, amount: 'rest' }) as const;

describe('an invoice', () => {
  const invoice = invoiceFor(many(3, (id) => delivery(id)));

  it('says everything it needs, and reads back as it was written', () => {
    expect(InvoiceSnapshot.parse(JSON.parse(JSON.stringify(invoice)))).toEqual(invoice);
    // 3 × 25.00 = 75.00, 19 % = 14.25, due 30 days after 4 April
    expect(invoice).toMatchObject({ net: 7_500, tax: { amount: 1_425 }, gross: 8_925, dueDay: '2026-05-04' });
    expect(invoice.charges[2]).toMatchObject({ amount: 2_500, annex: { leadRef: 'L-3', deliveredDay: '2026-03-10' } });
    expect(invoice.purchaseOrder).toBe('PO-7');
    expect(invoice.client).toMatchObject({ name: 'Acme GmbH', taxId: null, iban: null });
  });

  it('cannot be made of what a blocker should have stopped', () => {
    const bill = billOf({ versions: [version('2026-01-01', [], { billing: {} })] });
    const issue = { number: 'n', series: 's', sequence: 1, issuedAt: 5, issueDay: '2026-04-04' };
    const parties = { agency, client, contract: { ref: 'r', name: 'n' } };
    expect(() => invoiceOf(bill, parties, issue, () => null)).toThrow();
  });
});

describe('a credit note', () => {
  const invoice = invoiceFor(many(100, (id) => delivery(id)));

  it('takes back eight of a hundred leads [P05]', () => {
    const note = noteOf(invoice, creditFor(invoice, [], { kind: 'charges', charges: many(8, rest) }));
    expect(note).toMatchObject({ net: 20_000, tax: { base: 20_000, amount: 3_800 }, gross: 23_800 });
    expect(note.lines).toMatchObject([{ component: 'lead', quantity: 8, unit: 2_500, amount: 20_000 }]);
    expect(note.of).toEqual({ number: 'INV-2026-0001', issueDay: '2026-04-04' });
    expect(CreditNoteSnapshot.parse(JSON.parse(JSON.stringify(note)))).toEqual(note);
    expect(invoice.net - note.net).toBe(230_000);
  });

  it('takes back a part of a charge on a line of its own', () => {
    const part = { component: 'lead', event: 'delivery:1', amount: 2_125 } as const; // 85 % [P12]
    const note = noteOf(invoice, creditFor(invoice, [], { kind: 'charges', charges: [part, rest(2)] }));
    expect(note.lines.map(({ quantity, unit }) => [quantity, unit])).toEqual([
      [1, 2_125],
      [1, 2_500],
    ]);
    expect(note.charges[0]).toMatchObject({ charged: 2_500, amount: 2_125, annex: { leadRef: 'L-1' } });
  });

  it('refuses what is not there, what is gone, and what is too much', () => {
    const first = noteOf(invoice, creditFor(invoice, [], { kind: 'charges', charges: [rest(1)] }));
    const code = (
      charges: readonly (
        | ReturnType<typeof rest>
        | { component: 'lead'; event: `delivery:${number}`; amount: number }
      )[],
    ) => {
      const answer = creditFor(invoice, [first], { kind: 'charges', charges });
      return answer.ok ? 'done' : answer.refusal.code;
    };
    expect(code([rest(101)])).toBe('notOnInvoice');
    expect(code([{ component: 'lead', event: 'delivery:1', amount: 1 }])).toBe('alreadyCredited');
    expect(code([{ component: 'lead', event: 'delivery:2', amount: 2_501 }])).toBe('creditExceedsCharge');
    expect(
      code([
        { component: 'lead', event: 'delivery:2', amount: 2_400 },
        { component: 'lead', event: 'delivery:2', amount: 101 },
      ]),
    ).toBe('creditExceedsCharge');
    expect(code([rest(2), rest(2)])).toBe('alreadyCredited');
    expect(code([rest(2)])).toBe('done');
  });

  it('takes back all that is left, once', () => {
    const first = noteOf(invoice, creditFor(invoice, [], { kind: 'charges', charges: [rest(1)] }));
    const all = noteOf(invoice, creditFor(invoice, [first], { kind: 'all' }));
    expect(all.charges).toHaveLength(99);
    expect([first.gross + all.gross, first.tax.amount + all.tax.amount]).toEqual([invoice.gross, invoice.tax.amount]);
    expect(creditFor(invoice, [first, all], { kind: 'all' })).toMatchObject({ refusal: { code: 'alreadyCredited' } });
  });

  it('never gives back a cent more than was charged, whatever the order, rate and parts', () => {
    const rate = fc.constantFrom('19', '7.7', '25.5', '0.5', '33.33');
    const steps = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 6 }), amount: fc.integer({ min: 1, max: 120 }) }),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 400 }), steps, (ratePercent, price, parts) => {
        const small = invoiceFor(
          many(6, (id) => delivery(id)),
          price,
          { category: 'S', ratePercent },
        );
        const notes: CreditNoteSnapshot[] = [];
        for (const { id, amount } of parts) {
          const ask = { component: 'lead', event: `delivery:${id}`, amount } as const;
          const answer = creditFor(small, notes, { kind: 'charges', charges: [ask] });
          if (answer.ok) notes.push(noteOf(small, answer));
        }
        expect(sumOf(notes.map(({ tax }) => tax.amount))).toBeLessThanOrEqual(small.tax.amount);
        expect(notes.every(({ tax }) => tax.amount >= 0)).toBe(true);
        for (const charge of small.charges) {
          const back = notes.flatMap(({ charges }) => charges).filter(({ event }) => event === charge.event);
          expect(sumOf(back.map(({ amount }) => amount))).toBeLessThanOrEqual(charge.amount);
        }
        const last = creditFor(small, notes, { kind: 'all' });
        if (last.ok) notes.push(noteOf(small, last));
        const back = { net: sumOf(notes.map(({ net }) => net)), gross: sumOf(notes.map(({ gross }) => gross)) };
        expect(back).toEqual({ net: small.net, gross: small.gross });
      }),
      { seed: 20_260_301, numRuns: 300 },
    );
  });
});

describe('tax', () => {
  it.each([
    ['S', '19', 275_000, 52_250],
    ['S', '5.5', 1_010, 56], // 55.55
    ['O', '0', 300_000, 0],
    ['AE', '0', 300_000, 0],
  ] as const)('%s at %s %% on %i is %i', (category, ratePercent, base, amount) =>
    expect(taxOn({ category, ratePercent, note: 'why' }, base).amount).toBe(amount),
  );

  it('gives a reason only where none is charged', () => {
    expect(taxOn({ category: 'S', ratePercent: '19', note: 'why' }, 1).note).toBeNull();
    expect(taxOn({ category: 'G', ratePercent: '0', note: 'Export' }, 1).note).toBe('Export');
  });
});

describe('numbers', () => {
  it.each([
    ['INV', 2026, 1, 1, 'INV-2026-0001'],
    ['INV', 2026, 2, 1, 'INV-2026-D2-0001'],
    ['CN', 2027, 1, 10_000, 'CN-2027-10000'],
  ])('%s %i device %i number %i', (prefix, year, device, sequence, number) =>
    expect(documentNumber(seriesName(prefix, year, device), sequence)).toBe(number),
  );
});
