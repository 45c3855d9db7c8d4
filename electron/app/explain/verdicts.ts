import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { leadAt } from '../../../db/queries/leadWas.ts';
import type { Qualification } from '../../../db/queries/qualification.ts';
import type { VerdictShape } from '../../../shared/api/explain.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { judgingFor } from '../import/plan.ts';

export type ShownVerdict = z.infer<typeof VerdictShape>;

export const isoOf = (instant: Instant): string => Temporal.Instant.fromEpochMilliseconds(instant).toString();

/**
 * A verdict with the definition beside the lead's values, criterion by criterion (domain §3): results and values are those of the
 * moment it was made.
 */
export const explainVerdict = (r: Reader, lead: StoredLead, made: Qualification): ShownVerdict =>
  explainVerdictOf(r, readContractById(r, made.contractId), lead, made);

/** The same where the contract is at hand. */
export function explainVerdictOf(
  r: Reader,
  contract: StoredContract,
  lead: StoredLead,
  made: Qualification,
): ShownVerdict {
  const version = contract.versions.find(({ id }) => id === made.termsId);
  if (!version) throw new Error(`contract ${contract.ref} has no terms ${made.termsId}`);
  const definition = definitionUnder(version.terms);
  const { fail = [], unknown = [], junk = [] } = made.reasons;
  const resultOf = (id: string) => (fail.includes(id) ? 'fail' : unknown.includes(id) ? 'unknown' : 'pass');
  const criteria = definition
    ? explainCriteria(definition, leadAt(r, lead, made.judgedAt), judgingFor(contract, made.judgedAt))
    : [];
  return {
    contract: contract.ref,
    termsVersion: version.version,
    termsFrom: version.terms.from,
    verdict: made.verdict,
    outcome: made.outcome,
    judgedAt: isoOf(made.judgedAt),
    criteria: criteria.map(({ id, definition: words, value, readAs, hard, points }) => ({
      id,
      definition: words,
      value,
      readAs,
      result: resultOf(id),
      hard,
      points,
    })),
    junk,
    score: made.score,
    band: made.band,
    duplicateOf: made.duplicateOf,
    duplicateDays: made.duplicateDays,
  };
}
