import { describe, expect, test } from 'vitest';
import { countsOf, outcomeAt } from '../../shared/domain/intake/outcomeLetters.ts';
import { at, contents, map, strict, take } from './leadFiles.ts';
import { csv, refusalOf, sampleWorld } from './sampleContract.ts';

const header = 'Email,Phone,Size,Id,At';
/** Ten rows that pass, save that the second is broken, the fifth unsure, the ninth the same person as the third. */
const rows = Array.from({ length: 10 }, (_, place) => {
  const row = place + 1;
  const mail = row === 9 ? 'p3@example.com' : `p${row}@example.com`;
  return `${mail},,${row === 5 ? '' : 100},L-${row},${row === 2 ? 'never' : at}`;
});
const input = { file: csv(header, ...rows), kind: 'leads', contract: 'acme', map } as const;
const rule = { duplicates: { days: 90, fields: ['person.email'], scope: 'contract' } };
const worldOf = () => sampleWorld({ contracts: { acme: [strict(rule)] } });

describe('of a preview', () => {
  test('every row is told with its outcome, those asked for in full', async () => {
    const world = await worldOf();
    const preview = await world.client.intake.preview({ ...input, limit: 1, rows: [7, 8] });
    // The first of each outcome – 1 passes, 2 is broken, 5 is unsure, 9 repeats 3 – and the two asked for.
    expect(preview.shown.map(({ row }) => row)).toEqual([1, 2, 5, 7, 8, 9]);
    expect(preview.counts).toEqual(countsOf(preview.outcomes));
    expect([1, 2, 5, 9, 10].map((row) => outcomeAt(preview.outcomes, row))).toEqual([
      'pass',
      'broken',
      'check',
      'duplicate',
      'pass',
    ]);
    // The broken date is in the fifth column, the unknown size in the third.
    const columns = preview.shown.map(({ row, reasons }) => [row, reasons.map(({ column }) => column)]);
    expect(Object.fromEntries(columns)).toMatchObject({ 2: [4], 5: [2] });
    const more = await world.client.intake.rows({ ...input, rows: [9, 10] });
    expect(more.map(({ row }) => row)).toEqual([9, 10]);
    expect(more[0]).toEqual(preview.shown.at(-1));
    world.close();
  });

  test('a mended row is always told, and with it every row that repeats it', async () => {
    const world = await worldOf();
    const fixes = [{ row: 3, cells: ['p3@example.com', '', '100', 'L-3', at] }];
    const { shown } = await world.client.intake.preview({ ...input, limit: 0, fixes });
    expect(shown.map(({ row, outcome, fixed }) => [row, outcome, fixed])).toEqual([
      [3, 'pass', true],
      [9, 'duplicate', false],
    ]);
    world.close();
  });
});

describe('mended rows are judged at once', () => {
  const judge = { contract: 'acme', map, header: header.split(',') };

  test('as the preview of the whole file will, where they repeat no other row of it', async () => {
    const world = await worldOf();
    await take(world, ['known@example.com,,100,K-1,2026-02-20T08:00:00Z']);
    const fixes = [
      { row: 2, cells: ['p2@example.com', '', '100', 'L-2', at] },
      { row: 5, cells: ['p5@example.com', '', '20', 'L-5', at] },
      { row: 6, cells: ['known@example.com', '', '100', 'L-6', at] },
      { row: 7, cells: ['p7@example.com', '', '100', 'L-7', at, 'beyond'] },
      { row: 8, cells: ['', '', '100', '', at] },
    ];
    const judged = await world.client.intake.judge({ ...judge, rows: fixes });
    expect(judged.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'duplicate', 'broken', 'broken']);
    const preview = await world.client.intake.preview({ ...input, limit: 0, fixes });
    expect(judged).toEqual(preview.shown.filter(({ fixed }) => fixed));
    world.close();
  });

  test('and nothing is written, nor refused otherwise than the import would', async () => {
    const world = await worldOf();
    const rows = [{ row: 1, cells: [] }];
    expect(await refusalOf(world.client.intake.judge({ ...judge, contract: 'other', rows }))).toMatchObject({
      code: 'notFound',
    });
    expect(await refusalOf(world.client.intake.judge({ ...judge, header: ['Mail'], rows }))).toMatchObject({
      code: 'columnMissing',
    });
    expect((await world.client.intake.batches({})).total).toBe(0);
    world.close();
  });
});

