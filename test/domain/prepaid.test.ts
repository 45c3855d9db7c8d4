import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backTo, dueOf, leadsCovered, payFrom } from '../../shared/domain/prepaid.ts';

describe('an invoice paid from the balance', () => {
  test.each([
    // balance, credit limit, gross → used, after, due
    { balance: 10_000, creditLimit: 0, gross: 4000, used: 4000, after: 6000, due: 0 },
    { balance: 10_000, creditLimit: 0, gross: 10_000, used: 10_000, after: 0, due: 0 },
    // 10,000 pays 10,000 of 12,000: 2,000 are due
    { balance: 10_000, creditLimit: 0, gross: 12_000, used: 10_000, after: 0, due: 2000 },
    // the limit of 1,500 pays 1,500 of the missing 2,000
    { balance: 10_000, creditLimit: 1500, gross: 12_000, used: 11_500, after: -1500, due: 500 },
    { balance: 10_000, creditLimit: 2500, gross: 12_000, used: 12_000, after: -2000, due: 0 },
    // nothing left, and a balance below what the limit of later terms allows
    { balance: 0, creditLimit: 0, gross: 500, used: 0, after: 0, due: 500 },
    { balance: -2000, creditLimit: 1000, gross: 500, used: 0, after: -2000, due: 500 },
    { balance: -2000, creditLimit: 2200, gross: 500, used: 200, after: -2200, due: 300 },
    { balance: 10_000, creditLimit: 0, gross: 0, used: 0, after: 10_000, due: 0 },
  ])('$balance with $creditLimit of credit against $gross', ({ balance, creditLimit, gross, used, after, due }) => {
    const prepaid = payFrom(balance, creditLimit, gross);
    expect(prepaid).toEqual({ before: balance, used, after });
    expect(dueOf({ gross, prepaid })).toBe(due);
  });

  test('without a balance all is due', () => {
    expect(dueOf({ gross: 4000 })).toBe(4000);
  });
});

test.each([
  // of 10,000 paid from the balance, nothing given back yet
  { invoice: { used: 10_000, givenBack: 0 }, credit: 3000, back: 3000 },
  // 8,000 came back: a note of 3,000 gives the last 2,000, the rest lowers what is due
  { invoice: { used: 10_000, givenBack: 8000 }, credit: 3000, back: 2000 },
  { invoice: { used: 10_000, givenBack: 10_000 }, credit: 3000, back: 0 },
  { invoice: { used: 0, givenBack: 0 }, credit: 3000, back: 0 },
])('a credit note of $credit against $invoice gives back $back', ({ invoice, credit, back }) => {
  expect(backTo(500, invoice, credit)).toEqual({ before: 500, givenBack: back, after: 500 + back });
});

test.each([
  // (10,000 − 4,000) ÷ 1,000
  { balance: 10_000, open: 4000, next: 1000, covers: 6 },
  // 6,999 ÷ 1,000: six whole leads
  { balance: 10_999, open: 4000, next: 1000, covers: 6 },
  { balance: 4000, open: 4000, next: 1000, covers: 0 },
  { balance: 1000, open: 4000, next: 1000, covers: 0 },
  { balance: -500, open: 0, next: 1000, covers: 0 },
  // what costs nothing uses nothing up
  { balance: 10_000, open: 0, next: 0, covers: null },
])('$balance with $open open at $next a lead covers $covers', ({ balance, open, next, covers }) => {
  expect(leadsCovered(balance, open, next)).toBe(covers);
});

describe('any history of payments, invoices and credit notes', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('topUp' as const), amount: fc.integer({ min: 1, max: 5000 }) }),
    fc.record({ kind: fc.constant('invoice' as const), gross: fc.integer({ min: 0, max: 5000 }) }),
    // Part of what is left of the how-manieth invoice, in per cent.
    fc.record({ kind: fc.constant('credit' as const), of: fc.nat(9), percent: fc.integer({ min: 1, max: 100 }) }),
  );

  test('loses no cent, never goes below its limit, and gives back no more than was taken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(2000), (steps, creditLimit) => {
        let balance = 0;
        let paidIn = 0;
        const invoices: { gross: number; used: number; credited: number; givenBack: number }[] = [];
        for (const one of steps) {
          if (one.kind === 'topUp') {
            balance += one.amount;
            paidIn += one.amount;
          } else if (one.kind === 'invoice') {
            const { used, after } = payFrom(balance, creditLimit, one.gross);
            expect(dueOf({ gross: one.gross, prepaid: { before: balance, used, after } })).toBe(one.gross - used);
            invoices.push({ gross: one.gross, used, credited: 0, givenBack: 0 });
            balance = after;
          } else {
            const invoice = invoices[one.of % Math.max(1, invoices.length)];
            if (invoice === undefined) continue;
            const credit = Math.ceil(((invoice.gross - invoice.credited) * one.percent) / 100);
            const { givenBack, after } = backTo(balance, invoice, credit);
            invoice.credited += credit;
            invoice.givenBack += givenBack;
            balance = after;
          }
          expect(balance).toBeGreaterThanOrEqual(-creditLimit);
        }
        const sum = (of: (invoice: (typeof invoices)[number]) => number): number =>
          invoices.reduce((all, invoice) => all + of(invoice), 0);
        expect(balance).toBe(paidIn - sum(({ used }) => used) + sum(({ givenBack }) => givenBack));
        for (const { gross, used, credited, givenBack } of invoices) {
          expect(givenBack).toBeLessThanOrEqual(used);
          // Credited whole, all that was taken is back.
          if (credited === gross) expect(givenBack).toBe(used);
        }
      }),
      { seed: 20_261_127, numRuns: 10_000 },
    );
  });
});
