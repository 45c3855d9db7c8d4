import type { z } from 'zod';
import {
  appointmentsOfChain,
  arrangementOf,
  insertAppointment,
  updateAppointment,
} from '../../../db/queries/appointment.ts';
import type { ChainAnswer, MoveInput } from '../../../shared/api/appointment.ts';
import { decidingLink } from '../../../shared/domain/appointment.ts';
import { judgeMove } from '../../../shared/domain/outcome.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { clientMoment } from '../clientMoment.ts';
import type { Context } from '../context.ts';
import { ruledContracts } from '../dispute/disputeCase.ts';
import { orStop, transact } from '../transact.ts';
import { chainOf, noteChain, problemsOf, settle } from './chainAtHand.ts';

/**
 * Moves a meeting to another time: the chain goes on with one more meeting, booked now (domain §5). What the old outcome owed
 * goes, as when a file says so. Refuses `notFound`, `timeSkipped` and what `judgeMove` refuses.
 */
export function moveAppointment(
  context: Context,
  input: z.output<typeof MoveInput>,
): Result<z.output<typeof ChainAnswer>> {
  return transact(context, (w) => {
    const now = context.now();
    const chain = chainOf(w, input.id);
    const ruled = ruledContracts(w)(chain.contractId);
    const startsAt = clientMoment(ruled.contract, input.startsAt);
    orStop(judgeMove(chain, startsAt, now));
    const last = decidingLink(appointmentsOfChain(w, chain.id));
    if (last.outcome === null) updateAppointment(w, { ...last, outcome: 'rescheduled' });
    const id = context.ids.next(w);
    insertAppointment(
      w,
      {
        ...last,
        id,
        externalId: null,
        bookedAt: Math.min(now, startsAt),
        startsAt,
        outcome: null,
        setter: input.setter ?? last.setter,
      },
      now,
      arrangementOf(w, last.id),
    );
    const settled = settle(w, context, ruled, chain.id);
    noteChain(w, context, 'move', chain.id, {
      before: { startsAt: chain.startsAt, outcome: chain.outcome },
      after: { startsAt, owes: settled.change },
    });
    return { chain: chain.id, appointment: id, problems: problemsOf(chain.id, settled) };
  });
}
