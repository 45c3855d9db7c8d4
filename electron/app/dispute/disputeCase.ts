import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { StoredDispute } from '../../../db/queries/dispute.ts';
import { countReturns } from '../../../db/queries/dispute.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import type { ReviewedUnit } from '../../../shared/domain/claim.ts';
import type { Terms } from '../../../shared/domain/contract/terms.ts';
import type { DisputeCase, ReturnMeter } from '../../../shared/domain/decision.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import type { Timeline } from '../../../shared/domain/pricing/timeline.ts';
import { timelineOf } from '../../../shared/domain/pricing/timeline.ts';
import { returnsAllowed } from '../../../shared/domain/remedy.ts';
import { addDays, dayOf } from '../../../shared/domain/time.ts';
import { soldEvents } from '../invoice/soldEvents.ts';
import type { ClaimUnit } from './claimUnit.ts';
import { readUnit, reviewedUnit, termsOfUnit } from './claimUnit.ts';
import type { Expected } from './expectedCharges.ts';
import { expectedCharges } from './expectedCharges.ts';

/** A contract and which of its versions rules on which day. */
export interface Ruled {
  readonly contract: StoredContract;
  readonly timeline: Timeline;
  /** How many were delivered in a period: no decision changes that, so it is counted once. */
  readonly deliveredIn: (period: Period) => number;
  /** What is on no invoice yet will be charged, as of now; worked out when it is asked for first. */
  readonly expected: (now: Instant) => Expected;
  /** What its sales and the months of their revenue trigger, as of now; read when it is asked for first. */
  readonly sold: (now: Instant) => readonly BillableEvent[];
}

/** What holds for everything of one contract in one call. */
export function ruledBy(r: Reader, contract: StoredContract): Ruled {
  const known = new Map<Day, number>();
  const deliveredIn = (period: Period): number => {
    const count = known.get(period.from) ?? countDelivered(r, contract.id, period);
    known.set(period.from, count);
    return count;
  };
  const timeline = timelineOf(contract.versions);
  let expected: Expected | null = null;
  let sold: readonly BillableEvent[] | null = null;
  return {
    contract,
    timeline,
    deliveredIn,
    expected: (now) => {
      expected ??= expectedCharges(r, contract, timeline, now);
      return expected;
    },
    sold: (now) => {
      sold ??= soldEvents(r, contract, timeline, now);
      return sold;
    },
  };
}

/** Reads each contract once: a list asks for the same few again and again. */
export function ruledContracts(r: Reader): (id: number) => Ruled {
  const known = new Map<number, Ruled>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const ruled = ruledBy(r, readContractById(r, id));
    known.set(id, ruled);
    return ruled;
  };
}

/** A claim with everything around it, as it stands in the file. */
export interface ReadCase extends Ruled {
  readonly dispute: StoredDispute;
  readonly unit: ClaimUnit;
  readonly reviewed: ReviewedUnit;
  readonly terms: Terms;
  /** The same for the rule that decides. */
  readonly facts: DisputeCase;
}

export function readCase(r: Reader, ruled: Ruled, dispute: StoredDispute): ReadCase {
  const { contract, timeline } = ruled;
  const unit = readUnit(r, dispute.deliveryId, dispute.chainId);
  const terms = termsOfUnit(contract, unit);
  const reviewed = reviewedUnit(r, contract, unit);
  const { id, state, class: reasonClass, deliveryId, chainId } = dispute;
  const facts = {
    id,
    state,
    class: reasonClass,
    deliveryId,
    chainId,
    unit: reviewed,
    openedAt: dispute.openedAt,
    hasEvidence: dispute.evidence !== null || dispute.note !== null,
    terms: terms.disputes,
    isPriced: isPriced(unit, contract, timeline),
    meter: meterOf(r, ruled, terms, unit.delivery.deliveredDay),
  };
  return { ...ruled, dispute, unit, reviewed, terms, facts };
}

function isPriced({ chain, delivery }: ClaimUnit, { client }: StoredContract, timeline: Timeline): boolean {
  const day = chain ? dayOf(chain.startsAt, client.timeZone) : delivery.deliveredDay;
  const ruling = day === null ? null : timeline.at(day);
  const prices = chain ? ruling?.onChains.size : ruling?.onDeliveries.length;
  return Boolean(prices);
}

/** Returns count in the billing period of their delivery (domain §5). */
function meterOf(r: Reader, ruled: Ruled, terms: Terms, deliveredDay: Day | null): ReturnMeter | null {
  const limit = terms.disputes?.cap;
  if (limit === undefined || deliveredDay === null) return null;
  const period = periodContaining(terms.billing, deliveredDay);
  const cap = returnsAllowed(limit, ruled.deliveredIn(period));
  return cap === null ? null : { used: countReturns(r, ruled.contract.id, period), cap, period };
}

/** The day a replacement decided now is owed by, in the client's zone; null where the terms name no days. */
export const dueDayOf = ({ contract, terms }: Pick<ReadCase, 'contract' | 'terms'>, now: Instant): Day | null =>
  terms.replacement ? addDays(dayOf(now, contract.client.timeZone), terms.replacement.dueDays) : null;
