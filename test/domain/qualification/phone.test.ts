import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import parse, { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it, test } from 'vitest';
import { createPhoneBook, readPhone } from '../../../shared/domain/qualification/phone.ts';
import { readPlanned } from '../../../shared/domain/qualification/phonePlan.ts';
import { testData } from '../../testData.ts';

describe('readPhone', () => {
  test.each([
    ['+1 415 555 0101', undefined, '+14155550101', true, 'US'],
    ['(415) 555-0103', 'US', '+14155550103', true, 'US'],
    ['415-555-0103 ext. 7', 'US', '+14155550103', true, 'US'],
    ['1 415 555 0103', 'US', '+14155550103', true, 'US'],
    ['p:+14155550103', undefined, '+14155550103', true, 'US'], // as Meta writes it
    ['+1 416 555 0199', 'US', '+14165550199', true, 'CA'],
    ['+49 30 23125 000', undefined, '+493023125000', true, 'DE'],
    ['+49 (0)30 23125 000', 'US', '+493023125000', true, 'DE'],
    ['030 23125 000', 'DE', '+493023125000', true, 'DE'],
    ['0049 30 23125 000', undefined, '+493023125000', true, 'DE'],
    ['0049 30 23125 000', 'FR', '+493023125000', true, 'DE'],
    ['493023125000', 'DE', '+493023125000', true, 'DE'], // the plus lost in a spreadsheet
    ['12345', 'US', null, false, null],
    ['+1 155 555 0101', undefined, '+11555550101', false, null], // ten digits, no such area
    ['+44 7700 900123', undefined, '+447700900123', false, null], // for drama only, never assigned
    ['hello', 'US', null, false, null],
    ['', 'US', null, false, null],
    ['4.15555E+09', 'US', null, false, null],
    [`+1${'4'.repeat(400)}`, 'US', null, false, null],
    ['030 23125 000', 'no country', null, false, null],
  ])('%s read by %s', (raw, country, e164, valid, owner) => {
    expect(readPhone(raw, country)).toMatchObject({ e164, valid, country: owner });
  });

  test.each([
    ['415 555 0103', undefined, true],
    ['12345', undefined, true],
    ['415 555 0103', 'US', false],
    ['+415', undefined, false],
    ['call me', undefined, false],
  ])('%s by %s: needs a country: %s', (raw, country, needsCountry) => {
    expect(readPhone(raw, country).needsCountry).toBe(needsCountry);
  });

  it('remembers per country', () => {
    const book = createPhoneBook(2);
    expect(book('(415) 555-0103', 'US').e164).toBe('+14155550103');
    expect(book('(415) 555-0103', undefined).needsCountry).toBe(true);
    expect(book('(415) 555-0103', 'US').e164).toBe('+14155550103');
    expect(book('030 23125 000', 'DE').e164).toBe('+493023125000');
  });
});

describe('the short way', () => {
  // A linear congruential generator with a fixed seed: the same numbers in every run.
  let state = 20260310;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  const disturbed = (digits: string): string => {
    const all = [...digits];
    for (let times = below(4); times > 0; times -= 1) all[below(all.length)] = String(below(10));
    if (below(8) === 0) all.pop();
    if (below(8) === 0) all.push(String(below(10)));
    return all.join('');
  };

  it('finds what the library finds, for numbers of every country', () => {
    let [asked, taken] = [0, 0];
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      const example = getExampleNumber(country, examples)?.nationalNumber ?? '12345678';
      for (let round = 0; round < 20; round += 1) {
        const national = disturbed(example);
        const forms = [
          `+${code}${national}`,
          `+${code} (0)${national}`,
          national,
          `0${national}`,
          `8${national}`,
          `${code}${national}`,
        ];
        for (const raw of forms) {
          asked += 1;
          const short = readPlanned(raw, country);
          if (short === null) continue;
          taken += 1;
          const long = parse(raw, country);
          const { number: e164, country: owner = null } = long ?? {};
          expect({ raw, ...short }).toEqual({
            raw,
            e164,
            country: owner,
            valid: long?.isValid(),
            possible: long?.isPossible(),
          });
        }
      }
    }
    // Were the tables' layout to change, the short way would be silently closed.
    expect(taken / asked).toBeGreaterThan(0.6);
  });
});

/** Rows of the outside file (the first is 1) that are judged otherwise than there, each because its numbering plan is newer. */
const deviations: readonly (readonly [rows: readonly number[], ours: 'valid' | 'invalid', why: string])[] = [
  [[336], 'valid', 'Mozambique has opened the mobile range 88'],
  [[647, 648, 649, 650, 651, 652], 'invalid', 'Benin went from eight digits to ten in November 2024'],
  [[681, 693, 705], 'valid', 'the service range 081 rings in Guyane, Guadeloupe and Martinique too'],
  [[1062, 1063, 1064, 1065], 'invalid', 'Mexico has given up 01 and the 1 after its country code'],
  [[1586], 'valid', 'Uzbekistan has opened the mobile range 87'],
  [[1708], 'valid', 'Somalia has opened the mobile range 70'],
  [[1826], 'valid', '+1 235 is an area code of Missouri now: a number of the United States, not of Anguilla'],
  [[1867], 'valid', 'the Maldives have opened the range 901'],
];

describe.skipIf(testData === null)('numbers two independent judges agree on', () => {
  it('agrees on all of 1,964 but the 18 that newer numbering plans decide otherwise', () => {
    const lines = readFileSync(join(testData ?? '', 'contact/phones.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(lines.length).toBe(1964);
    const otherwise = lines.flatMap((line, at) => {
      const [, region, input = '', verdict, e164] = /^(\w+),(.*),(valid|invalid),(.*)$/.exec(line) ?? [];
      const { valid, e164: number } = readPhone(input.replace(/^"|"$/g, ''), region);
      const agrees = valid === (verdict === 'valid') && (!valid || number === e164);
      return agrees ? [] : [[at + 1, valid ? 'valid' : 'invalid'] as const];
    });
    expect(otherwise).toEqual(deviations.flatMap(([rows, ours]) => rows.map((row) => [row, ours])));
  });
});
