import { decode } from '../../../shared/domain/intake/decode.ts';
import type { FieldValues, IntakeKind } from '../../../shared/domain/intake/fields.ts';
import type { RowFixes } from '../../../shared/domain/intake/fixes.ts';
import { withFixes } from '../../../shared/domain/intake/fixes.ts';
import type { IntakeMap } from '../../../shared/domain/intake/map.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import type { UnreadCell } from '../../../shared/domain/intake/rowReader.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { readTable } from '../../../shared/domain/intake/table.ts';
import { isWorkbook } from '../../../shared/domain/intake/workbook.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';

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
  /** Data rows of the file, broken ones among them. */
  readonly count: number;
  readonly rows: readonly ClientRow<Kind>[];
  /** One for each broken row. */
  readonly broken: readonly Problem[];
  readonly header: readonly string[];
  /** Its cells as they are read, fixes among them; what cannot be read as it stands in the file. */
  readonly cells: readonly (readonly string[])[];
  readonly map: IntakeMap & { readonly kind: Kind };
}

const isOf = <Kind extends IntakeKind>(map: IntakeMap, kind: Kind): map is IntakeMap & { readonly kind: Kind } =>
  map.kind === kind;

/**
 * The rows of a file that a client gives back (command-line, Files): feedback, appointments or sales. Times without an
 * offset are in `zone`, the client's. Refuses a map of another kind (`invalidMap`), a map that does not fit the file
 * (`columnMissing`), an empty file (`emptyFile`), and a workbook, which is no table of text (`unreadableFile`).
 */
export async function readRows<Kind extends IntakeKind>(
  kind: Kind,
  input: { readonly file: File; readonly map: unknown; readonly fixes?: RowFixes | undefined },
  zone: string,
): Promise<Result<ClientRows<Kind>>> {
  const parsed = parseMap(input.map);
  if (!parsed.ok) return parsed;
  const map = parsed.value;
  if (!isOf(map, kind)) return refuse('invalidMap', { problems: [{ path: 'kind', message: `must be ${kind}` }] });
  const bytes = await input.file.bytes();
  if (isWorkbook(bytes)) return refuse('unreadableFile', { file: input.file.name, kind: 'workbook' });
  const table = readTable(decode(bytes).text);
  if (!table.ok) return table;
  const reader = compileMap<Kind>(map, table.value.header, zone);
  if (!reader.ok) return reader;

  const { header } = table.value;
  const [mended = { rows: [], broken: [] }] = withFixes(
    [{ first: 1, ...table.value }],
    input.fixes ?? [],
    header.length,
  );
  const unreadable = new Map(mended.broken.map(({ row, code }) => [row, code]));
  const rows: ClientRow<Kind>[] = [];
  const broken: Problem[] = [];
  for (const [place, cells] of mended.rows.entries()) {
    const row = place + 1;
    const code = unreadable.get(row);
    if (code !== undefined) {
      broken.push({ row, code, field: '' });
      continue;
    }
    const draft = reader.value.read(cells);
    if (draft.broken) broken.push({ row, ...draft.broken });
    else rows.push({ row, values: draft.values, unread: draft.unread });
  }
  return done({ count: mended.rows.length, rows, broken, header, cells: mended.rows, map });
}
