import { getCountries } from 'libphonenumber-js/max';
import { unaccented } from './textForm.ts';

const codes: ReadonlySet<string> = new Set(getCountries());

/** Names people write that no language's list of country names has. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['uae', 'u.a.e.', 'are', 'emirates'],
  AT: ['aut', 'republik osterreich'],
  AU: ['aus'],
  BE: ['bel'],
  BR: ['bra'],
  CA: ['can'],
  CH: ['che', 'sui', 'swiss', 'schweizerische eidgenossenschaft'],
  CN: ['chn', 'prc', "people's republic of china"],
  CZ: ['cze', 'czech republic', 'tschechische republik'],
  DE: ['deu', 'ger', 'brd', 'bundesrepublik deutschland', 'federal republic of germany'],
  DK: ['dnk'],
  ES: ['esp', 'reino de espana'],
  FI: ['fin'],
  FR: ['fra', 'republique francaise'],
  GB: ['uk', 'u.k.', 'gbr', 'great britain', 'britain', 'england', 'scotland', 'wales', 'northern ireland'],
  HK: ['hong kong', 'hongkong'],
  IE: ['irl', 'republic of ireland', 'eire'],
  IN: ['ind'],
  IT: ['ita'],
  JP: ['jpn'],
  KR: ['kor', 'korea', 'republic of korea'],
  LU: ['lux'],
  MK: ['macedonia'],
  MM: ['burma', 'myanmar'],
  MO: ['macao', 'macau'],
  MX: ['mex'],
  NL: ['nld', 'holland', 'the netherlands'],
  NO: ['nor'],
  NZ: ['nzl'],
  PL: ['pol'],
  PT: ['prt', 'por'],
  RU: ['rus', 'russian federation', 'russische foderation'],
  SE: ['swe'],
  TR: ['tur', 'turkey'],
  US: [
    'usa',
    'u.s.',
    'u.s.a.',
    'united states of america',
    'vereinigte staaten von amerika',
    'america',
    'etats-unis d’amerique',
  ],
  ZA: ['zaf', 'rsa'],
};

/** Reads a country's ISO code from text, or null. */
export type CountryReader = (text: string) => string | null;

let byName: ReadonlyMap<string, string> | null = null;

// 245 countries in four languages take some 20 ms to name: only where a file writes names at all.
function countryNames(): ReadonlyMap<string, string> {
  if (byName !== null) return byName;
  const names = new Map<string, string>();
  for (const language of ['es', 'fr', 'de', 'en']) {
    const named = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = named.of(code);
      if (name !== undefined) names.set(unaccented(name), code);
    }
  }
  for (const [code, others] of Object.entries(otherNames)) {
    for (const name of others) names.set(unaccented(name), code);
  }
  byName = names;
  return names;
}

/**
 * The ISO 3166 code of a country written as a code or as a name in English, German, French or Spanish, or by its
 * common short names ("USA", "UK", "Deutschland"). Null when it is no country we know.
 */
export function readCountry(text: string): string | null {
  if (codes.has(text)) return text;
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const upper = trimmed.toUpperCase();
  if (codes.has(upper)) return upper;
  return countryNames().get(unaccented(trimmed)) ?? null;
}
