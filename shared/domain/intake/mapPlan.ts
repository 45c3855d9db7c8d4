import { done, type Result, refuse } from '../refusal.ts';
import { type CellReader, type CellReading, cellReader, lockedReader, tidy } from './cellReaders.ts';
import type { ColumnType } from './columnType.ts';
import { type FieldValue, fieldTypesByKind } from './fields.ts';
import { type IntakeMap, isReservedName } from './map.ts';
import { columnName } from './tableHeader.ts';

/** A column (from 0) that feeds a field. */
export interface PlannedColumn {
  readonly column: number;
  /** What texts of this column mean; looked up as written, then in lower case. */
  readonly meanings: ReadonlyMap<string, FieldValue> | null;
  /** Texts without a meaning give no value, and the next column is asked. */
  readonly listedOnly: boolean;
}

/** How one field is filled: columns in the order they are asked, then the default. */
export interface PlannedField {
  readonly field: string;
  readonly read: CellReader;
  readonly columns: readonly PlannedColumn[];
  readonly fallback: FieldValue | undefined;
}

export interface MapPlan {
  readonly fields: readonly PlannedField[];
  /** Columns the map does not name, kept as `custom.<name>`. */
  readonly unnamed: readonly { readonly column: number; readonly name: string }[];
}

interface NamedColumn {
  readonly column: number;
  readonly field: string;
  readonly values?: Readonly<Record<string, FieldValue>> | undefined;
  readonly priority?: number | undefined;
  readonly type?: ColumnType | undefined;
}

/** See `compileMap`, which adds the reading of rows. */
export function planOf(map: IntakeMap, header: readonly string[], reading: CellReading): Result<MapPlan> {
  const places = new Map(header.map((name, column) => [name, column]));
  const named: NamedColumn[] = [];
  const missing: string[] = [];
  for (const [name, target] of Object.entries(map.columns)) {
    const column = places.get(columnName(name));
    if (column === undefined) missing.push(name);
    else named.push({ column, ...(typeof target === 'string' ? { field: target } : target) });
  }
  if (missing.length > 0) return refuse('columnMissing', { missing, columns: header });

  const problems: { path: string; message: string }[] = [];
  const fields = planFields(map, named, reading, (path, field) => {
    problems.push({ path, message: `cannot be read as ${field}` });
  });
  if (problems.length > 0) return refuse('invalidMap', { problems });
  return done({ fields, unnamed: planUnnamed(header, named, map.ignore) });
}

function planFields(
  map: IntakeMap,
  named: readonly NamedColumn[],
  reading: CellReading,
  unreadable: (path: string, field: string) => void,
): readonly PlannedField[] {
  const types = fieldTypesByKind[map.kind];
  const general = new Map(Object.entries<Readonly<Record<string, FieldValue>> | undefined>(map.values));
  const defaults = new Map(Object.entries<FieldValue | undefined>(map.defaults));
  const fieldNames = new Set([...named.map(({ field }) => field), ...defaults.keys()]);

  return [...fieldNames].map((field) => {
    const feeding = named.filter((column) => column.field === field);
    const type = types.get(field) ?? 'text';
    const locked = feeding.find((column) => column.type !== undefined)?.type ?? null;
    const readerIn = (given: CellReading): CellReader =>
      locked === null ? cellReader(field, type, given) : lockedReader(locked, given);
    const read = readerIn(reading);
    const readJsonNumber = readerIn({ ...reading, decimal: '.' });

    function given(path: string, value: FieldValue): FieldValue {
      const text = tidy(String(value));
      const known = text === '' ? '' : (typeof value === 'number' ? readJsonNumber : read)(text);
      if (typeof known !== 'object') return known;
      unreadable(path, field);
      return '';
    }

    const ordered = feeding.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || a.column - b.column);
    const fallback = defaults.get(field);
    return {
      field,
      read,
      columns: ordered.map(({ column, values }) => ({
        column,
        meanings: meaningsOf([general.get(field) ?? {}, values ?? {}], (text, value) =>
          given(`values.${field}.${text}`, value),
        ),
        listedOnly: values !== undefined && feeding.length > 1,
      })),
      fallback: fallback === undefined ? undefined : given(`defaults.${field}`, fallback),
    };
  });
}

/** Later lists go before earlier ones, and texts as written before the same in lower case. */
function meaningsOf(
  lists: readonly Readonly<Record<string, FieldValue>>[],
  given: (text: string, value: FieldValue) => FieldValue,
): ReadonlyMap<string, FieldValue> | null {
  const meanings = new Map<string, FieldValue>();
  for (const list of lists) {
    const read = Object.entries(list).map(([text, value]) => [tidy(text), given(text, value)] as const);
    for (const [text, value] of read) meanings.set(text.toLowerCase(), value);
    for (const [text, value] of read) meanings.set(text, value);
  }
  return meanings.size > 0 ? meanings : null;
}

function planUnnamed(
  header: readonly string[],
  named: readonly NamedColumn[],
  ignore: readonly string[],
): MapPlan['unnamed'] {
  const mapped = new Set(named.map(({ column }) => column));
  const ignored = new Set(ignore.map(columnName));
  const targets = new Set(named.map(({ field }) => field));
  const taken = (name: string): boolean => isReservedName(name) || targets.has(`custom.${name}`);
  const written = new Set(header);
  return header.flatMap((name, column) => {
    if (mapped.has(column) || ignored.has(name)) return [];
    return [{ column, name: taken(name) ? freeName(column, (other) => written.has(other) || taken(other)) : name }];
  });
}

/** A file may have a column of its own called `Column 3`: two cells under one name, and one of them would be lost. */
function freeName(column: number, isTaken: (name: string) => boolean): string {
  const name = `Column ${column + 1}`;
  let free = name;
  for (let time = 2; isTaken(free); time += 1) free = `${name} (${time})`;
  return free;
}
