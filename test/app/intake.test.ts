import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import type { PreviewOutcome } from '../../shared/domain/intake/previewOutcome.ts';
import { openQuestions, readingOf } from '../../shared/domain/intake/reading.ts';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';
import { contents, header, map as leadMap, strict, take } from './leadFiles.ts';
import { marchWorld } from './march.ts';
import { csv, refusalOf, sampleWorld } from './sampleContract.ts';

const monthFiles = [
  ['leads-b.csv', 'maschinenbau-termine', 'map-leads-b.json', '2026-03-02T10:00:00Z'],
  ['leads-1.csv', 'brightsmile-leads', 'map-leads.json', '2026-03-10T14:00:00Z'],
  ['leads-2.tsv', 'brightsmile-leads', 'map-leads.json', '2026-04-01T01:00:00Z'],
] as const;

const countsOf = (counts: readonly { outcome: PreviewOutcome; count: number }[]): { [outcome: string]: number } =>
  Object.fromEntries(counts.map(({ outcome, count }) => [outcome, count]));

test('the files of the month explain themselves: suggested map, preview and import agree to the cent', async () => {
  const world = await monthWorld();
  for (const [name, contract, mapName, now] of monthFiles) {
    world.setNow(now);
    const file = monthFile(name);
    const seen = await world.client.intake.inspect({ file });
    const given = monthJson(mapName);
    expect(seen).toMatchObject({ kind: 'leads', mapFrom: 'header', imported: [] });
    expect(seen.map.columns).toEqual(given.columns);
    // 03/02/2026 may be two days: the file does not say, so somebody is asked.
    const asked = openQuestions(readingOf(seen.columns, seen.map), seen.map);
    expect(asked).toEqual(given.dateOrder === undefined ? [] : ['dateOrder']);
    const answered = asked.length > 0 ? { dateOrder: given.dateOrder } : {};
    const map = mapAsJson({ ...seen.map, ...answered, source: given.source });

    const before = contents(world.context.handle.reader);
    const preview = await world.client.intake.preview({ file, kind: 'leads', contract, map });
    expect(contents(world.context.handle.reader)).toEqual(before);
    const { rows, willBill, ...expected } = monthJson('expected.json')[`import ${name}`];
    expect(preview).toMatchObject({ rows, willBill, updated: 0 });
    expect({ ...zeroes(expected), ...countsOf(preview.counts) }).toEqual(expected);
    expect(preview.shown).toHaveLength(rows);
    expect(preview.shown.reduce((sum, row) => sum + (row.bills ?? 0), 0)).toBe(willBill.amount);

    const answer = await world.client.lead.import({ file, contract, map });
    expect(answer).toMatchObject({ ...expected, rows, willBill });
  }
  world.close();
});

const zeroes = (counts: object): object => Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));

test('every row of the preview says why it falls where it falls', async () => {
  const world = await monthWorld();
  const input = (name: string) => ({
    file: monthFile(name),
    contract: 'brightsmile-leads',
    map: monthJson('map-leads.json'),
  });
  world.setNow('2026-03-10T14:00:00Z');
  await world.client.lead.import(input('leads-1.csv'));
  world.setNow('2026-04-01T01:00:00Z');
  const { shown } = await world.client.intake.preview({ ...input('leads-2.tsv'), kind: 'leads' });
  const reasons = (outcome: PreviewOutcome) =>
    shown
      .filter((row) => row.outcome === outcome)
      .map((row) => row.reasons.map(({ code, words, value, days }) => [code, words, value, days]));
  expect(reasons('duplicate')).toEqual([1, 2, 3, 4].map(() => [['samePerson', expect.any(String), null, 0]]));
  expect(reasons('broken')).toEqual([1, 2].map(() => [['dateUnreadable', null, null, null]]));
  expect(reasons('check').flat()).toContainEqual([
    'criterionUnknown',
    'employees over 50 (strict)',
    expect.anything(),
    null,
  ]);
  world.close();
});

