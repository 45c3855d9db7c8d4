import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../electron/app/import/openFile.ts';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import { wholeTable } from '../../shared/domain/intake/table.ts';
import { testData } from '../testData.ts';
import { granted } from './desk.ts';
import { refusalOf, sampleWorld } from './sampleContract.ts';

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
  // Day 0 of the count from 1904.
  ['exceljs/1904.xlsx', [['Column 1', '1904-01-01']]],
  // One cell that holds semicolons is one column, not five.
  ['exceljs/bogus-defined-name.xlsx', [['OFFSET($A$10;0;0;0;1)']]],
  [
    'exceljs/formulas.xlsx',
    [
      ['someone@example.com', '(formula with hyperlink)'],
      ['someone@example.com', '(formula without link)'],
    ],
  ],
  ['exceljs/libre-calc-as-excel-2007-365.xlsx', [['BEGIN', 'HIDDEN', 'VISIBLE'], ['HIDDEN'], ['VISIBLE']]],
  // The second row is longer than the header: broken, and all of it is there.
  [
    'exceljs/many-columns.xlsx',
    [
      ['this', 'spread', 'sheet'],
      ['but', 'the', 'really', 'really', 'funny', 'thing'],
    ],
  ],
  ['exceljs/shared_string_with_escape.xlsx', [['_x000D_']]],
  ['exceljs/test-issue-163.xlsx', [['1'], ['2'], ['3']]],
  // A form over a table: its header is the third line, which somebody has to say.
  [
    'exceljs/test-issue-877.xlsx',
    [
      ['Kunde:', 'Filiale:'],
      ['', '', '', 'Techniker: '],
      ['Pos', 'Artikelnr'],
      ['1', '500', '0212509', 'TEH LF40040 0 7035 LF-Kanal 40x40 mm lichtgrau', '1,96', '2'],
    ],
  ],
  ['exceljs/test-pr-1204.xlsx', [['PROJECT NAME'], ['PROJECT DESCRIPTION', '', '', '', '(Enter Description)']]],
  ['sheetjs/1904_1904.xlsx', [['1'], ['11', '1900-01-11', '1904-01-12'], ['111', '1900-04-20', '1904-04-21']]],
  [
    'sheetjs/ErrorTypes.xlsx',
    [
      ['Error', 'Bang'],
      ['#NULL!', '#NULL!'],
    ],
  ],
  [
    'sheetjs/LONumbers.xlsx',
    [
      ['General', '1', '-1.2', '12.3', '-12.34'],
      ['GENERAL', '1', '-1.2', '12.3', '-12.34'],
      // What is below zero is no day, and stays the number it is.
      ['YY', '1900-01-01', '-1.2', '1900-01-12 07:12:00', '-12.34'],
    ],
  ],
  ['sheetjs/hyperlink_no_rels.xlsx', [['23610']]],
  [
    'sheetjs/merge_cells.xlsx',
    [
      ['A1:B2', 'Column 2', 'C1:C2'],
      ['A3:B3', '', 'C3'],
    ],
  ],
  [
    'sheetjs/mixed_sheets.xlsx',
    [
      ['type', 'name'],
      ['note', 'type'],
    ],
  ],
  ['sheetjs/number_format_entities.xlsx', [['12345.6789'], ['12345.6789']]],
  ['sheetjs/rich_text_stress.xlsx', [['normal'], ['bold', 'this text is bold, sure enough']]],
  [
    'sheetjs/wps_fn.xlsx',
    [
      ['Name', 'Example', 'Result'],
      ['EVALUATE', '=EVALUATE("1+1")', '2'],
    ],
  ],
  [
    'sheetjs/xlsx-stream-d-date-cell.xlsx',
    [
      ['String', 'てすと', '&\'";<>', '&amp;'],
      ['Integer', '1', '2', '-3'],
      // A number of 23 digits, of which a spreadsheet keeps 15: broken, and shown.
      ['Float', '1.5', '0.3', '12345678900000000000000'],
      ['Boolean', 'TRUE', 'FALSE'],
      ['Date', '2014-02-14T08:27:48.765Z'],
    ],
  ],
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
      const importing = world.client.lead.import({ file, contract: 'acme', map });
      if (rows.length === aside.length) {
        expect(await refusalOf(importing)).toMatchObject({ code: 'headerOnly' });
        world.close();
        return;
      }
      const answer = await importing;
      const { pass, check, fail, duplicate, taken, suppressed, broken } = answer;
      expect(answer.rows + answer.setAside).toBe(rows.length);
      expect(pass + check + fail + duplicate + taken + suppressed + broken).toBe(answer.rows);
    }
    expect(world.faults).toEqual([]);
    world.close();
  });

  test('each has its values or its refusal here', () => {
    expect([...values.map(([name]) => name), ...Object.keys(refused)].toSorted()).toEqual(names.toSorted());
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
