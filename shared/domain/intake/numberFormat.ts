/**
 * What a number format makes of a number. `elapsed`: hours that count beyond a day. `zeros`: digits padded to that many, as postcodes
 * are kept.
 */
export type FormatKind = 'date' | 'time' | 'elapsed' | 'scientific' | 'number' | { readonly zeros: number };

/** The formats that every spreadsheet has without writing them down (ECMA-376 part 1, 18.8.30), where they matter here. */
export const builtInFormats: ReadonlyMap<number, string> = new Map([
  [11, '0.00E+00'],
  [14, 'm/d/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yyyy h:mm'],
  // Dates of Chinese, Japanese and Korean, and times among them; which is which the number itself tells.
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36].map((id): [number, string] => [id, 'yyyy/m/d']),
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58].map((id): [number, string] => [id, 'yyyy/m/d']),
]);

const known = new Map<string, FormatKind>();
const mostKnown = 1000;

/** What kind a format is; asked for every number of a sheet, so it is found out once for each. */
export function formatKindOf(format: string): FormatKind {
  let kind = known.get(format);
  if (kind === undefined) {
    kind = findKind(format);
    if (known.size < mostKnown) known.set(format, kind);
  }
  return kind;
}

/** Text in quotes, escaped signs, gaps and fillers say nothing about the number. */
const wording = /"[^"]*"|\\.|_.|\*./g;
const elapsed = /\[(?:h+|m+|s+)\]/i;
const brackets = /\[[^\]]*\]/g;

function findKind(format: string): FormatKind {
  const said = format.replace(wording, '');
  if (/^general$/i.test(said.trim())) return 'number';
  if (elapsed.test(said)) return 'elapsed';
  // What stands for positive numbers comes first.
  const [first = ''] = said.replace(brackets, '').split(';');
  if (/[#0?]E[+-]/i.test(first)) return 'scientific';
  if (/[yd]/i.test(first)) return 'date';
  if (/[hs]/i.test(first.replace(/general/gi, ''))) return 'time';
  if (/m/i.test(first)) return 'date';
  return /^0{2,}$/.test(first) ? { zeros: first.length } : 'number';
}
