import type { z } from 'zod';
import { countHeld, heldDeliveries } from '../../../db/queries/deliverable.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import type { HoldAnswer } from '../../../shared/api/delivery.ts';
import { keptBy } from '../../../shared/domain/caps.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { planDelivery } from './deliver.ts';
import { openRoom } from './room.ts';

/** More than a person works through one by one; in bulk all of them are decided. */
const listed = 1000;

/**
 * What waits on hold for a contract, oldest first, each with what keeps it and what it would cost: those that have room now take
 * it in their turn. Refuses as `deliver` does.
 */
export function listHeld(
  context: Context,
  { contract: ref }: { readonly contract: string },
): Result<z.output<typeof HoldAnswer>> {
  const { reader } = context.handle;
  const planned = planDelivery(reader, ref, context.now());
  if (!planned.ok) return planned;
  const { contract, judging } = planned.value;
  const room = openRoom(reader, planned.value, true);
  const limits = room.uses().map((use) => ({ ...use }));
  const held = heldDeliveries(reader, contract.id, listed);
  const leads = new Map(
    readLeads(
      reader,
      held.map(({ leadId }) => leadId),
    ).map((lead) => [lead.id, lead]),
  );
  return done({
    asOf: judging.now,
    contract: { ref: contract.ref, name: contract.name },
    client: lookOf(contract.client),
    rows: held.flatMap(({ id, leadId, since, name, company, email }) => {
      const lead = leads.get(leadId);
      if (lead === undefined) return [];
      const cost = room.costOf(lead);
      const keeps = keptBy(room.uses(), cost);
      if (keeps.length === 0) room.take(lead, cost);
      return [
        {
          id,
          lead: { id: leadId, name, company, email },
          since,
          keptBy: keeps.map(({ kind }) => kind),
          cost: cost.net,
        },
      ];
    }),
    total: countHeld(reader, contract.id),
    limits,
  });
}
