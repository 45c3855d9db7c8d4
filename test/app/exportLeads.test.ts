import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { decode } from '../../shared/domain/intake/decode.ts';
import { leadFields, leadFieldTypes } from '../../shared/domain/intake/fields.ts';
import { guarded, unguarded } from '../../shared/domain/intake/formulaText.ts';
import { delimiters } from '../../shared/domain/intake/rawRows.ts';
import { readTable } from '../../shared/domain/intake/table.ts';
import { expectCleanPrototypes } from '../prototypes.ts';
import { testData } from '../testData.ts';
import type { World } from '../world.ts';
import { csv, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

/** What a spreadsheet begins a formula with; full-width signs are the same to some. */
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const own = [
  ...signs.map((sign) => `${sign}1+1`),
  ...signs.map((sign) => `${sign}cmd|'/c calc'!A0`),
  ...signs.map((sign) => `a;${sign}1+1;b`),
  ...signs.map((sign) => `a|${sign}1+1`),
  ...signs.map((sign) => `a\n${sign}1+1\nb`),
  ...signs.map((sign) => `a\t${sign}1+1`),
  ...signs.map((sign) => `a\r\n \u00a0${sign}1+1`),
  "'=1+1",
  "''=1+1",
  "a;'=1+1",
  "a\n''=1+1",
  "'",
  "''",
  "'t Hooft",
  "O'Hara; it's -ish",
  '"=1+1"',
  'a";=1+1;"b',
  '=HYPERLINK("https://example.com?x="&A1,"Click")',
  '- one\n- two\n\n- three',
  '-',
  '--',
  '+',
  '@',
  '=',
  ';=',
];
const payloadFile = testData === null ? null : join(testData, 'csv/formula-payloads.txt');
const payloads = [
  ...own,
  ...(payloadFile === null
    ? []
    : readFileSync(payloadFile, 'utf8')
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')),
];
/** What runs nothing and must stay what it is. */
const typed = ['-5', '-5.00', '+3', '+12025550143', '0', '12.50', '-1234567.89'];

/** Every cell a spreadsheet of any country might cut out of a file: at its own sign, with our quotes and where these break. */
function cellsAnyoneSees(text: string): string[] {
  const cut = delimiters.flatMap((delimiter) => Papa.parse<string[]>(text.slice(1), { delimiter }).data.flat());
  // Where a cell begins with a quote, it is what stands behind that.
  const bare = text.slice(1).split(/[;|\t\r\n]/);
  return [...cut, ...bare.map((piece) => piece.replace(/^"/, ''))];
}

const runs = /^[^\S\t\r\n]*[=+\-@＝＋－＠\t\r]/;
/** A number, and what is cut at no comma behind one. */
const isNumber = /^[+-]?\d+(?:\.\d+)?(?:,|$)/;

describe('I5: text that a spreadsheet would run', () => {
  test.each(payloads)('%j', (text) => {
    expect(unguarded(guarded(text))).toBe(text);
    const pieces = guarded(text).split(/[;|\t\r\n]/);
    expect(pieces.filter((piece) => runs.test(piece) && !isNumber.test(piece))).toEqual([]);
  });

  test.each(typed)('%s is a number and stays one', (text) => {
    expect(guarded(text)).toBe(text);
    expect(unguarded(text)).toBe(text);
  });
});

const textFields = leadFields.filter((field) => leadFieldTypes[field] === 'text' && field !== 'lead.id');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A lead for each text, with it in every text field and in a column of its own; the others number it. */
function fileOf(texts: readonly string[]): File {
  const header = ['lead.id', 'lead.capturedAt', 'company.employees', 'consent.given', ...textFields, 'Own', '=2+2'];
  const rows = texts.map((text, n) =>
    [
      `L-${n}`,
      '2026-03-01T08:00:00.000Z',
      String(n),
      n % 2 === 0 ? 'yes' : 'no',
      ...textFields.map(() => text),
      text,
      text,
    ]
      .map(cell)
      .join(','),
  );
  return csv(header.map(cell).join(','), ...rows);
}

/** Fields of ours are read as themselves; everything else of the file is a column of its own. */
const ownMap = {
  kind: 'leads',
  columns: Object.fromEntries(
    ['lead.id', 'lead.capturedAt', 'company.employees', 'consent.given', ...textFields].map((field) => [field, field]),
  ),
};

const stored = ({ context }: World, batch: number | null) =>
  context.handle.reader
    .read<Record<string, unknown>>('SELECT * FROM lead WHERE batch_id = ? ORDER BY external_id')
    .all(batch)
    .map(({ id: _, batch_id: __, ...lead }) => lead);

test(`I5: ${payloads.length} formulas in every field are neutral in the file of leads, and come back as they were`, async () => {
  const world = await sampleWorld({ contracts: { acme: [terms()] } });
  const { client } = world;
  const first = await client.lead.import({ file: fileOf([...payloads, ...typed]), contract: 'acme', map: ownMap });
  const file = await client.lead.export({});
  expect(file.name).toBe('leads.csv');
  const text = decode(await file.bytes()).text;
  const raw = await file.text();

  const seen = cellsAnyoneSees(raw);
  expect(seen.length).toBeGreaterThan(payloads.length * textFields.length);
  expect(seen.filter((one) => runs.test(one) && !isNumber.test(one))).toEqual([]);
  for (const number of typed) expect(text).toContain(`,${number},`);

  // Another agency takes the file in as it is suggested to it, and has the same leads.
  const other = await sampleWorld({ contracts: { acme: [terms()] } });
  const { map } = await other.client.intake.inspect({ file, kind: 'leads' });
  const again = await other.client.lead.import({ file, contract: 'acme', map: JSON.parse(JSON.stringify(map)) });
  expect(again.rows).toBe(first.rows);
  expect(stored(other, again.batch)).toEqual(stored(world, first.batch));
  expectCleanPrototypes();
  world.close();
  other.close();
});

test('the file holds what the list is narrowed to, in its order, with the columns it shows', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms()], beta: [terms()] } });
  await takeIn(world, 'acme', leadRows(1, 3));
  await takeIn(world, 'beta', leadRows(4, 5));
  await world.client.delivery.deliver({ contract: 'acme' });
  const lines = async (input: Parameters<typeof world.client.lead.export>[0]) =>
    (await (await world.client.lead.export(input)).text()).replace('\ufeff', '').trimEnd().split('\r\n');
  expect(
    await lines({
      filter: { contract: 'acme' },
      sort: 'captured',
      descending: false,
      columns: ['email', 'outcome', 'deliveries'],
    }),
  ).toEqual([
    'person.email,Tallyproof verdict,Tallyproof deliveries',
    'person1@example.com,pass,acme reviewOpen',
    'person2@example.com,pass,acme reviewOpen',
    'person3@example.com,pass,acme reviewOpen',
  ]);
  expect(await lines({ filter: { text: 'person5' }, columns: ['name', 'contract'] })).toEqual([
    'person.fullName,Tallyproof contract',
    'Robin Example,beta',
  ]);
  expect((await world.client.lead.export({ filter: { contract: 'acme' } })).name).toBe('leads-acme.csv');
  expect(await refusalOf(world.client.lead.export({ filter: { contract: 'none' } }))).toMatchObject({
    code: 'notFound',
  });
  world.close();
});

