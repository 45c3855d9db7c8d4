import { z } from 'zod';
import { Count, Day, Minor } from '../domain/basics.ts';
import { limitKinds } from '../domain/caps.ts';

/** A limit of deliveries and how far it is used up; money in minor units of the client's currency. */
export const LimitUseShape = z.strictObject({
  kind: z.enum(limitKinds),
  /** At most; null where it does not limit them. */
  leads: Count.nullable(),
  money: Minor.nullable(),
  above: z.enum(['refuse', 'hold', 'charge']),
  /** The days it counts over, both included; null for a balance. */
  window: z.strictObject({ from: Day, to: Day }).nullable(),
  used: Count,
  spent: Minor,
});
