/**
 * Why a line is set aside: reports put lines around their table that are no rows of it. `repeatedHeader`: the header once more, as
 * files joined by hand have it. `totalsLine`: sums and counts. `reportLine`: who made the report, when, and whose it is.
 */
export const asideReasons = ['repeatedHeader', 'totalsLine', 'reportLine'] as const;
export type AsideReason = (typeof asideReasons)[number];

/** Of narrower tables a line that fills one cell may well be a row. */
export const furnitureWidth = 3;

const totals =
  /^(?:(?:grand|sub|overall)[ -]?)?(?:totals?|sums?|averages?|summe|zwischensumme|gesamtsumme|gesamt|durchschnitt|anzahl)\b/i;
const report =
  /^(?:confidential|copyright|©|\(c\) |all rights reserved|(?:this )?report\b|(?:generated|exported|created|printed|downloaded|prepared|filtered|sorted|run) (?:at|by|on|from|with|as)\b|generated:|as of\b|date range|page \d|end of (?:file|report|list)|source:|bericht\b|erstellt (?:am|von)|exportiert|stand:|stand \d|seite \d|vertraulich|alle rechte vorbehalten)/i;
const severalWords = /\p{L}\S*\s+\S/u;
const figure = /^[^\p{L}@+]*$/u;

/** Letters that the words of totals and of reports begin with, so that nearly every row is cleared by one look. */
const initials = new Set(Array.from('tgsodaczcC©(rgedpfbv', (letter) => letter.charCodeAt(0)));
const mayBeWords = (text: string): boolean =>
  initials.has(text.charCodeAt(0) | 0x20) || initials.has(text.charCodeAt(0));

/**
 * Whether a line belongs to the report and not to the table, and why; null for a row. `head` is the header as it stands in the file.
 * A mail address, an id or a word alone is a row: only words of a report, or a sentence where its writer left the other cells away,
 * are taken for furniture, and totals only where all they stand beside are figures.
 */
export function asideReason(cells: readonly string[], head: readonly string[]): AsideReason | null {
  if (cells[0] === head[0] && isSame(cells, head)) return 'repeatedHeader';
  if (head.length < furnitureWidth) return null;
  let first = 0;
  while (first < cells.length && isEmpty(cells[first])) first += 1;
  const text = (cells[first] ?? '').trim();
  const isShort = cells.length === 1;
  if (text.includes('@') || (!isShort && !mayBeWords(text))) return null;
  const isTotals = totals.test(text);
  const isReport = report.test(text);
  if (!isTotals && !isReport && !isShort) return null;
  const others = cells.slice(first + 1).filter((cell) => !isEmpty(cell));
  if (isTotals && others.length + 1 < head.length && others.every((cell) => figure.test(cell))) return 'totalsLine';
  const isSentence = isShort && severalWords.test(text);
  const isLine = isReport && others.length <= 1 && !others.some((cell) => cell.includes('@'));
  return isSentence || isLine ? 'reportLine' : null;
}

const isSame = (cells: readonly string[], head: readonly string[]): boolean =>
  head.length > 1 && cells.length === head.length && cells.every((text, at) => text === head[at]);

const isEmpty = (cell: string | undefined): boolean => cell === undefined || cell === '' || cell.trim() === '';

/** Whether a line reads like the title of a report rather than like names of columns. */
export const isTitle = (text: string): boolean => report.test(text) || text.endsWith(':');

/** Whether the cells hold nothing. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
