import { asksForOrder, orderToldBy } from '../../../shared/domain/intake/dateOrder.ts';
import type { FieldValues, IntakeKind } from '../../../shared/domain/intake/fields.ts';
import type { RowFixes } from '../../../shared/domain/intake/fixes.ts';
import { withFixes } from '../../../shared/domain/intake/fixes.ts';
import type { IntakeMap } from '../../../shared/domain/intake/map.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import type { RowReader, UnreadCell } from '../../../shared/domain/intake/rowReader.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { type TableChunk, wholeTable } from '../../../shared/domain/intake/table.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { type FileWish, openFile, type Written } from '../import/openFile.ts';

/** What could not be used of a row. `row` counts data rows from 1; `field` is empty where the whole row is meant. */
export interface Problem {
  readonly row: number;
  readonly code: string;
  readonly field: string;
}

export interface ClientRow<Kind extends IntakeKind> {
  readonly row: number;
  readonly values: FieldValues<Kind>;
  readonly unread: readonly UnreadCell[];
}

export interface ClientRows<Kind extends IntakeKind> {
  /** Data rows of the file, broken ones among them, lines set aside not. */
  readonly count: number;
  readonly rows: readonly ClientRow<Kind>[];
  /** One for each broken row. */
  readonly broken: readonly Problem[];
  /** Lines of the report around the table. */
  readonly aside: readonly Problem[];
  readonly written: Written;
  readonly header: readonly string[];
  /** Its cells as they are read, fixes among them; what cannot be read as it stands in the file. */
  readonly cells: readonly (readonly string[])[];
  readonly map: IntakeMap & { readonly kind: Kind };
  /** Which columns (from 0) feed a field. */
  readonly plan: RowReader<Kind>['plan'];
}

const noRows: Pick<TableChunk, 'rows' | 'broken' | 'aside'> = { rows: [], broken: [], aside: [] };

/** A client's file is small: it is no job that somebody could call off. */
const unwatched = { rows: () => {}, cancelled: () => false };

const isOf = <Kind extends IntakeKind>(map: IntakeMap, kind: Kind): map is IntakeMap & { readonly kind: Kind } =>
  map.kind === kind;

/**
 * The rows of a file that a client gives back (command-line, Files): feedback, appointments or sales. Times without an
 * offset are in `zone`, the client's. Refuses a map of another kind (`invalidMap`), a map that does not fit the file
 * (`columnMissing`), dates of unknown order (`dateOrderNeeded`), one without rows (`headerOnly`), and what `openFile` refuses.
 */
export async function readRows<Kind extends IntakeKind>(
  kind: Kind,
  input: Omit<FileWish, 'decimal'> & {
    readonly file: File;
    readonly map: unknown;
    readonly fixes?: RowFixes | undefined;
  },
  zone: string,
): Promise<Result<ClientRows<Kind>>> {
  const parsed = parseMap(input.map);
  if (!parsed.ok) return parsed;
  const map = parsed.value;
  if (!isOf(map, kind)) return refuse('invalidMap', { problems: [{ path: 'kind', message: `must be ${kind}` }] });
  const { file, fixes = [] } = input;
  const opened = await openFile(file, { ...input, decimal: map.decimal }, unwatched);
  if (!opened.ok) return opened;
  const table = wholeTable(opened.value.table);
  const { header } = table;
  const told = asksForOrder(map, header, table.rows) ? orderToldBy(map, header, table.rows) : done(map.dateOrder);
  if (!told.ok) return told;
  const reader = compileMap<Kind>({ ...map, dateOrder: told.value }, header, zone);
  if (!reader.ok) return reader;

  const [mended = noRows] = withFixes([{ first: 1, ...table }], fixes, header.length);
  const aside = mended.aside.map(({ row, code }) => ({ row, code, field: '' }));
  const apart = new Set(aside.map(({ row }) => row));
  const unreadable = new Map(mended.broken.map(({ row, code }) => [row, code]));
  const rows: ClientRow<Kind>[] = [];
  const broken: Problem[] = [];
  for (const [place, cells] of mended.rows.entries()) {
    const row = place + 1;
    if (apart.has(row)) continue;
    const code = unreadable.get(row);
    if (code !== undefined) {
      broken.push({ row, code, field: '' });
      continue;
    }
    const draft = reader.value.read(cells);
    if (draft.broken) broken.push({ row, ...draft.broken });
    else rows.push({ row, values: draft.values, unread: draft.unread });
  }
  const count = mended.rows.length - aside.length;
  if (count === 0) return refuse('headerOnly', { file: input.file.name });
  const { plan } = reader.value;
  return done({ count, rows, broken, aside, written: opened.value.written, header, cells: mended.rows, map, plan });
}
