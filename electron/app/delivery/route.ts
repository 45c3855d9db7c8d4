import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { unroutedLeads } from '../../../db/queries/deliverable.ts';
import { deliveredBefore } from '../../../db/queries/deliveredBefore.ts';
import { discardedBy } from '../../../db/queries/discarded.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import { mostRouted, type RouteAnswer, type RouteInput, type RouteRow } from '../../../shared/api/routing.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import { decideRoute } from '../../../shared/domain/routing.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { assertAll, subjectOf } from '../lead/chosen.ts';
import { nameOf, textValue } from '../lead/leadFields.ts';
import { whyShort } from '../lead/whyShort.ts';
import { rehearse, transact } from '../transact.ts';
import { planDelivery } from './deliver.ts';
import { type Buyer, type Interest, type Known, openBuyer } from './routeBuyer.ts';
import { readRoutingRule } from './routingRule.ts';

type Input = z.output<typeof RouteInput>;

/**
 * Routes leads: each is judged against every active contract under its terms in force, and goes to the best by the owner's rule
 * (`decideRoute`), shared ones to several; the checks are those of `handOver`. Leads are taken in their order, and each sees what
 * those before it took. Only the verdicts of the contracts that get a lead are kept: a contract that was passed over would else
 * take it by its next delivery. One step for all of them; a dry run is the same run, taken back. Refuses `notFound`.
 */
export function route(context: Context, input: Input): Result<RouteAnswer> {
  const run = (w: Writer): RouteAnswer => routeLeads(w, context, input);
  return input.dryRun ? rehearse(context, run) : transact(context, run);
}

function routeLeads(w: Writer, context: Context, input: Input): RouteAnswer {
  const { leads, more } = leadsToRoute(w, input);
  const { rule: ownRule, order } = readRoutingRule(w);
  const rule = input.rule ?? ownRule;
  const buyers = buyersInOrder(w, context, order, leads);
  const before = deliveredBefore(w);
  const discarded = discardedBy(w);
  const rows: RouteRow[] = [];
  const changed: Json[] = [];
  const counts = { delivered: 0, onHold: 0, nowhere: 0 };
  for (const lead of leads) {
    const known: Known = {
      before: before(lead),
      verdicts: qualificationsOf(w, lead.id),
      discarded: discarded(lead.id),
    };
    const interests = new Map(buyers.map((buyer) => [buyer.ref, buyer.look(lead, known)]));
    const decision = decideRoute(
      rule,
      [...interests.values()].map(({ candidate }) => candidate),
    );
    const takers = decision.choices.filter(({ as }) => as !== null);
    for (const { contract } of takers) buyerOf(buyers, contract).take(interestOf(interests, contract));
    const [first] = takers;
    if (first !== undefined) changed.push([lead.id, ...takers.map(({ contract, as }) => [contract, as])]);
    counts[first?.as ?? 'nowhere'] += 1;
    if (rows.length < input.limit) rows.push(rowOf(lead, decision, buyers, interests));
  }
  const contracts = buyers.map((buyer) => buyer.close(`routed by ${rule}`));
  appendBulk(w, context, {
    action: 'route',
    subject: subjectOf(leads.map(({ id }) => id)),
    counts: { delivered: counts.delivered, onHold: counts.onHold, nowhere: counts.nowhere },
    changed,
    note: rule,
  });
  const next = more ? (leads.at(-1)?.id ?? null) : null;
  return { rule, dryRun: input.dryRun, leads: leads.length, ...counts, contracts, rows, next };
}

function leadsToRoute(
  w: Writer,
  { leads, batch, after = 0 }: Input,
): { readonly leads: readonly StoredLead[]; readonly more: boolean } {
  if (leads !== undefined) {
    const ids = [...new Set(leads)];
    return { leads: assertAll(ids, readLeads(w, ids)), more: false };
  }
  const ids = unroutedLeads(w, { batchId: batch ?? null, after }, mostRouted + 1);
  return { leads: readLeads(w, ids.slice(0, mostRouted)), more: ids.length > mostRouted };
}

/** The contracts that can take leads today: active, with terms in force. */
function buyersInOrder(
  w: Writer,
  context: Context,
  order: readonly string[],
  leads: readonly StoredLead[],
): readonly Buyer[] {
  const active = new Set(
    readContracts(w)
      .filter(({ state }) => state === 'active')
      .map(({ ref }) => ref),
  );
  return order
    .filter((ref) => active.has(ref))
    .flatMap((ref, place) => {
      const planned = planDelivery(w, ref, context.now());
      return planned.ok ? [openBuyer(w, context, planned.value, leads, place)] : [];
    });
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
        before: before.map((one) => ({
          delivery: one.id,
          lead: one.leadId,
          contract: one.contract,
          day: one.day,
          by: one.by,
        })),
      };
    }),
  };
}

const lineOf = (lead: StoredLead): RouteRow['lead'] => ({
  id: lead.id,
  name: nameOf(lead),
  company: textValue(lead, 'company.name'),
  email: textValue(lead, 'person.email'),
});
