import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { appointmentsOfDelivery, insertAppointment } from '../../../db/queries/appointment.ts';
import { isDelivery } from '../../../db/queries/explain.ts';
import type { BookInput, ChainAnswer } from '../../../shared/api/appointment.ts';
import { judgeBooking } from '../../../shared/domain/outcome.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { billsBookings } from '../answers/takeAppointment.ts';
import { clientMoment } from '../clientMoment.ts';
import type { Context } from '../context.ts';
import { readUnit } from '../dispute/claimUnit.ts';
import { ruledContracts } from '../dispute/disputeCase.ts';
import { orStop, stop, transact } from '../transact.ts';
import { noteChain } from './chainAtHand.ts';

type Booking = z.output<typeof BookInput>;

/**
 * Books a meeting on a delivery: a new chain (domain §5). Refuses `notFound`, `wrongState` for a delivery on hold, a time the
 * clock skips (`timeSkipped`), and what `judgeBooking` refuses.
 */
export const bookAppointment = (context: Context, input: Booking): Result<z.output<typeof ChainAnswer>> =>
  transact(context, (w) => {
    const id = bookOn(w, context, input);
    return { chain: id, appointment: id, problems: [] };
  });

/** {@link bookAppointment} inside the caller's transaction; answers the new chain. */
export function bookOn(w: Writer, context: Context, input: Booking): number {
  if (!isDelivery(w, input.delivery)) stop('notFound', { kind: 'delivery', ref: input.delivery });
  const { delivery } = readUnit(w, input.delivery, null);
  const { id: deliveryId, contractId, state } = delivery;
  if (state === 'onHold') stop('wrongState', { kind: 'delivery', id: deliveryId, state, allowed: [] });
  const { contract } = ruledContracts(w)(contractId);
  const { setter = null, kind = null, withWhom = null, remindMinutes = null } = input;
  const startsAt = clientMoment(contract, input.startsAt);
  const booking = {
    bookedAt: input.bookedAt === undefined ? undefined : clientMoment(contract, input.bookedAt),
    startsAt,
    billsBookings: billsBookings(contract, startsAt),
    others: appointmentsOfDelivery(w, deliveryId),
  };
  const bookedAt = orStop(judgeBooking(booking, context.now()));
  const id = context.ids.next(w);
  insertAppointment(
    w,
    { id, contractId, deliveryId, chainId: id, externalId: null, bookedAt, startsAt, outcome: null, setter },
    context.now(),
    { kind, withWhom, remindMinutes },
  );
  noteChain(w, context, 'book', id, { after: { delivery: deliveryId, bookedAt, startsAt, kind, remindMinutes } });
  return id;
}
