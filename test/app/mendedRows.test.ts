import { expect, test } from 'vitest';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import type { World } from '../world.ts';
import { columnOf, outcomesOf, strict } from './leadFiles.ts';
import { csv, refusalOf, sampleWorld } from './sampleContract.ts';

const map = {
  kind: 'leads',
  columns: { Email: 'person.email', Name: 'person.fullName', Size: 'company.employees', Submitted: 'lead.capturedAt' },
};
/** Row 1 passes, the dates of 2 and 4 are none, the size of 3 is unknown; a spreadsheet would run the names of 3 and 4. */
const file = csv(
  'Email,Name,Size,Submitted',
  'a@example.com,Ann Example,100,2026-03-01',
  'b@example.com,Ben Example,100,32.03.2026',
  'c@example.com,=Cem(1),many,2026-03-01',
  "d@example.com,'@Dan,100,33.03.2026",
);
const worldOf = (): Promise<World> => sampleWorld({ contracts: { acme: [strict()] } });
const takenOut = (world: World, which: 'broken' | 'unsure' | 'both') =>
  world.client.intake.problemFile({ file, kind: 'leads', contract: 'acme', map, which });

/** As somebody mends the rows in a spreadsheet. */
const mendedFile = (text: string): File =>
  new File(
    [text.replaceAll('32.03.2026', '2026-03-02').replaceAll('33.03.2026', '2026-03-03').replaceAll('many', '120')],
    'mended.csv',
  );

async function importMended(world: World, mended: File, given: object = {}) {
  const seen = await world.client.intake.inspect({ file: mended });
  const own = mapAsJson({
    ...seen.map,
    ...(seen.mapFrom === 'header' ? { columns: map.columns } : {}),
  } as typeof seen.map);
  return world.client.lead.import({ file: mended, contract: 'acme', map: own, ...given });
}

test('rows are taken out to be mended by what is wrong with them, with number, reason and file', async () => {
  const world = await worldOf();
  const numbersOf = (text: string) =>
    text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number(line.split(',')[0]));
  const [broken, unsure, both] = [
    await takenOut(world, 'broken'),
    await takenOut(world, 'unsure'),
    await takenOut(world, 'both'),
  ];
  expect([broken, unsure, both].map(({ text }) => numbersOf(text))).toEqual([[2, 4], [3], [2, 3, 4]]);
  expect(both.text).toMatch(/^\ufeffRow in the file,What is wrong,Of the file,Email,Name,Size,Submitted\r\n/);
  expect(both.text).toMatch(/2,No date can be read in captured at,#[0-9a-f]{12} file\.csv,b@example\.com,/);
  // Nothing a spreadsheet would run, and both names to be told apart again.
  expect(both.text).toContain("c@example.com,'=Cem(1),many");
  expect(both.text).toContain("d@example.com,''@Dan,100");
  world.close();
});

test('the mended rest of an imported file is known as such, and no row of it counts twice', async () => {
  const world = await worldOf();
  const { text } = await takenOut(world, 'both');
  await world.client.lead.import({ file, contract: 'acme', map });
  const mended = mendedFile(text);
  const seen = await world.client.intake.inspect({ file: mended });
  expect(seen).toMatchObject({
    rows: 3,
    lastContract: 'acme',
    mendedOf: { fileName: 'file.csv', batch: { fileName: 'file.csv', contract: { ref: 'acme' }, broken: 2 } },
    map: { ignore: ['Row in the file', 'What is wrong', 'Of the file'] },
  });
  const preview = await world.client.intake.preview({ file: mended, kind: 'leads', contract: 'acme', map });
  expect(preview.shown.map(({ outcome, reasons, fills }) => [outcome, reasons.map(({ code }) => code), fills])).toEqual(
    [
      ['pass', [], []],
      ['duplicate', ['sameRow'], [{ label: 'Employees', before: 'many', after: '120', column: 5 }]],
      ['pass', [], []],
    ],
  );
  expect(await importMended(world, mended)).toMatchObject({ rows: 3, pass: 2, duplicate: 1, updated: 1 });
  // Four rows, four leads: the unsure one was completed, and passes now.
  expect(outcomesOf(world, 'acme')).toEqual({
    'a@example.com': 'pass',
    'c@example.com': 'pass',
    'b@example.com': 'pass',
    'd@example.com': 'pass',
  });
  // As the file itself would have said them: an apostrophe before a formula is a spreadsheet's, not part of a name.
  expect(columnOf(world, 'person_full_name')).toEqual(['Ann Example', '=Cem(1)', 'Ben Example', '@Dan']);
  expect(columnOf(world, 'company_employees')).toEqual([100, 120, 100, 100]);

  // Mended once more and offered again: all three are leads by now.
  const again = mendedFile(text.replaceAll('many', '130'));
  expect(await importMended(world, again, { again: true })).toMatchObject({ rows: 3, duplicate: 3, updated: 0 });
  world.close();
});

test('nor when the mended rows come in before the file they were taken out of', async () => {
  const world = await worldOf();
  const { text } = await takenOut(world, 'both');
  const mended = mendedFile(text);
  expect((await world.client.intake.inspect({ file: mended })).mendedOf).toEqual({ fileName: 'file.csv', batch: null });
  const first = await importMended(world, mended);
  expect(first).toMatchObject({ rows: 3, pass: 3 });
  // Row 3 is a lead already; 2 and 4 are as broken as before.
  const whole = await world.client.lead.import({ file, contract: 'acme', map });
  expect(whole).toMatchObject({ rows: 4, pass: 1, duplicate: 1, broken: 2 });
  expect(columnOf(world, 'person_email')).toHaveLength(4);
  // Taken back, its rows are free again.
  await world.client.lead.undoImport({ batch: whole.batch ?? 0 });
  await world.client.lead.undoImport({ batch: first.batch ?? 0 });
  expect(await world.client.lead.import({ file, contract: 'acme', map })).toMatchObject({
    pass: 1,
    check: 1,
    broken: 2,
  });
  world.close();
});

test('one row twice in the file of mended rows is one lead; a row added there is one of its own', async () => {
  const world = await worldOf();
  const { text } = await takenOut(world, 'broken');
  const [head = '', second = '', fourth = ''] = text.split('\r\n');
  const added = ',,,e@example.com,Eve Example,100,2026-03-04';
  const mended = mendedFile([head, second, second.replace('Ben', 'Benjamin'), fourth, added, ''].join('\r\n'));
  expect(await importMended(world, mended)).toMatchObject({ rows: 4, pass: 3, duplicate: 1, broken: 0 });
  world.close();
});

test('for another contract the rows of a file are rows of their own', async () => {
  const world = await sampleWorld({ contracts: { acme: [strict()], other: [strict()] } });
  const { text } = await takenOut(world, 'unsure');
  await world.client.lead.import({ file, contract: 'acme', map });
  const answer = await world.client.lead.import({ file: mendedFile(text), contract: 'other', map });
  expect(answer).toMatchObject({ rows: 1, pass: 1, duplicate: 0 });
  expect(await refusalOf(world.client.lead.import({ file, contract: 'acme', map }))).toMatchObject({
    code: 'alreadyImported',
  });
  world.close();
});
