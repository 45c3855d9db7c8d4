import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../place.ts';
import { type Entry, part, parts, row, zip } from '../workbooks.ts';

const good = parts({ sheets: [{ name: 'Leads', rows: row('Email', 'Name') + row('jo@example.com', 'Jo') }] });
const sheet = 'xl/worksheets/sheet1.xml';
const without = (name: string): Entry[] => good.filter((entry) => entry.name !== name);
const withSheet = (text: string): Entry[] => [...without(sheet), part(sheet, text)];
const rowsOf = (rows: string): Entry[] => withSheet(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const word = (text: string): Buffer => Buffer.from(text, 'utf16le');

const bomb = Buffer.alloc(400 << 20, '<c><v>1</v></c>');
const lie = { name: sheet, data: bomb, packed: deflateRawSync(bomb, { level: 9 }), declaredSize: 1000 };
const compound = (text: Buffer): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000), text, Buffer.alloc(2000)]);
const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "&a;&a;&a;">`).join('')}]>`;

const refused: readonly (readonly [what: string, bytes: () => Uint8Array, reason: string])[] = [
  ['400 MiB in a sheet', () => zip([...without(sheet), { ...lie, declaredSize: bomb.length }]), 'dangerous'],
  ['400 MiB that are declared to be 1000 bytes', () => zip([...without(sheet), lie]), 'damaged'],
  [
    'forty parts of 2 MiB, none of them a bomb',
    () => {
      // Each KiB of noise 64 times: 2 MiB from 32 kB and a little, and 80 MiB from 1.4 in all, more than forty times as much.
      const data = Buffer.concat(
        Array.from({ length: 32 }, (_, at) =>
          Buffer.alloc(64 << 10, noise(33 << 10).subarray(at << 10, (at + 1) << 10)),
        ),
      );
      const packed = deflateRawSync(data, { level: 9 });
      return zip([...good, ...Array.from({ length: 40 }, (_, n) => ({ name: `xl/media/${n}.bin`, data, packed }))]);
    },
    'tooLarge',
  ],
  ['a million entries', () => millionEntries(), 'dangerous'],
  ['an archive in the archive', () => zip([...good, { name: 'xl/more.bin', data: zip(good) }]), 'dangerous'],
  ['entries that share their bytes', () => zip([...good, { ...lie, name: 'xl/a.xml', overlaps: true }]), 'dangerous'],
  ['two parts of one name', () => zip([...good, part(sheet.toUpperCase(), '<worksheet/>')]), 'dangerous'],
  ['a link', () => zip([...good, { ...part('xl/link', '/etc/passwd'), mode: 0o120777 }]), 'dangerous'],
  ['a path out of it', () => zip([...good, part('../evil.xml', '<x/>')]), 'damaged'],
  ['an absolute path', () => zip([...good, part('/etc/evil.xml', '<x/>')]), 'damaged'],
  ['a drive', () => zip([...good, part('C:\\evil.xml', '<x/>')]), 'damaged'],
  ['entities that multiply', () => zip(withSheet(`${laughs}<worksheet>&a8;</worksheet>`)), 'dangerous'],
  ['entities cut by a piece', () => zip(withSheet(`${' '.repeat(16_380)}<!DOCTYPE x><worksheet/>`)), 'dangerous'],
  ['a column beyond the last', () => zip(rowsOf('<row><c r="XFE1"><v>1</v></c></row>')), 'damaged'],
  ['row 2^31', () => zip(rowsOf('<row r="2147483648"><c><v>1</v></c></row>')), 'damaged'],
  [
    'a thousand cells of one long text, again and again',
    () =>
      zip([
        ...rowsOf('<row><c t="s"><v>0</v></c></row>'.repeat(10_000)).filter(({ name }) => !name.includes('Strings')),
        part('xl/sharedStrings.xml', `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`),
      ]),
    'tooLarge',
  ],
  ['a cell in the last column of very many rows', () => zip(rowsOf(lastColumn())), 'tooLarge'],
  ['XML that does not end', () => zip(withSheet('<worksheet><sheetData><row>')), 'damaged'],
  [
    'bytes that are no UTF-8',
    () => zip([...without(sheet), { name: sheet, data: Buffer.from([0x3c, 0xff, 0x3e]) }]),
    'damaged',
  ],
  ['half a file', () => zip(good).subarray(0, 700), 'damaged'],
  ['a password in the zip', () => zip(good.map((entry) => ({ ...entry, flags: 1 }))), 'encrypted'],
  ['a password in a compound file', () => compound(word('EncryptedPackage')), 'encrypted'],
  ['an old workbook', () => compound(word('Workbook')), 'oldFormat'],
  ['a binary workbook', () => zip([part('xl/workbook.bin', 'x')]), 'binaryFormat'],
  ['an archive of something else', () => zip([part('readme.txt', 'x')]), 'notAWorkbook'],
];