test('a row that completes an earlier lead tells each empty field it fills, what stands there and what comes', async () => {
  const world = await worldOf();
  await take(world, [`p1@example.com,,many,L-1,${at}`]);
  const again = csv(header, `other@example.com,+1 212 555 0101,120,L-1,${at}`, `x@example.com,,130,L-1,${at}`);
  const { shown, updated } = await world.client.intake.preview({ ...input, file: again });
  expect(updated).toBe(1);
  expect(shown.map(({ outcome, fills }) => [outcome, fills])).toEqual([
    [
      'duplicate',
      [
        { label: 'Phone', before: null, after: '+1 212 555 0101', column: 1 },
        { label: 'Employees', before: 'many', after: '120', column: 2 },
      ],
    ],
    // The row before it has filled the size already.
    ['duplicate', []],
  ]);

  // What the import then filled stands on its page, and is exactly taken back.
  const stored = contents(world.context.handle.reader);
  const { batch } = await world.client.lead.import({ file: again, contract: 'acme', map });
  expect(await world.client.intake.batch({ id: batch ?? 0 })).toMatchObject({ completed: 1 });
  const page = await world.client.intake.completed({ batch: batch ?? 0 });
  expect(page.rows.map(({ name, fields }) => [name, fields])).toEqual([
    [
      'p1@example.com',
      [
        { label: 'Phone', before: null, after: '+1 212 555 0101' },
        { label: 'Employees', before: 'many', after: '120' },
      ],
    ],
  ]);
  await world.client.lead.undoImport({ batch: batch ?? 0 });
  const now = contents(world.context.handle.reader);
  expect([now.lead, now.qualification]).toEqual([stored.lead, stored.qualification]);
  expect(await world.client.intake.batch({ id: batch ?? 0 })).toMatchObject({ completed: 0 });
  expect(await world.client.intake.completed({ batch: batch ?? 0 })).toEqual({ rows: [], next: null });
  world.close();
});

test('the leads an import completed are told to the last, page by page', async () => {
  const world = await worldOf();
  await take(
    world,
    [1, 2, 3, 4, 5].map((n) => `p${n}@example.com,,,L-${n},${at}`),
  );
  const file = csv(header, ...[1, 2, 3, 4, 5].map((n) => `p${n}@example.com,,${n}0,L-${n},${at}`));
  const { batch } = await world.client.lead.import({ file, contract: 'acme', map });
  const seen: string[] = [];
  const pages: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof world.client.intake.completed>> = await world.client.intake.completed({
      batch: batch ?? 0,
      after,
      limit: 2,
    });
    seen.push(...page.rows.flatMap(({ name, fields }) => fields.map((field) => `${name} ${field.after}`)));
    pages.push(page.rows.length);
    after = page.next;
  }
  expect(pages).toEqual([2, 2, 1]);
  expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `p${n}@example.com ${n}0`));
  world.close();
});

test('a file with a header and no rows is refused and leaves no batch, whatever it holds', async () => {
  const world = await worldOf();
  const file = csv(header);
  const refused = { code: 'headerOnly', data: { file: 'file.csv' } };
  expect((await world.client.intake.inspect({ file })).rows).toBe(0);
  expect(await refusalOf(world.client.intake.preview({ ...input, file }))).toEqual(refused);
  expect(await refusalOf(world.client.lead.import({ file, contract: 'acme', map }))).toEqual(refused);
  const feedback = { kind: 'feedback', columns: { Email: 'person.email' } };
  expect(await refusalOf(world.client.feedback.import({ file, contract: 'acme', map: feedback }))).toEqual(refused);
  expect(world.context.handle.reader.read('SELECT * FROM batch').all()).toEqual([]);
  world.close();
});
