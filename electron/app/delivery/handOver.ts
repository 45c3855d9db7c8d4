import type { Reader, Writer } from '../../../db/handle.ts';
import type { Deliverable } from '../../../db/queries/deliverable.ts';
import { outcomesUnder, soldElsewhere } from '../../../db/queries/deliverable.ts';
import { dropHeld, insertDelivery, releaseDelivery } from '../../../db/queries/delivery.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import {
  deleteQualification,
  type Qualification,
  qualificationInsert,
  reasonsOf,
} from '../../../db/queries/qualification.ts';
import { owedReplacements } from '../../../db/queries/replacement.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { type Cost, free, keptBy, type LimitUse } from '../../../shared/domain/caps.ts';
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
  /** Put on hold by this call. */
  readonly onHold: number;
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
  const held = new Map(some.map(({ leadId, heldId }) => [leadId, heldId]));
  const leads = inOrderOf(some, readLeads(w, [...held.keys()]));
  const handing = openHanding(w, context, plan, leads, { how });
  for (const lead of leads) handing.hand(handing.look(lead, held.get(lead.id) ?? null));
  return handing.close(note);
}

/** A lead before a contract, as it stands at that moment; nothing is written yet. */
export interface Offer {
  readonly lead: StoredLead;
  /** Its delivery on hold, if it has one. */
  readonly heldId: number | null;
  /** What speaks against delivering it, or `pass`. */
  readonly stands: LeadOutcome;
  /** A verdict made for this look: kept when the lead is handed. */
  readonly verdict: Qualification | null;
  /** Other contracts that have this very lead. */
  readonly buyers: number;
  /** Nothing where it replaces a returned unit, where nothing is charged, and where nobody asked. */
  readonly cost: Cost;
  /** The first limit without room for it. */
  readonly keeps: LimitUse | undefined;
}

/** Hands leads to one contract, one after the other: {@link handOver} for those who look before they hand. */
export interface Handing {
  /** What a lead comes to now; `made` is its first verdict for the contract, where it was judged for this look. */
  readonly look: (lead: StoredLead, heldId: number | null, made?: Qualification | null) => Offer;
  readonly hand: (offer: Offer) => void;
  /** How far the limits are used up by now. */
  readonly uses: () => readonly LimitUse[];
  /** The history entry, where anything was handed. */
  readonly close: (note?: string) => Handed;
}

/** `tellsCost`: offers say what leads cost although no limit asks for it. */
export function openHanding(
  w: Writer,
  context: Context,
  plan: DeliveryPlan,
  leads: readonly StoredLead[],
  { how = 'usual', tellsCost = false }: { readonly how?: HandingOver; readonly tellsCost?: boolean } = {},
): Handing {
  const { contract, version } = plan;
  const isFree = how === 'makeGood';
  const owed = isFree ? [] : owedReplacements(w, contract.id).map(({ id }) => id);
  const kept = new Map<string, number>();
  const changed: Json[] = [];
  const room = openRoom(w, plan, tellsCost);
  const known = outcomesUnder(
    w,
    { contractId: contract.id, termsId: version.id },
    leads.map(({ id }) => id),
  );
  const suppressed = suppressedOf(w, plan, leads);
  const sold = soldElsewhere(w, contract.id);
  const keepVerdict = qualificationInsert(w);
  let [delivered, onHold, replacements] = [0, 0, 0];

  function look(lead: StoredLead, heldId: number | null, made: Qualification | null = null): Offer {
    const before = made === null ? known.get(lead.id) : undefined;
    const { outcome, verdict } =
      before === undefined ? standingBy(made ?? judgedAgain(plan, lead)) : { outcome: before, verdict: null };
    const isListed = suppressed.has(lead.id);
    const elsewhere = sold(lead);
    const taken = outcome === 'pass' && isTaken(version.terms.exclusivity, elsewhere);
    const stands = isListed ? 'suppressed' : taken ? 'taken' : outcome;
    const cost = stands === 'pass' && !isFree && owed.length === 0 ? room.costOf(lead, verdict) : free;
    const [keeps] = stands === 'pass' ? keptBy(eased(room.uses(), how), cost) : [];
    // It must not be shown as ready again.
    const keeping = isListed && outcome === 'pass' ? heldBack(verdict ?? judgedAgain(plan, lead)) : verdict;
    return { lead, heldId, stands, verdict: keeping, buyers: elsewhere.buyers, cost, keeps };
  }

  function hand({ lead, heldId, stands, verdict, cost, keeps }: Offer): void {
    if (verdict !== null) {
      if (known.has(lead.id)) deleteQualification(w, verdict);
      keepVerdict(verdict);
      changed.push(['judged', lead.id, version.id, verdict.outcome]);
    }
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

  function close(note?: string): Handed {
    appendBulk(w, context, {
      action: isFree ? 'makeGood' : 'deliver',
      subject: `contract:${contract.ref}`,
      counts: { version: version.version, delivered, onHold, replacements },
      changed,
      note,
    });
    return { delivered, onHold, replacements, kept };
  }

  return { look, hand, uses: room.uses, close };
}

/** The limits as they hold for a make-good: it is given although its turn has not come. */
const eased = (uses: readonly LimitUse[], how: HandingOver): readonly LimitUse[] =>
  how === 'makeGood' ? uses.filter(({ above }) => above === 'refuse') : uses;

const heldBack = (verdict: Qualification): Qualification => ({ ...verdict, outcome: 'suppressed' });

const standingBy = (verdict: Qualification) => ({ outcome: verdict.outcome, verdict });

/** Why a limit keeps a lead from going out. */
export const keptReason = (limit: LimitUse | undefined): 'balanceUsedUp' | 'capReached' =>
  limit?.kind === 'balance' ? 'balanceUsedUp' : 'capReached';

function inOrderOf(some: readonly Deliverable[], leads: readonly StoredLead[]): StoredLead[] {
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return some.map(({ leadId }) => byId.get(leadId)).filter((lead) => lead !== undefined);
}

/** The leads whose people are on the client's list or the agency's. */
function suppressedOf(r: Reader, { contract, judging }: DeliveryPlan, leads: readonly StoredLead[]): Set<number> {
  const check = createSuppressionCheck(r, contract.client.id);
  const found = check?.(leads.map((lead) => suppressionForms(lead, judging.readers))) ?? [];
  return new Set(leads.filter((_, place) => found[place]).map(({ id }) => id));
}

/** The verdict under the version in force; the earlier ones stay (domain §3). */
function judgedAgain({ contract, version, definition, judging }: DeliveryPlan, lead: StoredLead): Qualification {
  const criteria = judge(definition, lead, judging);
  return {
    contractId: contract.id,
    leadId: lead.id,
    termsId: version.id,
    verdict: criteria.verdict,
    outcome: judgedOutcome({ criteria: criteria.verdict, contact: lead.contactVerdict }),
    reasons: reasonsOf(criteria),
    score: criteria.score,
    band: criteria.band,
    duplicateOf: null,
    duplicateDays: null,
    judgedAt: judging.now,
  };
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
