import { expect, it } from 'vitest';
import { decimalFromUnitPrice, unitPriceFromDecimal } from '../../../shared/domain/pricing/unitPriceText.ts';

it.each([
  ['45', 'EUR', 4500, '45.00'],
  ['45.5', 'EUR', 4550, '45.50'],
  ['0', 'EUR', 0, '0.00'],
  ['0.0006', 'EUR', '0.06', '0.0006'],
  ['1.255', 'EUR', '125.5', '1.255'],
  ['1.5', 'JPY', '1.5', '1.5'],
  ['0.0005', 'KWD', '0.5', '0.0005'],
])('%s %s is %j minor units, written %s', (text, currency, price, written) => {
  expect(unitPriceFromDecimal(text, currency)).toBe(price);
  expect(decimalFromUnitPrice(price, currency)).toBe(written);
});

it.each(['', '-1', '-0.001', '1,5', 'abc', '1.', '0.00000000000001'])('%j is no price', (text) =>
  expect(unitPriceFromDecimal(text, 'EUR')).toBeNull(),
);
