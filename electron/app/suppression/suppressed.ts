import { createHmac, createSecretKey } from 'node:crypto';
import type { Reader } from '../../../db/handle.ts';
import { readSuppressionKey, suppressedAmong, suppressedBuckets } from '../../../db/queries/suppression.ts';
import type { SuppressionForm } from '../../../shared/domain/suppression.ts';

/** Many to each person of a long list: nearly everybody else is told apart without the slow hash. */
const buckets = 1 << 20;

/** How a file's suppression lists hold people, under the key of that file. */
export interface SuppressionHashes {
  /** HMAC-SHA-256 in base64url. */
  readonly hashOf: (form: SuppressionForm) => string;
  /** A small number from a quick hash: whoever's is on no list is on no list, and is spared the other. */
  readonly bucketOf: (form: SuppressionForm) => number;
}

/** `key` is the file's, in base64. */
export function suppressionHashes(key: string): SuppressionHashes {
  const bytes = Buffer.from(key, 'base64');
  const secret = createSecretKey(bytes);
  const seed = bytes.readInt32LE(0);
  return {
    hashOf: ({ kind, form }) => createHmac('sha256', secret).update(`${kind}:${form}`).digest('base64url'),
    bucketOf({ form }) {
      // FNV-1a.
      let mixed = seed;
      for (let place = 0; place < form.length; place += 1) {
        mixed = Math.imul(mixed ^ form.charCodeAt(place), 0x01000193);
      }
      return (mixed ^ (mixed >>> 16)) & (buckets - 1);
    },
  };
}

/** Tells of people, the forms of each standing together, who is meant: a place for each. */
export type SuppressionCheck = (people: readonly (readonly SuppressionForm[])[]) => readonly boolean[];

/**
 * Tells which of some people are on the client's list or the agency's. A client of null asks for the agency's alone. Null where
 * there is no list.
 */
export function createSuppressionCheck(r: Reader, clientId: number | null): SuppressionCheck | null {
  const key = readSuppressionKey(r);
  const listed = suppressedBuckets(r, clientId);
  if (key === null || listed.length === 0) return null;
  return checkBy(suppressionHashes(key), listed, (hashes) => suppressedAmong(r, clientId, hashes));
}

/** The same for entries at hand, whether they are on a list or were. */
export function checkAgainst(
  hashes: SuppressionHashes,
  entries: readonly { readonly hash: string; readonly bucket: number }[],
): SuppressionCheck {
  const wanted = new Set(entries.map(({ hash }) => hash));
  const listed = entries.map(({ bucket }) => bucket);
  return checkBy(hashes, listed, (asked) => new Set(asked.filter((hash) => wanted.has(hash))));
}

function checkBy(
  { hashOf, bucketOf }: SuppressionHashes,
  listed: Iterable<number>,
  among: (hashes: readonly string[]) => ReadonlySet<string>,
): SuppressionCheck {
  const bits = new Uint8Array(buckets >> 3);
  for (const bucket of listed) bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) | (1 << (bucket & 7));
  const mayBeListed = (form: SuppressionForm): boolean => {
    const bucket = bucketOf(form);
    return ((bits[bucket >> 3] ?? 0) & (1 << (bucket & 7))) !== 0;
  };
  return (people) => {
    const asked = new Map<number, string[]>();
    for (let person = 0; person < people.length; person += 1) {
      for (const form of people[person] ?? []) {
        if (!mayBeListed(form)) continue;
        const own = asked.get(person);
        if (own === undefined) asked.set(person, [hashOf(form)]);
        else own.push(hashOf(form));
      }
    }
    const answers = new Array<boolean>(people.length).fill(false);
    if (asked.size === 0) return answers;
    const found = among([...asked.values()].flat());
    for (const [person, own] of asked) answers[person] = own.some((hash) => found.has(hash));
    return answers;
  };
}
