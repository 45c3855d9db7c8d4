/**
 * A short name made of words people wrote, that nothing in `taken` has: "Müller & Söhne GmbH" is `muller-sohne-gmbh`, the second
 * one `muller-sohne-gmbh-2`. Never empty.
 */
export function refFrom(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = plain.slice(0, longest).replace(/-+$/, '') || 'new';
  if (!taken.has(short)) return short;
  let number = 2;
  while (taken.has(`${short}-${number}`)) number += 1;
  return `${short}-${number}`;
}

/** Leaves room for a number within the 64 characters of a ref. */
const longest = 48;
