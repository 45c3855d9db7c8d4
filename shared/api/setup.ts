import { z } from 'zod';
import { procedure } from './procedure.ts';

export const SetupAnswer = z.strictObject({
  /** Lists of `kind:ref`. */
  created: z.array(z.string()),
  updated: z.array(z.string()),
  unchanged: z.array(z.string()),
  lint: z.array(
    z.strictObject({
      contract: z.string(),
      from: z.string(),
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      place: z.string(),
    }),
  ),
  /** Contracts kept as draft because of lint errors, though the file asks for active. */
  drafts: z.array(z.string()),
});

/** Creates or updates agency, clients, sources and contracts from one declarative file, all or nothing. */
export const setup = {
  /** `content` is the file's JSON; it is read as `shared/domain/setup.ts` says, and refused with every place that is wrong. */
  apply: procedure.input(z.strictObject({ content: z.json() })).output(SetupAnswer),
};
