import { z } from 'zod';
import { RefusalShape } from './procedure.ts';

/**
 * What a locked desktop is asked while there is no application to ask yet: without a secret why it is locked, with one to
 * open. Not part of the api: it is answered under the address `/rpc/unlock` only until the folder is open.
 */
export const UnlockQuestion = z.strictObject({ secret: z.string().max(1000).optional() });

export const UnlockAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('locked'), refusal: RefusalShape }),
]);
export type UnlockAnswer = z.infer<typeof UnlockAnswer>;
