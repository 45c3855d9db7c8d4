import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import {
  appointmentsOf,
  chargesFor,
  deliveriesOf,
  opportunitiesBetween,
  sourceShares,
} from '../../../db/queries/figures.ts';
import { readSources } from '../../../db/queries/source.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import { type Day, dayMs, type Instant, type Minor } from '../../../shared/domain/basics.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import { shareCosts } from '../../../shared/domain/kpi/costs.ts';
import type { ChainFigure, DeliveryFigure, OpportunityFigure } from '../../../shared/domain/kpi/counts.ts';
import { type Inputs, inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { split, sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { chargesOf } from '../../../shared/domain/pricing/bill.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { dayOf, endOfDay, startOfDay } from '../../../shared/domain/time.ts';
import { billFacts } from '../invoice/billFacts.ts';

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

/** A charge of an event of the period and what was credited of it; `deliveryId` null for the period itself. */
interface ChargeFact {
  readonly documentId: number;
  readonly component: string;
  readonly day: Day;
  readonly deliveryId: number | null;
  readonly chainId: number | null;
  readonly charged: Minor;
  readonly credited: Minor;
  readonly currency: string;
}

/** The contract's part of what a source cost on one day. */
export interface CostFact {
  readonly sourceId: number;
  readonly day: Day;
  readonly amount: Minor;
  readonly currency: string;
}

/** A lead or meeting that the next invoice charges, and how much. */
interface UnbilledFact {
  readonly amount: Minor;
  readonly deliveryId: number;
  readonly chainId: number | null;
  readonly day: Day;
}

/** Everything the figures of a contract and period are made of, before it is cut. Days in the client's zone. */
export interface FigureRows {
  readonly period: Period;
  readonly today: Day;
  readonly currency: string;
  readonly deliveries: readonly DeliveryFact[];
  readonly chains: readonly ChainFact[];
  readonly opportunities: readonly OpportunityFact[];
  readonly charges: readonly ChargeFact[];
  readonly notInvoiced: readonly UnbilledFact[];
  /** What the next invoice charges of the period's days, for the period itself too, in minor units of `currency`. */
  readonly openToInvoice: Minor;
  readonly costs: readonly CostFact[];
  readonly inputs: Inputs;
}

/** What a caller has at hand of the same period and moment, and what is read where it has not. */
interface AtHand {
  /** Of all contracts, where several are looked at. */
  readonly costs?: CostsByContract;
  /** Of the draft of the period. */
  readonly charges?: readonly Charge[];
}

/** Reads them as they stand at `now` (domain §5, §7). */
export function readRows(
  r: Reader,
  contract: StoredContract,
  period: Period,
  now: Instant,
  { costs = costsByContract(r, period), charges = chargesOf(billFacts(r, contract, period, now)) }: AtHand = {},
): FigureRows {
  const zone = contract.client.timeZone;
  const allChains = chainFacts(r, contract, now);
  const chainDays = new Map(allChains.map((chain) => [chain.id, chain]));
  const deliveries = deliveryFacts(r, contract, period, now);
  return {
    period,
    today: dayOf(now, zone),
    currency: contract.client.currency,
    deliveries,
    chains: allChains.filter(({ bookedDay, meetingDay }) => isIn(period, bookedDay) || isIn(period, meetingDay)),
    opportunities: opportunitiesBetween(r, contract.id, startOfDay(period.from, zone), endOfDay(period.to, zone)).map(
      (one) => ({
        deliveryId: one.deliveryId,
        day: dayOf(one.reportedAt, zone),
        wonDay: one.wonAt === null ? null : dayOf(one.wonAt, zone),
        amount: one.amount,
        leadDay: dayOf(one.capturedAt, zone),
      }),
    ),
    charges: chargesFor(r, contract.id, period).flatMap(({ event, day, amount, ...charge }) => {
      const on = day ?? eventDay(event, chainDays);
      return on !== null && isIn(period, on) ? [{ ...charge, day: on, charged: amount }] : [];
    }),
    ...notInvoiced(charges, period),
    costs: costs.get(contract.id) ?? [],
    inputs: inputsIn(contract.inputs, period),
  };
}

/** What the invoice run would charge now of the period's leads and meetings: it decides, not this file. */
function notInvoiced(charges: readonly Charge[], period: Period): Pick<FigureRows, 'notInvoiced' | 'openToInvoice'> {
  const open = charges.filter(({ day }) => isIn(period, day));
  return {
    notInvoiced: open.flatMap(({ deliveryId, chainId, day, amount }) =>
      deliveryId === null ? [] : [{ deliveryId, chainId, day, amount }],
    ),
    openToInvoice: sumOf(open.map(({ amount }) => amount)),
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
    firstContact: null,
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

/** The day a charged event belongs to (domain §2): that of the booking or the meeting, or the first of its days. */
function eventDay(event: string, chainDays: ReadonlyMap<number, ChainFact>): Day | null {
  const [kind, id, trigger] = event.split(':');
  if (kind === 'period') return id ?? null;
  const chain = chainDays.get(Number(id));
  return (trigger === 'booked' ? chain?.bookedDay : chain?.meetingDay) ?? null;
}

/** The costs that fall on each contract, by its id. */
export type CostsByContract = ReadonlyMap<number, readonly CostFact[]>;

/** Source costs of the period's days, shared over contracts by delivered leads (domain §7), each cost still on its day. */
export function costsByContract(r: Reader, period: Period): CostsByContract {
  const shares = sourceShares(r, period).map(({ sourceId, contractId, delivered }) => ({
    source: String(sourceId),
    contract: String(contractId),
    delivered,
  }));
  const byContract = new Map<number, CostFact[]>();
  for (const source of readSources(r)) {
    const costs = source.costs.filter(({ day, amount }) => isIn(period, day) && amount > 0);
    const sums = costs.map(({ currency, amount }) => ({ source: String(source.id), currency, amount }));
    for (const { contract, currency, amount } of shareCosts(sums, shares).shared) {
      const own = byContract.get(Number(contract)) ?? [];
      own.push(
        ...overDays(
          source.id,
          amount,
          costs.filter((cost) => cost.currency === currency),
        ),
      );
      byContract.set(Number(contract), own);
    }
  }
  return byContract;
}

/** A part of some costs of one source, over their days. */
function overDays(sourceId: number, part: Minor, costs: readonly Omit<CostFact, 'sourceId'>[]): CostFact[] {
  const parts = split(
    part,
    costs.map(({ amount }) => amount),
  );
  return costs.map(({ day, currency }, at) => ({ sourceId, day, amount: parts[at] ?? 0, currency }));
}
