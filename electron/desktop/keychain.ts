import type { SafeStorage } from 'electron';

/** The keychain of the system: what it seals, only the same account on the same machine opens. */
export interface Keychain {
  /** The key as the keychain seals it, base64. */
  seal(key: Uint8Array): Promise<string>;
  /** Null when the keychain does not open this: it was reset, or another account asks. */
  unseal(sealed: string): Promise<Unsealed | null>;
}

interface Unsealed {
  readonly key: Uint8Array;
  /** The keychain seals in another way by now: what it sealed before is to be replaced. */
  readonly outdated: boolean;
}

/** The keepers of secrets on Linux. Without one the system offers a password that stands in its source: that is none. */
const keepers: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

/** The keychain of this machine, undefined when it has none worth the name. To be asked when the desktop is ready. */
export async function systemKeychain(
  storage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >,
  platform: NodeJS.Platform,
): Promise<Keychain | undefined> {
  if (platform === 'linux' && !keepers.includes(storage.getSelectedStorageBackend())) return undefined;
  if (!(await storage.isAsyncEncryptionAvailable())) return undefined;
  return {
    seal: async (key) => (await storage.encryptStringAsync(Buffer.from(key).toString('hex'))).toString('base64'),
    async unseal(sealed) {
      const opened = await storage.decryptStringAsync(Buffer.from(sealed, 'base64')).catch(() => null);
      // Another keychain says no with an error, or gives what is no key.
      if (opened === null || !/^[0-9a-f]{64}$/.test(opened.result)) return null;
      return { key: new Uint8Array(Buffer.from(opened.result, 'hex')), outdated: opened.shouldReEncrypt };
    },
  };
}
