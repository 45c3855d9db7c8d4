import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { arrangementOf } from '../../../db/queries/appointment.ts';
import type { ChainRow } from '../../../db/queries/appointmentList.ts';
import { claimsOnDeliveries, linksOf } from '../../../db/queries/appointmentList.ts';
import type { BillingDispute, UnbilledAppointment } from '../../../db/queries/billing.ts';
import type { LiveCharge } from '../../../db/queries/liveCharge.ts';
import { liveChargesOf } from '../../../db/queries/liveCharge.ts';
import { replacementOfChain } from '../../../db/queries/replacement.ts';
import type { ListedChain } from '../../../shared/api/appointment.ts';
import { RefusalShape } from '../../../shared/api/procedure.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import { chains, decidingLink, finalOutcomes } from '../../../shared/domain/appointment.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { waiting } from '../../../shared/domain/dispute.ts';
import { bringsOf, judgeMove, judgeOutcome } from '../../../shared/domain/outcome.ts';
import type { BillableEvent } from '../../../shared/domain/pricing/events.ts';
import { chainEvents } from '../../../shared/domain/pricing/events.ts';
import { lessUpgrades } from '../../../shared/domain/pricing/upgraded.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { dayOf, daysBetween, minuteOf } from '../../../shared/domain/time.ts';
import { outcomeBrings } from '../answers/chainOutcome.ts';
import type { Context } from '../context.ts';
import type { Ruled } from '../dispute/disputeCase.ts';
import { ruledContracts } from '../dispute/disputeCase.ts';
import type { Expected } from '../dispute/expectedCharges.ts';
import { chainLine } from '../dispute/showClaim.ts';
import { chainFactsOf } from '../invoice/chainFacts.ts';
import { claimsByUnit } from '../invoice/claimed.ts';
import { priceFactsOf } from '../invoice/priceFacts.ts';
import { lookOf } from '../look.ts';

type Shown = z.output<typeof ListedChain>;

interface Material {
  readonly links: readonly UnbilledAppointment[];
  /** Those on its delivery and its meetings. */
  readonly claims: readonly BillingDispute[];
  readonly ruled: Ruled;
}

/** Chains as the screen shows them; `zone` is the calendar's. */
export function showChains(r: Reader, context: Context, rows: readonly ChainRow[], zone: string): Shown[] {
  const contractOf = ruledContracts(r);
  const ids = rows.map(({ chainId }) => chainId);
  const links = Map.groupBy(linksOf(r, ids), ({ chainId }) => chainId);
  const claims = Map.groupBy(
    claimsOnDeliveries(r, [...new Set(rows.map(({ deliveryId }) => deliveryId))]),
    ({ deliveryId }) => deliveryId,
  );
  return rows.map((row) =>
    shown(r, context.now(), row, zone, {
      links: links.get(row.chainId) ?? [],
      claims: claims.get(row.deliveryId) ?? [],
      ruled: contractOf(row.contractId),
    }),
  );
}

function shown(r: Reader, now: Instant, row: ChainRow, zone: string, material: Material): Shown {
  const { links, claims, ruled } = material;
  const { contract } = ruled;
  const [chain] = chains(links);
  if (chain === undefined) throw new Error(`no chain ${row.chainId}`);
  const { leadId, name, company, email, deliveryId } = row;
  const owed = replacementOfChain(r, chain.id);
  const { traits } = priceFactsOf(r, contract, [deliveryId])(deliveryId);
  const { chargeFor } = ruled.expected(now);
  const clientDay = (at: Instant): string => dayOf(at, contract.client.timeZone);
  return {
    ...chainLine(chain, now),
    lead: { id: leadId, name, company, email },
    contract: { ref: contract.ref, name: contract.name },
    client: lookOf(contract.client),
    delivery: deliveryId,
    day: dayOf(chain.startsAt, zone),
    minute: minuteOf(chain.startsAt, zone),
    leadDays: daysBetween(clientDay(chain.bookedAt), clientDay(chain.startsAt)),
    history: links.map(({ id, externalId, bookedAt, startsAt, outcome, setter }) => ({
      id,
      externalId,
      bookedAt,
      startsAt,
      outcome,
      setter,
    })),
    arranged: arrangementOf(r, decidingLink(links).id),
    billing: billingOf(r, now, chain, material),
    replacement: owed && { dueDay: owed.dueDay, fulfilled: owed.fulfilledBy !== null },
    openClaims: claims.filter((one) => one.chainId === chain.id && waiting.includes(one.state)).length,
    outcomes: finalOutcomes.map((outcome) => {
      const { events, effect } = outcomeBrings(ruled, { ...chain, outcome }, traits, now);
      return { outcome, ...bringsOf(events, effect, chargeFor), refusal: refusalOf(judgeOutcome(chain, outcome, now)) };
    }),
    // Any later time will do to ask whether it may move at all.
    cannotMove: refusalOf(judgeMove(chain, Math.max(now, chain.startsAt) + 1, now)),
  };
}

/** How each component bills the chain as it stands, in the order of the terms. */
function billingOf(r: Reader, now: Instant, chain: Chain, { links, claims, ruled }: Material): Shown['billing'] {
  const { contract, timeline } = ruled;
  const priceFacts = priceFactsOf(r, contract, [chain.deliveryId]);
  const [facts] = chainFactsOf(links, contract, claimsByUnit(claims), priceFacts, now);
  if (facts === undefined) return [];
  const live = lessUpgrades(liveChargesOf(r, chain.deliveryId));
  const { chargeFor } = ruled.expected(now);
  return chainEvents(facts, timeline).map((event) => billingLine(event, liveFor(live, event), chargeFor));
}

const liveFor = (live: readonly LiveCharge[], { priced, event }: BillableEvent): LiveCharge | undefined =>
  live.find((charge) => charge.component === priced.component.id && charge.event === event);

function billingLine(
  event: BillableEvent,
  live: LiveCharge | undefined,
  chargeFor: Expected['chargeFor'],
): Shown['billing'][number] {
  const { priced, judged } = event;
  const amount = judged.kind === 'bill' ? chargeFor(event).amount : 0;
  return {
    component: priced.component.name ?? priced.component.id,
    judged: judged.kind,
    reason: judged.kind === 'bill' ? null : judged.code,
    amount: live?.amount ?? amount,
    number: live?.number ?? null,
    left: live?.left ?? amount,
  };
}

const refusalOf = (judged: Result<unknown>) => (judged.ok ? null : RefusalShape.parse(judged.refusal));
