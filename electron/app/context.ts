import type { Handle } from '../../db/handle.ts';
import type { Ids } from '../../db/sequence.ts';
import type { Actor, Instant } from '../../shared/domain/basics.ts';
import type { OpenRing } from '../keys.ts';
import type { Jobs } from './jobs.ts';

/** What a host hands to the application: the open file, and everything that is not a function of its input. */
export interface Deps {
  readonly handle: Handle;
  readonly ids: Ids;
  /** This laptop's number, 1–8191: ids are unique across laptops, and series name the device from the second on. */
  readonly device: number;
  readonly now: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
  /** Whether a passphrase guards the file; said plainly on screen. */
  readonly locked: boolean;
  /** The data folder itself: its key and its backups. */
  readonly folder: OpenRing;
  /** Keeps a fault with its incident number where the user's helper can find it. Never personal data. */
  readonly keepIncident: (incident: string, problem: unknown) => void;
  /** Aborted when the host ends: long polls are answered at once. */
  readonly stopping?: AbortSignal;
}

/** What a use-case gets besides its input: the host's parts, the running jobs, and who asks. */
export interface Context extends Deps {
  readonly jobs: Jobs;
  readonly actor: Actor;
  /** Hears which step the call became, so that the screen can offer to undo it. */
  readonly recorded: (stepId: number) => void;
}
