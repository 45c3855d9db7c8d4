import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../electron/app/import/openFile.ts';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import { wholeTable } from '../../shared/domain/intake/table.ts';
import { testData } from '../testData.ts';
import { granted } from './desk.ts';
import { sampleWorld } from './sampleContract.ts';

const folder = join(testData ?? '', 'xlsx');
const names =
  testData === null
    ? []
    : ['exceljs', 'sheetjs'].flatMap((from) =>
        readdirSync(join(folder, from))
          .filter((name) => name.endsWith('.xlsx'))
          .map((name) => `${from}/${name}`),
      );
const outside = (name: string): File => new File([readFileSync(join(folder, name))], basename(name));

/** What is refused, and why; all others are read. */
const refused: { readonly [name: string]: object } = {
  // Both of its rows are empty cells.
  'exceljs/duplicateRowTest.xlsx': { code: 'emptyFile' },
  'exceljs/invalid-xml.xlsx': { code: 'unreadableFile', data: { reason: 'damaged' } },
  'exceljs/missing-bits.xlsx': { code: 'unreadableFile', data: { reason: 'notAWorkbook' } },
  // Texts that inflate a hundredfold and more.
  'sheetjs/large_strings.xlsx': { code: 'unreadableFile', data: { reason: 'dangerous' } },
};

/** Rows of some, header first, as a spreadsheet shows them. */
const values: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[] = [
  ['exceljs/dateIssue.xlsx', [['Date'], ['2020-11-20']]],
  [
    'exceljs/chart-sheet.xlsx',
    [
      ['Month', 'Bears', 'Dolphins', 'Whales'],
      ['Jan', '8', '150', '80'],
    ],
  ],
  [
    'exceljs/google-sheets.xlsx',
    [
      ['BEGIN', 'HIDDEN', 'VISIBLE'],
      ['HIDDEN', '', ''],
    ],
  ],
  // 1462 days lie between the two counts: both files hold the serial 11111.
  [
    'sheetjs/1904_1900.xlsx',
    [['1'], ['11', '1900-01-11'], ['111', '1900-04-20'], ['1111', '1903-01-15'], ['11111', '1930-06-02']],
  ],
  [
    'sheetjs/DataTypesFormats.xlsx',
    [
      ['Date', '2020-07-23'],
      ['Date Time', '2020-07-23 09:00:00'],
      ['Currency', '123'],
      ['Percentage', '0.9876'],
    ],
  ],
  [
    'sheetjs/crlf_crlf.xlsx',
    [
      ['Normal', 'abc\ndef'],
      ['Formula', 'abc\r\ndef'],
    ],
  ],
  [
    'sheetjs/minimal_112.xlsx',
    [
      ['Sheet', 'JS'],
      ['123', '1.23'],
      ['TRUE', '0.123'],
    ],
  ],
  [
    'sheetjs/text_and_numbers.xlsx',
    [
      ['English', 'Hello', 'World'],
      ['Hebrew', 'שלום', 'עולם'],
      ['1337', '13.37', '1337'],
    ],
  ],
  ['sheetjs/sheet_visibility.xlsx', [['v', 'i', 's']]],
];

describe.skipIf(testData === null)('odd and broken workbooks of other programs', () => {
  test.each(names)('%s: read or refused, and every row is counted once', async (name) => {
    const world = await sampleWorld();
    const opened = await openFile(outside(name), { decimal: '.' }, { rows: () => {}, cancelled: () => false });
    const expected = refused[name];
    if (expected !== undefined) {
      expect(opened).toMatchObject({ ok: false, refusal: expected });
    } else {
      const { rows, aside } = wholeTable(granted(opened).table);
      const file = outside(name);
      const seen = await world.client.intake.inspect({ file });
      expect([seen.rows, seen.setAside]).toEqual([rows.length - aside.length, aside.length]);
      const map = mapAsJson({ ...seen.map, kind: 'leads', columns: {} });
      const answer = await world.client.lead.import({ file, contract: 'acme', map, dryRun: true });
      const { pass, check, fail, duplicate, taken, suppressed, broken } = answer;
      expect(answer.rows + answer.setAside).toBe(rows.length);
      expect(pass + check + fail + duplicate + taken + suppressed + broken).toBe(answer.rows);
    }
    expect(world.faults).toEqual([]);
    world.close();
  });

  test.each(values)('%s: its values', async (name, expected) => {
    const opened = await openFile(outside(name), { decimal: '.' }, { rows: () => {}, cancelled: () => false });
    const { header, rows } = wholeTable(granted(opened).table);
    const found = [header, ...rows].slice(0, expected.length);
    expect(found.map((cells, place) => cells.slice(0, expected[place]?.length))).toEqual(expected);
  });

  test('hidden rows, errors of cells and formulas that were never worked out are told', async () => {
    const open = async (name: string) =>
      granted(await openFile(outside(name), { decimal: '.' }, { rows: () => {}, cancelled: () => false }));
    expect((await open('exceljs/libre-calc-as-excel-2007-365.xlsx')).written).toMatchObject({
      seen: { hiddenRows: 1 },
    });
    expect(wholeTable((await open('sheetjs/wps_fn.xlsx')).table).broken).toEqual([{ row: 2, code: 'cellError' }]);
    expect(wholeTable((await open('sheetjs/xlsx-stream-d-date-cell.xlsx')).table).broken).toEqual([
      { row: 2, code: 'digitsLost' },
      { row: 10, code: 'formulaWithoutValue' },
    ]);
  });
});
