import parse, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { renumbered } from './formerNumbers.ts';
import { memo } from './memo.ts';
import { readPlanned } from './phonePlan.ts';
import { isAscii } from './textForm.ts';

/** What a phone text says. */
export interface PhoneReading {
  /** E.164 such as `+14155550101` when the digits make a number of a possible length; extensions are left out. */
  readonly e164: string | null;
  /** Whether the numbering plan of its country assigns such a number. */
  readonly valid: boolean;
  /** ISO 3166 code of the country that owns the number. */
  readonly country: string | null;
  /** A national number and no country to read it by: neither valid nor invalid. */
  readonly needsCountry: boolean;
}

/** Reads phones, remembering the last ones. `country` is the ISO code by which a national number is read. */
export type PhoneBook = (raw: string, country: string | undefined) => PhoneReading;

const nothing: PhoneReading = { e164: null, valid: false, country: null, needsCountry: false };
const homeless: PhoneReading = { ...nothing, needsCountry: true };

// The library types its own question by the answer, hence the cast.
const homeOf = (code: string | undefined): CountryCode | undefined =>
  code !== undefined && isSupportedCountry(code as CountryCode) ? (code as CountryCode) : undefined;

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;
const fewestDigits = 5;

function reading(e164: string, valid: boolean, possible: boolean, country: string | null): PhoneReading {
  if (valid) return { e164, valid, country, needsCountry: false };
  const today = renumbered(e164);
  const found = today === null ? null : readPlanned(today, undefined);
  if (found?.valid === true) return { e164: found.e164, valid: true, country: found.country, needsCountry: false };
  return possible ? { ...nothing, e164 } : nothing;
}

/**
 * Reads a phone text by libphonenumber's full tables (domain §3, "phone valid for country"). `country` is the lead's ISO
 * code, used when the text has no international prefix; unknown codes count as none. Never throws: what is no number is
 * `valid: false` without E.164. `+49 30 23125 000` is valid, `12345` is not. Numbers of a former plan are those that took
 * their place (`renumbered`).
 */
export function readPhone(raw: string, country: string | undefined): PhoneReading {
  // The library reads full-width digits, but not with a full-width plus before them.
  const text = isAscii(raw) ? raw.trim() : raw.normalize('NFKC').trim();
  const home = homeOf(country);
  const plain = readPlanned(text, home);
  if (plain !== null) return reading(plain.e164, plain.valid, plain.possible, plain.country);
  // Without a country 00 can only be the international prefix, as most of the world dials it.
  const dialled = home === undefined && text.startsWith('00') ? `+${text.slice(2)}` : text;
  const number = parse(dialled, home === undefined ? {} : { defaultCountry: home });
  if (number === undefined) {
    const national = home === undefined && !/[+＋]/.test(dialled) && digitsOf(dialled) >= fewestDigits;
    return national ? homeless : nothing;
  }
  return reading(number.number, number.isValid(), number.isPossible(), number.country ?? null);
}

/** A phone book of at most `limit` remembered texts per country. */
export function createPhoneBook(limit: number): PhoneBook {
  const byCountry = new Map<CountryCode | undefined, (raw: string) => PhoneReading>();
  return (raw, country) => {
    const home = homeOf(country);
    const known = byCountry.get(home);
    if (known !== undefined) return known(raw);
    const read = memo(limit, (text) => readPhone(text, home));
    byCountry.set(home, read);
    return read(raw);
  };
}
