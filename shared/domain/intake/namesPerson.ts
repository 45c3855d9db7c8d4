/** By what somebody is found in cells that nobody has read yet; null where it is not known. */
export interface Named {
  readonly name: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
}

/** Of a phone number these digits at its end tell people apart, with a country code before them or without. */
const tellingDigits = 8;
const digitsOf = (text: string): string => text.replace(/\D/g, '');
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Whether one of these cells names a person who is to be erased (domain §8): its mail, its phone however it is written, or its
 * whole name. Rather one cell too many: what is lost is a mend, what is left is a person.
 */
export function namesPerson(cells: readonly string[], { name, mail, phone }: Named): boolean {
  const words = [name, mail].flatMap((text) => (text === null || plain(text) === '' ? [] : plain(text)));
  const digits = phone === null ? '' : digitsOf(phone).slice(-tellingDigits);
  return cells.some(
    (cell) =>
      words.some((word) => plain(cell).includes(word)) ||
      (digits.length === tellingDigits && digitsOf(cell).includes(digits)),
  );
}
