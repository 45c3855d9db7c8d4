import type { Reader, Writer } from '../handle.ts';
import { isConstraint } from '../open.ts';
import { imageOf, type RecordedTable, type ShapeRow, shapeFrom, shapeSql } from '../tableShape.ts';

/** Where a recorded row stands. `key` is the JSON array of its primary key. */
interface Place {
  readonly table: string;
  readonly key: string;
}

/** The row as it is now, as JSON of its columns; null where there is none. */
export function currentImage(r: Reader, { table, key }: Place): string | null {
  const shape = shapeOfTable(r, table);
  const row = r
    .read<{ image: string }>(`SELECT ${imageOf(shape, '')} AS image FROM "${table}" WHERE ${isAt(shape)}`)
    .get({ key });
  return row?.image ?? null;
}

/**
 * Makes the row what `image` says, or takes it away where that is null. False when other rows lean on it, or its place is
 * taken: then nothing was changed.
 */
export function putImage(w: Writer, place: Place, image: string | null): boolean {
  const shape = shapeOfTable(w, place.table);
  try {
    if (image === null) w.write(`DELETE FROM "${place.table}" WHERE ${isAt(shape)}`).run({ key: place.key });
    else if (currentImage(w, place) === null) w.write(insertOf(shape)).run({ image });
    else w.write(updateOf(shape)).run({ image, key: place.key });
    return true;
  } catch (problem) {
    if (isConstraint(problem)) return false;
    throw problem;
  }
}

const shapeOfTable = (r: Reader, name: string): RecordedTable => shapeFrom(name, r.read<ShapeRow>(shapeSql).all(name));

const isAt = ({ key }: RecordedTable): string =>
  key.map((column, at) => `"${column}" = json_extract(:key, '$[${at}]')`).join(' AND ');

const valueAt = (column: string): string => `json_extract(:image, '$."${column}"')`;

const insertOf = ({ name, columns }: RecordedTable): string =>
  `INSERT INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(valueAt).join(', ')})`;

const updateOf = (shape: RecordedTable): string =>
  `UPDATE "${shape.name}" SET ${shape.columns.map((column) => `"${column}" = ${valueAt(column)}`).join(', ')} WHERE ${isAt(shape)}`;
