import { Decimal, type Minor } from './basics.ts';
import type { Tax, taxCategories } from './contract/terms.ts';
import { compareDecimals, percentOf } from './money.ts';

type TaxCategory = (typeof taxCategories)[number];

/** What the law wants of a document in a tax category. */
export interface TaxLaw {
  readonly charged: boolean;
  /** The sentence that says why no tax is charged. */
  readonly note: boolean;
  readonly agencyTaxId: boolean;
  readonly clientTaxId: boolean;
}

/**
 * By category: Directive 2006/112/EC art. 226 (3, 4, 11, 11a) and EN 16931 BR-x-02 (identifiers), BR-x-05 (rate), BR-x-10
 * (reason). Outside the scope (O) identifiers are not wanted, and the e-invoice must not even carry them (BR-O-02).
 */
export const taxLaw: Readonly<Record<TaxCategory, TaxLaw>> = {
  S: { charged: true, note: false, agencyTaxId: true, clientTaxId: false },
  Z: { charged: false, note: false, agencyTaxId: true, clientTaxId: false },
  E: { charged: false, note: true, agencyTaxId: true, clientTaxId: false },
  AE: { charged: false, note: true, agencyTaxId: true, clientTaxId: true },
  K: { charged: false, note: true, agencyTaxId: true, clientTaxId: true },
  G: { charged: false, note: true, agencyTaxId: true, clientTaxId: false },
  O: { charged: false, note: true, agencyTaxId: false, clientTaxId: false },
};

/** A rate in percent is charged on top; null for what is no rate above 0 and up to 100. */
export function taxedAt(ratePercent: string): Tax | null {
  if (!Decimal.safeParse(ratePercent).success) return null;
  const isRate = compareDecimals(ratePercent, 0) > 0 && compareDecimals(ratePercent, 100) <= 0;
  return isRate ? { category: 'S', ratePercent } : null;
}

/** No tax is levied on the service at all: outside its scope, with the sentence that says so; null without a sentence. */
export function untaxed(note: string): Tax | null {
  const sentence = note.trim();
  return sentence === '' ? null : { category: 'O', ratePercent: '0', note: sentence };
}

/** The sentence a document without tax usually carries, in the language of whoever reads it. */
export function untaxedNote(locale: string): string {
  const { language, region } = new Intl.Locale(locale);
  if (language === 'de') return 'Für diese Leistung wird keine Steuer berechnet.';
  return region === 'US' ? 'No sales tax is charged on this service.' : 'No tax is charged on this service.';
}

/** The one tax of a document: EN 16931 BG-23. Money in minor units. */
export interface TaxLine {
  readonly category: TaxCategory;
  readonly ratePercent: Decimal;
  readonly base: Minor;
  readonly amount: Minor;
  readonly note: string | null;
}

/** The tax on the sum of a document, rounded once (domain §6, EN 16931 BR-CO-17); zero in every category but standard. */
export function taxOn(
  tax: { readonly category: TaxCategory; readonly ratePercent: Decimal; readonly note?: string | null | undefined },
  base: Minor,
): TaxLine {
  const { category, ratePercent } = tax;
  const { charged, note } = taxLaw[category];
  return {
    category,
    ratePercent: charged ? ratePercent : '0',
    base,
    amount: charged ? percentOf(base, ratePercent) : 0,
    note: note ? (tax.note ?? null) : null,
  };
}
