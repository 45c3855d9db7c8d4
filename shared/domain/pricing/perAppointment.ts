import { z } from 'zod';
import type { OutcomeEffect } from '../contract/terms.ts';
import { never } from '../never.ts';
import type { ChainEvent, ChainFacts, ComponentModel, Judged, OutcomeEffects } from './model.ts';
import { judgeReviewed } from './model.ts';
import { overlap, unitPriced } from './unitPrice.ts';

/**
 * A price for every chain of appointments, when it is booked or when it is held (domain §2, 5 and 6) [G10, G14]. The
 * trigger is mandatory and has no default; the schema lets it be missing so that a draft can be stored and the linter
 * can say so.
 */
export const PerAppointment = z.strictObject({
  ...unitPriced,
  ...overlap,
  kind: z.literal('perAppointment'),
  trigger: z.enum(['booked', 'held']).optional(),
});
type PerAppointment = z.infer<typeof PerAppointment>;
type Trigger = PerAppointment['trigger'];

export const perAppointment: ComponentModel<typeof PerAppointment> = {
  kind: 'perAppointment',
  schema: PerAppointment,
  unitWord: 'appointment',
  stage: ({ trigger }) => trigger ?? null,
  eventOf: ({ trigger }, chain) => appointmentEvent(trigger, chain),
  onChain: ({ trigger }, chain, effects) => judgeAppointment(trigger, chain, effects),
};

/** The event of a chain under a trigger, and the day it belongs to (domain §2); null without a trigger. */
export function appointmentEvent(trigger: Trigger, chain: ChainFacts): ChainEvent | null {
  if (trigger === undefined) return null;
  return trigger === 'booked'
    ? { event: `chain:${chain.id}:booked`, day: chain.bookedDay, reviewed: chain.atBooking }
    : { event: `chain:${chain.id}:held`, day: chain.meetingDay, reviewed: chain.atMeeting };
}

/** Whether an appointment is billed under a trigger, waits, or never is (domain §5). */
export function judgeAppointment(trigger: Trigger, chain: ChainFacts, effects: OutcomeEffects): Judged {
  if (chain.isReplacement || chain.isFree) return { kind: 'drop', code: chain.isFree ? 'makeGood' : 'replacement' };
  if (chain.deliveryReturned) return { kind: 'drop', code: 'returned' };
  switch (trigger) {
    case undefined:
      return { kind: 'drop', code: 'incomplete' };
    case 'booked':
      return judgeBooked(chain, effects);
    case 'held':
      return judgeHeld(chain, effects);
    default:
      return never(trigger);
  }
}

// A booking is owed whatever becomes of the meeting, unless the contract says otherwise for that outcome.
function judgeBooked(chain: ChainFacts, effects: OutcomeEffects): Judged {
  const open = chain.state === 'booked' || chain.state === 'unconfirmed';
  const effect = open ? 'bill' : (effects[chain.state] ?? 'bill');
  return charges(effect) ? judgeReviewed(chain.atBooking, chain) : { kind: 'drop', code: 'outcomeNotBillable' };
}

// Only a meeting that took place is owed, unless the contract says otherwise for another outcome.
function judgeHeld(chain: ChainFacts, effects: OutcomeEffects): Judged {
  if (chain.state === 'booked') return { kind: 'drop', code: 'notYetDue' };
  const review = judgeReviewed(chain.atMeeting, chain);
  // What came back waits for no outcome.
  if (review.kind === 'drop') return review;
  if (chain.state === 'unconfirmed') return { kind: 'carry', code: 'meetingUnconfirmed' };
  const effect = effects[chain.state] ?? (chain.state === 'held' ? 'bill' : 'none');
  return charges(effect) ? review : { kind: 'drop', code: 'outcomeNotBillable' };
}

/** `replace` leaves the charge and owes a unit; `credit` and `none` charge nothing (domain §5). */
const charges = (effect: OutcomeEffect): boolean => effect === 'bill' || effect === 'replace';
