/** Parts the history is cut into: each is foretold by what was learned from the others. */
export const folds = 5;

/**
 * The part a lead belongs to, by its id alone: the same at every run and on every laptop, whatever the order of the rows. Ids
 * count up in steps, so their bits are mixed first (the finaliser of MurmurHash3, over both halves of the number).
 */
export function foldOf(leadId: number): number {
  const low = leadId >>> 0;
  const high = Math.floor(leadId / 2 ** 32) >>> 0;
  return (mixed(low ^ mixed(high)) >>> 0) % folds;
}

function mixed(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