function noise(length: number): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed >>> 24;
  });
}

function lastColumn(): string {
  // Different numbers, or the sheet would be refused for its ratio before it is read.
  return Array.from(
    { length: 20_000 },
    (_, n) => `<row><c r="XFD${n + 1}"><v>${(n * 7919) % 99_991}</v></c></row>`,
  ).join('');
}

function millionEntries(): Uint8Array {
  const entry = Buffer.from(zip([part('a', '')]));
  const end = entry.subarray(-22);
  const wide = Buffer.alloc(56 + 20);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(1_000_000n, 24);
  wide.writeBigUInt64LE(1_000_000n, 32);
  wide.writeUInt32LE(0x07064b50, 56);
  wide.writeBigUInt64LE(BigInt(entry.length - 22), 64);
  wide.writeUInt32LE(1, 72);
  end.writeUInt16LE(0xffff, 8);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([entry.subarray(0, -22), wide, end]);
}

function openAlone(bytes: Uint8Array): { refused: unknown; rows: number; cpuMs: number; mostMegabytes: number } {
  const file = join(tempFolder(), 'file.xlsx');
  writeFileSync(file, bytes);
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'openAlone.ts'), file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describe('workbooks that harm are refused before and while they are read (I6)', () => {
  test('the same workbook unharmed is read', () => {
    expect(openAlone(zip(good))).toMatchObject({ refused: null, rows: 1 });
  });

  test('a large honest one is read in bounded memory (I7)', () => {
    const lines = Array.from(
      { length: 300_000 },
      (_, n) => `<row><c t="s"><v>0</v></c><c><v>${(n * 7919) % 99_991}</v></c></row>`,
    );
    const strings = ['<t>Email</t>'];
    const book = { sheets: [{ name: 'Leads', rows: row('Email', 'Number') + lines.join('') }], strings };
    const { rows, mostMegabytes } = openAlone(zip(parts(book)));
    expect(rows).toBe(300_000);
    expect(mostMegabytes).toBeLessThan(400);
  });

  test('so is a wide one, which grows beyond 64 MiB as honest sheets do', () => {
    // 40,000 rows of 50 cells of 36 bytes and more: 72 MB of XML, packed to about a tenth.
    const names = Array.from({ length: 50 }, (_, at) => `Column ${at + 1}`);
    const letters = names.map((_, at) => (at < 26 ? '' : 'A') + String.fromCharCode(65 + (at % 26)));
    const line = (n: number): string =>
      `<row r="${n}">${letters.map((letter, at) => `<c r="${letter}${n}" s="0"><v>${(n * 7919 + at * 104_729) % 99_991}</v></c>`).join('')}</row>`;
    const rows = row(...names) + Array.from({ length: 40_000 }, (_, at) => line(at + 2)).join('');
    expect(rows.length).toBeGreaterThan(64 << 20);
    const { refused, rows: read, mostMegabytes } = openAlone(zip(parts({ sheets: [{ name: 'Leads', rows }] })));
    expect({ refused, read }).toEqual({ refused: null, read: 40_000 });
    expect(mostMegabytes).toBeLessThan(400);
  });

  test.each(refused)('%s', (_, bytes, reason) => {
    const { refused, cpuMs, mostMegabytes } = openAlone(bytes());
    expect(refused).toEqual({ code: 'unreadableFile', data: { file: 'file.xlsx', reason } });
    // CPU time: by the clock other programs of a busy machine would be counted too.
    expect(cpuMs).toBeLessThan(2000);
    expect(mostMegabytes).toBeLessThan(300);
  });
});
