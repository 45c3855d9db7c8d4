import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { type Deliverable, heldLeads } from '../../../db/queries/deliverable.ts';
import { dropHeld, readDelivery } from '../../../db/queries/delivery.ts';
import { insertDiscarded } from '../../../db/queries/discarded.ts';
import { isDelivery } from '../../../db/queries/explain.ts';
import type { DecideHeldAnswer, DecideHeldInput } from '../../../shared/api/delivery.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { stop, transact } from '../transact.ts';
import { answerOf, planDelivery } from './deliver.ts';
import { type DeliveryPlan, handOver } from './handOver.ts';

type Input = z.output<typeof DecideHeldInput>;
type Answer = z.output<typeof DecideHeldAnswer>;

/**
 * What becomes of deliveries on hold, one step for all of them (domain §2): `deliver` hands them over as far as there is room,
 * what is left waits on; `makeGood` gives them free now, up to caps that refuse; `discard` takes them off, and their leads are
 * not offered to the contract again. Refuses `notFound`, `contractNotActive`, and `wrongState` for what is not on hold.
 */
export function decideHeld(context: Context, input: Input): Result<Answer> {
  const planned = planDelivery(context.handle.reader, input.contract, context.now());
  if (!planned.ok) return planned;
  const plan = planned.value;
  return transact(context, (w) => {
    const held = input.ids === undefined ? all(w, plan) : chosen(w, plan, input.ids);
    if (input.as === 'discard') {
      discard(w, context, plan, held, input.note);
      return { ...answerOf(w, plan, nothing), discarded: held.length };
    }
    const how = input.as === 'makeGood' ? 'makeGood' : 'usual';
    return { ...answerOf(w, plan, handOver(w, context, plan, held, how, input.note)), discarded: 0 };
  });
}

const nothing = { delivered: 0, replacements: 0, kept: new Map<string, number>() };

type Held = Deliverable & { readonly heldId: number };

const isHeld = (one: Deliverable): one is Held => one.heldId !== null;

const all = (w: Writer, { contract }: DeliveryPlan): Held[] =>
  heldLeads(w, contract.id, 0, Number.MAX_SAFE_INTEGER).filter(isHeld);

/** In the order of the bin, whatever order they were chosen in. */
function chosen(w: Writer, { contract }: DeliveryPlan, ids: readonly number[]): Held[] {
  return [...new Set(ids)]
    .toSorted((a, b) => a - b)
    .map((id) => {
      if (!isDelivery(w, id)) stop('notFound', { kind: 'delivery', ref: id });
      const { contractId, leadId, state } = readDelivery(w, id);
      if (contractId !== contract.id) stop('notFound', { kind: 'delivery', ref: id, wantedBy: contract.ref });
      if (state !== 'onHold') stop('wrongState', { kind: 'delivery', id, state, allowed: [] });
      return { leadId, heldId: id };
    });
}

function discard(
  w: Writer,
  context: Context,
  { contract, judging }: DeliveryPlan,
  held: readonly Held[],
  note: string | undefined,
): void {
  for (const { heldId, leadId } of held) {
    dropHeld(w, heldId);
    insertDiscarded(w, { contractId: contract.id, leadId, discardedAt: judging.now });
  }
  appendBulk(w, context, {
    action: 'discard',
    subject: `contract:${contract.ref}`,
    counts: { discarded: held.length },
    changed: held.map(({ heldId, leadId }) => [heldId, leadId]),
    note,
  });
}
