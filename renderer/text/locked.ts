import type { Refusal } from '../../shared/domain/refusal.ts';
import { refusalText } from './refusals.ts';

/** Why a window asks for a secret: the command line would say where to give it, the window has a field for it. */
export function lockedText(refusal: Refusal): string {
  switch (refusal.code) {
    case 'secretNeeded':
      return 'This folder is locked. Type its passphrase, or its printed recovery key.';
    case 'keyMissing':
      return 'The key of this folder is not on this machine. Type its printed recovery key, or bring the key file back and start again.';
    case 'keychainChanged':
      return 'The keychain of this account does not give the key of this folder. Type its printed recovery key, or log in as the user who started the folder.';
    default:
      return refusalText(refusal);
  }
}
