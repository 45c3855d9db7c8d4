import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readContract } from '../../../db/queries/contract.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import type { DeliveryRow } from '../../../db/queries/deliveryList.ts';
import { countByStanding, listedDeliveries } from '../../../db/queries/deliveryList.ts';
import { claimsOnDelivery } from '../../../db/queries/explain.ts';
import { replacementOfDispute } from '../../../db/queries/replacement.ts';
import type { DeliveryListAnswer, DeliveryListInput } from '../../../shared/api/delivery.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Standing } from '../../../shared/domain/delivery.ts';
import { standing, standings } from '../../../shared/domain/delivery.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { silenceOf } from '../dispute/claimUnit.ts';
import type { Ruled } from '../dispute/disputeCase.ts';
import { ruledBy } from '../dispute/disputeCase.ts';
import { chargesOfUnit } from '../dispute/unitCharges.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';

type Answer = z.output<typeof DeliveryListAnswer>;

/**
 * The deliveries of a contract, newest first, each with what it stands at by the clock and what it costs (domain §5). Refuses
 * an unknown contract (`notFound`).
 */
export function listDeliveries(context: Context, input: z.output<typeof DeliveryListInput>): Result<Answer> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const now = context.now();
  const { text, sort, direction, after, limit } = input;
  const asking = contract.versions.filter(({ terms }) => terms.review?.silence === 'ask').map(({ id }) => id);
  const wanted = { contractId: contract.id, asking, now, standings: input.standings, text };
  const page = listedDeliveries(reader, { ...wanted, sort, direction, limit, ...(after && { after }) });
  const count = () => [...countByStanding(reader, wanted)];
  const found = new Map(
    text.trim() === '' ? withKept(context, (kept) => kept.of([contract], byStanding, count)) : count(),
  );
  const countOf = (one: Standing): number => found.get(one) ?? 0;
  const shown: readonly Standing[] =
    input.standings.length > 0 ? input.standings : standings.filter((one) => one !== 'onHold');
  const ruled = ruledBy(reader, contract);
  const today = inForce(contract.versions, dayOf(now, contract.client.timeZone));
  return done({
    asOf: now,
    contract: { ref: contract.ref, name: contract.name },
    client: lookOf(contract.client),
    rows: page.rows.map((row) => rowOf(reader, context, ruled, row)),
    total: shown.reduce((sum, one) => sum + countOf(one), 0),
    next: page.next,
    counts: standings.map((one) => ({ standing: one, count: countOf(one) })),
    reasons: today?.terms.disputes?.reasons ?? [],
  });
}

const byStanding = {
  name: 'deliveriesByStanding',
  asked: '',
  schema: z.array(z.tuple([z.enum(standings), z.int()])),
};

function rowOf(r: Reader, context: Context, ruled: Ruled, row: DeliveryRow): Answer['rows'][number] {
  const now = context.now();
  const delivery = readDelivery(r, row.id);
  const disputes = claimsOnDelivery(r, row.id);
  const owed = disputes.flatMap(({ id }) => replacementOfDispute(r, id) ?? []).at(-1);
  const { leadId, name, company, email, verdict, score, band, meetings } = row;
  return {
    id: row.id,
    lead: { id: leadId, name, company, email },
    state: delivery.state,
    standing: standing(delivery, silenceOf(ruled.contract, delivery.termsId), now),
    deliveredAt: delivery.deliveredAt,
    reviewEndsAt: delivery.reviewEndsAt,
    decidedAt: delivery.decidedAt,
    verdict,
    score,
    band,
    charges: chargesOfUnit(r, ruled, delivery, now).map(({ amount, left, number }) => ({ amount, left, number })),
    isReplacement: delivery.replacementId !== null,
    isFree: delivery.isFree,
    replacement: owed ? { dueDay: owed.dueDay, fulfilled: owed.fulfilledBy !== null } : null,
    disputes,
    meetings,
  };
}
