import { describe, expect, test } from 'vitest';
import { openTable, readTable, type Table, type TableReading } from '../../../shared/domain/intake/table.ts';

function tableOf(text: string, reading: TableReading = {}): Table {
  const read = readTable(text, reading);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

describe('delimiter', () => {
  test.each([
    ['comma', 'a,b,c\n1,2,3', ','],
    ['semicolon with decimal commas', 'a;b\n1,5;2,5\n3,5;4', ';'],
    ['semicolon with names as "Doe, Jo"', 'Doe, Jo;1\nRoe, Al;2\nPoe, Ed;3', ';'],
    ['tab with commas in text', 'Name\tCity\nJo\tBonn, Rhine, DE\nAl\tRome, IT', '\t'],
    ['pipe', 'a|b|c\n1|2|3', '|'],
    ['semicolons within quotes', 'a,b\n"x;y;z",2\n"u;v",3', ','],
    ['line breaks within quotes', 'a;b\n"1,\n2,\n3";x\n4;y', ';'],
    ['report lines below', 'a,b,c\n1,2,3\n"Totals; all (1)"', ','],
    ['one column', 'Email\nx@example.com', ','],
    ['one column with commas', 'Company\nSmith, Jones\nDoe, Roe, Poe', ';'],
    ['the line spreadsheets put first', 'sep=;\r\na,b;c\r\n1,2;3\r\n', ';'],
  ])('%s', (_, text, delimiter) => expect(tableOf(text).delimiter).toBe(delimiter));

  test('one that is told is not argued with', () => {
    expect(tableOf('a,b\n1,2', { delimiter: ';' })).toMatchObject({ header: ['a,b'], rows: [['1,2']] });
  });
});

describe('header', () => {
  test('is the first row that is not empty, trimmed, without a byte order mark', () => {
    expect(tableOf('\ufeff\n\n , \n Name ,\u00a0Mail\nJo,jo@example.com').header).toEqual(['Name', 'Mail']);
  });

  test('has no name twice and none empty, and says what it renamed', () => {
    expect(tableOf('Email,,Email,Email (2),Column 2,Email\n')).toMatchObject({
      header: ['Email', 'Column 2 (2)', 'Email (3)', 'Email (2)', 'Column 2', 'Email (4)'],
      renamed: [
        { column: 2, was: '', name: 'Column 2 (2)' },
        { column: 3, was: 'Email', name: 'Email (3)' },
        { column: 6, was: 'Email', name: 'Email (4)' },
      ],
      rows: [],
    });
  });

  test.each(['', '\ufeff', '\n\n', ' , \n,,\r\n'])('none in %j', (text) => {
    expect(readTable(text)).toEqual({ ok: false, refusal: { code: 'emptyFile', data: {} } });
  });

  test('names of the prototype are names like others (I9)', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    expect(tableOf('__proto__,constructor,__proto__\n1,2,3')).toMatchObject({
      header: ['__proto__', 'constructor', '__proto__ (2)'],
      rows: [['1', '2', '3']],
    });
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

describe('rows', () => {
  test.each([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['both', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['returns', 'a,b\r1,2\r3,4'],
    ['a mixture', 'a,b\r\n1,2\n3,4\r\n'],
    ['empty lines between', '\na,b\n\n1,2\n , \n3,4\n,,\n\n'],
    ['NULs', 'a\0,b\n1,\x002\n\0\n3,4'],
  ])('%s', (_, text) =>
    expect(tableOf(text)).toMatchObject({
      header: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      broken: [],
    }),
  );

  test('keep line breaks within quotes as they are', () => {
    expect(tableOf('a,b\r\n"x\ny","u\r\nv"\r\n').rows).toEqual([['x\ny', 'u\r\nv']]);
    expect(tableOf('a,b\r"x\ny",2\r').rows).toEqual([['x\ny', '2']]);
  });

  test('with too few cells end empty, with too many are broken unless those are empty', () => {
    expect(tableOf('a,b\n1\n2,3,,\n4,5,6\n7,8')).toMatchObject({
      rows: [
        ['1', ''],
        ['2', '3'],
        ['4', '5', '6'],
        ['7', '8'],
      ],
      broken: [{ row: 3, code: 'tooManyCells' }],
    });
  });

  test('of the report around the table are set aside, counted, each with its number', () => {
    const text =
      'Owner,Name,Mail\nKim,Jo,jo@example.com\n\n"Grand Totals (1 record)"\n\nCopyright (c) 2000-2026 Firm,,\nconfidential\n';
    expect(tableOf(text)).toMatchObject({
      rows: { length: 4 },
      broken: [],
      aside: [
        { row: 2, code: 'totalsLine' },
        { row: 3, code: 'reportLine' },
        { row: 4, code: 'reportLine' },
      ],
      blank: 2,
    });
  });

  test('with a single mail address, id or word are no report lines', () => {
    const bare = { broken: [], aside: [] };
    expect(tableOf('Mail,Name,City\njo@example.com\n4711\nl:100200,,\nTotal Smart Ltd,,x')).toMatchObject(bare);
    expect(tableOf('Name,Note\nGrand Totals (1 record)')).toMatchObject(bare);
  });
});

describe('quotes', () => {
  test('one that is not closed costs its line and not the lines after', () => {
    expect(tableOf('a,b\n1,2\n3,"4\n5,6\n"7",8\n')).toMatchObject({
      rows: [
        ['1', '2'],
        ['3', '"4'],
        ['5', '6'],
        ['7', '8'],
      ],
      broken: [{ row: 2, code: 'unclosedQuote' }],
    });
    expect(tableOf('a,b\n1,"2')).toMatchObject({ rows: [['1', '"2']], broken: [{ row: 1, code: 'unclosedQuote' }] });
  });

  test('one that another cell seems to close later costs its line too', () => {
    expect(tableOf('a,b,c\n"1,2,3\n4,"five, six",7\n8,9,10')).toMatchObject({
      rows: [
        ['"1', '2', '3'],
        ['4', 'five, six', '7'],
        ['8', '9', '10'],
      ],
      broken: [{ row: 1, code: 'unclosedQuote' }],
    });
  });

  test('the rest of a cell cut off is not taken for a lead', () => {
    const text = 'a,b,c\n1,"He said "no" and\nleft, angrily\n3,4,5\n6\n';
    expect(tableOf(text)).toMatchObject({
      rows: { length: 4 },
      broken: [
        { row: 1, code: 'unclosedQuote' },
        { row: 2, code: 'unclosedQuote' },
      ],
    });
  });

  test('within a cell of one line are read when the row has all its cells', () => {
    expect(tableOf('a,b\n"Zoe "Zed" Neil",2\n5" pipe,3\n"x "y",z",4')).toMatchObject({
      rows: [['Zoe "Zed" Neil', '2'], ['5" pipe', '3'], { length: 3 }],
      broken: [{ row: 3, code: 'unclosedQuote' }],
    });
  });

  test('in tab files of tools that do not quote are text', () => {
    const text = 'a\tb\tc\n1\t"Quote" ad\t2\n"3"\t5" pipe\t"say ""hi"""\n4\t"open\t5\n6\t"Quote" ad\t7\n';
    expect(tableOf(text)).toMatchObject({
      rows: [
        ['1', '"Quote" ad', '2'],
        ['3', '5" pipe', 'say "hi"'],
        ['4', '"open', '5'],
        ['6', '"Quote" ad', '7'],
      ],
      broken: [{ row: 3, code: 'unclosedQuote' }],
    });
  });

  test('once known to be text, do not join rows', () => {
    const text = 'a\tb\n1\t"Quote" ad\n2\t"open\n3\tshut"\n4\tx\n';
    expect(tableOf(text)).toMatchObject({
      rows: [
        ['1', '"Quote" ad'],
        ['2', '"open'],
        ['3', 'shut"'],
        ['4', 'x'],
      ],
      broken: [{ row: 2, code: 'unclosedQuote' }],
    });
  });

  test('are found where they are behind a byte order mark in mid-file', () => {
    expect(tableOf('a,b\n1,"2\n\ufeff3,4\n5,"6\n7,8')).toMatchObject({
      rows: [
        ['1', '"2'],
        ['3', '4'],
        ['5', '"6'],
        ['7', '8'],
      ],
      broken: [
        { row: 1, code: 'unclosedQuote' },
        { row: 3, code: 'unclosedQuote' },
      ],
    });
  });

  test('in tab files of tools that quote are quotes', () => {
    expect(tableOf('a\tb\n"1\t2"\t"x\ny"\n"""Quote"" ad"\t3\n').rows).toEqual([
      ['1\t2', 'x\ny'],
      ['"Quote" ad', '3'],
    ]);
  });
});

describe('large files', () => {
  test('come in chunks that together are the table', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, at) => `${at},"cell ${at}, quoted${at % 7 === 0 ? '\nover two lines' : ''}",x`,
    );
    const text = `a,b,c\r\n${lines.join('\r\n')}`;
    const whole = tableOf(text);
    expect(whole.rows).toHaveLength(5_000);
    expect(whole.broken).toEqual([]);
    expect(whole.rows[4_998]).toEqual(['4998', 'cell 4998, quoted\nover two lines', 'x']);

    const opened = openTable(
      Array.from({ length: text.length / 1_000 + 1 }, (_, at) => text.slice(at * 1_000, (at + 1) * 1_000)),
    );
    if (!opened.ok) throw new Error(opened.refusal.code);
    const chunks = [...opened.value.chunks];
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.flatMap(({ rows }) => rows)).toEqual(whole.rows);
    let next = 1;
    for (const { first, rows } of chunks) {
      expect(first).toBe(next);
      next += rows.length;
    }
  });

  test('a cell of a million characters, twenty thousand columns', () => {
    const cell = 'line\n'.repeat(200_000);
    expect(tableOf(`a,b\n1,"${cell}"\n2,3`)).toMatchObject({
      rows: [
        ['1', cell],
        ['2', '3'],
      ],
      broken: [],
    });
    const wide = Array.from({ length: 20_000 }, () => 'h').join(',');
    const table = tableOf(`${wide}\n${wide}\n`);
    expect(table.header).toHaveLength(20_000);
    expect(new Set(table.header).size).toBe(20_000);
    expect(table.rows[0]).toHaveLength(20_000);
  });

  test('a million stray quotes in one line are one broken row, quickly', () => {
    const start = performance.now();
    expect(tableOf(`a,b\n${'"x'.repeat(1_000_000)}`)).toMatchObject({
      rows: { length: 1 },
      broken: [{ row: 1, code: 'unclosedQuote' }],
    });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test.each([
    ['a quote opened in every row', (at: number) => `"${at},x,y`],
    ['inches at the front of every cell', (at: number) => `${at},"12" monitor,x`],
    ['a quote opened once', (at: number) => (at === 10 ? `"${at},x,y` : `${at},x,y`)],
  ])('%s: no row is lost and no time', (_, line) => {
    const text = `a,b,c\n${Array.from({ length: 20_000 }, (_, at) => line(at)).join('\n')}\n`;
    const start = performance.now();
    const { rows, broken } = tableOf(text);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(rows).toHaveLength(20_000);
    expect(broken.every(({ code }) => code === 'unclosedQuote')).toBe(true);
  });
});