test('a row of the file that repeats an earlier one names it', async () => {
  const world = await sampleWorld();
  const map = { kind: 'leads', columns: { Email: 'person.email', Id: 'lead.id' }, source: 'web' };
  const file = csv('Email,Id', 'a@example.com,1', 'b@example.com,2', 'c@example.com,1');
  const { shown } = await world.client.intake.preview({ file, kind: 'leads', contract: 'acme', map });
  expect(shown.at(2)).toMatchObject({
    row: 3,
    outcome: 'duplicate',
    reasons: [{ code: 'sameId', row: 1, lead: null }],
  });
  world.close();
});

const ugly = 'Firma;Ansprechpartner;E-Mail;Mitarbeiter;Eingegangen am\n';
const mapOf = async (world: World, text: string) => world.client.intake.inspect({ file: new File([text], 'ugly.csv') });

test('dates and numbers are read as the file says, and asked about where it does not', async () => {
  const world = await sampleWorld();
  const sure = await mapOf(world, `${ugly}Muster;Kim Beispiel;kim@example.com;1.250;25.03.2026\n`);
  expect(sure.map).toMatchObject({ dateOrder: 'dmy', decimal: ',' });
  const slashes = await mapOf(world, 'Email,Submitted\nkim@example.com,03/04/2026\n');
  expect(slashes.map.dateOrder).toBeUndefined();
  expect(slashes.columns.at(1)?.signs.dates.either).toEqual({ count: 1, text: '03/04/2026' });
  const american = await mapOf(world, 'Email,Submitted\nkim@example.com,03/04/2026\nx@example.com,03/14/2026\n');
  expect(american.map.dateOrder).toBe('mdy');
  world.close();
});

test('a file in Windows-1252 with its umlauts, and evidence for what it was taken for', async () => {
  const world = await sampleWorld();
  const text = `${ugly}Müller GmbH;Jürgen Beispiel;j@example.com;12;01.03.2026\n`;
  const bytes = Uint8Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const seen = await world.client.intake.inspect({ file: new File([bytes], 'ugly.csv') });
  expect(seen).toMatchObject({
    written: { kind: 'text', encoding: 'windows-1252', evidence: 'invalidUtf8', delimiter: ';' },
    rows: 1,
    even: 1,
    broken: 0,
  });
  expect(seen.columns.at(0)?.signs.samples).toEqual(['Müller GmbH']);
  world.close();
});

test('a damaged workbook and an empty file are refused, whatever they are called', async () => {
  const world = await sampleWorld();
  const workbook = new File([new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0])], 'leads.csv');
  expect(await refusalOf(world.client.intake.inspect({ file: workbook }))).toMatchObject({ code: 'unreadableFile' });
  expect(await refusalOf(world.client.intake.inspect({ file: new File([''], 'x.csv') }))).toMatchObject({
    code: 'emptyFile',
  });
  world.close();
});

test('a map is remembered by the columns of a file, whatever their order', async () => {
  const world = await sampleWorld();
  const map = {
    kind: 'leads',
    columns: { Contact: 'person.email', Size: 'company.employees' },
    source: 'web',
    ignore: ['Junk'],
  };
  const first = csv('Contact,Size,Junk', 'a@example.com,100,x');
  await world.client.lead.import({ file: first, contract: 'acme', map });
  const next = csv('size,Junk,CONTACT', '100,x,b@example.com');
  expect((await world.client.intake.inspect({ file: next })).mapFrom).toBe('header');
  await world.client.lead.import({ file: first, contract: 'acme', map, again: true, remember: true });
  const seen = await world.client.intake.inspect({ file: next });
  expect(seen).toMatchObject({ mapFrom: 'remembered', lastContract: 'acme' });
  expect(seen.map).toMatchObject({
    columns: { CONTACT: 'person.email', size: 'company.employees' },
    ignore: ['Junk'],
    source: 'web',
  });
  expect((await world.client.intake.inspect({ file: next, kind: 'sales' })).mapFrom).toBe('header');
  world.close();
});

