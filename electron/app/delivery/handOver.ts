import type { Reader, Writer } from '../../../db/handle.ts';
import type { Deliverable } from '../../../db/queries/deliverable.ts';
import { outcomesUnder, type Standing, soldElsewhere } from '../../../db/queries/deliverable.ts';
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
import { namesConsent } from '../../../shared/domain/contract/requiredConsent.ts';
import { isTaken, type SoldElsewhere } from '../../../shared/domain/exclusivity.ts';
import { judgedOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import type { Target } from '../import/plan.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import type { Rehearsal } from './rehearsal.ts';
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
  /** Not delivered, by reason: the new verdict, `consent` where that is not proved, `taken`, `suppressed`, `capReached` or `balanceUsedUp`. */
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
  const handing = openHanding(w, context, plan, { how });
  handing.meet(leads);
  for (const lead of leads) handing.hand(w, handing.look(lead, held.get(lead.id) ?? null));
  return handing.close(w, note);
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
  /** Reads at once what is asked of each of some leads; to be done before they are looked at. */
  readonly meet: (leads: readonly StoredLead[]) => void;
  /** What a lead comes to now; `made` is its first verdict for the contract, where it was judged for this look. */
  readonly look: (lead: StoredLead, heldId: number | null, made?: Qualification | null) => Offer;
  /** In a rehearsal nothing is written. */
  readonly hand: (w: Writer | null, offer: Offer) => void;
  /** How far the limits are used up by now. */
  readonly uses: () => readonly LimitUse[];
  /** What was handed since the last time; the history entry, where anything was. */
  readonly close: (w: Writer | null, note?: string) => Handed;
}

interface HandingWish {
  readonly how?: HandingOver;
  /** Offers say what leads cost although no limit asks for it. */
  readonly tellsCost?: boolean;
  /** Of a dry run: what it has given out so far. */
  readonly rehearsal?: Rehearsal | null;
}

