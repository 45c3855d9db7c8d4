import { z } from 'zod';
import { appointmentSorts, chainStates } from '../../../shared/domain/appointment.ts';

const views = ['list', 'week', 'month'] as const;

const shownStates = [...chainStates, 'notHappened', 'all'] as const;

/** What of this screen lies in the address. */
export const appointmentsAddress = z.object({
  view: z.enum(views).optional().catch(undefined),
  /** Of the list: a state, everything that did not take place, or `all`. */
  state: z.enum(shownStates).optional().catch(undefined),
  /** A day of the week or month the calendar shows. */
  day: z.iso.date().optional().catch(undefined),
  contract: z.string().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  sort: z.enum(appointmentSorts).optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
  /** The chain the cursor stands on. */
  at: z.number().optional().catch(undefined),
});
export type AppointmentsAddress = z.infer<typeof appointmentsAddress>;
