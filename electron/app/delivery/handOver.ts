import type { Writer } from '../../../db/handle.ts';
import type { Deliverable } from '../../../db/queries/deliverable.ts';
import { outcomesUnder, soldElsewhere } from '../../../db/queries/deliverable.ts';
import { dropHeld, insertDelivery, releaseDelivery } from '../../../db/queries/delivery.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import { qualificationInsert, reasonsOf } from '../../../db/queries/qualification.ts';
import { owedReplacements } from '../../../db/queries/replacement.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { free, keptBy, type LimitUse } from '../../../shared/domain/caps.ts';
import { isTaken } from '../../../shared/domain/exclusivity.ts';
import { judgedOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import type { Target } from '../import/plan.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import { openRoom } from './room.ts';

/** What holds for every lead of one call: the contract, and its terms in force at that moment. */
export interface DeliveryPlan extends Target {
  /** The moment of delivery, in the client's zone. */
  readonly judging: Judging;
  /** End of the review window, inclusive. */
  readonly reviewEndsAt: Instant;
}

export interface Handed {
  readonly delivered: number;
  readonly replacements: number;
  /** Not delivered, by reason: the new verdict, `taken`, `suppressed`, `capReached` or `balanceUsedUp`. */
  readonly kept: ReadonlyMap<string, number>;
}

/** `usual`: as the caps allow. `makeGood`: given free, whether there is room or not, unless a cap refuses more. */
export type HandingOver = 'usual' | 'makeGood';

/**
 * Hands leads to a contract, in their order, inside the caller's transaction (domain §1, §2, §3): each is judged again where it
 * was not judged under the terms in force, checked against the suppression lists and against other buyers, and delivered as far
 * as caps and balance have room. Above them it waits on hold or is kept, as the cap says. Owed replacements are fulfilled first,
 * oldest first, and count under the caps. A lead on hold that may not go out any more is taken off. One history entry.
 */
export function handOver(
  w: Writer,
  context: Context,
  plan: DeliveryPlan,
  some: readonly Deliverable[],
  how: HandingOver = 'usual',
  note?: string,
): Handed {
  const { contract, version } = plan;
  const held = new Map(some.map(({ leadId, heldId }) => [leadId, heldId]));
  const owed = how === 'makeGood' ? [] : owedReplacements(w, contract.id).map(({ id }) => id);
  const kept = new Map<string, number>();
  const changed: Json[] = [];
  const room = openRoom(w, plan);
  let [delivered, onHold, replacements] = [0, 0, 0];
  const leads = inOrderOf(some, readLeads(w, [...held.keys()]));
  for (const { lead, stands } of judged(w, plan, leads, changed)) {
    const heldId = held.get(lead.id) ?? null;
    const isFree = how === 'makeGood';
    const cost = stands === 'pass' && !isFree && owed.length === 0 ? room.costOf(lead) : free;
    const [keeps] = stands === 'pass' ? keptBy(eased(room.uses(), how), cost) : [];
    if (stands !== 'pass' || (keeps?.above === 'refuse' && heldId === null)) {
      const reason = stands === 'pass' ? keptReason(keeps) : stands;
      kept.set(reason, (kept.get(reason) ?? 0) + 1);
      if (heldId !== null) {
        dropHeld(w, heldId);
        changed.push(['dropped', heldId, lead.id]);
      }
    } else if (keeps === undefined) {
      const replacementId = owed.shift() ?? null;
      const id = write(w, context, plan, lead, heldId, { state: 'delivered', replacementId, isFree });
      changed.push(['delivered', id, lead.id, replacementId]);
      room.take(lead, cost);
      delivered += 1;
      if (replacementId !== null) replacements += 1;
    } else if (heldId === null) {
      const id = write(w, context, plan, lead, null, { state: 'onHold', replacementId: null, isFree: false });
      changed.push(['onHold', id, lead.id]);
      onHold += 1;
    }
  }
  appendBulk(w, context, {
    action: how === 'makeGood' ? 'makeGood' : 'deliver',
    subject: `contract:${contract.ref}`,
    counts: { version: version.version, delivered, onHold, replacements },
    changed,
    note,
  });
  return { delivered, replacements, kept };
}

/** The limits as they hold for a make-good: it is given although its turn has not come. */
const eased = (uses: readonly LimitUse[], how: HandingOver): readonly LimitUse[] =>
  how === 'makeGood' ? uses.filter(({ above }) => above === 'refuse') : uses;

const keptReason = (limit: LimitUse | undefined): string =>
  limit?.kind === 'balance' ? 'balanceUsedUp' : 'capReached';

function inOrderOf(some: readonly Deliverable[], leads: readonly StoredLead[]): StoredLead[] {
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return some.map(({ leadId }) => byId.get(leadId)).filter((lead) => lead !== undefined);
}

/** What speaks against delivering a lead now, or `pass`. */
interface Judged {
  readonly lead: StoredLead;
  readonly stands: LeadOutcome | 'suppressed';
}

function* judged(w: Writer, plan: DeliveryPlan, leads: readonly StoredLead[], changed: Json[]): Generator<Judged> {
  const { contract, version, judging } = plan;
  const outcomes = outcomesUnder(
    w,
    { contractId: contract.id, termsId: version.id },
    leads.map(({ id }) => id),
  );
  const suppressed = createSuppressionCheck(
    w,
    contract.client.id,
  )?.(leads.map((lead) => suppressionForms(lead, judging.readers)));
  const sold = soldElsewhere(w, contract.id);
  for (const [place, lead] of leads.entries()) {
    const outcome = outcomes.get(lead.id) ?? judgeAgain(w, plan, lead, changed);
    if (suppressed?.[place]) yield { lead, stands: 'suppressed' };
    else if (outcome === 'pass' && isTaken(version.terms.exclusivity, sold(lead))) yield { lead, stands: 'taken' };
    else yield { lead, stands: outcome };
  }
}

/** The verdict under the version in force; the earlier ones stay (domain §3). */
function judgeAgain(w: Writer, plan: DeliveryPlan, lead: StoredLead, changed: Json[]): LeadOutcome {
  const { contract, version, definition, judging } = plan;
  const criteria = judge(definition, lead, judging);
  const outcome = judgedOutcome({ criteria: criteria.verdict, contact: lead.contactVerdict });
  qualificationInsert(w)({
    contractId: contract.id,
    leadId: lead.id,
    termsId: version.id,
    verdict: criteria.verdict,
    outcome,
    reasons: reasonsOf(criteria),
    score: criteria.score,
    band: criteria.band,
    duplicateOf: null,
    duplicateDays: null,
    judgedAt: judging.now,
  });
  changed.push(['judged', lead.id, version.id, outcome]);
  return outcome;
}

/** Writes a new delivery, or releases the one on hold; answers its id. */
function write(
  w: Writer,
  context: Context,
  { contract, version, judging, reviewEndsAt }: DeliveryPlan,
  lead: StoredLead,
  heldId: number | null,
  as: { readonly state: 'delivered' | 'onHold'; readonly replacementId: number | null; readonly isFree: boolean },
): number {
  const { state, replacementId, isFree } = as;
  const out = state === 'delivered';
  const id = heldId ?? context.ids.next(w);
  const delivery = {
    id,
    termsId: version.id,
    exclusive: version.terms.exclusivity.leads === 'exclusive',
    deliveredAt: out ? judging.now : null,
    deliveredDay: out ? judging.today : null,
    reviewEndsAt: out ? reviewEndsAt : null,
    replacementId,
    isFree,
  };
  if (heldId !== null) releaseDelivery(w, delivery);
  else {
    const { now: createdAt } = judging;
    insertDelivery(w, {
      ...delivery,
      leadId: lead.id,
      contractId: contract.id,
      state,
      createdAt,
      decidedAt: null,
    });
  }
  return id;
}
