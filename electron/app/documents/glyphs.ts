import { readFileSync } from 'node:fs';
import { fontFile } from './fonts.ts';

/**
 * The letters the documents' font has. What it has not would come out as a box that cannot be told from another, or, in a chart,
 * in whatever font the machine has: another page on every machine.
 */
const covered = coverage(readFileSync(fontFile.normal));

/** The characters of a TrueType file, from its Unicode table of format 4: runs of a first and a last one. */
function coverage(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16);
  const record = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (record === undefined) throw new Error('a font without a table of characters');
  const cmap = font.readUInt32BE(record + 8);
  const table = cmap + font.readUInt32BE(cmap + 8);
  if (font.readUInt16BE(table) !== 4) throw new Error('a font whose table of characters is of another format');
  const bytes = font.readUInt16BE(table + 6);
  const found = new Set<number>();
  for (let at = 0; at < bytes; at += 2) {
    const last = font.readUInt16BE(table + 14 + at);
    const first = font.readUInt16BE(table + 16 + bytes + at);
    // The table ends with a run of the one code that is no character.
    for (let code = first; code <= last && code < 0xffff; code += 1) found.add(code);
  }
  return found;
}

const isCovered = (letter: string): boolean => covered.has(letter.codePointAt(0) ?? 0);

/** What nearly every text is made of, and the font has. */
const usual = /^[\x20-\x7e\xa0-\xac\xae-\xff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/;
const missing = '\ufffd';
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of the user as a page can take it: control characters are blanks, those that turn the direction of writing are left out,
 * and a letter the font has not is shown as one sign for it, an emoji of several parts too.
 */
export function printable(text: string): string {
  if (usual.test(text)) return text;
  const clean = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('\u202f', '\u00a0');
  return Array.from(letters.segment(clean), ({ segment }) => letterAs(segment)).join('');
}

function letterAs(segment: string): string {
  const seen = [...segment.replaceAll(/\p{Cf}|\p{Cs}|\p{Variation_Selector}/gu, '')];
  const [base] = seen;
  if (base === undefined) return '';
  // A letter with a mark the font has not is still that letter.
  return isCovered(base) ? seen.filter(isCovered).join('') : missing;
}
