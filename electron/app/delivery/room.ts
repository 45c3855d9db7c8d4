import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { handedDeliveries } from '../../../db/queries/handed.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { balanceOf } from '../../../db/queries/prepaid.ts';
import type { Day, Instant, Minor } from '../../../shared/domain/basics.ts';
import type { Cost, LimitUse, WindowedLimit } from '../../../shared/domain/caps.ts';
import { free, limitsOf, withOneMore } from '../../../shared/domain/caps.ts';
import { pilotOf } from '../../../shared/domain/contract/pilot.ts';
import { inForce, type Terms } from '../../../shared/domain/contract/terms.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import {
  createUnitCosts,
  type HandedLead,
  reckonedFrom,
  type UnitCosts,
} from '../../../shared/domain/pricing/unitCosts.ts';
import type { Judging } from '../../../shared/domain/qualification/judging.ts';
import { taxOn } from '../../../shared/domain/tax.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Target } from '../import/plan.ts';
import { priceFactsOf } from '../invoice/priceFacts.ts';
import { openGross } from '../prepaid/openGross.ts';
import { type Banded, bandedBy, createAsHanded } from './handedLead.ts';

/** The room that the limits of a contract leave for more leads on a day. */
export interface Room {
  /** How far each limit is used up, with what was taken since. */
  readonly uses: () => readonly LimitUse[];
  /** What a lead would cost if it went out next; `verdict` is the one it goes out by where that is not kept yet. */
  readonly costOf: (lead: StoredLead, verdict?: Banded | null) => Cost;
  /** The lead went out, at this cost. */
  readonly take: (lead: StoredLead, cost: Cost) => void;
}

/**
 * Opens the room for deliveries to a contract now. What leads cost is reckoned only where a limit in money asks for it, or where
 * `tellsCost` does: else all of them count as free.
 */
export function openRoom(r: Reader, plan: Target & { readonly judging: Judging }, tellsCost = false): Room {
  const { contract, version, judging } = plan;
  const limits = limitsOn(r, contract, judging.today);
  const costs = tellsCost || limits.some(inMoney) ? reckon(r, contract, moneyDays(limits), judging.today) : null;
  let uses = usesOf(r, contract, limits, costs, judging.now);
  const asHanded = createAsHanded(plan, judging);
  const candidates = new Map<number, HandedLead>();
  const candidate = (lead: StoredLead, verdict: Banded | null = null): HandedLead => {
    const known = candidates.get(lead.id) ?? asHanded(lead, () => verdict ?? bandedBy(r, plan, lead));
    candidates.set(lead.id, known);
    return known;
  };
  return {
    uses: () => uses,
    costOf: (lead, verdict) =>
      costs === null ? free : withTax(version.terms, costs.unit.next(candidate(lead, verdict))),
    take: (lead, cost) => {
      if (costs !== null && cost !== free) costs.unit.take(candidate(lead));
      uses = withOneMore(uses, cost);
    },
  };
}

/** How far the limits of the terms in force are used up on a day of the client. */
export function limitUses(r: Reader, contract: StoredContract, now: Instant): LimitUse[] {
  const today = dayOf(now, contract.client.timeZone);
  const limits = limitsOn(r, contract, today);
  const costs = limits.some(inMoney) ? reckon(r, contract, moneyDays(limits), today) : null;
  return usesOf(r, contract, limits, costs, now);
}

/** What the leads delivered on some days cost as limits count it, in minor units of the client's currency, without tax. */
export function spentIn(r: Reader, contract: StoredContract, days: Period): Minor {
  const { spent } = reckon(r, contract, [days.from], days.to);
  return sumOf(spent.filter(({ day }) => isIn(days, day)).map(({ cost }) => cost));
}

/** What leads cost that go out today after those that did, one after the other. */
export const costsFromToday = (r: Reader, contract: StoredContract, today: Day): UnitCosts =>
  reckon(r, contract, [], today).unit;

/** What one more lead costs that meets no condition of a price list. */
export function nextLeadCost(r: Reader, contract: StoredContract, now: Instant): Cost {
  const today = dayOf(now, contract.client.timeZone);
  const terms = inForce(contract.versions, today)?.terms;
  if (terms === undefined) return free;
  const unit = costsFromToday(r, contract, today);
  return withTax(terms, unit.next({ ...unlisted, day: today, callSeconds: null }));
}

/** The limits of a day: caps, the pilot's own, and the balance with its credit limit, which refuses what it cannot pay. */
function limitsOn(r: Reader, contract: StoredContract, today: Day): WindowedLimit[] {
  const terms = inForce(contract.versions, today)?.terms;
  if (terms === undefined) return [];
  const limits = limitsOf(terms, today, pilotOf(contract.versions, today)?.from ?? today);
  const { prepaid } = terms.billing;
  if (prepaid === undefined) return limits;
  const money = balanceOf(r, contract.id) + prepaid.creditLimit;
  return [...limits, { kind: 'balance', leads: null, money, above: 'refuse', window: null }];
}

const inMoney = ({ money }: WindowedLimit): boolean => money !== null;

/** The first day of each limit in money that counts over days. */
const moneyDays = (limits: readonly WindowedLimit[]): Day[] =>
  limits.filter(inMoney).flatMap(({ window }) => window?.from ?? []);

/** What was delivered cost, and what the next lead costs after it. */
interface Reckoned {
  readonly unit: UnitCosts;
  /** Of each delivery, by day. */
  readonly spent: readonly { readonly day: Day; readonly cost: Minor }[];
}

/** Reckons what was delivered from the first of some days up to today. */
function reckon(r: Reader, contract: StoredContract, firstDays: readonly Day[], today: Day): Reckoned {
  const { versions } = contract;
  const unit = createUnitCosts(versions);
  const [from = today] = [today, ...firstDays].map((day) => reckonedFrom(versions, day)).toSorted();
  const handed = handedDeliveries(r, contract.id, { from, to: today });
  const factsOf = priceFactsOf(
    r,
    contract,
    handed.map(({ id }) => id),
  );
  const spent = handed.map((delivery) => ({
    day: delivery.day,
    cost: unit.take({ ...delivery, ...factsOf(delivery.id) }),
  }));
  return { unit, spent };
}

const usesOf = (
  r: Reader,
  contract: StoredContract,
  limits: readonly WindowedLimit[],
  costs: Reckoned | null,
  now: Instant,
): LimitUse[] =>
  limits.map((limit) => {
    const { window } = limit;
    if (window === null) return { ...limit, used: 0, spent: openGross(r, contract, now) };
    const within = inMoney(limit) ? (costs?.spent ?? []).filter(({ day }) => isIn(window, day)) : [];
    return {
      ...limit,
      used: countDelivered(r, contract.id, window),
      spent: sumOf(within.map(({ cost }) => cost)),
    };
  });

function withTax({ billing }: Terms, net: Minor): Cost {
  return { net, gross: net + (billing.tax ? taxOn(billing.tax, net).amount : 0) };
}
