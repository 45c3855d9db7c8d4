import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalFromMinor,
  exactPercent,
  exactRatio,
  exponent,
  formatMoney,
  minorFromDecimal,
  multiplyDecimals,
  per,
  percentOf,
  ratePercent,
  ratio,
  shareOf,
  split,
  sumOf,
  times,
} from '../../shared/domain/money.ts';

const seeded = { seed: 20_260_301, numRuns: 2_000 };

describe('rounding: half away from zero, once', () => {
  it.each([
    [65_000, '0.06', 3_900], // P03
    [100, '0.005', 1], // 0.5 → 1
    [-100, '0.005', -1], // −0.5 → −1
    [100, '0.0049', 0], // 0.49 → 0
    [-300, '0.005', -2], // −1.5 → −2
    [7, '3', 21],
    [0, '12.5', 0],
  ])('%i × %s = %i', (amount, factor, product) => expect(times(amount, factor)).toBe(product));

  it.each([
    [2_500, '85', 2_125], // P12
    [275_000, '19', 52_250], // golden month
    [50, '19', 10], // 9.5 → 10
    [-50, '19', -10],
    [1_500_000, '10', 150_000], // G05a
    [333, '33.3', 111], // 110.889
  ])('of %i, %s %% is %i', (amount, percent, part) => expect(percentOf(amount, percent)).toBe(part));

  it.each([
    [100_000, 17, 31, 54_839], // 54 838.709…
    [101, 15, 30, 51], // 50.5 → 51
    [-101, 15, 30, -51],
    [100_000, 31, 31, 100_000],
  ])('%i × %i ÷ %i = %i', (amount, part, whole, share) => expect(shareOf(amount, part, whole)).toBe(share));

  it.each([
    [20_000, '0.30', 66_667], // G20b: 66 666.6…
    [15_000, '0.08', 187_500], // G03
    [800_000, 50, 16_000], // G25a
    [800_000, 0, null], // G25b
    [5, '0.00', null],
  ])('%i ÷ %s = %s', (amount, divisor, quotient) => expect(per(amount, divisor)).toBe(quotient));

  it('throws on what is no money', () => {
    expect(() => times(1.5, '1')).toThrow();
    expect(() => times(Number.MAX_SAFE_INTEGER, '2')).toThrow();
    expect(() => percentOf(1, '1e3')).toThrow();
  });
});

describe('ratios', () => {
  it('have the places asked for and no value over zero', () => {
    expect(ratio(17, 31, 4)).toBe('0.5484'); // 0.548387…
    expect(ratio(1, '-3', 4)).toBe('-0.3333');
    expect(ratio(-1, 200, 2)).toBe('-0.01'); // −0.005
    expect(ratio('1.5', '0.5', 0)).toBe('3');
    expect(ratio(3, 0, 2)).toBeNull();
    expect(ratePercent(7, 9)).toBe('77.78');
    expect(ratePercent(7, 10)).toBe('70.00');
    expect(ratePercent(1, 0)).toBeNull();
  });

  it('are exact where they end, else two decimals', () => {
    expect(exactRatio(1, 8)).toBe('0.125');
    expect(exactRatio(600, 10)).toBe('60');
    expect(exactRatio(0, 7)).toBe('0');
    expect(exactPercent(187_500, 2_000_000)).toBe('9.375'); // G09
    expect(exactPercent(200, 150)).toBe('133.33'); // G06
    expect(exactPercent(1, 0)).toBeNull();
  });

  it('of decimals add, multiply and compare', () => {
    expect(addDecimals('0.5484', '0.4516')).toBe('1');
    expect(addDecimals('15', '-20')).toBe('-5');
    expect(multiplyDecimals('4', '3.50')).toBe('14');
    expect(multiplyDecimals('0.1', '0.2')).toBe('0.02');
    expect(compareDecimals('1.0', '1')).toBe(0);
    expect(compareDecimals('-0.1', '0')).toBe(-1);
    expect(compareDecimals('100.01', 100)).toBe(1);
  });
});

describe('splitting', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [90_000, [36, 8], [73_637, 16_363]], // 73 636.36 and 16 363.63: the odd cent to the heavier
    [5, [0, 1], [0, 5]],
    [0, [3, 2], [0, 0]],
  ])('%i by %j', (total, weights, parts) => expect(split(total, weights)).toEqual(parts));

  it('never loses a cent', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }).filter((all) => all.some(Boolean));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, shares) => {
        const parts = split(total, shares);
        expect(sumOf(parts)).toBe(total);
        expect(parts.every((part, place) => shares[place] !== 0 || part === 0)).toBe(true);
      }),
      seeded,
    );
  });

  it('throws where there is nothing to split by', () => {
    expect(() => split(100, [0, 0])).toThrow();
    expect(() => split(100, [])).toThrow();
  });
});

describe('currencies', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['HUF', 2], // CLDR would say 0
    ['MGA', 2], // a fifth of an ariary is still written with two decimals
    ['HRK', 2], // withdrawn, known to the runtime
  ])('%s has %i decimals', (currency, places) => expect(exponent(currency)).toBe(places));

  it.each([
    ['75.00', 'USD', 7_500],
    ['75', 'USD', 7_500],
    ['-0.05', 'USD', -5],
    ['75.000', 'USD', 7_500], // nothing is lost
    ['75.001', 'USD', null],
    ['0.5', 'JPY', null],
    ['1.234', 'KWD', 1_234],
    ['1,5', 'EUR', null],
    ['', 'EUR', null],
    ['99999999999999999', 'EUR', null],
  ])('%s %s is %s minor units', (text, currency, minor) => expect(minorFromDecimal(text, currency)).toBe(minor));

  it('reads back what it writes, for every currency', () => {
    const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (amount, code) => {
        expect(minorFromDecimal(decimalFromMinor(amount, code), code)).toBe(amount);
      }),
      seeded,
    );
  });

  it.each([
    [-123_456, 'USD', 'en-US', '−$1,234.56'],
    [-123_456, 'EUR', 'de-DE', '−1.234,56 €'],
    [5, 'KWD', 'en-GB', 'KWD 0.005'],
    [100_000, 'HUF', 'en-GB', 'HUF 1,000.00'],
    [-9_007_199_254_740_991, 'EUR', 'en-GB', '−€90,071,992,547,409.91'],
    [5, 'EUR', 'no locale!', '€0.05'],
  ])('%i %s in %s reads %s', (amount, currency, locale, text) =>
    expect(formatMoney(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(text),
  );
});

it('a sum beyond what integers hold throws', () => {
  expect(sumOf([1, 2, 3])).toBe(6);
  expect(sumOf([])).toBe(0);
  expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow();
});
