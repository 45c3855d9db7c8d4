import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { testData } from '../testData.ts';
import { refusalOf, sampleWorld } from './sampleContract.ts';

/**
 * Every file of the outside data that is a table, through the real import into a real file. Text files are read a second time by the
 * parser alone, told how they are written: each cell of each row must lie in the database as it stands there.
 */
interface Text {
  /** How it is written, as a person sees it. */
  readonly written?: 'utf8' | 'utf16le';
  readonly delimiter?: string;
  /** A sign the parser is to take for no quote. */
  readonly quotes?: false;
  /** The columns (from 0) that name somebody: name and company, or an id alone. */
  readonly who?: readonly [number, number] | readonly [number];
  /** Rows of the file by number that are not stored as they stand, and why. */
  readonly apart?: Readonly<Record<number, string>>;
  readonly rows: number;
  readonly setAside?: number;
}

const folder = testData ?? '';
const named = (part: string, end: string): string[] =>
  testData === null
    ? []
    : readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(end))
        .map((name) => `${part}/${name}`);

const meta = { rows: 5, who: [12, 13] } as const;
const texts: Readonly<Record<string, Text>> = {
  'leads/x-education.csv': { rows: 9237, who: [1, 2] },
  'leads/bank-semicolon.csv': { rows: 12_000, delimiter: ';', who: [0, 1] },
  'leads/crm-sales/accounts.csv': { rows: 85, who: [0, 1] },
  'leads/crm-sales/products.csv': { rows: 7, who: [0, 1] },
  'leads/crm-sales/sales_pipeline.csv': { rows: 8800, who: [0] },
  'leads/crm-sales/sales_teams.csv': { rows: 35, who: [0, 1] },
  'exports/calendly-scheduled-events.DERIVED.csv': { rows: 3, who: [2, 5] },
  'exports/meta-lead-ads.DERIVED.sheets-comma.csv': meta,
  'exports/meta-lead-ads.DERIVED.utf16le.tsv': { ...meta, written: 'utf16le', delimiter: '\t', quotes: false },
  'exports/meta-lead-ads.DERIVED.utf8.tsv': { ...meta, delimiter: '\t', quotes: false },
  'exports/salesforce-lead-report.DERIVED.crlf.csv': {
    rows: 2,
    who: [0, 1],
    setAside: 3,
    apart: { 3: 'totalsLine', 4: 'reportLine', 5: 'reportLine' },
  },
  'csv/spectrum/csvs/comma_in_quotes.csv': { rows: 1, who: [0, 1] },
  'csv/spectrum/csvs/empty.csv': { rows: 2, who: [0] },
  'csv/spectrum/csvs/empty_crlf.csv': { rows: 2, who: [0] },
  'csv/spectrum/csvs/escaped_quotes.csv': { rows: 2, who: [0, 1] },
  'csv/spectrum/csvs/json.csv': { rows: 1, who: [0] },
  'csv/spectrum/csvs/newlines.csv': { rows: 3, who: [0] },
  'csv/spectrum/csvs/newlines_crlf.csv': { rows: 3, who: [0] },
  'csv/spectrum/csvs/quotes_and_newlines.csv': { rows: 2, who: [0, 1] },
  'csv/spectrum/csvs/simple.csv': { rows: 1, who: [0, 1] },
  'csv/spectrum/csvs/simple_crlf.csv': { rows: 1, who: [0, 1] },
  'csv/spectrum/csvs/utf8.csv': { rows: 2, who: [0, 1] },
  'csv/papaparse/utf-8-bom-sample.csv': { rows: 1, who: [0, 1] },
  'csv/papaparse/verylong-sample.csv': { rows: 2000, who: [0, 1] },
  'contact/phones.csv': { rows: 1964, who: [0, 2] },
};

