import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readClients } from '../../../db/queries/client.ts';
import { lastBilledDay, readContract, readContracts, termsUsed } from '../../../db/queries/contract.ts';
import { readDraft } from '../../../db/queries/draft.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { ContractEditor, ContractEditorInput } from '../../../shared/api/contract.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Source } from '../../../shared/domain/source.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { asContract } from './putContract.ts';
import { termsDraftName } from './saveContract.ts';

/** What the editor of terms starts from. Refuses an unknown contract or version (`notFound`). */
export function readContractEditor(
  context: Context,
  input: z.output<typeof ContractEditorInput>,
): Result<ContractEditor> {
  const { reader } = context.handle;
  const model = input.like === undefined ? null : readModel(reader, input.like);
  if (model?.ok === false) return model;
  const stored = input.ref === undefined ? null : readContract(reader, input.ref);
  if (input.ref !== undefined && !stored) return refuse('notFound', { kind: 'contract', ref: input.ref });
  const agency = readAgency(reader);
  const contracts = readContracts(reader);
  const draftName = termsDraftName(input.ref);
  const draft = readDraft(reader, draftName);
  return done({
    clients: readClients(reader).map((client) => ({
      look: lookOf(client),
      taxId: client.taxId ?? null,
      country: client.address?.country ?? null,
    })),
    sources: readSources(reader).map((source) => ({
      ref: source.ref,
      name: nameOf(source),
      currencies: [...new Set(source.costs.map(({ currency }) => currency))],
    })),
    contracts: contracts.map(({ ref, name, client }) => ({ ref, name, client: client.name })),
    model: model?.value ?? null,
    taken: contracts.map(({ ref }) => ref),
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

/** The version of a contract that a new one is made like: the named one, or its last. */
function readModel(
  reader: Reader,
  { ref, version }: NonNullable<z.output<typeof ContractEditorInput>['like']>,
): Result<NonNullable<ContractEditor['model']>> {
  const stored = readContract(reader, ref);
  if (!stored) return refuse('notFound', { kind: 'contract', ref });
  const found = version === undefined ? stored.versions.at(-1) : stored.versions.find((one) => one.version === version);
  if (!found) return refuse('notFound', { kind: 'version', ref: String(version ?? '') });
  return done({ name: stored.name, client: stored.client.ref, terms: found.terms });
}

/** As lists call a source: by its campaign or partner where it has one, else by its channel. */
const nameOf = ({ ref, channel, campaign, partner }: Source): string => `${campaign ?? partner ?? channel} (${ref})`;
