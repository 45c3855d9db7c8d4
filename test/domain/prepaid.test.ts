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
