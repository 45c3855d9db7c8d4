import { z } from 'zod';
import { appointmentSorts } from '../../../shared/api/appointment.ts';
import { chainStates } from '../../../shared/domain/appointment.ts';

export const views = ['list', 'week', 'month'] as const;

/** What of this screen lies in the address. */
export const appointmentsAddress = z.object({
  view: z.enum(views).optional().catch(undefined),
  /** Of the list; `all` for every state. */
  state: z
    .enum([...chainStates, 'all'])
    .optional()
    .catch(undefined),
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
