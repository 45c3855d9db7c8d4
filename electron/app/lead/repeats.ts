import type { Reader } from '../../../db/handle.ts';
import { type Candidate, createCandidates } from '../../../db/queries/candidate.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { createDuplicateIndex, type Duplicate, duplicateKeys } from '../../../shared/domain/matching.ts';
import type { Readers } from '../../../shared/domain/qualification/readers.ts';
import type { Rehearsal } from '../delivery/rehearsal.ts';
import type { Target } from '../import/plan.ts';

/** Whom a lead repeats; null where nobody. */
export type Repeats = Duplicate | null;

/**
 * Asks whom stored leads repeat by the duplicate rule in force, among the leads of the same mail or phone that came before them as
 * `isBefore` says. With a `rehearsal`, what it has given out counts as well.
 */
export function createRepeats(
  r: Reader,
  { contract, version }: Target,
  readers: Readers,
  rehearsal: Rehearsal | null = null,
): (lead: StoredLead, isBefore: (other: Candidate) => boolean) => Repeats {
  const rule = version.terms.duplicates ?? null;
  if (rule === null) return () => null;
  const candidates = createCandidates({ contractId: contract.id, clientId: contract.client.id, rule });

  const keysOf = ({ facts, emailKey, phoneKey }: Pick<Candidate, 'facts' | 'emailKey' | 'phoneKey'>) =>
    duplicateKeys(rule, facts, readers).map((key, place) => {
      const field = rule.fields[place];
      return field === 'person.email' ? emailKey : field === 'person.phone' ? phoneKey : key;
    });

  // A verdict of its own contract makes a lead count; a dry run keeps none.
  const counts = ({ id, counts: inFile }: Candidate): boolean =>
    inFile ||
    rehearsal?.isGiven(id, rule.scope === 'client' ? { clientId: contract.client.id } : { contractId: contract.id }) ===
      true;

  return (lead, isBefore) => {
    const index = createDuplicateIndex(rule);
    const met = new Set([lead.id]);
    for (const other of [
      ...(lead.emailKey === null ? [] : candidates.byKey(r, 'email_key', [lead.emailKey])),
      ...(lead.phoneKey === null ? [] : candidates.byKey(r, 'phone_key', [lead.phoneKey])),
    ]) {
      if (met.has(other.id) || !counts(other) || !isBefore(other)) continue;
      met.add(other.id);
      index.add(keysOf(other), other.id, other.facts.capturedAt);
    }
    return index.find(keysOf({ ...lead, facts: lead }), lead.capturedAt);
  };
}
