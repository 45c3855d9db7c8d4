import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../shared/domain/intake/decode.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { type Delimiter, delimiters } from '../../../shared/domain/intake/rawRows.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { readTable, type Table } from '../../../shared/domain/intake/table.ts';
import { runsOf, say, seedOf } from '../../longForm.ts';
import { expectCleanPrototypes } from '../../prototypes.ts';

function tableOf(text: string, delimiter?: Delimiter): Table {
  const read = readTable(text, delimiter === undefined ? {} : { delimiter });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function write(rows: readonly (readonly string[])[], delimiter: string, newline: string, always: boolean): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell) =>
        always || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
      )
      .join(delimiter);
  return rows.map(line).join(newline);
}

describe('I2: what is written is read back', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '|', '\n', ' ', "'", '1', '=', '😀'),
    maxLength: 8,
  });
  const rows = fc.integer({ min: 1, max: 6 }).chain((width) => {
    const full = fc.array(cell, { minLength: width, maxLength: width });
    // An empty row is no row, and a row of a wide table that fills only its first cell may be a report line.
    const kept = full.filter((cells) => cells.some((text, at) => (at > 0 || width < 3) && text.trim() !== ''));
    return fc.array(kept, { minLength: 1, maxLength: 8 });
  });

  const seed = seedOf(20_260_302);
  const cases = runsOf(2_000, 100_000);
  test(`${cases} tables in any delimiter and line end, twice over (seed ${seed})`, { timeout: 600_000 }, () => {
    const startedAt = performance.now();
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (written, delimiter, newline, always) => {
          const header = written[0]?.map((_, at) => `h${at}`) ?? [];
          const text = write([header, ...written], delimiter, newline, always);
          const table = tableOf(text, delimiter);
          expect(table).toMatchObject({
            delimiter,
            header,
            renamed: [],
            rows: written,
            broken: [],
            aside: [],
            unwrapped: 0,
          });
          expect(write([table.header, ...table.rows], delimiter, newline, always)).toBe(text);
        },
      ),
      { seed, numRuns: cases },
    );
    expectCleanPrototypes();
    say('I2', seed, startedAt, `${cases} tables written and read back equal`);
  });
});

describe('I1: nasty files', () => {
  const nastyHeader = fc.constantFrom(
    'Name',
    'Name',
    '',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    ' Mail ',
    'Ünï',
    '😀',
  );
  const nastyText = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
    fc.constantFrom(
      '',
      '""',
      '"',
      ' "x" ',
      'a"b',
      '"a"b',
      'a\0b',
      '\ufeff',
      '=1+1',
      'x\ny',
      'x\ry',
      '\r\n',
      "'",
      '名前',
      '\ud800',
      '1E+10',
    ),
  );
  const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
  const nastyFile = fc.record({
    header: fc.array(nastyHeader, { minLength: 1, maxLength: 8 }),
    rows: fc.array(fc.array(nastyText, { minLength: 1, maxLength: 10 }), { maxLength: 12 }),
    delimiter: fc.constantFrom<string>(...delimiters),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    quoting: fc.constantFrom('never', 'needed', 'always'),
    encoding: fc.constantFrom(...encodings),
    big: fc.nat(99),
  });

  function encode(text: string, encoding: (typeof encodings)[number]): Uint8Array {
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`);
    if (encoding === 'windows-1252') return Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
    const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
    for (const [at, sign] of [...`\ufeff${text}`].flatMap((sign) => sign.split('')).entries()) {
      view.setUint16(at * 2, sign.charCodeAt(0), encoding === 'utf-16le');
    }
    return new Uint8Array(view.buffer);
  }

  test('500 of them: every row is there, broken ones with a reason, quickly, and no prototype is touched (I9)', () => {
    let whole = 0;
    fc.assert(
      fc.property(nastyFile, ({ header, rows, delimiter, newline, quoting, encoding, big }) => {
        // Every row carries its number, so that it can be found again wherever it came to lie.
        const marked = rows.map((cells, at) => [...cells, `row${at}end`, ...(big === at ? ['x'.repeat(100_000)] : [])]);
        const lines = [[...header, 'Mark'], ...marked];
        const text =
          quoting === 'never'
            ? lines.map((cells) => cells.join(delimiter)).join(newline)
            : write(lines, delimiter, newline, quoting === 'always');
        const start = performance.now();
        const table = tableOf(decode(encode(text, encoding)).text);
        expect(performance.now() - start).toBeLessThan(5_000);

        const read = [...table.above.map(({ cells }) => cells), table.header, ...table.rows].flat().join('\n');
        for (const at of rows.keys()) expect(read).toContain(`row${at}end`);
        const apart = [...table.broken, ...table.aside];
        const broken = new Set(apart.map(({ row }) => row));
        expect(broken.size).toBe(apart.length);
        for (const [at, cells] of table.rows.entries()) {
          if (!broken.has(at + 1)) expect(cells).toHaveLength(table.header.length);
        }
        expect(Math.max(0, ...broken)).toBeLessThanOrEqual(table.rows.length);
        if (quoting === 'always' && newline !== '\r' && table.delimiter === delimiter) {
          expect(table.above.length + table.rows.length).toBe(rows.length);
          whole += 1;
        }

        const map = parseMap({ kind: 'leads', columns: { Mark: 'lead.note' }, empty: ['Select'] });
        if (!map.ok || map.value.kind !== 'leads') throw new Error('the map is valid');
        const reader = compileMap(map.value, table.header, 'Europe/Berlin');
        if (!reader.ok) return;
        for (const cells of table.rows) reader.value.read(cells);
      }),
      { seed: 20260303, numRuns: 500 },
    );
    expect(whole).toBeGreaterThan(50);
    expectCleanPrototypes();
  });

  test('any bytes at all are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = readTable(decode(bytes).text);
        if (!read.ok) expect(read.refusal.code).toBe('emptyFile');
      }),
      { seed: 20260304, numRuns: 1_000 },
    );
  });
});
