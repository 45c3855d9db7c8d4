import { describe, expect, it } from 'vitest';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { billOf, linesOf, version } from './facts.ts';

const retainer = (from: string, price: number, id = 'base'): TermsVersion =>
  version(from, [{ id, kind: 'retainer', price }]);

describe('a retainer', () => {
  it('is one whole period', () => {
    const { lines, charges } = billOf({ versions: [retainer('2026-01-01', 100_000)] });
    expect(lines).toMatchObject([{ quantity: 1, unit: 100_000, amount: 100_000, unitWord: 'period' }]);
    expect(charges).toMatchObject([{ event: 'period:2026-03-01', quantity: '1', derivation: { rule: 'unitPrice' } }]);
  });

  it('is prorated by the day from the first day of the terms', () => {
    // 15 to 31 March are 17 of 31 days: 100 000 × 17 ÷ 31 = 54 838.7 → 54 839
    const { lines, charges } = billOf({ versions: [retainer('2026-03-15', 100_000)] });
    expect(lines).toMatchObject([{ quantity: '0.5484', unit: 100_000, amount: 54_839 }]);
    expect(charges).toMatchObject([
      { event: 'period:2026-03-15', derivation: { rule: 'proratedByDay', working: '100000 * 17 / 31' } },
    ]);
  });

  it('has a line for each price of the period', () => {
    // 14 ÷ 31 × 100 000 = 45 161.3 and 17 ÷ 31 × 120 000 = 65 806.45
    const bill = billOf({ versions: [retainer('2026-01-01', 100_000), retainer('2026-03-15', 120_000)] });
    expect(linesOf(bill)).toEqual([
      ['base', '2026-03', '0.4516', 100_000, 45_161],
      ['base', '2026-03', '0.5484', 120_000, 65_806],
    ]);
  });

  it('loses no cent where versions leave its price alone', () => {
    // three thirds of 100 000 would be 99 999
    const thirds = ['2026-01-01', '2026-04-11', '2026-04-21'].map((from) => retainer(from, 100_000));
    const bill = billOf({ period: { from: '2026-04-01', to: '2026-04-30' }, versions: thirds });
    expect(linesOf(bill)).toEqual([['base', '2026-04', 1, 100_000, 100_000]]);
  });

  it('ends with the terms that have it', () => {
    const other = version('2026-03-11', [{ id: 'lead', kind: 'perLead', price: 1 }]);
    // 10 ÷ 31 × 31 000
    expect(linesOf(billOf({ versions: [retainer('2026-01-01', 31_000), other] }))).toEqual([
      ['base', '2026-03', '0.3226', 31_000, 10_000],
    ]);
  });

  it('is of its period only, and of none before the terms', () => {
    expect(billOf({ versions: [retainer('2026-04-01', 100_000)] }).lines).toEqual([]);
    const quarter = { from: '2026-01-01', to: '2026-03-31' };
    // February and March: 59 of 90 days, 300 000 × 59 ÷ 90 = 196 666.7
    const billing = { cycle: 'quarterly', tax: { category: 'S', ratePercent: '19' } };
    const quarterly = version('2026-02-01', [{ id: 'base', kind: 'retainer', price: 300_000 }], { billing });
    expect(linesOf(billOf({ period: quarter, versions: [quarterly] }))).toEqual([
      ['base', '2026-02', '0.6556', 300_000, 196_667],
    ]);
  });
});
