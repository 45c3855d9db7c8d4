import { expect, it } from 'vitest';
import { readTypedNumber } from '../../shared/domain/typedNumber.ts';

it.each([
  ['1500', '1500'],
  ['1,500', '1500'],
  ['1.500', '1500'],
  ['1 500', '1500'],
  ["1'500", '1500'],
  ['1,500.50', '1500.50'],
  ['1.500,50', '1500.50'],
  ['1,234,567', '1234567'],
  ['45', '45'],
  ['45,5', '45.5'],
  ['45.50', '45.50'],
  ['0,125', '0.125'],
  ['€ 45', '45'],
  ['45 $', '45'],
  ['-3', '-3'],
])('%j is %s of a currency with two decimals', (text, number) => expect(readTypedNumber(text, 2)).toBe(number));

it.each([
  ['1,255', null],
  ['1.255', null],
  ['1,2550', '1.2550'],
  ['0.0006', '0.0006'],
  ['1,234,567', '1234567'],
  ['1.234,5678', '1234.5678'],
])('%j is %s where parts of a cent are possible', (text, number) => expect(readTypedNumber(text, 6)).toBe(number));

it.each(['', 'abc', '1,5,0', '1.', ',5', '1,50.000', '12,34,567', '1 5', '--3'])('%j is no number', (text) =>
  expect(readTypedNumber(text, 2)).toBeNull(),
);
