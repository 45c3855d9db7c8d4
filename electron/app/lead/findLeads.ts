import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContract, readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import {
  countFound,
  deliveriesBeside,
  type LeadDelivery,
  type LeadFilter,
  type LeadPlace,
  leadPlaces,
  leadRows,
  newestBatches,
} from '../../../db/queries/leadFind.ts';
import { type Qualification, qualificationsOfLeads } from '../../../db/queries/qualification.ts';
import { searchQuestion } from '../../../db/queries/search.ts';
import { readSources } from '../../../db/queries/source.ts';
import { allTags, tagsOf } from '../../../db/queries/tag.ts';
import {
  type FoundLead,
  type LeadChoices,
  type LeadFindAnswer,
  type LeadFindInput,
  mostCounted,
} from '../../../shared/api/leadFind.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { catchUp } from '../search/catchUp.ts';
import { agencyLook } from './leadLook.ts';
import { codesOf, whyShort } from './whyShort.ts';

type Input = z.output<typeof LeadFindInput>;
type Answer = z.output<typeof LeadFindAnswer>;

/**
 * Beyond this, leads are only listed in the order in which they came: an index for every other order would cost each import a
 * sixth of its time, and without one sorting reads every lead.
 */
const mostSorted = 100_000;
const newestBatchesShown = 50;

const Place = z.strictObject({ key: z.union([z.string(), z.number()]), id: z.int() });

/**
 * The list of leads on screen: any filter, any order, page by page. Refuses `notFound` for a contract or source that does not
 * exist, and `tooManyToSort` where more than 100,000 leads would have to be read to put them in the order asked for.
 */
export function findLeads(context: Context, input: Input): Result<Answer> {
  const { reader } = context.handle;
  const now = context.now();
  const wanted = filterOf(reader, input.filter);
  if (!wanted.ok) return wanted;
  const { filter, nothing } = wanted.value;
  const behind = filter.match === null ? 0 : catchUp(context);
  if (nothing) return done({ rows: [], total: { count: 0, more: false }, next: null, behind });
  if (input.sort !== 'newest' && countFound(reader, filter, now, mostSorted + 1) > mostSorted) {
    return refuse('tooManyToSort', { most: mostSorted, sort: input.sort });
  }
  const after = input.after === undefined ? null : placeOf(input.after);
  if (after === undefined) return refuse('invalidInput', { field: 'after', value: input.after ?? null });
  const order = { sort: input.sort, descending: input.descending, after };
  const places = leadPlaces(reader, filter, order, now, input.limit + 1);
  const page = places.slice(0, input.limit);
  const last = page.at(-1);
  const count = after === null ? countFound(reader, filter, now, mostCounted + 1) : null;
  return done({
    rows: rowsOf(
      reader,
      page.map(({ id }) => id),
      filter.contractId,
      now,
    ),
    total: count === null ? null : { count: Math.min(count, mostCounted), more: count > mostCounted },
    next: places.length > page.length && last !== undefined ? JSON.stringify({ key: last.key, id: last.id }) : null,
    behind,
  });
}