test('a row mended in the grid is imported as mended; the file keeps its rows and its name', async () => {
  const world = await sampleWorld();
  const file = csv(
    'Email,Submitted,Note',
    'a@example.com,2026-03-01,one',
    'b@example.com,32.03.2026,two',
    'c@example.com,2026-03-01,three,four',
  );
  const map = { kind: 'leads', columns: { Email: 'person.email', Submitted: 'lead.capturedAt', Note: 'lead.note' } };
  const input = { file, contract: 'acme', map };
  const before = await world.client.intake.preview({ ...input, kind: 'leads' });
  expect(countsOf(before.counts)).toEqual({ pass: 1, broken: 2 });
  const fixes = [
    { row: 2, cells: ['b@example.com', '2026-03-02', 'two'] },
    { row: 3, cells: ['c@example.com', '2026-03-01', 'three and four'] },
  ];
  const after = await world.client.intake.preview({ ...input, kind: 'leads', fixes });
  expect(countsOf(after.counts)).toEqual({ pass: 3 });
  expect(after.shown.map(({ row, fixed }) => [row, fixed])).toEqual([
    [1, false],
    [2, true],
    [3, true],
  ]);
  expect(await world.client.lead.import({ ...input, fixes })).toMatchObject({ pass: 3, broken: 0 });
  expect(await refusalOf(world.client.lead.import({ ...input, fixes }))).toMatchObject({ code: 'alreadyImported' });
  const [seen] = (await world.client.intake.inspect({ file })).imported;
  expect(seen).toMatchObject({
    state: 'live',
    rows: 3,
    pass: 3,
    fileName: 'file.csv',
    contract: { ref: 'acme' },
    by: 'Owner',
  });
  world.close();
});

test('rows nobody can use come out as a file with their reasons, and go in again once mended', async () => {
  const world = await sampleWorld();
  const file = csv('Email,Submitted', 'a@example.com,2026-03-01', '=cmd()@example.com,32.03.2026');
  const map = { kind: 'leads', columns: { Email: 'person.email', Submitted: 'lead.capturedAt' } };
  const out = await world.client.intake.problemFile({ file, kind: 'leads', contract: 'acme', map });
  expect(out).toMatchObject({ name: 'file – to mend.csv', rows: 1 });
  expect(out.text).toMatch(
    /2,No date can be read in captured at,#[0-9a-f]{12} file\.csv,'=cmd\(\)@example\.com,32\.03\.2026/,
  );
  const mended = new File([out.text.replace('32.03.2026', '2026-03-02').replace("'=cmd()", 'b')], 'mended.csv');
  const seen = await world.client.intake.inspect({ file: mended });
  expect(seen.map).toMatchObject({ ignore: ['Row in the file', 'What is wrong', 'Of the file'] });
  const answer = await world.client.lead.import({ file: mended, contract: 'acme', map: mapAsJson(seen.map) });
  expect(answer).toMatchObject({ rows: 1, pass: 1 });
  world.close();
});

test("a client's files are tried by the code that takes them, and nothing of it stays", async () => {
  const world = await marchWorld();
  const files = [
    ['feedback', 'feedback.csv', 'brightsmile-leads', 'map-feedback.json'],
    ['appointments', 'appointments-b.csv', 'maschinenbau-termine', 'map-appointments.json'],
  ] as const;
  for (const [kind, name, contract, mapName] of files) {
    const file = monthFile(name);
    const seen = await world.client.intake.inspect({ file });
    expect(seen.kind).toBe(kind);
    expect(seen.map.columns).toEqual(monthJson(mapName).columns);
    const before = contents(world.context.handle.reader);
    const preview = await world.client.intake.preview({ file, kind, contract, map: mapAsJson(seen.map) });
    expect(contents(world.context.handle.reader)).toEqual(before);
    // The month has taken both files already: the same file twice changes nothing.
    expect(
      preview.counts.filter(({ outcome }) => ['added', 'changed', 'accepted', 'disputed'].includes(outcome)),
    ).toEqual([]);
  }
  expect(
    await refusalOf(world.client.intake.preview({ file: monthFile('feedback.csv'), kind: 'feedback', map: {} })),
  ).toMatchObject({
    code: 'contractNeeded',
  });
  world.close();
});

