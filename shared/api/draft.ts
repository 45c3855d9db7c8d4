import { z } from 'zod';
import { Instant, Kept } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** What is being written and where: `call:1099511627999`, `terms:brightsmile-leads`. */
const DraftName = z.string().min(1).max(200);

const Draft = z.strictObject({ name: DraftName, content: Kept, savedAt: Instant });

/** Half-finished work, saved while it is typed; gone once it was done or discarded. */
export const draft = {
  read: procedure.input(z.strictObject({ name: DraftName })).output(z.strictObject({ draft: Draft.nullable() })),
  save: procedure
    .input(z.strictObject({ name: DraftName, content: Kept }))
    .output(z.strictObject({ savedAt: Instant })),
  discard: procedure.input(z.strictObject({ name: DraftName })).output(z.strictObject({ discarded: z.boolean() })),
};
