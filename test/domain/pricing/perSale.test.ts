import { describe, expect, it } from 'vitest';
import type { SaleFacts } from '../../../shared/domain/pricing/model.ts';
import { april, billOf, issued, linesOf, sale, version } from './facts.ts';

const terms = version('2026-01-01', [{ id: 'sale', kind: 'perSale', price: 15_000 }]);

describe('a price per sale', () => {
  it.each<[string, Partial<SaleFacts>, number, string | undefined]>([
    ['whatever it came to', { amount: 1 }, 15_000, undefined],
    ['the second of a customer as well', { isFirst: false }, 15_000, undefined],
    ['not outside the attribution window', { attributed: false }, 0, 'notAttributed'],
    ['not of a lead that came back', { deliveryReturned: true }, 0, 'returned'],
  ])('%s', (_, more, net, drop) => {
    const bill = billOf({ versions: [terms], sales: [sale(1, more)] });
    expect([bill.net, bill.dropped[0]?.code]).toEqual([net, drop]);
  });

  it('belongs to the day it was reported, under the terms of that day', () => {
    const dearer = version('2026-04-01', [{ id: 'sale', kind: 'perSale', price: 18_000 }]);
    const late = sale(1, { wonDay: '2026-03-28', day: '2026-04-02' });
    expect(billOf({ versions: [terms, dearer], sales: [late] }).net).toBe(0);
    expect(linesOf(billOf({ period: april, versions: [terms, dearer], sales: [late] }))).toEqual([
      ['sale', '2026-04', 1, 18_000, 18_000],
    ]);
  });

  it('is billed on the next invoice where it was told of after its month was invoiced, naming its own', () => {
    const first = billOf({ versions: [terms], sales: [sale(1)] });
    const sales = [sale(1), sale(2, { day: '2026-03-31' })];
    const second = billOf({ period: april, versions: [terms], sales, ...issued([first]) });
    expect(second.lines).toMatchObject([{ month: '2026-03', carriedIn: true, amount: 15_000 }]);
    expect(second.charges).toMatchObject([{ event: 'sale:2', deliveryId: 1_002 }]);
  });
});
