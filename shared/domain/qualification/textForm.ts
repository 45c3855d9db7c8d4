const beyondAscii = /[\u0080-\uffff]/;

/** Whether a text has no accents, no other scripts, no symbols. */
export const isAscii = (text: string): boolean => !beyondAscii.test(text);

/** The form in which texts are compared: trimmed, NFC, lower case, in no language's own rules. Empty text stays empty. */
export function comparable(text: string): string {
  const trimmed = text.trim();
  return isAscii(trimmed) ? trimmed.toLowerCase() : trimmed.normalize('NFC').toLowerCase();
}

/** {@link comparable} with every run of white space as one space: how "Acme  Inc." and "acme inc." are one. */
export const collapsed = (text: string): string => comparable(text).replace(/\s+/g, ' ');

/** {@link comparable} without any white space: postcodes are written with and without. */
export const unspaced = (text: string): string => comparable(text).replace(/\s+/g, '');

/** {@link comparable} without accents, ß as ss: titles and names are typed on keyboards that lack them. */
export function unaccented(text: string): string {
  const form = comparable(text);
  return isAscii(form) ? form : form.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}
