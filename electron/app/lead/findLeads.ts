import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContract, readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import {
  type AskedField,
  countFound,
  customInUse,
  deliveriesBeside,
  type LeadDelivery,
  type LeadFilter,
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
  type LeadCountAnswer,
  type LeadCountInput,
  type LeadFindAnswer,
  type LeadFindInput,
  mostCounted,
} from '../../../shared/api/leadFind.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import { customName, type FieldTest, testsOf } from '../../../shared/domain/fieldTest.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { catchUp } from '../search/catchUp.ts';
import { typedText } from './leadFields.ts';
import { agencyLook } from './leadLook.ts';
import { type LeadOrdering, leadOrdersOf } from './leadOrders.ts';
import { breathe, createWalk } from './walkLeads.ts';
import { codesOf, whyShort } from './whyShort.ts';

type Input = z.output<typeof LeadFindInput>;
type Answer = z.output<typeof LeadFindAnswer>;

const newestBatchesShown = 50;
/** A page looks through leads, or waits for their order, for so long, in milliseconds, before it answers with what is there so far. */
const patience = 150;
/** An order that took longer than this to make is not made anew for every change of the file: it says when it was made. */
const madeAnewBelow = 20_000;

const Place = z.union([
  z.strictObject({ at: z.int() }),
  z.strictObject({ order: z.int(), from: z.int().nonnegative() }),
]);
type Place = z.infer<typeof Place>;

/** What a page comes to, before its leads are read. */
type Found = Omit<Answer, 'rows' | 'behind' | 'next'> & {
  readonly ids: readonly number[];
  readonly next: Place | null;
};

/**
 * The list of leads on screen: any filter, any order, page by page. Newest first, leads are looked through piece by piece, and a page
 * that takes long answers with what it has; any other order is made once by reading all that fit (`leadOrders`). Refuses `notFound`
 * for a contract or source that does not exist, and `invalidInput` for a field or a page that is none.
 */
export async function findLeads(context: Context, input: Input): Promise<Result<Answer>> {
  const { reader } = context.handle;
  const wanted = filterOf(reader, input.filter);
  if (!wanted.ok) return wanted;
  const unknown = input.fields.find((field) => testsOf(field).length === 0);
  if (unknown !== undefined) return refuse('invalidInput', { field: 'fields', value: unknown });
  const { filter, nothing } = wanted.value;
  const behind = filter.match === null ? 0 : catchUp(context);
  if (nothing) {
    return done({ rows: [], total: { count: 0, more: false }, next: null, looked: 1, orderedAt: null, behind });
  }
  const after = input.after === undefined ? null : placeOf(input.after);
  if (after === undefined) return refuse('invalidInput', { field: 'after', value: input.after ?? null });
  const { ids, next, ...found } =
    input.sort === 'newest' && (after === null || 'at' in after)
      ? await newestPage(context, filter, input, after)
      : await orderedPage(context, filter, input, after !== null && 'order' in after ? after : null);
  return done({
    ...found,
    rows: rowsOf(reader, ids, filter.contractId, input.fields, context.now()),
    next: next === null ? null : JSON.stringify(next),
    behind,
  });
}

type Order = Pick<Input, 'sort' | 'descending' | 'limit'>;

async function newestPage(
  context: Context,
  filter: LeadFilter,
  order: Order,
  after: { readonly at: number } | null,
): Promise<Found> {
  const { reader } = context.handle;
  const { descending, limit } = order;
  const now = context.now();
  const walk = createWalk(reader, { descending, start: after?.at ?? null, whole: filter.match !== null });
  const until = performance.now() + patience;
  const ids: number[] = [];
  for (let stretch = walk.next(); stretch !== null; stretch = walk.next()) {
    const wanted = { sort: 'newest', descending, after: null } as const;
    const places = leadPlaces(reader, filter, wanted, now, limit + 1 - ids.length, stretch);
    ids.push(...places.map(({ id }) => id));
    if (ids.length > limit || performance.now() > until) break;
    await breathe();
  }
  const last = ids[limit - 1];
  if (ids.length > limit && last !== undefined) walk.stopAt(last);
  const at = walk.at();
  return {
    ids: ids.slice(0, limit),
    total:
      after === null ? await countUpTo(context, filter, ids.length <= limit && at === null ? ids.length : null) : null,
    next: at === null ? null : { at },
    looked: walk.looked(),
    orderedAt: null,
  };
}

/** Counted up to what the list shows, and no longer than a page may take. */
async function countUpTo(context: Context, filter: LeadFilter, known: number | null): Promise<Answer['total']> {
  if (known !== null) return { count: known, more: false };
  const counted = await countSome(context, filter, null, mostCounted + 1);
  return { count: Math.min(counted.count, mostCounted), more: counted.count > mostCounted || counted.next !== null };
}

async function countSome(
  { handle: { reader }, now: clock }: Context,
  filter: LeadFilter,
  start: number | null,
  most: number,
): Promise<z.output<typeof LeadCountAnswer>> {
  const now = clock();
  const walk = createWalk(reader, { descending: true, start, whole: filter.match !== null });
  const until = performance.now() + patience;
  let count = 0;
  for (let stretch = walk.next(); stretch !== null && count < most; stretch = walk.next()) {
    count += countFound(reader, filter, now, most - count, stretch);
    if (performance.now() > until) break;
    await breathe();
  }
  return { count, next: walk.at(), looked: walk.looked() };
}

