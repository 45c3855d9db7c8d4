import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Handle } from '../../db/handle.ts';
import * as schema from '../../db/schema.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let handle: Handle;
beforeAll(() => {
  world = openWorld({ now: '2026-03-01T08:00:00Z' });
  handle = world.context.handle;
});
afterAll(() => world.close());

const tables = Object.values(schema).filter((one) => is(one, SQLiteTable));

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: number;
}

/** The columns of a migrated file; a rowid primary key cannot be null, though SQLite does not call it NOT NULL. */
const columnsOf = (table: string): Column[] =>
  handle.reader
    .read<Column>('SELECT name, type, "notnull" OR pk > 0 AS required FROM pragma_table_info(?) ORDER BY name')
    .all(table);

test.each(tables.map((table) => [getTableName(table), table] as const))(
  '%s is as the migrations made it',
  (name, table) => {
    const drawn = Object.values(getTableColumns(table))
      .map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: Number(column.notNull),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(drawn).toEqual(columnsOf(name));
  },
);

test('every CHECK list is the list the domain uses', () => {
  const broken = tables.flatMap((table) => {
    const sql =
      handle.reader.read<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(getTableName(table))
        ?.sql ?? '';
    return Object.values(getTableColumns(table)).flatMap((column) => {
      if (!column.enumValues) return [];
      const [, list = ''] = new RegExp(`\\b${column.name} IN \\(([^)]*)\\)`).exec(sql) ?? [];
      const stored = [...list.matchAll(/'([^']*)'/g)].map(([, word]) => word);
      return stored.join() === column.enumValues.join()
        ? []
        : [`${getTableName(table)}.${column.name}: ${stored.join()}`];
    });
  });
  expect(broken).toEqual([]);
});

test('every table is STRICT', () => {
  const loose = handle.reader
    .read<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  expect(loose).toEqual([]);
});
