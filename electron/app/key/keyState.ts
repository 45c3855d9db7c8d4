import { done, type Result } from '../../../shared/domain/refusal.ts';
import {
  isLocked,
  leastPassphrase,
  makeRecoveryKey,
  type Ring,
  readRing,
  removePassphrase,
  setPassphrase,
} from '../../keys.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { ownersOnly } from '../ownersOnly.ts';
import { orStop, transactWithoutStep } from '../transact.ts';

export interface KeyState {
  readonly locked: boolean;
  readonly ways: Ring['wraps'][number]['kind'][];
  readonly leastPassphrase: number;
}

const stateOf = (ring: Ring): KeyState => ({
  locked: isLocked(ring),
  ways: ring.wraps.map(({ kind }) => kind),
  leastPassphrase,
});

/** How the data folder is locked now. Refuses as `readRing` does. */
export function readKeyState({ folder }: Pick<Context, 'folder'>): Result<KeyState> {
  const ring = readRing(folder.dir);
  return ring.ok ? done(stateOf(ring.value)) : ring;
}

/** Locks the folder with a passphrase. Refuses a manager (`ownerOnly`) and `passphraseTooShort`. */
export const lockFolder = (context: Context, passphrase: string): Result<KeyState> =>
  changeKey(context, 'lock', () => {
    const ring = setPassphrase(context.folder, passphrase, context.random);
    return ring.ok ? done(stateOf(ring.value)) : ring;
  });

/** Back to a key file on this machine. Refuses a manager (`ownerOnly`). */
export const unlockFolder = (context: Context): Result<KeyState> =>
  changeKey(context, 'unlock', () => {
    const ring = removePassphrase(context.folder);
    return ring.ok ? done(stateOf(ring.value)) : ring;
  });

/** A new recovery key; the former opens only older backups. Refuses a manager (`ownerOnly`). */
export const newRecoveryKey = (context: Context): Result<{ code: string; state: KeyState }> =>
  changeKey(context, 'recoveryKey', () => {
    const made = makeRecoveryKey(context.folder, context.random);
    return made.ok ? done({ code: made.value.code, state: stateOf(made.value.ring) }) : made;
  });

/** Changes the ring, and says so in history: never the secret. */
function changeKey<T>(context: Context, action: string, change: () => Result<T>): Result<T> {
  return transactWithoutStep(context, (w) => {
    ownersOnly(context, 'key');
    const changed = orStop(change());
    appendHistory(w, context, { actor: context.actor, action, subject: 'agency:key', change: {} });
    return changed;
  });
}
