import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { appointmentsOf, deliveriesOf, opportunitiesBetween } from '../../../db/queries/figures.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import { type Day, dayMs, type Instant } from '../../../shared/domain/basics.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import type { ChainFigure, DeliveryFigure, OpportunityFigure } from '../../../shared/domain/kpi/counts.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { dayOf, endOfDay, startOfDay } from '../../../shared/domain/time.ts';

type Uncut<Row> = Omit<Row, 'key'>;

interface DeliveryFact extends Uncut<DeliveryFigure> {
  readonly id: number;
  readonly day: Day;
  readonly sourceId: number | null;
}

export interface ChainFact extends Uncut<ChainFigure> {
  readonly id: number;
  readonly deliveryId: number;
  readonly setter: string | null;
  /** Full days from the first booking to the meeting. */
  readonly leadDays: number;
}

interface OpportunityFact extends Uncut<OpportunityFigure> {
  readonly deliveryId: number;
}

/** What was delivered in a period and what became of it: all of its figures that no invoice has a say in. Days in the client's zone. */
export interface OutcomeRows {
  readonly period: Period;
  readonly today: Day;
  readonly currency: string;
  readonly deliveries: readonly DeliveryFact[];
  readonly chains: readonly ChainFact[];
  readonly opportunities: readonly OpportunityFact[];
}

/** Reads them as they stand at `now` (domain §5, §7). */
export function readOutcomes(r: Reader, contract: StoredContract, period: Period, now: Instant): OutcomeRows {
  const { timeZone: zone, currency } = contract.client;
  return {
    period,
    today: dayOf(now, zone),
    currency,
    deliveries: deliveryFacts(r, contract, period, now),
    chains: chainFacts(r, contract, now).filter(
      ({ bookedDay, meetingDay }) => isIn(period, bookedDay) || isIn(period, meetingDay),
    ),
    opportunities: opportunitiesBetween(r, contract.id, startOfDay(period.from, zone), endOfDay(period.to, zone)).map(
      (one) => ({
        deliveryId: one.deliveryId,
        day: dayOf(one.reportedAt, zone),
        wonDay: one.wonAt === null ? null : dayOf(one.wonAt, zone),
        amount: one.amount,
        leadDay: dayOf(one.capturedAt, zone),
      }),
    ),
  };
}

function deliveryFacts(r: Reader, { id, versions }: StoredContract, period: Period, now: Instant): DeliveryFact[] {
  const silences = new Map(versions.map((version) => [version.id, version.terms.review?.silence ?? 'accept']));
  return deliveriesOf(r, id, period).map((row) => ({
    id: row.id,
    day: row.day,
    sourceId: row.sourceId,
    standing: standing(row, silences.get(row.termsId) ?? 'accept', now),
    replaced: row.replaced,
    claims: row.claims,
    lateClaims: row.lateClaims,
    firstContact:
      row.contactAt === null || row.deliveredAt === null ? null : Math.floor((row.contactAt - row.deliveredAt) / 1000),
  }));
}

function chainFacts(r: Reader, { id, client }: StoredContract, now: Instant): ChainFact[] {
  return chains(appointmentsOf(r, id)).map((chain) => ({
    id: chain.id,
    deliveryId: chain.deliveryId,
    bookedDay: dayOf(chain.bookedAt, client.timeZone),
    meetingDay: dayOf(chain.startsAt, client.timeZone),
    state: chainState(chain, now),
    setter: chain.setter,
    leadDays: Math.floor((chain.startsAt - chain.bookedAt) / dayMs),
  }));
}
