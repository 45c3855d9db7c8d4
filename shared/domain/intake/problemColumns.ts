const rowColumn = 'Row in the file';
const whyColumn = 'What is wrong';
const fileColumn = 'Of the file';

/** Columns that a file of rows to mend has besides its own: which row it is, what is wrong with it, and of which file. */
const problemColumns = [rowColumn, whyColumn, fileColumn] as const;

/** Columns of a file of leads we wrote that say what became of a lead here: they are no part of the lead when it comes again. */
export const standingColumns = [
  'Tallyproof lead',
  'Tallyproof contract',
  'Tallyproof verdict',
  'Tallyproof why',
  'Tallyproof score',
  'Tallyproof band',
  'Tallyproof contact data',
  'Tallyproof deliveries',
  'Tallyproof source',
  'Tallyproof tags',
] as const;
export type StandingColumn = (typeof standingColumns)[number];

const added: ReadonlySet<string> = new Set([...problemColumns, ...standingColumns]);

/** The columns of a file without those we added to it ourselves. */
export const ownColumns = (header: readonly string[]): string[] => header.filter((name) => !added.has(name));

/** Those we added. */
export const addedColumns = (header: readonly string[]): string[] => header.filter((name) => added.has(name));

/** Whether a file is one of rows to mend that we wrote. */
export const isToMend = (header: readonly string[]): boolean =>
  [rowColumn, whyColumn].every((name) => header.includes(name));

/** Where a row was before it was taken out to be mended. */
export interface RowMark {
  /** The beginning of the hash of the file it stands in. */
  readonly file: string;
  /** Data rows count from 1. */
  readonly row: number;
}

const markLength = 12;

/** What is kept of a file's hash (hexadecimal) to know its rows again. */
export const fileMarkOf = (hash: string): string => hash.slice(0, markLength);

/** The cell that names a file: `#3f9a1c2b4d5e köln.csv`. */
export const fileCell = (fileName: string, hash: string): string => `#${fileMarkOf(hash)} ${fileName}`;

const named = /^#([0-9a-f]{12}) (.*)$/;

/** The file that such a cell names; null for any other text. */
export function fileOfCell(text: string): { readonly fileName: string; readonly mark: string } | null {
  const [, mark, fileName] = named.exec(text.trim()) ?? [];
  return fileName === undefined || mark === undefined ? null : { fileName, mark };
}

/** The name of the column whose cells {@link fileOfCell} reads. */
export const isFileColumn = (name: string): boolean => name === fileColumn;

/** Reads where rows of a file come from that was written to be mended; null for every other file. */
export function rowMarks(header: readonly string[]): ((cells: readonly string[]) => RowMark | null) | null {
  const [row, file] = [header.indexOf(rowColumn), header.indexOf(fileColumn)];
  if (row < 0 || file < 0) return null;
  return (cells) => {
    const number = /^\d{1,9}$/.test((cells[row] ?? '').trim()) ? Number(cells[row]) : 0;
    const of = number > 0 ? fileOfCell(cells[file] ?? '') : null;
    return of && { file: of.mark, row: number };
  };
}

/**
 * One row of a file to mend: which, why, of which file (null where that is not told), and its own cells. What was taken out of
 * another file before stays that file's row.
 */
export function rowToMend(
  { row, why, file }: { readonly row: number; readonly why: string; readonly file: string | null },
  header: readonly string[],
  cells: readonly string[],
): string[] {
  const earlier = rowMarks(header)?.(cells) ?? null;
  const where = earlier === null ? file : (cells[header.indexOf(fileColumn)] ?? '');
  const own = cells.filter((_, column) => !added.has(header[column] ?? ''));
  return [String(earlier?.row ?? row), why, ...(where === null ? [] : [where]), ...own];
}

/** Its header. */
export const headerToMend = (header: readonly string[], withFile: boolean): string[] => [
  ...(withFile ? problemColumns : [rowColumn, whyColumn]),
  ...ownColumns(header),
];

/** Whether it is a file of leads we wrote, with everything: what its cells say was said by somebody, `NULL` and `n/a` as well. */
export const isOwnExport = (header: readonly string[]): boolean =>
  standingColumns.every((name) => header.includes(name));
