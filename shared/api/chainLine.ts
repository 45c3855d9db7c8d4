import { z } from 'zod';
import { chainStates } from '../domain/appointment.ts';
import { Instant } from '../domain/basics.ts';

/** A chain of appointments in short: its last meeting says when it is held and how it ended. */
export const ChainLine = z.strictObject({
  id: z.int(),
  bookedAt: Instant,
  startsAt: Instant,
  state: z.enum(chainStates),
  setter: z.string().nullable(),
  /** How many meetings it is made of: one, and one for each time it was moved. */
  links: z.int().positive(),
});
