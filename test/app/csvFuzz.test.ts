import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PreviewRow } from '../../shared/api/intake.ts';
import { decode } from '../../shared/domain/intake/decode.ts';
import { whyOf } from '../../shared/domain/intake/reasonWords.ts';
import { readTable, type Table } from '../../shared/domain/intake/table.ts';
import { leadOutcomes } from '../../shared/domain/lead.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { expectCleanPrototypes } from '../prototypes.ts';
import { testData } from '../testData.ts';
import type { World } from '../world.ts';
import { mutated, type NastyFile, nastyFile } from './nastyFiles.ts';
import { refusalOf, sampleWorld, terms } from './sampleContract.ts';

const seed = seedOf(20_260_303);
/** Of a file that failed: TALLYPROOF_CASE plays it alone. */
const only = process.env.TALLYPROOF_CASE;
const generated = runsOf(400, 8_000);
const fromCorpus = runsOf(100, 2_000);
/** So many files are taken into one data folder, then a new one begins: a proof of reading, not of size. */
const filesPerFolder = 250;
const hangMs = 5_000;

const month = join(import.meta.dirname, '../fixtures/month');
const folders = [
  month,
  ...['csv/spectrum/csvs', 'csv/papaparse', 'exports'].map((name) => testData && join(testData, name)),
];
/** Files that are good: those of the worked month, and where there are any those from outside. */
const corpus = folders
  .filter((folder) => folder !== null)
  .flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: join(folder, name) })))
  .filter(({ name }) => /\.[ct]sv$/.test(name))
  .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
  .filter(({ bytes }) => bytes.length < 40_000);

const contract = [terms({ duplicates: { days: 90, fields: ['person.email'] } })];

/** Letters and digits of a text, each with how often it is there: whatever else is taken for a sign, these are none. */
function signsOf(parts: Iterable<string>): { readonly [sign: string]: number } {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const [sign] of part.normalize('NFC').matchAll(/[0-9A-Za-z]/g)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A line of its own that says how the table is written is no part of it. */
const withoutFirst = (text: string): string => text.replace(/^\ufeff?\0*sep=\0*[,;\t|]\0*\r?\0*\n/i, '');

const keptOutcomes: ReadonlySet<string> = new Set(leadOutcomes);
const isKept = ({ outcome, reasons }: PreviewRow): boolean =>
  keptOutcomes.has(outcome) && reasons.every(({ code }) => code !== 'sameId');

/** An answer, or the code of its refusal. */
async function refusedOr<T>(answer: Promise<T>): Promise<{ value: T | null; refused: string | null }> {
  try {
    return { value: await answer, refused: null };
  } catch (problem) {
    return { value: null, refused: (await refusalOf(Promise.reject(problem))).code };
  }
}

interface Taken {
  /** CPU time the application took for it: by the clock, other programs of a busy machine would be counted too. */
  readonly ms: number;
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
}

/** Takes a file in as a person does: looks what it is, looks what it would bring, takes it. Null where there is no row in it. */
async function takeIn({ client, context }: World, { name, bytes, marks }: NastyFile, n: number): Promise<Taken | null> {
  const file = new File([bytes], name);
  const startedAt = process.cpuUsage();
  const into = n % 2 === 0 ? { contract: 'acme' } : {};
  const seen = await refusedOr(client.intake.inspect({ file, kind: 'leads' }));
  const inspected = seen.value;
  if (inspected === null) {
    expect(seen.refused).toBe('emptyFile');
    expect(marks).toEqual([]);
    expect(signsOf([withoutFirst(decode(bytes).text)])).toEqual({});
    return null;
  }
  const look = (map: object) => client.intake.preview({ file, kind: 'leads', ...into, map: asJson(map), limit: 1_000 });
  let { map } = inspected;
  let looked = await refusedOr(look(map));
  if (looked.refused === 'dateOrderNeeded') {
    // Asked which comes first, day or month, a person says it.
    map = { ...map, dateOrder: n % 3 === 0 ? 'mdy' : 'dmy' };
    looked = await refusedOr(look(map));
  }
  if (looked.refused === 'headerOnly') {
    expect(inspected.rows).toBe(0);
    return null;
  }
  const preview = looked.value;
  if (preview === null) throw new Error(`refused: ${looked.refused}`);
  const answer = await client.lead.import({ file, ...into, map: asJson(map), again: true });
  const { user, system } = process.cpuUsage(startedAt);
  const ms = (user + system) / 1000;

  // Every row is in one count, and looking has said what taking does.
  const { batch, rows, problems, updated, setAside, willBill, ...counts } = answer;
  expect(inspected.rows).toBe(rows);
  expect(preview.rows).toBe(rows);
  expect(preview.updated).toBe(updated);
  expect([inspected.setAside, preview.setAside]).toEqual([setAside, setAside]);
  expect(preview.willBill).toEqual(willBill);
  expect(preview.counts).toEqual(
    expect.arrayContaining(preview.counts.map(({ outcome }) => ({ outcome, count: Reflect.get(counts, outcome) }))),
  );
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows);
  const table = tableOf(bytes);
  const aside = table.aside.map(({ row }) => row);
  const lines = [...preview.shown.map(({ row }) => row), ...aside].toSorted((one, other) => one - other);
  expect(lines).toEqual(Array.from({ length: rows + setAside }, (_, at) => at + 1));

  // What is kept is stored, what is not says why in words.
  const stored = context.handle.reader
    .read<Record<string, unknown>>('SELECT * FROM lead WHERE batch_id = ? ORDER BY id')
    .all(batch);
  const kept = preview.shown.filter(isKept);
  const rejected = preview.shown.filter((row) => !isKept(row));
  expect(stored).toHaveLength(kept.length);
  const troubled = new Set(problems.map(({ row }) => row));
  expect(aside.filter((row) => !troubled.has(row))).toEqual([]);
  for (const row of rejected) {
    const why = whyOf(row);
    expect(why.length).toBeGreaterThan(0);
    for (const words of why) expect(words).toMatch(/^[A-Z“].{8}/u);
    if (row.outcome === 'broken') expect(troubled.has(row.row)).toBe(true);
  }

  // No letter and no digit of the file is lost on the way to the screen, and no row on the way into the file.
  const header = inspected.columns.map(({ name: column, was }) => was ?? column);
  const shown = preview.shown.flatMap(({ cells }) => cells);
  const around = [...table.above.map(({ cells }) => cells), ...aside.map((row) => table.rows[row - 1] ?? [])].flat();
  expect(signsOf([...header, ...shown, ...around])).toEqual(signsOf([withoutFirst(decode(bytes).text)]));
  // What the map leaves out was left out in sight of everybody.
  const ignored = inspected.columns.flatMap(({ name: column }, at) => (map.ignore.includes(column) ? [at] : []));
  const found = [
    ...header,
    ...around,
    ...stored.map((lead) => JSON.stringify(lead)),
    ...rejected.flatMap(({ cells }) => cells),
    ...kept.flatMap(({ cells }) => ignored.map((at) => cells[at] ?? '')),
    // A later row of the same id may give what this one could not: said, though its text is no longer there.
    ...kept.flatMap(({ reasons }) => reasons.map(({ value }) => value)),
  ].join('\n');
  const there = new Set(found.match(/row\d+end/g));
  expect(marks.filter((mark) => !there.has(mark))).toEqual([]);
  return { ms, rows, kept: kept.length, rejected: rejected.length };
}

