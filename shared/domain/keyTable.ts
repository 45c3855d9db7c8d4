/**
 * Which lead had a key first, and which had it after. Keys are not kept but for 96 bits of a hash, so that those of a million people
 * take 30 MB; the chance that any two of them are then taken for one is below 10^-16.
 */
export interface KeyTable {
  /** The lead that had the key first; -1 where none has. */
  readonly first: (key: string) => number;
  /** Notes a lead, a whole number from 0, unless the key is known; answers who had it first. */
  readonly add: (key: string, lead: number) => number;
  /** All leads of a key that more than one has, by the first of them; kept by the caller. */
  readonly several: Map<number, number[]>;
}

const fewestSlots = 1 << 10;
/** The numbers of a slot: the lead from 1 (0 is an empty slot), and three parts of the hash. */
const width = 4;

export function createKeyTable(): KeyTable {
  let slots = new Int32Array(fewestSlots * width);
  let held = 0;
  // The key asked for last, which is mostly added next, and its hash.
  let last: string | null = null;
  let [one, two, three] = [0, 0, 0];

  function hash(key: string): void {
    if (key === last) return;
    last = key;
    let [a, b, c] = [0x2f0b4f97, 0x5d1ce5a3, key.length];
    for (let place = 0; place < key.length; place += 1) {
      const sign = key.charCodeAt(place);
      a = Math.imul(a ^ sign, 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul(b ^ sign, 0xc2b2ae35);
      b = (b << 15) | (b >>> 17);
      c = Math.imul(c + sign, 0x27d4eb2f);
      c ^= c >>> 16;
    }
    one = a | 0;
    two = b | 0;
    three = c | 0;
  }

  /** Where the hash asked for last stands, or would. */
  function placeOf(table: Int32Array): number {
    const end = table.length - 1;
    let at = (Math.imul(one ^ (one >>> 15), 0x9e3779b1) << 2) & end;
    while (table[at] !== 0 && (table[at + 1] !== one || table[at + 2] !== two || table[at + 3] !== three)) {
      at = (at + width) & end;
    }
    return at;
  }

  function put(table: Int32Array, at: number, lead: number): void {
    table[at] = lead;
    table[at + 1] = one;
    table[at + 2] = two;
    table[at + 3] = three;
  }

  function grow(): void {
    const larger = new Int32Array(slots.length * 2);
    last = null;
    for (let at = 0; at < slots.length; at += width) {
      const lead = slots[at] ?? 0;
      if (lead === 0) continue;
      one = slots[at + 1] ?? 0;
      two = slots[at + 2] ?? 0;
      three = slots[at + 3] ?? 0;
      put(larger, placeOf(larger), lead);
    }
    slots = larger;
  }

  return {
    first(key) {
      hash(key);
      return (slots[placeOf(slots)] ?? 0) - 1;
    },
    add(key, lead) {
      // At most three slots of four are taken.
      if (held * 4 >= (slots.length / width) * 3) grow();
      hash(key);
      const at = placeOf(slots);
      const first = slots[at] ?? 0;
      if (first !== 0) return first - 1;
      put(slots, at, lead + 1);
      held += 1;
      return lead;
    },
    several: new Map(),
  };
}
