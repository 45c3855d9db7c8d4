import { createCipheriv, createDecipheriv, hkdfSync, scryptSync } from 'node:crypto';
import { z } from 'zod';
import type { Random } from './surroundings.ts';

const Hex = (bytes: number) => z.hex().length(bytes * 2);

/** The data key under a passphrase or a recovery code: AES-256-GCM, all parts in hex. Holds no secret. */
export const Sealed = z.strictObject({ salt: Hex(16), nonce: Hex(12), box: Hex(32), tag: Hex(16) });
export type Sealed = z.infer<typeof Sealed>;

/** What opens the box. The kind is sealed in: one can never be passed off as the other. */
export type Opener =
  | { readonly kind: 'passphrase'; readonly text: string }
  | { readonly kind: 'recovery'; readonly code: Uint8Array };

export function seal(key: Uint8Array, opener: Opener, random: Random): Sealed {
  const salt = random(16);
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(opener, salt), nonce);
  cipher.setAAD(Buffer.from(opener.kind));
  const box = Buffer.concat([cipher.update(key), cipher.final()]).toString('hex');
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return { salt: hex(salt), nonce: hex(nonce), box, tag: hex(cipher.getAuthTag()) };
}

/** The data key, or null when this does not open it. */
export function unseal(sealed: Sealed, opener: Opener): Uint8Array | null {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const key = wrappingKey(opener, bytes(sealed.salt));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.nonce), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(opener.kind)).setAuthTag(bytes(sealed.tag));
  const opened = decipher.update(bytes(sealed.box));
  try {
    return new Uint8Array(Buffer.concat([opened, decipher.final()]));
  } catch {
    // The one thing `final` can say: the tag does not fit.
    return null;
  }
}

function wrappingKey(opener: Opener, salt: Uint8Array): Uint8Array {
  if (opener.kind === 'recovery')
    return new Uint8Array(hkdfSync('sha256', opener.code, salt, 'tallyproof recovery', 32));
  // 128 MiB and about half a second for each guess.
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 2 ** 20 };
  return scryptSync(opener.text.normalize('NFKC'), salt, 32, cost);
}
