import { z } from 'zod';
import { Actor, Count, CurrencyCode, Instant } from '../domain/basics.ts';
import { schemes } from '../domain/scheme.ts';
import { procedure } from './procedure.ts';
import { Step } from './step.ts';

/** How the window looks on this laptop; the setting `appearance`. `zoom` is percent. */
export const Appearance = z.strictObject({
  scheme: z.enum(schemes).default('system'),
  zoom: z.int().min(50).max(200).default(100),
  /** Whether the side bar shows words beside its icons. */
  sideBar: z.enum(['wide', 'narrow']).default('wide'),
});
export type Appearance = z.infer<typeof Appearance>;

/** Who works on this laptop. `me` is a place in the list. */
export const People = z.strictObject({ people: z.array(Actor).min(1), me: z.int().nonnegative() });
export type People = z.infer<typeof People>;

export const ShellAnswer = z.strictObject({
  /** Null until a setup, the first questions or the sample agency gave the file one. */
  agency: z.strictObject({ name: z.string(), currency: CurrencyCode, timeZone: z.string() }).nullable(),
  /** The application's clock. */
  asOf: Instant,
  /** Whether a passphrase guards the file. */
  locked: z.boolean(),
  appearance: Appearance,
  people: People,
  /** What waits, for the side bar; leads to verify and to call are counted up to `manyWait` only. */
  waits: z.strictObject({ disputes: Count, appointments: Count, reach: Count, calls: Count }),
  undo: Step.nullable(),
  redo: Step.nullable(),
});
export type ShellAnswer = z.infer<typeof ShellAnswer>;

export const shell = {
  /** What the frame around every screen shows. */
  read: procedure.output(ShellAnswer),
};
