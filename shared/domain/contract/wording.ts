import { billingClauses, reportingClauses } from './english/billing.ts';
import { claimClauses, outcomeClauses, replacementClause, reviewClauses } from './english/claims.ts';
import { commitmentClauses, revenueClauses } from './english/commitments.ts';
import { componentClauses } from './english/components.ts';
import { assetClauses, durationClauses } from './english/duration.ts';
import {
  capClauses,
  definitionClauses,
  duplicateClauses,
  exclusivityClauses,
  privacyClauses,
} from './english/leads.ts';
import type { MoneyLook } from './forms.ts';
import { formsOf } from './forms.ts';
import type { Terms } from './terms.ts';
import type { TermsPart, WordedClause, WordedPart } from './worded.ts';
import { ifSaid, termsParts } from './worded.ts';

const titles: Readonly<Record<TermsPart, string>> = {
  definition: 'Who counts',
  components: 'What is paid',
  commitments: 'Minimum and guarantee',
  revenue: 'Sales and revenue',
  review: 'Review',
  disputes: 'Disputes',
  replacement: 'Replacements',
  appointments: 'What a meeting brings',
  duplicates: 'Duplicates',
  exclusivity: 'Exclusivity',
  caps: 'Caps',
  billing: 'Billing',
  reporting: 'Reporting',
  duration: 'How long it holds',
  assets: 'What belongs to whom',
  privacy: 'Consent and retention',
};

/**
 * The terms in plain English, part by part: what both sides read on screen and sign on the contract sheet (domain §2). A criterion
 * says whether its limit is strict or included.
 */
export function termsInWords(terms: Terms, look: MoneyLook): WordedPart[] {
  const forms = formsOf(look, 'en-GB');
  const clauses: Readonly<Record<TermsPart, readonly WordedClause[]>> = {
    definition: definitionClauses(terms),
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
