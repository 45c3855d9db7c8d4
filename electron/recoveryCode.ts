import { hash } from 'node:crypto';

// Crockford's base 32: no I, L, O, U to mistake for 1, 0, V on paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 56;

/** 32 bytes as something to print and type again: 14 groups of 4, the last 24 bits a checksum. */
export function writeRecoveryCode(secret: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(secret).toString('hex')}${checksum(secret)}`);
  let text = '';
  for (let at = 0; at < letters; at += 1) {
    text = `${alphabet[Number(rest % 32n)]}${text}`;
    rest /= 32n;
  }
  return text.replace(/.{4}(?=.)/g, '$&-');
}

/** The 32 bytes of a typed code; `mistyped` when it has the shape of one but not the checksum, `other` when not even that. */
export function readRecoveryCode(text: string): Uint8Array | 'mistyped' | 'other' {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = [...typed].map((letter) => alphabet.indexOf(letter));
  if (digits.length !== letters || digits.includes(-1)) return 'other';
  const value = digits.reduce((sum, digit) => sum * 32n + BigInt(digit), 0n);
  const bytes = Buffer.from(value.toString(16).padStart(70, '0'), 'hex');
  const secret = new Uint8Array(bytes.subarray(0, 32));
  return checksum(secret) === bytes.toString('hex', 32) ? secret : 'mistyped';
}

function checksum(secret: Uint8Array): string {
  return hash('sha256', secret).slice(0, 6);
}
