import { expect, test } from 'vitest';
import { readCountry } from '../../../shared/domain/qualification/country.ts';

test.each([
  ['US', 'US'],
  ['us', 'US'],
  [' United States ', 'US'],
  ['UNITED STATES OF AMERICA', 'US'],
  ['USA', 'US'],
  ['U.S.', 'US'],
  ['Vereinigte Staaten', 'US'],
  ['États-Unis', 'US'],
  ['Estados Unidos', 'US'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['Alemania', 'DE'],
  ['Österreich', 'AT'],
  ['Osterreich', 'AT'],
  ['Czech Republic', 'CZ'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Atlantis', null],
  ['XX', null],
  ['', null],
  ['constructor', null],
])('%s is %s', (text, code) => {
  expect(readCountry(text)).toBe(code);
});
