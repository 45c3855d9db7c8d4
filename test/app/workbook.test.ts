import { describe, expect, test } from 'vitest';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { openFile } from '../../electron/app/import/openFile.ts';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import { openQuestions, readingOf } from '../../shared/domain/intake/reading.ts';
import { wholeTable } from '../../shared/domain/intake/table.ts';
import type { Book } from '../workbooks.ts';
import { fileOf, number, part, parts, row, workbook } from '../workbooks.ts';
import { granted } from './desk.ts';
import { contents } from './leadFiles.ts';
import { leadRows, mailOf, refusalOf, sampleWorld, takeIn } from './sampleContract.ts';

const unwatched = { rows: () => {}, cancelled: () => false };

/** The table of a workbook, with what is said of it. */
async function read(file: File, given: { sheet?: string; decimal?: '.' | ',' } = {}) {
  const { written, table } = granted(await openFile(file, { decimal: '.', ...given }, unwatched));
  if (written.kind !== 'workbook') throw new Error('taken for a text');
  return { ...wholeTable(table), ...written.seen };
}

const one = (rows: string, given: Partial<Book> = {}): File =>
  workbook({ sheets: [{ name: 'Leads', rows }], ...given });
const header = row('Email', 'Phone', 'Seen');

describe('every trap of a spreadsheet has its result (I11)', () => {
  test('texts: shared, inline and rich ones, without readings, with escaped signs', async () => {
    const strings = [
      '<t>Email</t>',
      '<r><t>Jo </t></r><r><rPr><b/></rPr><t xml:space="preserve">Roe</t></r><rPh sb="0" eb="1"><t>ジョー</t></rPh>',
      '<t>a_x000A_b</t>',
    ];
    const shared = (place: number): string => `<c t="s"><v>${place}</v></c>`;
    const rows = row(shared(0), 'Name', 'Note') + row('jo@example.com', shared(1), shared(2));
    const { header, rows: found } = await read(one(rows, { strings }));
    expect(header).toEqual(['Email', 'Name', 'Note']);
    expect(found).toEqual([['jo@example.com', 'Jo Roe', 'a\nb']]);
  });

  test('numbers, ids, postcodes, booleans, dates of both counts and dates as text', async () => {
    const formats = ['m/d/yyyy', '00000', '0.00E+00'];
    const cells = row(
      number('12025550143'),
      number('1960', 2),
      number('46086', 1),
      '<c t="b"><v>1</v></c>',
      '<c t="d"><v>2026-03-05T14:30:00</v></c>',
      '<c t="inlineStr"><is><t>00123456789012345678</t></is></c>',
      number('12025600000', 3),
    );
    const names = row('Phone', 'Postcode', 'Seen', 'Agreed', 'At', 'Id', 'Other');
    // 46086 is 5 March 2026 in the count from 1900; from 1904 it is 1462 days later, 6 March 2030.
    const expected = ['12025550143', '01960', '2026-03-05', 'TRUE', '2026-03-05T14:30:00', '00123456789012345678'];
    expect((await read(one(names + cells, { formats }))).rows).toEqual([[...expected, '1.20256E+10']]);
    const later = await read(one(names + cells, { formats, from1904: true }));
    expect(later.rows[0]?.[2]).toBe('2030-03-06');
  });

  test('what cannot be had back breaks its row and no other, and nothing is lost without a word', async () => {
    const file = one(
      header +
        row('a@example.com', '<c t="e"><v>#N/A</v></c>') +
        row('b@example.com', '<c><f>1+1</f></c>') +
        row('c@example.com', '<c><f>1+1</f><v>2</v></c>') +
        row('d@example.com', number('1234567890123456')) +
        row('e@example.com', '+12025550143', number('60', 1)) +
        row('f@example.com', '<c t="s"><v>99</v></c>') +
        row('g@example.com', '<c t="str"><f>""</f><v></v></c>', 'x') +
        row('<c><f>A1</f></c>') +
        row('h@example.com', 'b', 'c', 'd'),
      { formats: ['d/m/yy'] },
    );
    const { rows, broken } = await read(file);
    expect(rows).toHaveLength(9);
    expect(broken).toEqual([
      { row: 1, code: 'cellError' },
      { row: 2, code: 'formulaWithoutValue' },
      { row: 4, code: 'digitsLost' },
      { row: 5, code: 'dateImpossible' },
      { row: 6, code: 'cellUnreadable' },
      { row: 8, code: 'formulaWithoutValue' },
      { row: 9, code: 'tooManyCells' },
    ]);
    // What stands there is shown beside the reason.
    expect(rows[1]).toEqual(['b@example.com', '=1+1']);
    expect(rows[2]).toEqual(['c@example.com', '2', '']);
    expect(rows[6]).toEqual(['g@example.com', '', 'x']);
  });

  test('hidden rows are read and said, merged cells have their value in the first, lines around the table are set aside', async () => {
    const file = workbook({
      sheets: [
        {
          name: 'Leads',
          rows: `${row('Leads of March')}<row/>${row('Exported on 1 April 2026')}${header}<row hidden="1">${number('1')}</row>${row('a@example.com', 'b', 'c')}<row hidden="1"/>${row('Total', '', '')}${row('Confidential Information - Do Not Distribute')}`,
          after: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:C3"/></mergeCells>',
        },
      ],
    });
    const { header: names, rows, broken, aside, hiddenRows, mergedAreas, above } = await read(file);
    expect(names).toEqual(['Email', 'Phone', 'Seen']);
    expect({ hiddenRows, mergedAreas, above: above.length }).toEqual({ hiddenRows: 1, mergedAreas: 2, above: 2 });
    expect(rows).toHaveLength(4);
    expect(broken).toEqual([]);
    expect(aside).toEqual([
      { row: 3, code: 'totalsLine' },
      { row: 4, code: 'reportLine' },
    ]);
  });

  test('cells stand where their reference says', async () => {
    const sparse = '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>';
    expect((await read(one(header + sparse))).rows).toEqual([['1', '', '3']]);
  });

  test('other writers: prefixes, no styles, parts of other names, names from the root', async () => {
    const entries = parts({ sheets: [{ name: 'Leads', rows: '' }] })
      .filter(({ name }) => !name.includes('styles') && !name.includes('sheet1'))
      .map((entry) =>
        entry.name === 'xl/_rels/workbook.xml.rels'
          ? part(entry.name, Buffer.from(entry.data).toString().replace('worksheets/sheet1.xml', '/Data/one.xml'))
          : entry,
      );
    const sheet =
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await read(fileOf([...entries, part('data/one.xml', sheet)]))).header).toEqual(['1', '2']);
  });
});

