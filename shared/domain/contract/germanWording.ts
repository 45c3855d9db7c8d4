import type { MoneyLook } from './forms.ts';
import { formsOf } from './forms.ts';
import { billingClauses, reportingClauses } from './german/billing.ts';
import { claimClauses, outcomeClauses, replacementClause, reviewClauses } from './german/claims.ts';
import { commitmentClauses, revenueClauses } from './german/commitments.ts';
import { componentClauses } from './german/components.ts';
import { assetClauses, durationClauses } from './german/duration.ts';
import { capClauses, definitionClauses, duplicateClauses, exclusivityClauses, privacyClauses } from './german/leads.ts';
import type { Terms } from './terms.ts';
import type { TermsPart, WordedClause, WordedPart } from './worded.ts';
import { ifSaid, termsParts } from './worded.ts';

const titles: Readonly<Record<TermsPart, string>> = {
  definition: 'Wer zählt',
  components: 'Was vergütet wird',
  commitments: 'Mindestabnahme und Zusage',
  revenue: 'Abschlüsse und Umsatz',
  review: 'Prüfung',
  disputes: 'Reklamationen',
  replacement: 'Ersatz',
  appointments: 'Was ein Termin bringt',
  duplicates: 'Dubletten',
  exclusivity: 'Exklusivität',
  caps: 'Obergrenzen',
  billing: 'Abrechnung',
  reporting: 'Berichte',
  duration: 'Laufzeit',
  assets: 'Was wem gehört',
  privacy: 'Einwilligung und Aufbewahrung',
};

/** The terms in plain German, part by part: what `termsInWords` says in English, clause by clause under the same keys. */
export function termsInGerman(terms: Terms, look: MoneyLook): WordedPart[] {
  const forms = formsOf(look, 'de-DE');
  const clauses: Readonly<Record<TermsPart, readonly WordedClause[]>> = {
    definition: definitionClauses(terms, forms),
    components: componentClauses(terms, forms),
    commitments: commitmentClauses(terms, forms),
    revenue: revenueClauses(terms, forms),
    review: terms.review ? reviewClauses(terms.review, forms) : [],
    disputes: terms.disputes ? claimClauses(terms.disputes, forms) : [],
    replacement: ifSaid(terms.replacement, (owed) => replacementClause(owed, forms)),
    appointments: outcomeClauses(terms),
    duplicates: terms.duplicates ? duplicateClauses(terms.duplicates, forms) : [],
    exclusivity: exclusivityClauses(terms, forms),
    caps: capClauses(terms, forms),
    billing: billingClauses(terms.billing, forms),
    reporting: reportingClauses(terms, forms),
    duration: durationClauses(terms, forms),
    assets: assetClauses(terms),
    privacy: privacyClauses(terms, forms),
  };
  return termsParts.map((part) => ({ part, title: titles[part], clauses: clauses[part] }));
}
