import type { Decimal } from './basics.ts';
import type { Paper } from './brand.ts';
import { paperFor } from './brand.ts';

/** What is usual in a country: guessed at the first start and shown, never imposed. */
export interface Homeland {
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly paper: Paper;
  /** The standard rate of its value added tax or goods and services tax, percent; null where there is none of one rate. */
  readonly standardTax: Decimal | null;
}

type Row = readonly [currency: string, timeZone: string, locale: string, standardTax: Decimal | null];

/** Rates as of 2026: European Commission, Taxes in Europe Database; national tax authorities for the others. */
const rows: Readonly<Record<string, Row>> = {
  AE: ['AED', 'Asia/Dubai', 'en-AE', '5'],
  AT: ['EUR', 'Europe/Vienna', 'de-AT', '20'],
  AU: ['AUD', 'Australia/Sydney', 'en-AU', '10'],
  BE: ['EUR', 'Europe/Brussels', 'fr-BE', '21'],
  BG: ['EUR', 'Europe/Sofia', 'bg-BG', '20'],
  BR: ['BRL', 'America/Sao_Paulo', 'pt-BR', null],
  CA: ['CAD', 'America/Toronto', 'en-CA', null],
  CH: ['CHF', 'Europe/Zurich', 'de-CH', '8.1'],
  CY: ['EUR', 'Asia/Nicosia', 'el-CY', '19'],
  CZ: ['CZK', 'Europe/Prague', 'cs-CZ', '21'],
  DE: ['EUR', 'Europe/Berlin', 'de-DE', '19'],
  DK: ['DKK', 'Europe/Copenhagen', 'da-DK', '25'],
  EE: ['EUR', 'Europe/Tallinn', 'et-EE', '24'],
  ES: ['EUR', 'Europe/Madrid', 'es-ES', '21'],
  FI: ['EUR', 'Europe/Helsinki', 'fi-FI', '25.5'],
  FR: ['EUR', 'Europe/Paris', 'fr-FR', '20'],
  GB: ['GBP', 'Europe/London', 'en-GB', '20'],
  GR: ['EUR', 'Europe/Athens', 'el-GR', '24'],
  HR: ['EUR', 'Europe/Zagreb', 'hr-HR', '25'],
  HU: ['HUF', 'Europe/Budapest', 'hu-HU', '27'],
  IE: ['EUR', 'Europe/Dublin', 'en-IE', '23'],
  IL: ['ILS', 'Asia/Jerusalem', 'he-IL', '18'],
  IN: ['INR', 'Asia/Kolkata', 'en-IN', '18'],
  IT: ['EUR', 'Europe/Rome', 'it-IT', '22'],
  JP: ['JPY', 'Asia/Tokyo', 'ja-JP', '10'],
  LT: ['EUR', 'Europe/Vilnius', 'lt-LT', '21'],
  LU: ['EUR', 'Europe/Luxembourg', 'fr-LU', '17'],
  LV: ['EUR', 'Europe/Riga', 'lv-LV', '21'],
  MT: ['EUR', 'Europe/Malta', 'en-MT', '18'],
  MX: ['MXN', 'America/Mexico_City', 'es-MX', '16'],
  NL: ['EUR', 'Europe/Amsterdam', 'nl-NL', '21'],
  NO: ['NOK', 'Europe/Oslo', 'nb-NO', '25'],
  NZ: ['NZD', 'Pacific/Auckland', 'en-NZ', '15'],
  PL: ['PLN', 'Europe/Warsaw', 'pl-PL', '23'],
  PT: ['EUR', 'Europe/Lisbon', 'pt-PT', '23'],
  RO: ['RON', 'Europe/Bucharest', 'ro-RO', '21'],
  SE: ['SEK', 'Europe/Stockholm', 'sv-SE', '25'],
  SG: ['SGD', 'Asia/Singapore', 'en-SG', '9'],
  SI: ['EUR', 'Europe/Ljubljana', 'sl-SI', '22'],
  SK: ['EUR', 'Europe/Bratislava', 'sk-SK', '23'],
  US: ['USD', 'America/New_York', 'en-US', null],
  ZA: ['ZAR', 'Africa/Johannesburg', 'en-ZA', '15'],
};

/** The countries that are known here, by their codes. */
export const homelandCountries: readonly string[] = Object.keys(rows);

/** What is usual in a country (ISO 3166-1 alpha-2); null where nothing is known of it. */
export function homelandOf(country: string): Homeland | null {
  const row = Object.hasOwn(rows, country) ? rows[country] : undefined;
  if (row === undefined) return null;
  const [currency, timeZone, locale, standardTax] = row;
  return { country, currency, timeZone, locale, paper: paperFor({ country }, {}), standardTax };
}
