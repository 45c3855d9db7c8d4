import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { isInvoiced } from '../../../db/queries/document.ts';
import { owedReplacements } from '../../../db/queries/replacement.ts';
import { closingReviews, countToCheck, countToDeliver } from '../../../db/queries/today.ts';
import { LimitUseShape } from '../../../shared/api/limits.ts';
import type { Balance } from '../../../shared/api/prepaid.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import { chainState } from '../../../shared/domain/appointment.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { beyondCapacity } from '../../../shared/domain/caps.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import { isNews } from '../../../shared/domain/contract/duties.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { periodsUntil } from '../../../shared/domain/duePeriods.ts';
import { inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { projected, workingDaysIn } from '../../../shared/domain/kpi/pace.ts';
import { periodContaining, periodText } from '../../../shared/domain/period.ts';
import { addDays, dayOf, endOfDay, latestOf, startOfDay } from '../../../shared/domain/time.ts';
import type { ContractToday, Pace, Waiting } from '../../../shared/domain/today.ts';
import { limitUses } from '../delivery/room.ts';
import { silentCases } from '../dispute/settleSilent.ts';
import { contractDuties, reportsOwed } from '../duty/contractDuties.ts';
import { sumDraft } from '../invoice/draftInvoice.ts';
import type { Kept } from '../kept.ts';
import { calendarsNow } from '../opportunity/readRevenueCalendar.ts';
import { balanceKept, balanceNow } from '../prepaid/balance.ts';

/** What is read once for all contracts. */
export interface Surroundings {
  readonly agency: Agency | null;
  readonly now: Instant;
  readonly claims: ReadonlyMap<number, Waiting>;
  /** Chains that may wait for an outcome or for their time, by contract. */
  readonly chains: ReadonlyMap<number, readonly Chain[]>;
  readonly kept: Kept;
}

/** Leads of older imports are cold: those never checked or never delivered are no news any more, the list of leads shows them. */
const freshDays = 14;
/** Longer than any billing period and the one before it. */
const billedWithinDays = 190;

const nothing = {
  reviewsToday: null,
  reviewsTomorrow: null,
  claims: null,
  silentClaims: 0,
  unconfirmed: null,
  meetings: null,
  limits: [],
  balance: null,
  beyondCapacity: 0,
  owed: [],
  reports: [],
  toInvoice: null,
  revenueMissing: null,
  leadsToCheck: 0,
  leadsToDeliver: 0,
  pace: null,
  duties: [],
} as const satisfies Partial<ContractToday>;

/** What is the case with one contract now. A draft only waits to be finished: nothing happens under it. */
export function contractToday(r: Reader, contract: StoredContract, around: Surroundings): ContractToday {
  const { id, ref, client, versions } = contract;
  const { now, kept } = around;
  const zone = client.timeZone;
  const today = dayOf(now, zone);
  const facts = { contract: ref, zone, now, today };
  if (contract.state === 'draft') return { ...facts, ...nothing, draftErrors: errorsOf(contract) };
  const terms = inForce(versions, today)?.terms;
  const tonight = endOfDay(today, zone);
  const chains = around.chains.get(id) ?? [];
  const starting = (state: 'booked' | 'unconfirmed'): Waiting | null =>
    firstOf(chains.filter((chain) => chainState(chain, now) === state && dayOf(chain.startsAt, zone) <= today));
  const reports = reportsOwed(r, contract, now);
  return {
    ...facts,
    reviewsToday: closingReviews(r, id, now, tonight),
    reviewsTomorrow: closingReviews(r, id, tonight + 1, endOfDay(addDays(today, 1), zone)),
    claims: around.claims.get(id) ?? null,
    silentClaims: around.claims.has(id) ? silentCases(r, contract, now).length : 0,
    unconfirmed: starting('unconfirmed'),
    meetings: starting('booked'),
    limits: kept.of([contract], limitsKept, () => limitUses(r, contract, now)),
    balance: leftOf(kept.of([contract], balanceKept, () => balanceNow(r, contract, now))),
    beyondCapacity: beyondCapacity(terms?.capacity, countDelivered(r, id, { from: today, to: today })),
    owed: owedReplacements(r, id).map(({ dueDay }) => dueDay),
    reports: reports.map(({ period, day }) => ({ period, due: day })),
    toInvoice: toInvoice(r, contract, around, today),
    revenueMissing: kept.of([contract], missingKept, () => revenueMissing(r, contract, now)),
    ...kept.of([contract], freshKept, () => {
      const since = startOfDay(addDays(today, -freshDays), zone);
      return { leadsToCheck: countToCheck(r, id, since), leadsToDeliver: countToDeliver(r, id, since) };
    }),
    pace: paceOf(r, contract, today),
    duties: contractDuties(r, contract, now, { reports, onlyNear: true }).filter(isNews),
    draftErrors: null,
  };
}

/** What is worth keeping from one look to the next: all of it is reckoned from every delivery of its days. */
const limitsKept = { name: 'limits', asked: '', schema: z.array(LimitUseShape) };
const missingKept = {
  name: 'revenueMissing',
  asked: '',
  schema: z.strictObject({ count: z.int(), first: z.string() }).nullable(),
};
const freshKept = {
  name: 'freshLeads',
  asked: '',
  schema: z.strictObject({ leadsToCheck: z.int(), leadsToDeliver: z.int() }),
};
const DraftSum = z.strictObject({ charges: z.int(), net: z.int(), isBlocked: z.boolean() });

const leftOf = (held: Balance | null): ContractToday['balance'] =>
  held && { left: held.balance - held.open, covers: held.covers };

function firstOf(chains: readonly Chain[]): Waiting | null {
  if (chains.length === 0) return null;
  return { count: chains.length, first: Math.min(...chains.map(({ startsAt }) => startsAt)) };
}

const errorsOf = ({ versions, client }: StoredContract): number =>
  versions.flatMap(({ terms }) => lint(terms, client)).filter(({ severity }) => severity === 'error').length;

/** The draft of the last period that is over: it bills what earlier ones carried over as well (domain §2). */
function toInvoice(
  r: Reader,
  contract: StoredContract,
  { agency, now, kept }: Surroundings,
  today: Day,
): ContractToday['toInvoice'] {
  const { id, versions } = contract;
  const first = latestOf(versions[0]?.terms.from ?? today, addDays(today, -billedWithinDays));
  const cycleOn = (day: Day) => inForce(versions, day)?.terms.billing ?? null;
  const period = periodsUntil(cycleOn, first, addDays(today, -1)).at(-1);
  if (period === undefined || isInvoiced(r, id, period)) return null;
  const { charges, net, isBlocked } = kept.of(
    [contract],
    { name: 'draftSum', asked: periodText(period), schema: DraftSum },
    () => sumDraft(r, contract, agency, period, now),
  );
  return charges === 0 ? null : { period, net, blocked: isBlocked };
}

function revenueMissing(r: Reader, contract: StoredContract, now: Instant): ContractToday['revenueMissing'] {
  const missing = calendarsNow(r, contract, now)
    .flatMap(({ months }) => months)
    .filter(({ state }) => state === 'missing')
    .map(({ month }) => month)
    .toSorted();
  const [first] = missing;
  return first === undefined ? null : { count: missing.length, first };
}

/** Null where no target holds for the running billing period. */
function paceOf(r: Reader, contract: StoredContract, today: Day): Pace | null {
  const terms = inForce(contract.versions, today)?.terms;
  if (!terms) return null;
  const period = periodContaining(terms.billing, today);
  const { target } = inputsIn(contract.inputs, period);
  if (target === undefined) return null;
  const { client } = contract;
  const delivered = countDelivered(r, contract.id, period);
  return {
    period,
    delivered,
    target,
    projected: projected(delivered, period, today, client),
    daysPassed: workingDaysIn({ from: period.from, to: today }, client),
  };
}