/** How many leads a filter fits, some at a time. Refuses as `findLeads` does. */
export async function countLeads(
  context: Context,
  input: z.output<typeof LeadCountInput>,
): Promise<Result<z.output<typeof LeadCountAnswer>>> {
  const wanted = filterOf(context.handle.reader, input.filter);
  if (!wanted.ok) return wanted;
  const { filter, nothing } = wanted.value;
  if (nothing) return done({ count: 0, next: null, looked: 1 });
  return done(await countSome(context, filter, input.after ?? null, Number.MAX_SAFE_INTEGER));
}

async function orderedPage(
  context: Context,
  filter: LeadFilter,
  { sort, descending, limit }: Order,
  after: { readonly order: number; readonly from: number } | null,
): Promise<Found> {
  const orders = leadOrdersOf(context.jobs);
  const wanted = { filter, sort, descending };
  const known = after === null ? null : orders.byId(after.order);
  let ordering = known ?? orders.order(context, wanted, false);
  if (after === null && isOld(context, ordering)) ordering = orders.order(context, wanted, true);
  await ordering.wait(patience);
  const ids = ordering.ids();
  const begin = known === null ? 0 : (after?.from ?? 0);
  const total = after === null && ids !== null ? { count: ids.length, more: false } : null;
  if (ids === null) {
    const next = { order: ordering.id, from: begin };
    return { ids: [], total, next: ordering.isCancelled() ? null : next, looked: ordering.looked(), orderedAt: null };
  }
  const end = Math.min(ids.length, begin + limit);
  return {
    ids: [...ids.slice(begin, end)],
    total,
    next: end < ids.length ? { order: ordering.id, from: end } : null,
    looked: 1,
    orderedAt: ids.length > madeAnewBelow ? ordering.madeAt : null,
  };
}

/** A short order is made anew for every change; a long one stands as it was made, and says when. */
function isOld({ jobs }: Context, ordering: LeadOrdering): boolean {
  const ids = ordering.ids();
  return ids !== null && ids.length <= madeAnewBelow && ordering.change !== jobs.fileChange();
}

function placeOf(text: string): Place | undefined {
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
  const unfit = asked.fields?.find(({ field, is }) => !testsOf(field).includes(is));
  if (unfit !== undefined) return refuse('invalidInput', { field: unfit.field, value: unfit.is });
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
      bands: asked.band ?? [],
      reach: asked.reach ?? [],
      fields: (asked.fields ?? []).map((test) => askedField(test, zone)),
    },
  });
}

/** Days of the zone as moments. */
function askedField(test: FieldTest, zone: string): AskedField {
  if (test.is !== 'days') return test;
  return {
    is: 'moments',
    field: test.field,
    from: test.from === undefined ? null : startOfDay(test.from, zone),
    before: test.to === undefined ? null : startOfDay(addDays(test.to, 1), zone),
  };
}

/** Leads as a list shows them, in the order of `ids`; verdicts are those for one contract, or the newest. */
function rowsOf(
  r: Reader,
  ids: readonly number[],
  contractId: number | null,
  fields: readonly string[],
  now: number,
): FoundLead[] {
  const values = fields.length === 0 ? new Map() : valuesOf(readLeads(r, ids), fields);
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
      values: values.get(lead.id) ?? {},
      look: contract === null ? agency : lookOf(contract.client),
    };
  });
}

/** Of the fields asked for, as they would be typed. */
function valuesOf(leads: readonly StoredLead[], fields: readonly string[]): Map<number, Record<string, string | null>> {
  return new Map(
    leads.map((lead) => [lead.id, Object.fromEntries(fields.map((field) => [field, fieldText(lead, field)]))]),
  );
}

function fieldText(lead: StoredLead, field: string): string | null {
  const own = customName(field);
  if (own !== null) return lead.custom[own] ?? null;
  const value = lead.values[field];
  return value === undefined ? (lead.unread[field] ?? null) : typedText(field, value);
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
  const contracts = readContracts(reader);
  return {
    contracts: contracts.map(({ ref, name, client, state }) => ({
      ref,
      name,
      client: client.name,
      clientRef: client.ref,
      active: state === 'active',
    })),
    sources: readSources(reader).map(({ ref, channel, campaign }) => ({ ref, channel, campaign: campaign ?? null })),
    tags: allTags(reader),
    custom: customInUse(reader, newestBatchesShown),
    bands: bandsOf(contracts),
    batches: newestBatches(reader, newestBatchesShown).map(({ id, fileName, finishedAt }) => ({
      id,
      file: fileName,
      at: finishedAt,
    })),
    look: agencyLook(reader),
  };
}

/** Score bands of any version, each once. */
const bandsOf = (contracts: readonly StoredContract[]): string[] =>
  [
    ...new Set(
      contracts.flatMap(({ versions }) =>
        versions.flatMap(({ terms }) => (terms.definition?.bands ?? []).map(({ band }) => band)),
      ),
    ),
  ].toSorted();
