import { z } from 'zod';
import { DeliverChosenInput } from './leadPage.ts';
import { JobName, procedure } from './procedure.ts';

const Count = z.int().nonnegative();

export const DeliverInput = z.strictObject({ contract: z.string(), job: JobName });

export const DeliverAnswer = z.strictObject({
  delivered: Count,
  /** What waits on hold after the call. */
  onHold: Count,
  /** Delivered in place of an owed replacement: never charged. Counted in `delivered`. */
  replacements: Count,
  /** Not delivered now, by reason: the new verdict, `taken`, `suppressed`, or `capReached`. */
  kept: z.array(z.strictObject({ reason: z.string(), count: Count })),
});

export const delivery = {
  /** Delivers everything that passed and is not delivered, as of now; each lead is judged again under the terms in force today. */
  deliver: procedure.input(DeliverInput).output(DeliverAnswer),
  /** Delivers the leads named, under the same rules; those of the pool are judged first. */
  deliverChosen: procedure.input(DeliverChosenInput).output(DeliverAnswer),
};
