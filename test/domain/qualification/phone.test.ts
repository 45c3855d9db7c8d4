import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import parse, { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';
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

describe('numbers of a former plan are those that took their place', () => {
  test.each([
    ['+52 1 55 1234 5678', undefined, '+525512345678', 'MX'], // a mobile called from abroad, as WhatsApp still writes it
    ['+52 01 55 1234 5678', 'US', '+525512345678', 'MX'],
    ['01 55 1234 5678', 'MX', '+525512345678', 'MX'],
    ['044 55 1234 5678', 'MX', '+525512345678', 'MX'],
    ['045 55 1234 5678', 'MX', '+525512345678', 'MX'],
    ['+52 55 1234 5678', undefined, '+525512345678', 'MX'], // as it is written today
    ['+229 97 12 34 56', undefined, '+2290197123456', 'BJ'],
    ['20 21 57 89', 'BJ', '+2290120215789', 'BJ'],
    ['+229 01 97 12 34 56', undefined, '+2290197123456', 'BJ'],
  ])('%s by %s is %s', (raw, country, e164, owner) => {
    expect(readPhone(raw, country)).toEqual({ e164, valid: true, country: owner, needsCountry: false });
  });

  test.each([
    '+52 1 155 123 4567', // no such area, before or since
    '+52 1 55 1234 567',
    '+52 0155 1234 56789',
    '+229 30 21 57 89', // 30 was never given out
    '+229 97 12 34 5',
  ])('%s is none', (raw) => {
    expect(readPhone(raw, undefined).valid).toBe(false);
  });
});

/** A row of the outside file that is judged otherwise than there, and the words of the numbering plan it hangs on. */
interface Deviation {
  /** The first is 1. */
  readonly row: number;
  readonly e164: string;
  readonly country: CountryCode;
  /** What the tables installed say, and what those of an older release of the library said, which decide as the file does. */
  readonly now: string;
  readonly was: string;
}

const deviations: readonly Deviation[] = [
  // Mozambique has opened the mobile range 88 since 1.11.8.
  { row: 336, e164: '+258889229754', country: 'MZ', now: String.raw`"8[2-9]\d{7}"`, was: String.raw`"8[2-79]\d{7}"` },
  // The service ranges 081 ring in Guyane, Guadeloupe and Martinique too; in 1.11.8 no number began with 81.
  { row: 681, e164: '+594812457898', country: 'GF', now: String.raw`"8[129]\d{7}"`, was: String.raw`(?:80|9\d)\d{7}` },
  {
    row: 693,
    e164: '+590812457898',
    country: 'GP',
    now: String.raw`"8[129]\d{7}"`,
    was: String.raw`(?:69|80|9\d)\d{7}`,
  },
  {
    row: 705,
    e164: '+596812457898',
    country: 'MQ',
    now: String.raw`"8[129]\d{7}"`,
    was: String.raw`(?:69|80|9\d)\d{7}`,
  },
  // Uzbekistan has opened the mobile range 87 since 1.11.8.
  { row: 1586, e164: '+998870123456', country: 'UZ', now: '33|8[078]|9', was: String.raw`33|[5-79]\d|88` },
  // Somalia has opened the mobile range 70 since 1.11.8.
  { row: 1708, e164: '+252705555555', country: 'SO', now: '7[0-35-9]', was: '7[79]' },
  // 235 is an area code of Missouri since 1.10.62: a number of the United States, not of Anguilla.
  { row: 1826, e164: '+12352643456', country: 'US', now: '3[1459]', was: '3[149]' },
  // The Maldives have opened every range that begins with 9 since 1.10.0.
  {
    row: 1867,
    e164: '+9609012345',
    country: 'MV',
    now: String.raw`[79]\d\d)\d{4}`,
    was: String.raw`(?:7\d|9[13-9])\d{5}`,
  },
];

describe.skipIf(testData === null)('numbers two independent judges agree on', () => {
  const lines = () =>
    readFileSync(join(testData ?? '', 'contact/phones.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => {
        const [, region = '', input = '', verdict, e164 = ''] = /^(\w+),(.*),(valid|invalid),(.*)$/.exec(line) ?? [];
        return { valid: verdict === 'valid', e164, ...withRead(input.replace(/^"|"$/g, ''), region) };
      });
  const withRead = (input: string, region: string) => ({ input, ours: readPhone(input, region) });

  it('agrees with the verdict on all of 1,964 but 8 that newer numbering plans decide otherwise', () => {
    const rows = lines();
    expect(rows).toHaveLength(1964);
    const otherwise = rows.flatMap(({ valid, ours }, at) => (ours.valid === valid ? [] : [[at + 1, ours.e164]]));
    expect(otherwise).toEqual(deviations.map(({ row, e164 }) => [row, e164]));
  });

  it('writes each valid one as they do, but six of Benin with the 01 of 2024', () => {
    const otherwise = lines().flatMap(({ valid, e164, ours }, at) =>
      valid && ours.e164 !== e164 ? [[at + 1, e164, ours.e164]] : [],
    );
    expect(otherwise.map(([row]) => row)).toEqual([647, 648, 649, 650, 651, 652]);
    for (const [, theirs, ours] of otherwise) expect(ours).toBe(String(theirs).replace('+229', '+22901'));
  });

  test.each(deviations)('row $row: $e164 is in the plan of $country by the tables installed', (deviation) => {
    const { e164, country, now, was } = deviation;
    const words = JSON.stringify(metadata.countries[country]).replaceAll(String.raw`\\`, '\\');
    expect(words).toContain(now);
    expect(words).not.toContain(was);
    expect(parse(e164)).toMatchObject({ country });
    expect(parse(e164)?.isValid()).toBe(true);
  });
});
