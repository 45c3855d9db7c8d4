import metadata from 'libphonenumber-js/max/metadata';

/** A number held against a numbering plan. */
export interface PlannedNumber {
  readonly e164: string;
  /** ISO code of the country that owns the number, or by which it was read; null when no country of its calling code does. */
  readonly country: string | null;
  /** The plan assigns such numbers. */
  readonly valid: boolean;
  /** The plan has numbers of this length. */
  readonly possible: boolean;
}

interface Kind {
  readonly lengths: readonly number[];
  readonly pattern: RegExp;
}

interface Plan {
  readonly callingCode: string;
  readonly countries: readonly string[];
  readonly international: RegExp;
  readonly nationalPrefix: RegExp;
  /** The prefix is rewritten, not only taken off. */
  readonly rewritten: boolean;
  readonly general: RegExp;
  readonly lengths: readonly number[];
  readonly leadingDigits: RegExp | null;
  readonly kinds: readonly Kind[];
}

// A national number as the library delimits it.
const fewestDigits = 2;
const mostDigits = 17;

const noText = /(?!)/;

// Places of libphonenumber's minified numbering plan (its METADATA.md); the test compares every answer with the library's.
const place = {
  callingCode: 0,
  international: 1,
  general: 2,
  lengths: 3,
  prefix: 5,
  prefixForParsing: 7,
  transform: 8,
  leading: 10,
  kinds: 11,
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const lengthsOf = (value: unknown): readonly number[] => listOf(value).filter((length) => typeof length === 'number');
const whole = (pattern: string): RegExp => (pattern === '' ? noText : new RegExp(`^(?:${pattern})$`));
const start = (pattern: string): RegExp => (pattern === '' ? noText : new RegExp(`^(?:${pattern})`));

const countriesOf = new Map<string, readonly string[]>(Object.entries(metadata.country_calling_codes));
const plansByCountry = new Map<string, readonly unknown[]>(Object.entries(metadata.countries));

function readPlan(country: string): Plan | null {
  const fields = plansByCountry.get(country);
  if (fields === undefined) return null;
  const callingCode = textOf(fields[place.callingCode]);
  const international = textOf(fields[place.international]);
  const prefix = textOf(fields[place.prefixForParsing]) || textOf(fields[place.prefix]);
  const leading = textOf(fields[place.leading]);
  return {
    callingCode,
    countries: countriesOf.get(callingCode) ?? [],
    // Without one, a national number is left to the library.
    international: international === '' ? /^/ : start(international),
    nationalPrefix: start(prefix),
    rewritten: textOf(fields[place.transform]) !== '',
    general: whole(textOf(fields[place.general])),
    lengths: lengthsOf(fields[place.lengths]),
    leadingDigits: leading === '' ? null : start(leading),
    kinds: listOf(fields[place.kinds]).flatMap((kind) => {
      const [pattern, own] = listOf(kind);
      const lengths = lengthsOf(own).length > 0 ? lengthsOf(own) : lengthsOf(fields[place.lengths]);
      return textOf(pattern) === '' ? [] : [{ lengths, pattern: whole(textOf(pattern)) }];
    }),
  };
}

const plans = new Map<string, Plan | null>();

function planOf(country: string): Plan | null {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const plan = readPlan(country);
  plans.set(country, plan);
  return plan;
}

const allows = (plan: Plan, national: string): boolean =>
  plan.general.test(national) &&
  plan.kinds.some((kind) => kind.lengths.includes(national.length) && kind.pattern.test(national));

/** Countries that share a calling code are asked in the library's order; the first that takes the number owns it. */
function ownerOf(main: Plan, national: string): string | null {
  if (main.countries.length === 1) return main.countries[0] ?? null;
  for (const country of main.countries) {
    const plan = planOf(country);
    if (plan !== null && (plan.leadingDigits?.test(national) ?? allows(plan, national))) return country;
  }
  return null;
}

function held(main: Plan, national: string, home: string | null): PlannedNumber | null {
  const country = ownerOf(main, national) ?? home;
  const plan = country === null ? main : planOf(country);
  if (plan === null) return null;
  return {
    e164: `+${main.callingCode}${national}`,
    country,
    valid: allows(plan, national),
    possible: plan.lengths.includes(national.length),
  };
}

function planned(main: Plan, national: string, home: string | null): PlannedNumber | null {
  if (national.length < fewestDigits || national.length > mostDigits) return null;
  const prefix = main.nationalPrefix.exec(national);
  if (prefix === null) return held(main, national, home);
  // A prefix comes off only where what is left is a valid number; every other case is the library's to take apart.
  if (main.rewritten || prefix.length > 1) return null;
  const rest = national.slice(prefix[0].length);
  const found = main.general.test(rest) ? held(main, rest, home) : null;
  return found?.valid === true && found.possible ? found : null;
}

const plainInternational = /^\+[1-9][\d ().-]{5,24}$/;
const plainNational = /^\(?\d[\d ().-]{5,24}$/;
const separators = /[ ().-]+/g;

/**
 * The short way through libphonenumber's own tables for a plainly written number: what it finds is what the library
 * finds, at a tenth of the cost, because the library compiles its patterns anew for every number. Null is not "invalid" but
 * "ask the library": national prefixes, extensions, digits of other scripts, calling codes of no country.
 */
export function readPlanned(raw: string, country: string | undefined): PlannedNumber | null {
  if (plainInternational.test(raw)) {
    const digits = raw.slice(1).replace(separators, '');
    for (const length of [1, 2, 3]) {
      const main = countriesOf.get(digits.slice(0, length))?.[0];
      const plan = main === undefined ? null : planOf(main);
      if (plan !== null) return planned(plan, digits.slice(length), null);
    }
    return null;
  }
  if (country === undefined || !plainNational.test(raw)) return null;
  const own = planOf(country);
  if (own === null) return null;
  const digits = raw.replace(separators, '');
  if (own.international.test(digits) || digits.startsWith(own.callingCode)) return null;
  return planned(own, digits, country);
}
