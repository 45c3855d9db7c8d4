import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { countUnrouted, unroutedLeads } from '../../../db/queries/deliverable.ts';
import { type DeliveredBefore, deliveredBefore } from '../../../db/queries/deliveredBefore.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { discardedBy } from '../../../db/queries/discarded.ts';
import { changesSoFar, readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import type { RouteAnswer, RouteInput, RouteRow } from '../../../shared/api/routing.ts';
import { beyondCapacity, type LimitUse } from '../../../shared/domain/caps.ts';
import { done, type Json, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { decideRoute, type RouteRule } from '../../../shared/domain/routing.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { assertAll } from '../lead/chosen.ts';
import { nameOf, textValue } from '../lead/leadFields.ts';
import { countByStretches, stretchAfter } from '../lead/stretches.ts';
import { whyShort } from '../lead/whyShort.ts';
import { lookOf } from '../look.ts';
import { createLongStep, refusable } from '../transact.ts';
import { planDelivery } from './deliver.ts';
import { createRehearsal, type Rehearsal } from './rehearsal.ts';
import { type Buyer, type Interest, type Known, openBuyer, type Taken } from './routeBuyer.ts';
import { readRoutingRule } from './routingRule.ts';

type Input = z.output<typeof RouteInput>;

/** Leads in one transaction: each is looked at once for every contract. */
const routedAtOnce = 20;

/**
 * Routes leads: each is judged against every active contract under its terms in force, and goes to the best by the owner's rule
 * (`decideRoute`), shared ones to several; the checks are those of `handOver`. Leads are taken in their order, and each sees what
 * those before it took. Only the verdicts of the contracts that get a lead are kept: a contract that was passed over would else
 * take it by its next delivery. A job in short transactions and one step: what was routed when it is cancelled, or cut off, stays,
 * and the next call goes on from there. A dry run does the same and writes nothing. Refuses `notFound`, and `cancelled` of a
 * dry run.
 */
export async function route(context: Context, input: Input): Promise<Result<RouteAnswer>> {
  const { reader } = context.handle;
  const chosen = refusable(() => input.leads && assertAll([...new Set(input.leads)], readLeads(reader, input.leads)));
  if (!chosen.ok) return chosen;
  const ids = chosen.value?.map(({ id }) => id) ?? null;
  const name = input.job ?? 'route';
  return context.jobs.run(name, input.dryRun ? 'Looking who takes which lead' : 'Routing leads', async (job) => {
    const answer = await routeAll(context, job, input, ids);
    return input.dryRun && answer.cancelled ? refuse('cancelled', {}) : done(answer);
  });
}

/** What a run came to so far. */
interface Run {
  readonly rule: RouteRule;
  readonly rehearsal: Rehearsal | null;
  readonly counts: { leads: number; delivered: number; onHold: number; nowhere: number };
  readonly rows: RouteRow[];
  readonly limit: number;
}

async function routeAll(context: Context, job: Job, input: Input, ids: readonly number[] | null): Promise<RouteAnswer> {
  const { handle } = context;
  const { rule, order } = readRoutingRule(handle.reader);
  const run: Run = {
    rule: input.rule ?? rule,
    rehearsal: input.dryRun ? createRehearsal() : null,
    counts: { leads: 0, delivered: 0, onHold: 0, nowhere: 0 },
    rows: [],
    limit: input.limit,
  };
  const market = createMarket(context, order, run);
  for (const _ of market.open(handle.reader)) await job.breathe();
  const waiting = ids === null ? unrouted(input.batch ?? null) : chosen(ids);
  const whole = await waiting.count(handle.reader, job.breathe);
  const step = createLongStep(context);
  for (let after = 0; !job.cancelled(); ) {
    const some = waiting.next(handle.reader, after);
    if (some === null) break;
    const { leads } = some;
    if (leads.length > 0 && input.dryRun)
      routeSome(handle.reader, null, context, run, market.buyers(handle.reader), leads);
    else if (leads.length > 0) {
      step.transaction((w) => routeSome(w, w, context, run, market.buyers(w), leads));
      market.written();
    }
    after = some.after;
    job.progress(run.counts.leads, Math.max(whole, run.counts.leads));
    await job.breathe();
  }
  const { counts, rows } = run;
  const contracts = market.close(handle.reader);
  return { rule: run.rule, dryRun: input.dryRun, ...counts, contracts, rows, cancelled: job.cancelled() };
}

/** The leads a run is about, in their order. */
interface Waiting {
  readonly count: (r: Reader, breathe: () => Promise<void>) => Promise<number>;
  /** Some of them, and after what to go on: there may be more although here are none. Null when there are no more. */
  readonly next: (r: Reader, after: number) => { readonly leads: readonly number[]; readonly after: number } | null;
}

/** `after` counts them: they may be asked for in any order. */
const chosen = (ids: readonly number[]): Waiting => ({
  count: async () => ids.length,
  next: (_, after) =>
    after < ids.length
      ? { leads: ids.slice(after, after + routedAtOnce), after: Math.min(ids.length, after + routedAtOnce) }
      : null,
});

/** All that wait, of a batch or of the pool: looked through stretch by stretch, because what waits may be few of many. */
const unrouted = (batchId: number | null): Waiting => ({
  count: (r, breathe) => countByStretches(r, breathe, (stretch) => countUnrouted(r, { batchId, ...stretch })),
  next(r, after) {
    const stretch = stretchAfter(r, after);
    if (stretch === null) return null;
    const leads = unroutedLeads(r, { batchId, ...stretch }, routedAtOnce);
    return { leads, after: leads.length === routedAtOnce ? (leads.at(-1) ?? stretch.upTo) : stretch.upTo };
  },
});

function routeSome(
  r: Reader,
  w: Writer | null,
  context: Context,
  { rule, rehearsal, counts, rows, limit }: Run,
  buyers: readonly Buyer[],
  ids: readonly number[],
): void {
  const leads = readLeads(r, ids);
  const inFile = deliveredBefore(r);
  const discarded = discardedBy(r);
  const changed: Json[] = [];
  const here = { delivered: 0, onHold: 0, nowhere: 0 };
  for (const buyer of buyers) buyer.meet(leads);
  for (const lead of leads) {
    const known: Known = {
      before: [...inFile(lead), ...(rehearsal?.before(lead) ?? [])],
      verdicts: qualificationsOf(r, lead.id),
      discarded: discarded(lead.id),
    };
    const interests = new Map(buyers.map((buyer) => [buyer.ref, buyer.look(lead, known)]));
    const decision = decideRoute(
      rule,
      [...interests.values()].map(({ candidate }) => candidate),
    );
    const takers = decision.choices.filter(({ as }) => as !== null);
    for (const { contract } of takers) buyerOf(buyers, contract).take(w, interestOf(interests, contract));
    const [first] = takers;
    if (first !== undefined) changed.push([lead.id, ...takers.map(({ contract, as }) => [contract, as])]);
    here[first?.as ?? 'nowhere'] += 1;
    if (rows.length < limit) rows.push(rowOf(lead, decision, buyers, interests));
  }
  for (const buyer of buyers) buyer.note(w, `routed by ${rule}`);
  if (w !== null) {
    appendBulk(w, context, {
      action: 'route',
      subject: `leads:${leads.length}`,
      counts: here,
      changed,
      note: rule,
    });
  }
  counts.leads += leads.length;
  for (const what of ['delivered', 'onHold', 'nowhere'] as const) counts[what] += here[what];
}

/** The contracts that take leads, kept from one transaction to the next as long as nobody else changes the file. */
interface Market {
  /** Opens them one after the other: what a contract has used up of its limits takes a while to reckon. */
  readonly open: (r: Reader) => Iterable<void>;
  readonly buyers: (r: Reader) => readonly Buyer[];
  /** The transaction with its changes is over. */
  readonly written: () => void;
  readonly close: (r: Reader) => RouteAnswer['contracts'];
}

function createMarket(context: Context, order: readonly string[], { rehearsal }: Run): Market {
  const { reader } = context.handle;
  const limitsBefore = new Map<string, readonly LimitUse[]>();
  const taken = new Map<string, Taken>();
  let open: readonly Buyer[] | null = null;
  let seen = -1;

  function takeOver(): void {
    for (const buyer of open ?? []) taken.set(buyer.ref, together(taken.get(buyer.ref), buyer.took()));
    open = null;
  }

  function keepOpen(buyers: readonly Buyer[]): readonly Buyer[] {
    open = buyers;
    for (const { ref, uses } of buyers)
      if (!limitsBefore.has(ref))
        limitsBefore.set(
          ref,
          uses().map((use) => ({ ...use })),
        );
    return buyers;
  }

  function* openOneByOne(r: Reader): Iterable<void> {
    const before = changesSoFar(reader);
    const buyers: Buyer[] = [];
    for (const buyer of openBuyers(r, context, order, rehearsal)) {
      buyers.push(buyer);
      yield;
    }
    // Whoever changed the file in between would be known to some of them only: then they are opened all at once.
    if (changesSoFar(reader) !== before) return;
    seen = before;
    keepOpen(buyers);
  }

  function buyers(r: Reader): readonly Buyer[] {
    // A dry run goes on as the file stood when it began: what it has given out is in no file.
    if (open !== null && (rehearsal !== null || changesSoFar(reader) === seen)) return open;
    takeOver();
    return keepOpen([...openBuyers(r, context, order, rehearsal)]);
  }

  return {
    open: openOneByOne,
    buyers,
    written: () => {
      seen = changesSoFar(reader);
    },
    close(r) {
      const last = buyers(r);
      takeOver();
      return last.map(({ ref, plan, buyers: together }) => {
        const { contract, version, judging } = plan;
        const took = taken.get(ref) ?? nothing;
        const today = countDelivered(r, contract.id, { from: judging.today, to: judging.today });
        const inAll = rehearsal === null ? today : today + took.delivered;
        return {
          ref,
          name: contract.name,
          look: lookOf(contract.client),
          buyers: together,
          limits: [...(limitsBefore.get(ref) ?? [])],
          ...took,
          beyondCapacity: beyondCapacity(version.terms.capacity, inAll),
        };
      });
    },
  };
}

const nothing: Taken = { delivered: 0, onHold: 0, replacements: 0, amount: 0 };

const together = (one: Taken = nothing, other: Taken): Taken => ({
  delivered: one.delivered + other.delivered,
  onHold: one.onHold + other.onHold,
  replacements: one.replacements + other.replacements,
  amount: one.amount + other.amount,
});

/** The contracts that can take leads today: active, with terms in force. */
function* openBuyers(
  r: Reader,
  context: Context,
  order: readonly string[],
  rehearsal: Rehearsal | null,
): Generator<Buyer> {
  const active = new Set(
    readContracts(r)
      .filter(({ state }) => state === 'active')
      .map(({ ref }) => ref),
  );
  for (const [place, ref] of order.filter((one) => active.has(one)).entries()) {
    const planned = planDelivery(r, ref, context.now());
    if (planned.ok) yield openBuyer(r, context, planned.value, place, rehearsal);
  }
}

function buyerOf(buyers: readonly Buyer[], ref: string): Buyer {
  const buyer = buyers.find((one) => one.ref === ref);
  if (buyer === undefined) throw new Error(`no buyer ${ref}`);
  return buyer;
}

function interestOf(interests: ReadonlyMap<string, Interest>, ref: string): Interest {
  const interest = interests.get(ref);
  if (interest === undefined) throw new Error(`nothing known of ${ref}`);
  return interest;
}

function rowOf(
  lead: StoredLead,
  { rule, choices }: ReturnType<typeof decideRoute>,
  buyers: readonly Buyer[],
  interests: ReadonlyMap<string, Interest>,
): RouteRow {
  return {
    lead: lineOf(lead),
    rule,
    choices: choices.map(({ contract, as, reason }) => {
      const { offer, against, before } = interestOf(interests, contract);
      const { plan } = buyerOf(buyers, contract);
      return {
        contract,
        as,
        reason,
        why: against === null ? null : whyShort(against, plan.contract, lead.contactReasons),
        price: offer === null ? null : offer.cost.net,
        before: before.map(proofOf),
      };
    }),
  };
}

const proofOf = ({ id, leadId, contract, day, by, document }: DeliveredBefore) => ({
  delivery: id,
  document,
  lead: leadId,
  contract,
  day,
  by,
});

const lineOf = (lead: StoredLead): RouteRow['lead'] => ({
  id: lead.id,
  name: nameOf(lead),
  company: textValue(lead, 'company.name'),
  email: textValue(lead, 'person.email'),
});