/** Opens it as the file stands; good as long as nobody else changes what is delivered. */
export function openHanding(
  r: Reader,
  context: Context,
  plan: DeliveryPlan,
  { how = 'usual', tellsCost = false, rehearsal = null }: HandingWish = {},
): Handing {
  const { contract, version } = plan;
  const isFree = how === 'makeGood';
  const owed = isFree ? [] : owedReplacements(r, contract.id).map(({ id }) => id);
  const room = openRoom(r, plan, tellsCost);
  const check = createSuppressionCheck(r, contract.client.id);
  const soldInFile = soldElsewhere(r, contract.id);
  const sold = (lead: StoredLead): SoldElsewhere =>
    rehearsal === null ? soldInFile(lead) : rehearsal.sold(lead, contract.id, soldInFile(lead));
  let known: ReadonlyMap<number, Standing> = new Map();
  let suppressed: ReadonlySet<number> = new Set();
  let count = nothingHanded();

  function meet(leads: readonly StoredLead[]): void {
    const ids = leads.map(({ id }) => id);
    known = outcomesUnder(r, { contractId: contract.id, termsId: version.id }, ids);
    const found = check?.(leads.map((lead) => suppressionForms(lead, plan.judging.readers))) ?? [];
    suppressed = new Set(ids.filter((_, place) => found[place]));
  }

  function look(lead: StoredLead, heldId: number | null, made: Qualification | null = null): Offer {
    const before = made === null ? known.get(lead.id) : undefined;
    const { outcome, verdict } =
      before === undefined ? standingBy(made ?? judgedAgain(plan, lead)) : standingToday(plan, lead, before);
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

  function hand(w: Writer | null, offer: Offer): void {
    const { lead, heldId, stands, verdict, cost, keeps } = offer;
    if (verdict !== null && w !== null) {
      if (known.has(lead.id)) deleteQualification(w, verdict);
      qualificationInsert(w)(verdict);
      count.changed.push(['judged', lead.id, version.id, verdict.outcome]);
    }
    if (stands !== 'pass' || (keeps?.above === 'refuse' && heldId === null)) keep(w, offer);
    else if (keeps === undefined) {
      const replacementId = owed.shift() ?? null;
      put(w, lead, heldId, { state: 'delivered', replacementId, isFree });
      room.take(lead, cost);
      count.delivered += 1;
      if (replacementId !== null) count.replacements += 1;
    } else if (heldId === null) {
      put(w, lead, null, { state: 'onHold', replacementId: null, isFree: false });
      count.onHold += 1;
    }
  }

  function keep(w: Writer | null, offer: Offer): void {
    const { lead, heldId } = offer;
    const reason = reasonOf(offer, plan);
    count.kept.set(reason, (count.kept.get(reason) ?? 0) + 1);
    if (heldId === null || w === null) return;
    dropHeld(w, heldId);
    count.changed.push(['dropped', heldId, lead.id]);
  }

  function put(w: Writer | null, lead: StoredLead, heldId: number | null, as: As): void {
    if (w === null) {
      rehearsal?.give(lead, plan, as.state);
      return;
    }
    const id = write(w, context, plan, lead, heldId, as);
    count.changed.push(
      as.state === 'delivered' ? ['delivered', id, lead.id, as.replacementId] : ['onHold', id, lead.id],
    );
  }

  function close(w: Writer | null, note?: string): Handed {
    const { changed, kept, ...counts } = count;
    count = nothingHanded();
    if (w !== null) {
      appendBulk(w, context, {
        action: isFree ? 'makeGood' : 'deliver',
        subject: `contract:${contract.ref}`,
        counts: { version: version.version, ...counts },
        changed,
        note,
      });
    }
    return { ...counts, kept };
  }

  return { meet, look, hand, uses: room.uses, close };
}

/** What was handed since the last look. */
const nothingHanded = () => ({
  delivered: 0,
  onHold: 0,
  replacements: 0,
  kept: new Map<string, number>(),
  changed: [] as Json[],
});

/** The limits as they hold for a make-good: it is given although its turn has not come. */
const eased = (uses: readonly LimitUse[], how: HandingOver): readonly LimitUse[] =>
  how === 'makeGood' ? uses.filter(({ above }) => above === 'refuse') : uses;

const heldBack = (verdict: Qualification): Qualification => ({ ...verdict, outcome: 'suppressed' });

const standingBy = (verdict: Qualification) => ({ outcome: verdict.outcome, verdict });

/**
 * A verdict under the terms in force stands, but not where it leans on the age of a date and was made on an earlier day: consent
 * that was recent when the lead came in may be too old by its delivery (domain §3).
 */
function standingToday(
  plan: DeliveryPlan,
  lead: StoredLead,
  { outcome, judgedAt }: Standing,
): { readonly outcome: LeadOutcome; readonly verdict: Qualification | null } {
  const { zone, today } = plan.judging;
  if (outcome !== 'pass' || !plan.definition.asksAges || dayOf(judgedAt, zone) === today)
    return { outcome, verdict: null };
  const anew = judgedAgain(plan, lead);
  return anew.outcome === 'pass' ? { outcome, verdict: null } : standingBy(anew);
}

/** Why a lead is not delivered: that its consent is not proved is said by name. */
function reasonOf({ stands, verdict, keeps }: Offer, { version }: DeliveryPlan): string {
  if (stands === 'pass') return keptReason(keeps);
  const { fail = [], unknown = [] } = verdict?.reasons ?? {};
  const isOfCriteria = stands === 'fail' || stands === 'check';
  return isOfCriteria && namesConsent(version.terms, [...fail, ...unknown]) ? 'consent' : stands;
}

/** Why a limit keeps a lead from going out. */
export const keptReason = (limit: LimitUse | undefined): 'balanceUsedUp' | 'capReached' =>
  limit?.kind === 'balance' ? 'balanceUsedUp' : 'capReached';

function inOrderOf(some: readonly Deliverable[], leads: readonly StoredLead[]): StoredLead[] {
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return some.map(({ leadId }) => byId.get(leadId)).filter((lead) => lead !== undefined);
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

/** How a lead is handed. */
interface As {
  readonly state: 'delivered' | 'onHold';
  readonly replacementId: number | null;
  readonly isFree: boolean;
}

/** Writes a new delivery, or releases the one on hold; answers its id. */
function write(
  w: Writer,
  context: Context,
  { contract, version, judging, reviewEndsAt }: DeliveryPlan,
  lead: StoredLead,
  heldId: number | null,
  as: As,
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
