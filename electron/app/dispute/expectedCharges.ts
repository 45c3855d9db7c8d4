import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { ledgerOfDelivery } from '../../../db/queries/ledger.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { chargesOf } from '../../../shared/domain/pricing/bill.ts';
import { periodOf, wholePeriod } from '../../../shared/domain/pricing/billingPeriods.ts';
import type { Books } from '../../../shared/domain/pricing/books.ts';
import { booksOf } from '../../../shared/domain/pricing/books.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { effectCharge } from '../../../shared/domain/pricing/effectCharge.ts';
import type { Scene } from '../../../shared/domain/pricing/effects.ts';
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

/**
 * By the draft of the period that runs, where a price depends on how many units there are: a unit the draft bills costs what it
 * costs there, any other comes after all that stand. The draft is made when such a unit is first asked for; where every unit
 * costs what it costs alone, nothing is read.
 */
export function expectedCharges(r: Reader, contract: StoredContract, timeline: Timeline, now: Instant): Expected {
  const { versions, client } = contract;
  const today = dayOf(now, client.timeZone);
  const period = periodOf(timeline, today) ?? wholePeriod({ from: today, to: today });
  let drafted: Drafted | null = null;
  const draft = (): Drafted => {
    drafted ??= draftedIn(r, contract, period, now);
    return drafted;
  };
  const isAlone = ({ priced, day }: BillableEvent): boolean =>
    !versions.some(({ terms }) => terms.guarantee !== undefined) && bucketOf(timeline, priced, day, () => 0) === null;
  return {
    chargeFor: (event) =>
      isAlone(event) ? chargeOf(event) : (draft().chargeOf(event) ?? after(event, timeline, draft())),
    upgradesOf: (id, charges) => (hasUpgrades(contract) ? upgradesOf(r, id, charges, { period, timeline }) : []),
  };
}

interface Drafted {
  readonly chargeOf: (event: BillableEvent) => Charge | undefined;
  readonly books: Books;
}

function draftedIn(r: Reader, contract: StoredContract, period: Period, now: Instant): Drafted {
  const facts = billFacts(r, contract, period, now);
  const books = booksOf(facts.ledger);
  const byEvent = new Map<string, Charge>();
  for (const charge of chargesOf(facts)) {
    books.add(charge);
    byEvent.set(keyOf(charge.component, charge.event), charge);
  }
  return { books, chargeOf: ({ priced, event }) => byEvent.get(keyOf(priced.component.id, event)) };
}

/** A unit that comes after all that stand in its bucket. */
function after(event: BillableEvent, timeline: Timeline, { books }: Drafted): Charge {
  const { priced, day } = event;
  const bucket = bucketOf(timeline, priced, day, () => 0);
  if (bucket === null) return chargeOf(event);
  const rank = standingUnits(books, priced.component.id, bucket).length + 1;
  return chargeOf(event, { scale: bucket.scale, rank, of: rank });
}

const hasUpgrades = ({ versions }: StoredContract): boolean =>
  versions.some(({ terms }) =>
    terms.components.some((component) => 'overlap' in component && component.overlap === 'upgrade'),
  );

function upgradesOf(r: Reader, id: number, charges: readonly Charge[], at: Omit<Scene, 'books'>): Charge[] {
  const books = booksOf(ledgerOfDelivery(r, id));
  for (const charge of charges) books.add(charge);
  return upgradeEffects({ ...at, books }, id).flatMap(
    (effected) => effectCharge(effected, books, at.timeline)?.charge ?? [],
  );
}

const keyOf = (component: string, event: string): string => `${event} ${component}`;
