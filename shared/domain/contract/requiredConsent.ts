import type { Criterion, LeadDefinition } from './criterion.ts';
import type { Terms } from './terms.ts';

/** Ids of the criteria that `consentRequired` stands for. */
const consentGiven = 'consent.given';
export const consentMoment = 'consent.at';

/** A hundred years: that it is known when consent was given, however long ago. */
const everDays = 36_525;

/**
 * The lead definition as leads are judged by it: where the terms require a proof of consent (domain §2, §8), consent must be given,
 * and it must be known when. What the definition says of consent itself goes before; unknown gives `check` like everything else.
 */
export function definitionUnder({
  definition,
  consentRequired,
}: Pick<Terms, 'definition' | 'consentRequired'>): LeadDefinition | undefined {
  if (definition === undefined || !consentRequired) return definition;
  const asks = (field: string): boolean => definition.criteria.some((one) => one.hard && one.field === field);
  const more: Criterion[] = [
    ...(asks('consent.given')
      ? []
      : [{ id: consentGiven, field: 'consent.given', op: 'is' as const, value: true, hard: true }]),
    ...(asks('consent.at')
      ? []
      : [{ id: consentMoment, field: 'consent.at', op: 'withinDays' as const, value: everDays, hard: true }]),
  ];
  return { ...definition, criteria: [...definition.criteria, ...more] };
}

/** Whether a criterion of these ids asks about consent. */
export const namesConsent = (terms: Pick<Terms, 'definition' | 'consentRequired'>, ids: readonly string[]): boolean =>
  (definitionUnder(terms)?.criteria ?? []).some(
    ({ id, field, hard }) => hard && ids.includes(id) && field.startsWith('consent.'),
  );
