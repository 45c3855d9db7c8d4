import { expect, it } from 'vitest';
import { billOf, delivery, linesOf, many, version } from './facts.ts';

const april = { from: '2026-04-01', to: '2026-04-30' };

it('bills no minimum of a month that was never billed here', () => {
  const terms = version('2026-01-01', [{ id: 'lead', kind: 'perLead', price: 1_000 }], {
    minimum: { amount: 50_000, shortfall: 'trueUp' },
  });
  const bill = billOf({
    period: april,
    versions: [terms],
    deliveries: many(3, (id) => delivery(id, { day: '2026-04-10' })),
  });
  // 3 × 10.00 = 30.00; 500.00 − 30.00 = 470.00. January to March may have been billed by hand.
  expect(linesOf(bill)).toEqual([
    ['lead', '2026-04', 3, 1_000, 3_000],
    ['minimum', '2026-04', 1, 47_000, 47_000],
  ]);
});

it('charges units that were made good once it turns out that nothing was owed', () => {
  const terms = version('2026-03-01', [{ id: 'lead', kind: 'perLead', price: 1_000 }], {
    guarantee: { units: 3, component: 'lead', shortfall: 'makeGood' },
  });
  const march = many(3, (id) => delivery(id, id === 3 ? { standing: 'disputed', acceptedAt: null } : {}));
  const first = billOf({ versions: [terms], deliveries: march });
  expect(first.net).toBe(2_000);
  const live = (bill: typeof first) => bill.charges.map((charge) => ({ ...charge, credited: 0, stands: true }));
  const ofApril = many(2, (id) => delivery(10 + id, { day: '2026-04-10' }));
  const second = billOf({ period: april, versions: [terms], deliveries: ofApril, ledger: live(first) });
  // One was missing in March, so the first of April is free.
  expect(second.charges.map(({ amount }) => amount)).toEqual([0, 1_000]);
  const may = { from: '2026-05-01', to: '2026-05-31' };
  // The third of March is accepted after all: it costs 10.00, and so does the one that was free in April.
  const third = billOf({
    period: may,
    versions: [terms],
    deliveries: [delivery(3)],
    ledger: [...live(first), ...live(second)],
  });
  expect(linesOf(third)).toEqual([
    ['lead', '2026-03', 1, 1_000, 1_000],
    ['lead', '2026-04', 1, 1_000, 1_000],
  ]);
});
