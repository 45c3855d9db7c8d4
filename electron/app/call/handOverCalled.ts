import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { deliveryOfLead } from '../../../db/queries/delivery.ts';
import type { CallFinish } from '../../../shared/api/call.ts';
import { bookOn } from '../appointment/bookAppointment.ts';
import type { Context } from '../context.ts';
import { deliverIn } from '../delivery/deliverChosen.ts';
import { stop } from '../transact.ts';

/** What a call led to. */
interface HandedOver {
  /** `delivered`, or what keeps the lead from it; null where nobody asked. */
  readonly delivery: string | null;
  /** The new chain. */
  readonly meeting: number | null;
}

type Wish = Pick<z.output<typeof CallFinish>, 'lead' | 'deliver' | 'meeting'>;

/**
 * Delivers a lead that was called, where told, and books the meeting it agreed to. A meeting is on a delivery (domain §1): it
 * delivers the lead first, and without a delivery there is no meeting (`meetingUndelivered`, with the reason). A lead that is
 * kept back and has no meeting is only told.
 */
export function handOverCalled(w: Writer, context: Context, contract: StoredContract, wish: Wish): HandedOver {
  const { lead, deliver, meeting } = wish;
  if (!deliver && meeting === null) return { delivery: null, meeting: null };
  const delivery = deliveredId(w, contract, lead) === null ? handOver(w, context, contract, lead) : 'delivered';
  if (meeting === null) return { delivery, meeting: null };
  const id = deliveredId(w, contract, lead);
  if (id === null) stop('meetingUndelivered', { reason: delivery });
  const setter = meeting.setter ?? context.actor.name;
  return { delivery, meeting: bookOn(w, context, { ...meeting, setter, delivery: id }) };
}

function handOver(w: Writer, context: Context, contract: StoredContract, lead: number): string {
  const { kept } = deliverIn(w, context, { contract: contract.ref, leads: [lead] });
  if (deliveredId(w, contract, lead) !== null) return 'delivered';
  return kept[0]?.reason ?? 'onHold';
}

function deliveredId(w: Writer, contract: StoredContract, lead: number): number | null {
  const held = deliveryOfLead(w, contract.id, lead);
  return held === null || held.state === 'onHold' ? null : held.id;
}
