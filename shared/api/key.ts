import { z } from 'zod';
import { procedure } from './procedure.ts';

const wayKinds = ['file', 'keychain', 'passphrase', 'recovery'] as const;

const KeyState = z.strictObject({
  /** Whether opening the file asks for something: false while its key lies in a file of this account. */
  locked: z.boolean(),
  ways: z.array(z.enum(wayKinds)),
  /** Characters a passphrase needs. */
  leastPassphrase: z.int().positive(),
});

/** Said by whoever was asked: a call by mistake changes no key. */
const Confirmed = z.strictObject({ confirmed: z.literal(true) });

/** How the data folder is locked. Changing it is for owners. */
export const key = {
  read: procedure.output(KeyState),
  setPassphrase: procedure.input(z.strictObject({ passphrase: z.string().max(1000) })).output(KeyState),
  removePassphrase: procedure.input(Confirmed).output(KeyState),
  /** The code is told once and never again: to print, and to keep apart from the laptop. */
  makeRecoveryKey: procedure.input(Confirmed).output(z.strictObject({ code: z.string(), state: KeyState })),
};
