/** Enough to clear nearly every text that is none of some hundred words. */
const marks = 1 << 13;

/** A number from the length and three letters of a text. */
function markOf(text: string): number {
  const { length } = text;
  let mixed = Math.imul(length, 0x2c1b3c6d) ^ text.charCodeAt(0);
  mixed = Math.imul(mixed, 0x297a2d39) ^ text.charCodeAt(length >> 1);
  mixed = Math.imul(mixed, 0x27d4eb2f) ^ text.charCodeAt(length - 1);
  return (mixed ^ (mixed >>> 13)) & (marks - 1);
}

/** A set that is mostly asked for what it does not hold: one look at a few letters spares the hash of the whole text. */
export function wordSet(words: Iterable<string>): Pick<ReadonlySet<string>, 'has'> {
  const held = new Set(words);
  const marked = new Uint8Array(marks);
  for (const word of held) marked[markOf(word)] = 1;
  return { has: (text) => marked[markOf(text)] === 1 && held.has(text) };
}
