import { z } from 'zod';
import { Day } from '../domain/basics.ts';
import { dayChoiceNames } from '../domain/dayChoices.ts';

/** Days to look at, both inclusive; without them the last thirteen weeks. */
export const DaysAsked = { from: Day.optional(), to: Day.optional() };

/** The days that were looked at, and others to choose, around the agency's today. */
export const DaysShown = z.strictObject({
  from: Day,
  to: Day,
  choices: z.array(z.strictObject({ name: z.enum(dayChoiceNames), from: Day, to: Day })),
});
export type DaysShown = z.infer<typeof DaysShown>;