function placeOf(text: string): LeadPlace | undefined {
  try {
    return Place.safeParse(JSON.parse(text)).data;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

/** `nothing`: a text was typed that asks for nothing yet. */
export function filterOf(r: Reader, asked: Input['filter']): Result<{ filter: LeadFilter; nothing: boolean }> {
  const contract = asked.contract === undefined ? null : readContract(r, asked.contract);
  if (asked.contract !== undefined && contract === null)
    return refuse('notFound', { kind: 'contract', ref: asked.contract });
  const sources = asked.source === undefined ? [] : readSources(r);
  const unknown = asked.source?.find((ref) => !sources.some((source) => source.ref === ref));
  if (unknown !== undefined) return refuse('notFound', { kind: 'source', ref: unknown });
  const zone = contract?.client.timeZone ?? readAgency(r)?.timeZone ?? 'UTC';
  const text = asked.text?.trim() ?? '';
  const match = text === '' ? null : searchQuestion(text);
  return done({
    nothing: text !== '' && match === null,
    filter: {
      contractId: contract?.id ?? null,
      outcomes: asked.outcome ?? [],
      pool: asked.pool ?? false,
      contact: asked.contact ?? [],
      deliveries: asked.delivery ?? [],
      sourceIds: sources.filter(({ ref }) => asked.source?.includes(ref)).map(({ id }) => id),
      channel: asked.channel ?? null,
      campaign: asked.campaign ?? null,
      batchId: asked.batch ?? null,
      tags: asked.tag ?? [],
      from: asked.from === undefined ? null : startOfDay(asked.from, zone),
      to: asked.to === undefined ? null : startOfDay(addDays(asked.to, 1), zone),
      match,
    },
  });
}

/** Leads as a list shows them, in the order of `ids`; verdicts are those for one contract, or the newest. */
function rowsOf(r: Reader, ids: readonly number[], contractId: number | null, now: number): FoundLead[] {
  const contracts = new Map(readContracts(r).map((contract) => [contract.id, contract]));
  const sources = new Map(readSources(r).map((source) => [source.id, source]));
  const agency = agencyLook(r);
  const tags = tagsOf(r, ids);
  const made = newestOf(qualificationsOfLeads(r, ids), contractId);
  const deliveries = Map.groupBy(deliveriesBeside(r, ids), ({ leadId }) => leadId);
  return leadRows(r, ids).map(({ contactVerdict, contactReasons, sourceId, ...lead }) => {
    const judged = made.get(lead.id) ?? null;
    const contract = judged === null ? null : (contracts.get(judged.contractId) ?? null);
    const source = sourceId === null ? undefined : sources.get(sourceId);
    return {
      ...lead,
      channel: lead.channel ?? source?.channel ?? null,
      campaign: lead.campaign ?? source?.campaign ?? null,
      source: source?.ref ?? null,
      contract: contract?.ref ?? null,
      outcome: judged?.outcome ?? contactVerdict,
      why: whyShort(judged, contract, codesOf(contactReasons)),
      score: judged?.score ?? null,
      band: judged?.band ?? null,
      contact: contactVerdict,
      deliveries: (deliveries.get(lead.id) ?? []).map((one) => deliveryOf(one, contracts, now)),
      tags: [...(tags.get(lead.id) ?? [])],
      look: contract === null ? agency : lookOf(contract.client),
    };
  });
}

/** `made` comes newest first. */
function newestOf(made: readonly Qualification[], contractId: number | null): ReadonlyMap<number, Qualification> {
  const newest = new Map<number, Qualification>();
  for (const one of made) {
    if ((contractId === null || one.contractId === contractId) && !newest.has(one.leadId)) newest.set(one.leadId, one);
  }
  return newest;
}

function deliveryOf(
  { id, contractId, silence, deliveredAt, reviewEndsAt, state }: LeadDelivery,
  contracts: ReadonlyMap<number, StoredContract>,
  now: number,
): FoundLead['deliveries'][number] {
  const contract = contracts.get(contractId);
  if (contract === undefined) throw new Error(`no contract ${contractId}`);
  return {
    id,
    contract: contract.ref,
    client: contract.client.name,
    standing: standing({ state, reviewEndsAt }, silence, now),
    deliveredAt,
    reviewEndsAt,
  };
}

/** What the filters of the list can be set to. */
export function leadChoices({ handle: { reader } }: Context): z.output<typeof LeadChoices> {
  return {
    contracts: readContracts(reader).map(({ ref, name, client, state }) => ({
      ref,
      name,
      client: client.name,
      clientRef: client.ref,
      active: state === 'active',
    })),
    sources: readSources(reader).map(({ ref, channel, campaign }) => ({ ref, channel, campaign: campaign ?? null })),
    tags: allTags(reader),
    batches: newestBatches(reader, newestBatchesShown).map(({ id, fileName, finishedAt }) => ({
      id,
      file: fileName,
      at: finishedAt,
    })),
    look: agencyLook(reader),
  };
}
