import { describe, expect, test } from 'vitest';
import { openSheet, readTable, type Table, wholeTable } from '../../../shared/domain/intake/table.ts';

function tableOf(text: string, headerLine?: number): Table {
  const read = readTable(text, { headerLine });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const header = ['Name', 'Mail', 'City'];
const people = [
  ['Robin "Rob" Example', 'robin@example.com', 'Bonn; Rhine'],
  ['Kim, Example', 'kim@example.com', 'Rome'],
];

describe('rows that a spreadsheet put into one cell', () => {
  const inner = [
    'Name,Mail,City',
    '"Robin ""Rob"" Example",robin@example.com,Bonn; Rhine',
    '"Kim, Example",kim@example.com,Rome',
  ];
  const wrap = (line: string): string => `"${line.replaceAll('"', '""')}"`;

  test.each([
    ['every row', inner.map(wrap).join('\n'), 3],
    ['the header only', [wrap(inner[0] ?? ''), ...inner.slice(1)].join('\n'), 0],
    ['the rows, not the header', [inner[0], ...inner.slice(1).map(wrap)].join('\n'), 2],
    ['one row of a good table', [inner[0], inner[1], wrap(inner[2] ?? '')].join('\n'), 1],
    ['one row, with the empty cells a spreadsheet adds', `${inner[0]}\n${inner[1]}\n${wrap(inner[2] ?? '')},,`, 1],
    [
      'every row of a file saved with semicolons, with empty cells behind',
      inner.map((line) => `${wrap(line)};;`).join('\n'),
      2,
    ],
  ])('%s', (_, text, apart) => {
    const table = tableOf(text);
    expect(table).toMatchObject({ delimiter: ',', header, rows: people, broken: [], aside: [] });
    // The header is no row; where only it was wrapped, no row had to be taken apart.
    expect(table.unwrapped).toBe(Math.min(apart, 2));
  });

  test('a line that was cut at the wrong sign is put together again', () => {
    // What a spreadsheet of semicolons makes of a file of commas: the first row held a semicolon.
    const saved = 'Name,Mail,City;\n"Robin,robin@example.com,Bonn"; Rhine\n"Kim,kim@example.com,Rome";\n';
    expect(tableOf(saved)).toMatchObject({
      delimiter: ',',
      header,
      rows: [
        ['Robin', 'robin@example.com', 'Bonn; Rhine'],
        ['Kim', 'kim@example.com', 'Rome'],
      ],
      broken: [],
    });
  });

  test('what cannot be put together is broken and stays as it stands', () => {
    const saved =
      '"Name,Mail,City";\n"Robin,robin@example.com,Bonn";\n"Kim,kim@example.com";Rome;\n"Al,al@example.com,Oslo";\n';
    expect(tableOf(saved)).toMatchObject({
      rows: { length: 3 },
      broken: [{ row: 2, code: 'notTakenApart' }],
    });
  });

  test('semicolons in the header, quoted rows below', () => {
    expect(tableOf('Name;Mail;City\n"Kim;kim@example.com;Rome"\nAl;al@example.com;Oslo\n')).toMatchObject({
      delimiter: ';',
      rows: [
        ['Kim', 'kim@example.com', 'Rome'],
        ['Al', 'al@example.com', 'Oslo'],
      ],
      unwrapped: 1,
    });
  });

  test('names quoted twice lose both pairs, and so do their rows', () => {
    expect(
      tableOf('"""Name""","""Mail"""\n"""Kim ""Ki"" Example""",kim@example.com\nAl,al@example.com\n'),
    ).toMatchObject({
      header: ['Name', 'Mail'],
      rows: [
        ['Kim "Ki" Example', 'kim@example.com'],
        ['Al', 'al@example.com'],
      ],
      unwrapped: 1,
    });
  });

  test('text that only holds commas is left alone', () => {
    expect(tableOf('"Company, as written"\n"Doe, Roe"\n"Poe, Ltd"\n')).toMatchObject({
      header: ['Company, as written'],
      rows: [['Doe, Roe'], ['Poe, Ltd']],
      unwrapped: 0,
    });
    // Two columns, the first with a comma of its own: the empty cell behind it says that it is one cell.
    expect(tableOf('Company,Mail\n"Doe,Roe",\nPoe,poe@example.com\n').rows[0]).toEqual(['Doe,Roe', '']);
  });

  test('a whole file in the first column of a sheet', () => {
    const opened = openSheet(
      [
        {
          rows: [['Name,Mail,City'], ['"Kim, Example",kim@example.com,Rome'], ['Al,al@example.com,Bonn', ' Rhine']],
          trouble: new Map(),
        },
      ][Symbol.iterator](),
    );
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(opened.value.inner).toBe(',');
    expect(wholeTable(opened.value)).toMatchObject({
      header,
      rows: [
        ['Kim, Example', 'kim@example.com', 'Rome'],
        ['Al', 'al@example.com', 'Bonn; Rhine'],
      ],
      unwrapped: 2,
    });
  });
});

describe('lines of the report around a table', () => {
  const table = 'Name,Mail,City\nKim,kim@example.com,Rome\nAl,al@example.com,Oslo\n';

  test.each([
    ['a title', 'Leads of March\n', [{ line: 1, cells: ['Leads of March'] }], 2],
    [
      'a title with the commas a spreadsheet adds',
      'Leads of March,,\n\n',
      [{ line: 1, cells: ['Leads of March', '', ''] }],
      3,
    ],
    [
      'three lines and a blank one',
      'Report: Leads\nDate range:,2026-03-01\nFiltered by owner\n\n',
      [
        { line: 1, cells: ['Report: Leads'] },
        { line: 2, cells: ['Date range:', '2026-03-01'] },
        { line: 3, cells: ['Filtered by owner'] },
      ],
      5,
    ],
  ])('above: %s', (_, title, above, headerLine) => {
    expect(tableOf(title + table)).toMatchObject({ delimiter: ',', header, above, headerLine, rows: { length: 2 } });
  });

  test.each([
    ['a header of one column, with a longer row below', 'Name\nKim\nAl,al@example.com,Oslo\n', 'Name'],
    ['a header of two, with a longer row below', 'Name,City\nKim,Rome\nAl,Oslo,Norway\n', 'Name'],
    ['a first row of one word over figures', 'Total\n1,2,3\n4,5,6\n', 'Total'],
  ])('%s is no title', (_, text, first) => {
    expect(tableOf(text)).toMatchObject({ above: [], headerLine: 1 });
    expect(tableOf(text).header[0]).toBe(first);
  });

  test('somebody may say which line the header is', () => {
    expect(tableOf(`Kind,of,title\n${table}`, 2)).toMatchObject({
      header,
      above: [{ line: 1, cells: ['Kind', 'of', 'title'] }],
      headerLine: 2,
    });
    // Figures name no column, so this header is not found; told, it also says by what its cells are parted.
    const years = 'Sold, in all; by year\nName;Mail;2025;2026\nKim;kim@example.com;1;2\n';
    expect(tableOf(years).header[0]).not.toBe('Name');
    expect(tableOf(years, 2)).toMatchObject({
      delimiter: ';',
      header: ['Name', 'Mail', '2025', '2026'],
      rows: { length: 1 },
    });
    expect(readTable(table, { headerLine: 9 })).toMatchObject({
      ok: false,
      refusal: { code: 'notFound', data: { kind: 'headerLine', ref: '9' } },
    });
  });

  test.each([
    ['Total,,3', 'totalsLine'],
    ['Grand Totals (2 records)', 'totalsLine'],
    ['Summe;;3'.replaceAll(';', ','), 'totalsLine'],
    ['Name,Mail,City', 'repeatedHeader'],
    ['Report generated 2026-03-31', 'reportLine'],
    ['Generated by Example Reports,,', 'reportLine'],
    ['Copyright © 2026 Example Inc.', 'reportLine'],
    ['Confidential,,', 'reportLine'],
    ['Stand: 31.03.2026,,', 'reportLine'],
    ['Exported on,31/03/2026,', 'reportLine'],
  ])('below or between: %s', (line, code) => {
    for (const text of [
      `${table}${line}\n`,
      `Name,Mail,City\nKim,kim@example.com,Rome\n${line}\nAl,al@example.com,Oslo\n`,
    ]) {
      const { rows, broken, aside } = tableOf(text);
      expect({ rows: rows.length, broken, aside: aside.map((one) => one.code) }).toEqual({
        rows: 3,
        broken: [],
        aside: [code],
      });
    }
  });

  test.each([
    'Total Energies,info@example.com,Paris',
    'Total,,Paris',
    'Report Writers Ltd,rw@example.com,',
    'Gesamt GmbH,,Bonn',
    'kim@example.com,,',
    'Kim Example,,',
  ])('%s is a row', (line) => {
    expect(tableOf(`${table}${line}\n`)).toMatchObject({ rows: { length: 3 }, aside: [] });
  });

  test('blank lines are counted', () => {
    // One below the header, a line of empty cells, and one behind it; the file ends with a line end, not with a line.
    expect(tableOf('Name,Mail\n\nKim,kim@example.com\n,\n\nAl,al@example.com\n').blank).toBe(3);
  });
});