test("what a preview of the client's answers counts is what the file then does", async () => {
  const world = await monthWorld();
  world.setNow('2026-03-10T14:00:00Z');
  await world.client.lead.import({
    file: monthFile('leads-1.csv'),
    contract: 'brightsmile-leads',
    map: monthJson('map-leads.json'),
  });
  world.setNow('2026-03-10T15:00:00Z');
  await world.client.delivery.deliver({ contract: 'brightsmile-leads' });
  world.setNow('2026-03-13T08:00:00Z');
  const input = { file: monthFile('feedback.csv'), contract: 'brightsmile-leads', map: monthJson('map-feedback.json') };
  const preview = await world.client.intake.preview({ ...input, kind: 'feedback' });
  const before = contents(world.context.handle.reader);
  const tried = await world.client.feedback.import({ ...input, dryRun: true });
  expect(contents(world.context.handle.reader)).toEqual(before);
  const done = await world.client.feedback.import(input);
  expect(tried).toEqual(done);
  const { rows, problems, ...counts } = done;
  expect({ ...zeroes(counts), ...countsOf(preview.counts) }).toEqual(counts);
  expect(preview.rows).toBe(rows);
  expect(problems).toEqual([]);
  expect(preview.shown.find(({ outcome }) => outcome === 'disputed')?.email).toMatch(/@clinic0/);
  world.close();
});

test('imports are listed newest first, with who and how many wait to be delivered', async () => {
  const world = await monthWorld();
  for (const [name, contract, mapName, now] of monthFiles) {
    world.setNow(now);
    await world.client.lead.import({ file: monthFile(name), contract, map: monthJson(mapName) });
  }
  const all = await world.client.intake.batches({ limit: 2 });
  expect(all.rows.map(({ fileName }) => fileName)).toEqual(['leads-2.tsv', 'leads-1.csv']);
  expect(all).toMatchObject({ total: 3, next: all.rows.at(1)?.id });
  const rest = await world.client.intake.batches({ limit: 2, after: all.next ?? 0 });
  expect(rest).toMatchObject({
    rows: [{ fileName: 'leads-b.csv', by: 'Owner', state: 'live', look: { currency: 'EUR' } }],
    next: null,
  });
  const [newest] = all.rows;
  if (newest === undefined) throw new Error('no batch');
  expect(await world.client.intake.batch({ id: newest.id })).toMatchObject({ ready: 44, problems: { length: 3 } });
  await world.client.lead.undoImport({ batch: newest.id });
  expect(await world.client.intake.batch({ id: newest.id })).toMatchObject({ batch: { state: 'undone' }, ready: 36 });
  world.close();
});

test('whatever the rows are, the import does what its preview said', async () => {
  const of = (...texts: readonly string[]) => fc.constantFrom(...texts);
  const anyRow = fc
    .record({
      mail: of('a@example.com', 'b@example.com', 'c@example.com', 'no mail', ''),
      phone: of('+1 212 555 0101', '1.2E+10', ''),
      size: of('100', '10', 'many', ''),
      id: of('L-1', 'L-2', ''),
      at: of('2026-03-01T08:00:00Z', '2025-01-01', '31/03/2026', 'never', ''),
      more: of('', '', '', ',beyond', '"'),
    })
    .map(({ mail, phone, size, id, at, more }) => `${mail},${phone},${size},${id},${at}${more}`);
  const contract = strict({ duplicates: { days: 90, fields: ['person.email'], scope: 'contract' } });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { maxLength: 6 }),
      fc.array(anyRow, { minLength: 1, maxLength: 12 }),
      async (before, rows) => {
        const world = await sampleWorld({ contracts: { acme: [contract] } });
        await world.client.suppression.add({ entries: ['c@example.com'] });
        if (before.length > 0) await take(world, before);
        const input = { file: csv(header, ...rows), contract: 'acme', map: leadMap };
        const stored = contents(world.context.handle.reader);
        const preview = await world.client.intake.preview({ ...input, kind: 'leads' });
        expect(contents(world.context.handle.reader)).toEqual(stored);
        const {
          batch: _,
          problems: __,
          rows: count,
          updated,
          willBill,
          ...counts
        } = await world.client.lead.import({ ...input, again: true });
        expect({ ...zeroes(counts), ...countsOf(preview.counts) }).toEqual(counts);
        expect(preview).toMatchObject({ rows: count, updated, willBill });
        expect(preview.shown.map(({ row }) => row)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
        expect(preview.shown.filter(({ outcome, reasons }) => outcome === 'broken' && reasons.length === 0)).toEqual(
          [],
        );
        world.close();
      },
    ),
    { numRuns: 25 },
  );
});
