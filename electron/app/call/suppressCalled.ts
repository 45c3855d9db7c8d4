import type { Writer } from '../../../db/handle.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { samePersonAs } from '../../../db/queries/leadPage.ts';
import { insertSuppression } from '../../../db/queries/suppression.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { createRequalify } from '../import/requalify.ts';
import { hashesOf, listOf, readEntries } from '../suppression/listOf.ts';
import { orStop } from '../transact.ts';

/** Enquiries of one person that are judged again with the one that was called. */
const mostOthers = 100;

/**
 * Puts the person of a lead on the client's list or the agency's (domain §8), inside the caller's transaction, by its mail and phone
 * as they are after the call; answers how many entries are new. What the same person asked for besides is judged again with it, found
 * by its keys: the other spellings of a mail that a list knows as one are met when they are delivered.
 */
export function suppressCalled(
  w: Writer,
  context: Context,
  leadId: number,
  chosen: { readonly client?: string },
): number {
  const lead = readLead(w, leadId);
  if (lead === null) return 0;
  const list = orStop(listOf(w, chosen));
  const texts = [lead.values['person.email'], lead.phoneKey].filter((text) => typeof text === 'string');
  const { hashOf, bucketOf } = hashesOf(w, context);
  const { read } = readEntries(texts, list.home);
  const now = context.now();
  let addition: number | null = null;
  let added = 0;
  for (const { form } of read) {
    const id = context.ids.next(w);
    addition ??= id;
    const held = { kind: form.kind, hash: hashOf(form), bucket: bucketOf(form) };
    const from = { addedAt: now, addedBy: context.actor.name, origin: 'leads', addition };
    if (insertSuppression(w, { id, clientId: list.clientId, ...held, ...from })) added += 1;
  }
  if (added === 0) return 0;
  const change = { added, known: read.length - added, origin: 'leads' };
  appendHistory(w, context, { actor: context.actor, action: 'suppress', subject: list.subject, change });
  const own = new Set(
    readContracts(w)
      .filter(({ client }) => list.clientId === null || client.id === list.clientId)
      .map(({ id }) => id),
  );
  const requalify = createRequalify(now);
  const others = samePersonAs(w, { id: lead.id, emailKey: lead.emailKey, phoneKey: lead.phoneKey }, mostOthers);
  for (const id of [lead.id, ...others.map((other) => other.id)]) requalify(w, id, (contract) => own.has(contract));
  return added;
}