test('a list of several pages is all there, once; its job can be watched and given up', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms()] } });
  const people = Array.from(
    { length: 1_203 },
    (_, n) => `Robin Example,p${n}@example.com,,1,L-${n},2026-03-01T08:00:00Z`,
  );
  await takeIn(world, 'acme', people);
  const table = readTable(await (await world.client.lead.export({ columns: ['email'] })).text());
  const mails = table.ok ? table.value.rows.map(([mail]) => mail) : [];
  expect(mails).toHaveLength(1_203);
  expect(new Set(mails).size).toBe(1_203);
  const { jobs } = await world.client.job.watch({});
  expect(jobs.find(({ name }) => name === 'export-leads')).toMatchObject({ done: 1_203, whole: 1_203, state: 'done' });

  const running = world.client.lead.export({ job: 'mine' });
  const cancelled = async (): Promise<boolean> => (await world.client.job.cancel({ name: 'mine' })).cancelled;
  while (!(await cancelled()));
  expect(await refusalOf(running)).toMatchObject({ code: 'cancelled' });
  world.close();
});

test('I5: what leaves as CSV or for the clipboard goes through the one guard', () => {
  const root = join(import.meta.dirname, '../..');
  const sources = ['electron', 'renderer', 'shared', 'db'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
  );
  const writers = sources.filter(({ text }) => /\bunparse\(/.test(text)).map(({ name }) => name);
  // The sample agency writes files to take them in itself: nobody opens them.
  expect(writers).toEqual(['electron/app/demo/files.ts', 'electron/app/documents/csv.ts']);
  const copying = sources.filter(({ text }) => text.includes('cellTexts(')).map(({ name }) => name);
  expect(copying).toEqual(['renderer/parts/List.tsx']);
});
