import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { chargesOf, needsLedger } from '../../../shared/domain/pricing/bill.ts';
import { booksOf } from '../../../shared/domain/pricing/books.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { effectCharge } from '../../../shared/domain/pricing/effectCharge.ts';
import { upgradeEffects } from '../../../shared/domain/pricing/effects.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import { chargeOf } from '../../../shared/domain/pricing/price.ts';
import type { Timeline } from '../../../shared/domain/pricing/timeline.ts';
import { bucketOf, standingUnits } from '../../../shared/domain/pricing/units.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { billFacts } from '../invoice/billFacts.ts';

/** What units that are on no invoice yet will be charged. */
export interface Expected {
  /** Of an event that is billed once nobody disputes it any further. */
  readonly chargeFor: (event: BillableEvent) => Charge;
  /** What would be given back of the earlier stages of a delivery, once these charges for it stand beside what is invoiced. */
  readonly upgradesOf: (deliveryId: number, charges: readonly Charge[]) => readonly Charge[];
}

const alone: Expected = { chargeFor: (event) => chargeOf(event), upgradesOf: () => [] };

/**
 * By the draft of the period that runs, where a price depends on how many units there are: a unit the draft bills costs what it
 * costs there, any other comes after all that stand. Where every unit costs what it costs alone, nothing is read.
 */
export function expectedCharges(r: Reader, contract: StoredContract, timeline: Timeline, now: Instant): Expected {
  const today = dayOf(now, contract.client.timeZone);
  const terms = inForce(contract.versions, today)?.terms;
  if (terms === undefined || !needsLedger(contract.versions)) return alone;
  const period = periodContaining(terms.billing, today);
  const facts = billFacts(r, contract, period, now);
  const drafted = chargesOf(facts);
  const books = booksOf(facts.ledger);
  for (const charge of drafted) books.add(charge);
  const byEvent = new Map(drafted.map((charge) => [keyOf(charge.component, charge.event), charge]));
  const after = (event: BillableEvent): Charge => {
    const { priced, day } = event;
    const bucket = bucketOf(timeline, priced, day, () => 0);
    if (bucket === null) return chargeOf(event);
    const rank = standingUnits(books, priced.component.id, bucket).length + 1;
    return chargeOf(event, { scale: bucket.scale, rank, of: rank });
  };
  return {
    chargeFor: (event) => byEvent.get(keyOf(event.priced.component.id, event.event)) ?? after(event),
    upgradesOf: (id, charges) => {
      const own = booksOf(facts.ledger.filter(({ deliveryId }) => deliveryId === id));
      for (const charge of charges) own.add(charge);
      return upgradeEffects({ period, timeline, books: own }, id).flatMap(
        (effected) => effectCharge(effected, own, timeline)?.charge ?? [],
      );
    },
  };
}

const keyOf = (component: string, event: string): string => `${event} ${component}`;
