import { readAgency } from '../../../db/queries/agency.ts';
import { readClients } from '../../../db/queries/client.ts';
import { lastBilledDay, readContract, readContracts, termsUsed } from '../../../db/queries/contract.ts';
import { readDraft } from '../../../db/queries/draft.ts';
import type { ContractEditor } from '../../../shared/api/contract.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { asContract } from './putContract.ts';
import { termsDraftName } from './saveContract.ts';

/** What the editor of terms starts from. Refuses an unknown contract (`notFound`). */
export function readContractEditor(
  context: Context,
  input: { readonly ref?: string | undefined },
): Result<ContractEditor> {
  const { reader } = context.handle;
  const stored = input.ref === undefined ? null : readContract(reader, input.ref);
  if (input.ref !== undefined && !stored) return refuse('notFound', { kind: 'contract', ref: input.ref });
  const agency = readAgency(reader);
  const draftName = termsDraftName(input.ref);
  const draft = readDraft(reader, draftName);
  return done({
    clients: readClients(reader).map((client) => ({
      look: lookOf(client),
      taxId: client.taxId ?? null,
      country: client.address?.country ?? null,
    })),
    taken: readContracts(reader).map(({ ref }) => ref),
    agencyCountry: agency?.address.country ?? null,
    today: dayOf(context.now(), stored?.client.timeZone ?? agency?.timeZone ?? 'UTC'),
    existing: stored && {
      contract: asContract(stored),
      lastBilledDay: lastBilledDay(reader, stored.id),
      locked: stored.versions.filter(({ id }) => termsUsed(reader, id)).map(({ terms }) => terms.from),
    },
    draftName,
    draft: draft && { content: draft.content, savedAt: draft.savedAt },
  });
}
