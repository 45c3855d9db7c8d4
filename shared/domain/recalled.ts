const slots = 64;
/** After so many texts it is known whether they come again. */
const tried = 512;
/** Of these texts at least one in so many must have come again. */
const fewest = 4;

/** From the length and three letters of a text; texts of one column that differ mostly differ there. */
function slotOf(text: string): number {
  const { length } = text;
  const mixed = Math.imul(Math.imul(length, 31) + text.charCodeAt(0), 31) + text.charCodeAt(length >> 1);
  return (Math.imul(mixed, 31) + text.charCodeAt(length - 1)) & (slots - 1);
}

/** A text of its own: one cut out of a file would hold the whole piece of the file it was cut from. */
const copied = (text: string): string => ` ${text}`.slice(1);

/**
 * The answers of a pure function for texts that come again and again, as the few countries of a file do: found by a comparison
 * with one text, where a `Map` would first hash all of it, which every row brings anew. Where texts hardly come again, as mails do
 * not, nothing is remembered.
 */
export function recalled<Value>(read: (text: string) => Value): (text: string) => Value {
  const texts = new Array<string | undefined>(slots).fill(undefined);
  const values = new Array<Value | undefined>(slots).fill(undefined);
  let asked = 0;
  let again = 0;
  return (text) => {
    if (asked === tried && again * fewest < tried) return read(text);
    if (asked < tried) asked += 1;
    const slot = slotOf(text);
    if (texts[slot] === text) {
      if (asked < tried) again += 1;
      // What stands beside a text is its answer.
      return values[slot] as Value;
    }
    const own = copied(text);
    const value = read(own);
    texts[slot] = own;
    values[slot] = value;
    return value;
  };
}
