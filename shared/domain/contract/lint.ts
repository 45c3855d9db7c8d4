import type { Client } from '../client.ts';
import type { Finding } from '../pricing/model.ts';
import { error } from './finding.ts';
import { lintBilling } from './lintBilling.ts';
import { lintCaps } from './lintCaps.ts';
import { lintCommitments } from './lintCommitments.ts';
import { lintComponents } from './lintComponents.ts';
import { lintData } from './lintData.ts';
import { lintDefinition } from './lintDefinition.ts';
import { lintDuration } from './lintDuration.ts';
import { lintReview } from './lintReview.ts';
import type { LintedSource } from './lintSources.ts';
import { lintSources } from './lintSources.ts';
import type { Terms } from './terms.ts';

/** What the terms are for, as far as it has a say in them. */
export interface LintedFor extends Pick<Client, 'taxId'> {
  readonly currency?: string;
  /** All there are; without them names of sources are not looked up. */
  readonly sources?: readonly LintedSource[];
}

/**
 * What is missing or contradictory in one version of the terms (domain §2), part by part. Errors keep the contract a draft; codes
 * are stable, words live in the screens. Places are paths such as `components.lead.price`; in lists without names they count
 * from 1: `components.lead.prices.2`, `benchmarks.1`.
 */
export function lint(terms: Terms, about: LintedFor): Finding[] {
  return [
    ...(terms.definition ? lintDefinition(terms.definition) : [error('noDefinition', 'definition')]),
    ...lintComponents(terms),
    ...lintReview(terms),
    ...lintData(terms),
    ...lintCaps(terms),
    ...lintCommitments(terms),
    ...lintDuration(terms),
    ...lintBilling(terms, about),
    ...(about.sources === undefined ? [] : lintSources(terms, about.sources, about.currency)),
  ];
}
