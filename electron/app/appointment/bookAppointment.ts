import type { z } from 'zod';
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

/**
 * Books a meeting on a delivery: a new chain (domain §5). Refuses `notFound`, `wrongState` for a delivery on hold, a time the
 * clock skips (`timeSkipped`), and what `judgeBooking` refuses.
 */
export function bookAppointment(
  context: Context,
  input: z.output<typeof BookInput>,
): Result<z.output<typeof ChainAnswer>> {
  return transact(context, (w) => {
    if (!isDelivery(w, input.delivery)) stop('notFound', { kind: 'delivery', ref: input.delivery });
    const { delivery } = readUnit(w, input.delivery, null);
    const { id: deliveryId, contractId, state } = delivery;
    if (state === 'onHold') stop('wrongState', { kind: 'delivery', id: deliveryId, state, allowed: [] });
    const { contract } = ruledContracts(w)(contractId);
    const { setter = null } = input;
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
    );
    noteChain(w, context, 'book', id, { after: { delivery: deliveryId, bookedAt, startsAt } });
    return { chain: id, appointment: id, problems: [] };
  });
}
