import type { Reader, Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { liveChargesOf } from '../../../db/queries/liveCharge.ts';
import { deleteReplacement, insertReplacement, replacementOfChain } from '../../../db/queries/replacement.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { OutcomeEffect } from '../../../shared/domain/contract/terms.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import { chainEvents } from '../../../shared/domain/pricing/events.ts';
import type { Traits } from '../../../shared/domain/pricing/model.ts';
import type { Timeline } from '../../../shared/domain/pricing/timeline.ts';
import { lessUpgrades } from '../../../shared/domain/pricing/upgraded.ts';
import { addDays, dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { isReplacement } from '../dispute/claimUnit.ts';
import type { Ruled } from '../dispute/disputeCase.ts';
import { undisputed } from '../dispute/unitCharges.ts';
import { priceFactsOf } from '../invoice/priceFacts.ts';

/** What the outcome of a chain brings by the terms alone, as if nobody disputed it. */
export interface Brings {
  readonly events: readonly BillableEvent[];
  /** What the terms say of the outcome; undefined where they say nothing, or nobody said how it ended. */
  readonly effect: OutcomeEffect | undefined;
}

export function outcomeBrings(
  { contract, timeline }: Pick<Ruled, 'contract' | 'timeline'>,
  chain: Chain,
  traits: Traits,
  now: Instant,
): Brings {
  const facts = undisputed({ contract }, chain, traits, now);
  const events = chainEvents(facts, timeline);
  const effects = timeline.at(events[0]?.day ?? facts.meetingDay)?.effects;
  return { events, effect: chain.outcome === null ? undefined : effects?.[chain.outcome] };
}

export type ChainProblem = 'invoicedOutcomeChanged' | 'replacementFulfilled';

/** What following an outcome through changed, and what is left for a person to mend. */
export interface Settled {
  readonly change: 'owed' | 'notOwed' | null;
  readonly problems: readonly ChainProblem[];
}

/**
 * Follows the outcome of a chain through (domain §5): an outcome that the contract replaces owes one unit, which goes again
 * when the outcome is corrected before it was fulfilled. Money on an invoice moves only by a claim or a credit note:
 * `invoicedOutcomeChanged` says that a charge stands which this outcome would not bring.
 */
export function settleOutcome(
  w: Writer,
  context: Context,
  contract: StoredContract,
  timeline: Timeline,
  chain: Chain,
): Settled {
  const now = context.now();
  const { traits } = priceFactsOf(w, contract, [chain.deliveryId])(chain.deliveryId);
  const { events, effect } = outcomeBrings({ contract, timeline }, chain, traits, now);
  const problems: ChainProblem[] = standsWithout(w, chain, events) ? ['invoicedOutcomeChanged'] : [];
  const owed = replacementOfChain(w, chain.id);
  const unit = { delivery: readDelivery(w, chain.deliveryId), chain };
  if (effect === 'replace' && !isReplacement(w, unit)) {
    if (owed !== null) return { change: null, problems };
    insertReplacement(w, {
      id: context.ids.next(w),
      contractId: contract.id,
      disputeId: null,
      chainId: chain.id,
      owedAt: now,
      dueDay: dueDay(contract, timeline, chain, now),
      fulfilledBy: null,
    });
    return { change: 'owed', problems };
  }
  if (owed === null) return { change: null, problems };
  if (owed.fulfilledBy !== null) return { change: null, problems: [...problems, 'replacementFulfilled'] };
  deleteReplacement(w, owed.id);
  return { change: 'notOwed', problems };
}

function dueDay(contract: StoredContract, timeline: Timeline, chain: Chain, now: Instant): string | null {
  const zone = contract.client.timeZone;
  const terms = timeline.at(dayOf(chain.startsAt, zone))?.version.terms.replacement;
  return terms ? addDays(dayOf(now, zone), terms.dueDays) : null;
}

/** Whether something of a charge of the chain stands on an invoice that its outcome would not bring any more. */
function standsWithout(r: Reader, chain: Chain, events: readonly BillableEvent[]): boolean {
  const charges = lessUpgrades(liveChargesOf(r, chain.deliveryId)).filter(
    ({ chainId, left }) => chainId === chain.id && left > 0,
  );
  return charges.some((charge) =>
    events.some(
      ({ priced, event, judged }) =>
        priced.component.id === charge.component && event === charge.event && judged.kind !== 'bill',
    ),
  );
}
