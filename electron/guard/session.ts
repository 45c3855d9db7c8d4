import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock, Random } from '../surroundings.ts';

/** Wrong codes before further tries are turned away, and for how long: guessing 256 bits stays hopeless and visible. */
const triesBeforePause = 20;
const pauseMs = 60_000;

type Opening =
  | { readonly kind: 'opened'; readonly token: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'paused'; readonly seconds: number };

/**
 * The one way in: a start code of 256 bits that the printed link carries, good for one use, and the session token of
 * 256 bits it is exchanged for. Both live in memory only and end with the process (reliability L3).
 */
export interface Session {
  /** For the printed link. */
  readonly startCode: string;
  /** Exchanges the start code for the session token. */
  open(code: string): Opening;
  /** Whether this is the token handed out; false before any was. */
  holds(token: string | undefined): boolean;
}

/** `now` ends the pause after too many wrong codes. */
export function createSession(random: Random, now: Clock): Session {
  const startCode = secret(random);
  let expected: string | undefined = startCode;
  let token: string | undefined;
  let wrong = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  return {
    startCode,
    open(code) {
      const left = pausedUntil - now();
      if (left > 0) return { kind: 'paused', seconds: Math.ceil(left / 1000) };
      if (expected !== undefined && sameText(code, expected)) {
        expected = undefined;
        token = secret(random);
        return { kind: 'opened', token };
      }
      wrong += 1;
      if (wrong === triesBeforePause) {
        wrong = 0;
        pausedUntil = now() + pauseMs;
      }
      return { kind: 'wrong' };
    },
    holds: (offered) => token !== undefined && offered !== undefined && sameText(offered, token),
  };
}

const secret = (random: Random): string => Buffer.from(random(32)).toString('base64url');

/** Equal digests instead of equal text: the time taken tells neither length nor the first difference. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
