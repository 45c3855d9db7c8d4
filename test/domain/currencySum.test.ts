import { expect, test } from 'vitest';
import { sumByCurrency } from '../../shared/domain/currencySum.ts';

test('currencies are summed apart, whatever their order', () => {
  const rows = [
    { currency: 'USD', net: 100, tax: 0, gross: 100 },
    { currency: 'EUR', net: 200, tax: 38, gross: 238 },
    { currency: 'USD', net: 50, tax: 5, gross: 55 },
  ];
  const sums = [
    { currency: 'EUR', count: 1, net: 200, tax: 38, gross: 238 },
    { currency: 'USD', count: 2, net: 150, tax: 5, gross: 155 },
  ];
  expect(sumByCurrency(rows)).toEqual(sums);
  expect(sumByCurrency(rows.toReversed())).toEqual(sums);
  expect(sumByCurrency([])).toEqual([]);
});
