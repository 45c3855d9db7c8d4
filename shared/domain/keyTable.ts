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

/**
 * The keys lie in many small tables by their hash. Each grows by itself, so that a large one is never held twice, and by half, so
 * that little of it is room nobody needs.
 */
const tables = 64;
const fewestSlots = 16;
/** The numbers of a slot: the lead from 1 (0 is an empty slot), and three parts of the hash. */
const width = 4;

export function createKeyTable(): KeyTable {
  const slotsOf: Int32Array[] = Array.from({ length: tables }, () => new Int32Array(fewestSlots * width));
  const heldIn = new Int32Array(tables);
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

  /** The table of the hash asked for last. */
  const tableAsked = (): number => Math.imul(one ^ (one >>> 15), 0x9e3779b1) >>> 26;

  /** Where the hash asked for last stands, or would. */
  function placeOf(slots: Int32Array): number {
    const count = slots.length / width;
    const spread = Math.imul(two ^ (three >>> 16), 0x9e3779b1) >>> 0;
    let at = Math.floor((spread / 2 ** 32) * count) * width;
    while (slots[at] !== 0 && (slots[at + 1] !== one || slots[at + 2] !== two || slots[at + 3] !== three)) {
      at += width;
      if (at === slots.length) at = 0;
    }
    return at;
  }

  function put(slots: Int32Array, at: number, lead: number): void {
    slots[at] = lead;
    slots[at + 1] = one;
    slots[at + 2] = two;
    slots[at + 3] = three;
  }

  function grown(slots: Int32Array): Int32Array {
    const count = slots.length / width;
    const larger = new Int32Array((count + (count >> 1)) * width);
    const asked = [one, two, three] as const;
    for (let at = 0; at < slots.length; at += width) {
      const lead = slots[at] ?? 0;
      if (lead === 0) continue;
      one = slots[at + 1] ?? 0;
      two = slots[at + 2] ?? 0;
      three = slots[at + 3] ?? 0;
      put(larger, placeOf(larger), lead);
    }
    [one, two, three] = asked;
    return larger;
  }

  /** The slots for the hash asked for last, with room for one more: at most three of four are taken. */
  function roomFor(table: number): Int32Array {
    const slots = slotsOf[table] ?? nowhere();
    if ((heldIn[table] ?? 0) * 4 < (slots.length / width) * 3) return slots;
    const larger = grown(slots);
    slotsOf[table] = larger;
    return larger;
  }

  return {
    first(key) {
      hash(key);
      const slots = slotsOf[tableAsked()] ?? nowhere();
      return (slots[placeOf(slots)] ?? 0) - 1;
    },
    add(key, lead) {
      hash(key);
      const table = tableAsked();
      const slots = roomFor(table);
      const at = placeOf(slots);
      const first = slots[at] ?? 0;
      if (first !== 0) return first - 1;
      put(slots, at, lead + 1);
      heldIn[table] = (heldIn[table] ?? 0) + 1;
      return lead;
    },
    several: new Map(),
  };
}

function nowhere(): never {
  throw new Error('a hash has its table');
}
