import type { Reader, Writer } from './handle.ts';
import type { Database } from './open.ts';
import { imageOf, type RecordedTable, type ShapeRow, shapeFrom, shapeSql } from './tableShape.ts';

/**
 * The tables whose rows a step records, with the contract whose documents fix a row. What is not here cannot be undone:
 * documents and history because they only ever grow, a batch because it is taken back by its own rules, what screens keep for
 * themselves because it is no business of a step.
 */
export const recordedTables: Readonly<Record<string, string>> = {
  agency: 'NULL',
  client: 'NULL',
  source: 'NULL',
  contract: 'ROW.id',
  terms: 'ROW.contract_id',
  lead: 'NULL',
  lead_was: 'NULL',
  merged: 'NULL',
  lead_tag: 'NULL',
  call: 'ROW.contract_id',
  put_off: 'ROW.contract_id',
  qualification: 'ROW.contract_id',
  delivery: 'ROW.contract_id',
  appointment: 'ROW.contract_id',
  dispute: 'ROW.contract_id',
  replacement: 'ROW.contract_id',
  opportunity: 'ROW.contract_id',
  revenue: '(SELECT contract_id FROM opportunity WHERE id = ROW.opportunity_id)',
  suppression: 'NULL',
  report: 'NULL',
  prepaid_entry: 'ROW.contract_id',
  discarded: 'ROW.contract_id',
};

/**
 * What an import inserts by the million, each row past a trigger that has nothing to do: these triggers are there from the first
 * step that is recorded up to the next import.
 */
const filledByImports: readonly string[] = ['lead', 'qualification'];

const isWatched = (r: Reader): boolean =>
  r.read("SELECT 1 FROM temp.sqlite_master WHERE name = 'step_lead_insert'").get() !== undefined;

/** Before a step is recorded: lets inserts of every table go into it. */
export function watchInserts(w: Writer): void {
  if (isWatched(w)) return;
  for (const name of filledByImports) {
    const table = shapeFrom(name, w.read<ShapeRow>(shapeSql).all(name));
    w.write(trigger(table, recordedTables[name] ?? 'NULL', 'INSERT', 'NEW')).run();
  }
}

/** Before rows of an import are inserted, which no step records. */
export function leaveInserts(w: Writer): void {
  if (!isWatched(w)) return;
  for (const name of filledByImports) w.write(`DROP TRIGGER temp.step_${name}_insert`).run();
}

/**
 * Lets this connection record steps: while `step_now` names one, every row of a recorded table that is inserted, updated or
 * deleted goes into `step_row` as it was and as it is, by the database itself, so that no use-case can forget one. The
 * triggers are temporary and made from the schema as it stands: a new column is never missed, and no file carries them.
 */
export function recordSteps(database: Database): void {
  database.exec('CREATE TEMP TABLE step_now (step_id INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT');
  for (const [name, contract] of Object.entries(recordedTables)) {
    const table = shapeFrom(name, database.prepare<[string], ShapeRow>(shapeSql).all(name));
    if (!filledByImports.includes(name)) database.exec(trigger(table, contract, 'INSERT', 'NEW'));
    database.exec(trigger(table, contract, 'UPDATE', 'NEW'));
    database.exec(trigger(table, contract, 'DELETE', 'OLD'));
  }
  // Only as a mark: a step that issued a document is never taken back.
  database.exec(
    body('document', 'INSERT', 'json_array(NEW.id)', 'NEW.contract_id', 'NULL', "json_object('number', NEW.number)"),
  );
}

type Event = 'INSERT' | 'UPDATE' | 'DELETE';

function trigger(table: RecordedTable, contract: string, event: Event, row: 'NEW' | 'OLD'): string {
  const key = `json_array(${table.key.map((column) => `${row}."${column}"`).join(', ')})`;
  const before = event === 'INSERT' ? 'NULL' : imageOf(table, 'OLD.');
  const after = event === 'DELETE' ? 'NULL' : imageOf(table, 'NEW.');
  return body(table.name, event, key, contract.replace('ROW.', `${row}.`), before, after);
}

const body = (table: string, event: Event, key: string, contract: string, before: string, after: string): string =>
  `CREATE TEMP TRIGGER step_${table}_${event.toLowerCase()} AFTER ${event} ON main."${table}"
    WHEN EXISTS (SELECT 1 FROM step_now) BEGIN
      UPDATE step_now SET seq = seq + 1;
      INSERT INTO step_row (step_id, seq, tab, row_key, contract_id, before, after)
        SELECT step_id, seq, '${table}', ${key}, ${contract}, ${before}, ${after} FROM step_now;
    END`;
