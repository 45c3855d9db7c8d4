/** What the file itself says of a table: columns in their order, and those of the primary key. */
export interface RecordedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

export interface ShapeRow {
  readonly name: string;
  /** Place in the primary key from 1; 0 outside it. */
  readonly pk: number;
}

export const shapeSql = 'SELECT name, pk FROM pragma_table_info(?) ORDER BY cid';

export function shapeFrom(name: string, rows: readonly ShapeRow[]): RecordedTable {
  const key = rows.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  if (rows.length === 0 || key.length === 0) throw new Error(`no table with a key: ${name}`);
  return { name, columns: rows.map((row) => row.name), key: key.map((row) => row.name) };
}

/** A row as a JSON object, in SQL. `row` is the prefix of its columns: `NEW.`, `OLD.`, or empty. */
export const imageOf = ({ columns }: RecordedTable, row: string): string =>
  `json_object(${columns.map((column) => `'${column}', ${row}"${column}"`).join(', ')})`;
