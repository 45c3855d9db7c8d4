import { z } from 'zod';
import { Instant } from '../domain/basics.ts';
import { intakeKinds } from '../domain/intake/fields.ts';
import { procedure } from './procedure.ts';

const Name = {
  /** Of the columns of the files it is for. */
  fingerprint: z.string(),
  kind: z.enum(intakeKinds),
};

/** Maps that imports remember by the columns of a file (domain §4). */
export const preset = {
  /** The one used last first. */
  list: procedure.output(
    z.array(
      z.strictObject({
        ...Name,
        usedAt: Instant,
        /** Column of the file → field. */
        columns: z.array(z.strictObject({ column: z.string(), field: z.string() })),
      }),
    ),
  ),
  /** The next file with these columns is mapped from its own names again. */
  forget: procedure.input(z.strictObject(Name)).output(z.strictObject({ forgotten: z.boolean() })),
};