function tableOf(bytes: Uint8Array): Table {
  const read = readTable(decode(bytes).text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const asJson = (map: unknown) => JSON.parse(JSON.stringify(map));

/** Takes files in, one after the other; answers what became of their rows. */
async function takeAll(what: string, count: number, fileAt: (n: number) => NastyFile): Promise<Taken> {
  const sum = { rows: 0, kept: 0, rejected: 0, ms: 0 };
  let world: World | null = null;
  for (let n = only === undefined ? 0 : Number(only); n < (only === undefined ? count : Number(only) + 1); n += 1) {
    if (n % filesPerFolder === 0) {
      world?.close();
      world = null;
    }
    world ??= await sampleWorld({ contracts: { acme: contract } });
    const file = fileAt(n);
    try {
      const taken = await takeIn(world, file, n);
      expect(world.faults).toEqual([]);
      expectCleanPrototypes();
      const ms = taken?.ms ?? 0;
      expect(ms).toBeLessThan(hangMs);
      sum.ms = Math.max(sum.ms, ms);
      sum.rows += taken?.rows ?? 0;
      sum.kept += taken?.kept ?? 0;
      sum.rejected += taken?.rejected ?? 0;
    } catch (problem) {
      const again = `TALLYPROOF_SEED=${seed} TALLYPROOF_CASE=${n}`;
      throw new Error(`${what} ${n} (${file.made}); again with ${again} -t "${what}"`, { cause: problem });
    }
  }
  world?.close();
  return sum;
}

const figuresOf = (count: number, { rows, kept, rejected, ms }: Taken): string =>
  `${count} files, ${rows} rows = ${kept} imported + ${rejected} rejected with a reason, slowest file ${Math.round(ms)} ms of CPU`;

test(`I1, I9: generated file: ${generated} of them lose no row on the way in (seed ${seed})`, {
  timeout: generated * 2_000,
}, async () => {
  const startedAt = performance.now();
  const sum = await takeAll('generated file', generated, (n) => nastyFile(seed, n));
  expect(sum.rows).toBe(sum.kept + sum.rejected);
  say('I1', seed, startedAt, figuresOf(generated, sum));
});

test(`I1, I9: mutated file: ${fromCorpus} of ${corpus.length} good ones lose no row on the way in (seed ${seed})`, {
  timeout: fromCorpus * 2_000,
}, async () => {
  const startedAt = performance.now();
  const sum = await takeAll('mutated file', fromCorpus, (n) => {
    const good = corpus[n % corpus.length];
    if (good === undefined) throw new Error('there is no good file');
    return mutated(good.bytes, good.name, seed, n);
  });
  expect(sum.rows).toBe(sum.kept + sum.rejected);
  say('I1', seed, startedAt, figuresOf(fromCorpus, sum));
});
