import type { Reader } from '../../../db/handle.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { readLead, type StoredLead } from '../../../db/queries/lead.ts';
import { contractsHolding, qualificationsOf } from '../../../db/queries/qualification.ts';
import type { Entry } from '../../../shared/domain/merge.ts';
import { textValue } from '../lead/leadFields.ts';
import { stop } from '../transact.ts';

/** The lead, or the end of what is done (`notFound`). */
export function leadOrStop(r: Reader, id: number): StoredLead {
  return readLead(r, id) ?? stop('notFound', { kind: 'lead', ref: id });
}

/** What decides whether a stored lead may be merged. */
export function entryOf(r: Reader, lead: StoredLead): Entry {
  const held = contractsHolding(r, lead.id);
  return {
    id: lead.id,
    sourceId: lead.sourceId,
    externalId: textValue(lead, 'lead.id'),
    emailKey: lead.emailKey,
    phoneKey: lead.phoneKey,
    capturedAt: lead.capturedAt,
    deliveredTo: readContracts(r)
      .filter(({ id }) => held.has(id))
      .map(({ ref }) => ref),
    repeats: qualificationsOf(r, lead.id).flatMap(({ duplicateOf }) => duplicateOf ?? []),
  };
}