describe.skipIf(testData === null)('every table of text from outside is stored cell by cell', () => {
  test('each has its line here', () => {
    const files = ['leads', 'exports', 'csv', 'contact'].flatMap((part) => [
      ...named(part, '.csv'),
      ...named(part, '.tsv'),
    ]);
    const headerOnly = files.filter((name) => basename(name).startsWith('header-only'));
    expect(files.filter((name) => !headerOnly.includes(name)).toSorted()).toEqual(Object.keys(texts).toSorted());
  });

  test.each(Object.entries(texts))('%s', async (name, told) => {
    const bytes = readFileSync(join(folder, name));
    const { data } = Papa.parse<string[]>(bytes.toString(told.written ?? 'utf8').replace(/^\ufeff/, ''), {
      delimiter: told.delimiter ?? ',',
      ...(told.quotes === false ? { quoteChar: '\0' } : {}),
      skipEmptyLines: 'greedy',
    });
    const [header = [], ...lines] = data;
    const [first = 0, second] = told.who ?? [0];
    const columns =
      second === undefined
        ? { [header[first] ?? '']: 'lead.id' }
        : { [header[first] ?? '']: 'person.fullName', [header[second] ?? '']: 'company.name' };
    const world = await sampleWorld();
    const answer = await world.client.lead.import({
      file: new File([bytes], basename(name)),
      map: { kind: 'leads', columns },
    });
    const { pass, check, fail, duplicate, taken, suppressed, broken, rows, setAside } = answer;
    expect({ rows, setAside, in: rows + setAside }).toEqual({
      rows: told.rows,
      setAside: told.setAside ?? 0,
      in: lines.length,
    });
    expect(pass + check + fail + duplicate + taken + suppressed + broken).toBe(rows);
    const apart = Object.fromEntries(answer.problems.map(({ row, code }) => [row, code]));
    expect({ ...apart, duplicates: duplicate }).toEqual({ ...told.apart, duplicates: 0 });

    const stored = world.context.handle.reader
      .read<{ one: string | null; two: string | null; custom: string | null }>(
        'SELECT coalesce(person_full_name, external_id) AS one, company_name AS two, custom FROM lead ORDER BY id',
      )
      .all();
    const kept = lines.filter((_, at) => apart[at + 1] === undefined);
    expect(stored).toHaveLength(kept.length);
    for (const [at, { one, two, custom }] of stored.entries()) {
      const cells = kept[at] ?? [];
      const told = Object.fromEntries(
        header
          .map((column, place) => [column.trim(), (cells[place] ?? '').trim(), place] as const)
          .filter(([, text, place]) => text !== '' && place !== first && place !== second)
          .map(([column, text]) => [column, text]),
      );
      expect([one, two, JSON.parse(custom ?? '{}')]).toEqual([
        cells[first]?.trim() || null,
        second === undefined ? null : cells[second]?.trim() || null,
        told,
      ]);
    }
    world.close();
  });

  test.each(named('exports', '.csv').filter((name) => basename(name).startsWith('header-only')))(
    '%s has columns and no rows: it is looked at, and refused as such',
    async (name) => {
      const world = await sampleWorld();
      const file = new File([readFileSync(join(folder, name))], basename(name));
      const seen = await world.client.intake.inspect({ file });
      expect(seen).toMatchObject({ rows: 0, setAside: 0, above: [] });
      expect(seen.columns.length).toBeGreaterThan(5);
      const map = { kind: 'leads', columns: {} };
      expect(await refusalOf(world.client.lead.import({ file, map }))).toMatchObject({ code: 'headerOnly' });
      world.close();
    },
  );

  test('a file that is no table is one column of texts, or refused', async () => {
    const world = await sampleWorld();
    const payloads = new File([readFileSync(join(folder, 'csv/formula-payloads.txt'))], 'formula-payloads.txt');
    const seen = await world.client.intake.inspect({ file: payloads });
    expect(seen.rows + seen.setAside).toBeGreaterThan(0);
    expect(await refusalOf(world.client.intake.inspect({ file: new File([''], 'nothing.csv') }))).toMatchObject({
      code: 'emptyFile',
    });
    world.close();
  });
});