const twoSheets: Book = {
  sheets: [
    { name: 'Read me', rows: row('All leads of the fair') },
    {
      name: 'Old',
      state: 'hidden',
      rows: row('Email', 'Name') + row('old@example.com', 'O') + row('x@example.com', 'X'),
    },
    { name: 'Leads', rows: row('Email', 'Name') + row('jo@example.com', 'Jo Roe') },
    { name: 'More', rows: row('Email', 'Name') + row('al@example.com', 'Al Roe') },
  ],
};

describe('which sheet', () => {
  test('the first with a table that is not hidden, or the one that is named', async () => {
    const { sheet, sheets, rows } = await read(workbook(twoSheets));
    expect(sheet).toBe('Leads');
    expect(rows).toEqual([['jo@example.com', 'Jo Roe']]);
    expect(sheets).toEqual([
      { name: 'Read me', hidden: false, table: false },
      { name: 'Old', hidden: true, table: true },
      { name: 'Leads', hidden: false, table: true },
      { name: 'More', hidden: false, table: true },
    ]);
    expect((await read(workbook(twoSheets), { sheet: 'Old' })).rows).toHaveLength(2);
  });

  test('one that is not there is refused with those that are, and so is a workbook without rows', async () => {
    const wrong = await openFile(workbook(twoSheets), { sheet: 'Mars', decimal: '.' }, unwatched);
    expect(wrong).toEqual({
      ok: false,
      refusal: { code: 'notFound', data: { kind: 'sheet', ref: 'Mars', sheets: ['Read me', 'Old', 'Leads', 'More'] } },
    });
    expect(await openFile(one('<row/>'), { decimal: '.' }, unwatched)).toMatchObject({
      refusal: { code: 'emptyFile' },
    });
  });
});

