import { z } from 'zod';
import { Count, Instant } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** The name of a backup in the folder of this data. */
const BackupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.tallyproof$/);

/** Verified, encrypted copies of the whole file. */
export const backup = {
  list: procedure.output(
    z.strictObject({
      dataFolder: z.string(),
      backupFolder: z.string(),
      /** Newest first. */
      backups: z.array(z.strictObject({ name: z.string(), bytes: Count, madeAt: Instant })),
    }),
  ),
  /** Writes one into the folder; it is read back in full before it counts. */
  make: procedure.output(
    z.strictObject({
      name: z.string(),
      file: z.string(),
      bytes: Count,
      leads: Count,
      documents: Count,
      hash: z.string(),
    }),
  ),
  /** The file itself, to keep it elsewhere. */
  file: procedure.input(z.strictObject({ name: BackupName })).output(z.file()),
};
