import { recalled } from '../recalled.ts';
import { done, type Result } from '../refusal.ts';
import { type BrokenCellCode, type CellTrouble, tidy, type UnreadCode } from './cellReaders.ts';
import type { FieldValue, FieldValues, IntakeKind } from './fields.ts';
import { unguarded } from './formulaText.ts';
import { localTime } from './localTime.ts';
import type { IntakeMap } from './map.ts';
import { type PlannedColumn, type PlannedField, planOf } from './mapPlan.ts';

/** A field whose text could not be read; the row stands and the field is unknown. */
export interface UnreadCell {
  readonly field: string;
  readonly text: string;
  readonly code: UnreadCode;
}

interface BrokenCell {
  readonly code: BrokenCellCode;
  readonly field: string;
}

/** What one row says, field by field; not yet judged. */
export interface DraftRow<Kind extends IntakeKind> {
  readonly values: FieldValues<Kind>;
  /** Name and text of what has no field of its own; empty ones are left out. */
  readonly custom: readonly (readonly [name: string, text: string])[];
  readonly unread: readonly UnreadCell[];
  /** Set when the row counts as broken: the first of its troubles. */
  readonly broken: BrokenCell | null;
}

export interface RowReader<Kind extends IntakeKind> {
  /** Which columns (from 0) feed a field, in the order they are asked. */
  readonly plan: readonly { readonly field: string; readonly columns: readonly number[] }[];
  readonly read: (cells: readonly string[]) => DraftRow<Kind>;
}

/**
 * Fits a map to the header of one file, as `readTable` gives it; `zone` (IANA) is the client's and holds for times
 * without an offset. A column not named is kept as `custom.<name>`. Where several columns feed one field, a column
 * with `values` of its own gives a value only for the texts it lists; where one does, other texts stand.
 * Refuses `columnMissing` (`missing`, and the `columns` there are) and `invalidMap` (`problems`) when a meaning or a
 * default cannot be read as its field.
 */
export function compileMap<Kind extends IntakeKind>(
  map: IntakeMap & { readonly kind: Kind },
  header: readonly string[],
  zone: string,
): Result<RowReader<Kind>> {
  const planned = planOf(map, header, { dateOrder: map.dateOrder, decimal: map.decimal, zone: localTime(zone) });
  if (!planned.ok) return planned;
  const { fields, unnamed } = planned.value;
  const empty = map.empty.length === 0 ? null : new Set(map.empty.map(tidy));
  const ready = fields.map((planned) => readyField(planned, empty));

  function read(cells: readonly string[]): DraftRow<Kind> {
    const values: Record<string, FieldValue> = Object.create(nothing);
    const custom: (readonly [string, string])[] = [];
    let unread: readonly UnreadCell[] = nothingUnread;
    let broken: BrokenCell | null = null;

    for (const one of ready) {
      const { field } = one;
      const found = readField(one, cells);
      if (found === undefined) continue;
      if (typeof found !== 'object') {
        if (one.customName === null) values[field] = found;
        else custom.push([one.customName, String(found)]);
      } else if (found.trouble.kind === 'unread') {
        unread = [...unread, { field, text: found.text, code: found.trouble.code }];
      } else {
        broken ??= { code: found.trouble.code, field };
      }
    }
    for (const { column, name } of unnamed) {
      const cell = cells[column];
      if (cell === undefined || cell === '') continue;
      const text = tidy(cell);
      if (!meansNothing(text, empty)) custom.push([name, unguarded(text)]);
    }
    // Every key is a field of the map's kind and was read as its type says.
    return { values: values as FieldValues<Kind>, custom, unread, broken };
  }

  const plan = fields.map(({ field, columns }) => ({ field, columns: columns.map(({ column }) => column) }));
  return done({ plan, read });
}

// As good as no prototype, and the engine gives rows of one file one shape: each field is found without a search.
const nothing = Object.freeze(Object.create(null));
const customPrefix = 'custom.';
const nothingUnread: readonly UnreadCell[] = [];

interface Unreadable {
  readonly text: string;
  readonly trouble: CellTrouble;
}

/** What one cell gives its field: a value, why none, or undefined where it says nothing. */
type CellFinding = FieldValue | Unreadable | undefined;

interface ReadyField {
  readonly field: string;
  /** Behind its prefix, of a field of the file's own. */
  readonly customName: string | null;
  readonly columns: readonly { readonly column: number; readonly find: (cell: string) => CellFinding }[];
  readonly fallback: FieldValue | undefined;
}

/** What can be worked out once for a column is worked out here; cells that come again are read once. */
function readyField({ field, read, columns, fallback }: PlannedField, empty: ReadonlySet<string> | null): ReadyField {
  return {
    field,
    customName: field.startsWith(customPrefix) ? field.slice(customPrefix.length) : null,
    columns: columns.map((planned) => ({
      column: planned.column,
      find: recalled((cell) => {
        const text = tidy(cell);
        if (meansNothing(text, empty)) return undefined;
        const value = meaningOf(text, planned) ?? (planned.listedOnly ? '' : read(text));
        if (typeof value === 'object') return { text, trouble: value };
        return value === '' ? undefined : value;
      }),
    })),
    fallback: fallback === '' ? undefined : fallback,
  };
}

/** The first column that gives a value; else why none did, the default, or nothing. */
function readField({ columns, fallback }: ReadyField, cells: readonly string[]): CellFinding {
  let unreadable: Unreadable | undefined;
  for (let place = 0; place < columns.length; place += 1) {
    const { column, find } = columns[place] as ReadyField['columns'][number];
    const cell = cells[column];
    if (cell === undefined || cell === '') continue;
    const found = find(cell);
    if (found === undefined) continue;
    if (typeof found !== 'object' || found.trouble.kind === 'broken') return found;
    unreadable ??= found;
  }
  return unreadable ?? fallback;
}

/** Looking a text up costs a hash of it, so without a list there is no looking up. */
function meansNothing(text: string, empty: ReadonlySet<string> | null): boolean {
  return text === '' || (empty?.has(text) ?? false);
}

function meaningOf(text: string, { meanings }: PlannedColumn): FieldValue | undefined {
  return meanings === null ? undefined : (meanings.get(text) ?? meanings.get(text.toLowerCase()));
}