describe('a workbook goes through the very same intake', () => {
  const map = { kind: 'leads', columns: { Email: 'person.email', Name: 'person.fullName' }, source: 'web' };

  test('looked at, tried, imported, remembered by its columns, recognised, and undone', async () => {
    const world = await sampleWorld();
    const { client, context } = world;
    const file = workbook(twoSheets, 'leads.csv');
    const before = contents(context.handle.reader, 'rememberedMap', 'remembered_map');
    const seen = await client.intake.inspect({ file });
    expect(seen).toMatchObject({
      kind: 'leads',
      rows: 1,
      written: { kind: 'workbook', sheet: 'Leads', hiddenRows: 0, mergedAreas: 0 },
      map: { columns: map.columns },
      imported: [],
    });
    const preview = await client.intake.preview({ file, kind: 'leads', contract: 'acme', map });
    expect(preview).toMatchObject({ rows: 1, counts: [{ outcome: 'pass', count: 1 }] });
    expect(contents(context.handle.reader, 'rememberedMap', 'remembered_map')).toEqual(before);

    const given = { file, contract: 'acme', map, remember: true };
    const { batch } = await client.lead.import(given);
    expect(await refusalOf(client.lead.import(given))).toMatchObject({ code: 'alreadyImported' });
    expect(await refusalOf(client.lead.import({ ...given, sheet: 'Leads' }))).toMatchObject({
      code: 'alreadyImported',
    });
    // Another sheet is another file.
    expect(await client.lead.import({ ...given, sheet: 'More' })).toMatchObject({ rows: 1, pass: 1 });
    const again = await client.intake.inspect({ file });
    expect(again.mapFrom).toBe('remembered');
    expect(again.imported.map(({ id }) => id)).toEqual([batch]);
    expect(await client.lead.undoImport({ batch: batch ?? 0 })).toEqual({ removed: 1, restored: 0 });
    world.close();
  });

  test('a broken row is mended in place, and its cells are shown with the reason', async () => {
    const world = await sampleWorld();
    const file = one(row('Email', 'Name') + row('<c t="e"><v>#REF!</v></c>', 'Jo Roe'));
    const input = { file, kind: 'leads' as const, contract: 'acme', map };
    const preview = await world.client.intake.preview(input);
    expect(preview.shown).toMatchObject([
      { row: 1, outcome: 'broken', cells: ['#REF!', 'Jo Roe'], reasons: [{ code: 'cellError' }] },
    ]);
    const fixes = [{ row: 1, cells: ['jo@example.com', 'Jo Roe'] }];
    expect(await world.client.intake.preview({ ...input, fixes })).toMatchObject({
      counts: [{ outcome: 'pass', count: 1 }],
    });
    world.close();
  });

  test('a phone that a spreadsheet made scientific breaks its row, as in CSV', async () => {
    const world = await sampleWorld();
    const file = one(row('Email', 'Phone') + row('jo@example.com', number('12025600000', 1)), {
      formats: ['0.00E+00'],
    });
    const answer = await world.client.lead.import({
      file,
      contract: 'acme',
      map: { kind: 'leads', columns: { Email: 'person.email', Phone: 'person.phone' }, source: 'web' },
    });
    expect(answer).toMatchObject({ broken: 1, problems: [{ row: 1, code: 'phoneScientific', field: 'person.phone' }] });
    world.close();
  });

  test('numbers mean the same under a map with a decimal comma', async () => {
    const file = one(row('Mail', 'Amount') + row('a@example.com', number('1.234')) + row('b@example.com', '1.234,50'));
    // A number cell has no sign to be mistaken: it is written with the one the map reads by.
    expect((await read(file, { decimal: ',' })).rows).toEqual([
      ['a@example.com', '1,234'],
      ['b@example.com', '1.234,50'],
    ]);
  });

  test("the client's answers and their sheet", async () => {
    const world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 2));
    await world.client.delivery.deliver({ contract: 'acme' });
    const file = workbook({
      sheets: [
        { name: 'Cover', rows: row('Your leads') },
        { name: 'Answers', rows: row('Mail', 'Say') + row(mailOf(1), 'accept') },
        { name: 'Late', rows: row('Mail', 'Say') + row(mailOf(2), 'accept') },
      ],
    });
    const given = {
      file,
      contract: 'acme',
      map: { kind: 'feedback', columns: { Mail: 'person.email', Say: 'feedback.decision' } },
    };
    expect(await world.client.feedback.import(given)).toMatchObject({ accepted: 1, unmatched: 0 });
    expect(await world.client.feedback.import({ ...given, sheet: 'Late' })).toMatchObject({ accepted: 1 });
    expect(await refusalOf(world.client.feedback.import({ ...given, sheet: 'None' }))).toMatchObject({
      code: 'notFound',
    });
    world.close();
  });

  test('dates of cells need no order of day and month', async () => {
    const world = await sampleWorld();
    const rows = row('Email', 'Created at') + row('jo@example.com', number('46086.5', 1));
    const seen = await world.client.intake.inspect({ file: one(rows, { formats: ['dd/mm/yyyy hh:mm'] }) });
    expect(openQuestions(readingOf(seen.columns, seen.map), seen.map)).toEqual([]);
    expect(mapAsJson(seen.map)).toMatchObject({ columns: { 'Created at': 'lead.capturedAt' } });
    expect(seen.columns[1]?.signs.samples).toEqual(['2026-03-05 12:00:00']);
    world.close();
  });

  test('it can be called off while it is read, tells how far it is, and leaves nothing', async () => {
    const lines = Array.from({ length: 40_000 }, (_, n) => row(`person${n}@example.com`, `Person ${n}`)).join('');
    const file = one(row('Email', 'Name') + lines);
    const told: number[] = [];
    const watch = { rows: (count: number) => told.push(count), cancelled: () => told.some((count) => count > 0) };
    expect(await openFile(file, { decimal: '.' }, watch)).toEqual({
      ok: false,
      refusal: { code: 'cancelled', data: { file: 'leads.xlsx' } },
    });

    const world = await sampleWorld();
    const wish = { file, contract: 'acme', map, dryRun: false, again: false, job: 'book' };
    const importing = importLeads(world.context, wish);
    while (!world.context.jobs.cancel('book')) await new Promise((resume) => setImmediate(resume));
    expect(await importing).toMatchObject({ refusal: { code: 'cancelled' } });
    expect(await world.client.intake.batches({})).toMatchObject({ total: 0 });
    world.close();
  });
});
