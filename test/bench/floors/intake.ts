import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { openFile } from '../../../db/open.ts';
import { measured } from '../measured.ts';

/**
 * The floor of an intake: papaparse, and a bare insert of the same columns into one encrypted STRICT table with two indexes
 * (quality.md B1). Arguments: the file of leads, a database that is not there yet.
 */
const [, , file = '', database = ''] = process.argv;
const opened = openFile({ file: database, key: new Uint8Array(32).fill(7), create: true });
if (!opened.ok) throw new Error(opened.refusal.code);
const db = opened.value;

await measured(() => {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const columns = header.map((_, place) => `c${place}`);
  db.exec(`CREATE TABLE lead (id INTEGER PRIMARY KEY, ${columns.map((name) => `${name} TEXT`).join(', ')}) STRICT`);
  db.exec(`CREATE INDEX lead_mail ON lead (c${header.indexOf('Work Email')})`);
  db.exec(`CREATE INDEX lead_phone ON lead (c${header.indexOf('Phone')})`);
  const insert = db.prepare(`INSERT INTO lead (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  db.exec('BEGIN IMMEDIATE');
  for (const row of rows) insert.run(row);
  db.exec('COMMIT');
  db.close();
  return { rows: rows.length };
});
