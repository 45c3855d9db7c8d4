import { describe, expect, test } from 'vitest';
import { fileEvidence } from '../../renderer/text/fileEvidence.ts';
import { refusalText } from '../../renderer/text/refusals.ts';
import { openQuestions, readingOf } from '../../shared/domain/intake/reading.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Client } from '../world.ts';
import { columnOf } from './leadFiles.ts';
import { refusalOf, sampleWorld } from './sampleContract.ts';

const fileOf = (content: string | Uint8Array<ArrayBuffer>): File => new File([content], 'leads.csv');
const columns = { Name: 'person.fullName', Email: 'person.email', Created: 'lead.capturedAt' };
const map = { kind: 'leads', columns, source: 'web' };
const people = (...dates: readonly string[]): string =>
  ['Name,Email,Created', ...dates.map((date, n) => `Robin Example,person${n}@example.com,${date}`), ''].join('\n');
const days = (values: readonly unknown[]): string[] =>
  values.map((value) => new Date(Number(value)).toISOString().slice(0, 10));

async function evidenceOf(client: Client, file: File): Promise<{ evidence: string[]; questions: string[] }> {
  const seen = await client.intake.inspect({ file });
  const reading = readingOf(seen.columns, seen.map);
  const told = { dateOrder: seen.map.dateOrder };
  return { evidence: fileEvidence(seen, reading, told), questions: openQuestions(reading, told) };
}

const utf16 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('how a file is read is told with what in it says so', () => {
  test.each<readonly [string, string | Uint8Array<ArrayBuffer>, readonly string[]]>([
    [
      'UTF-16 with tabs, as Meta writes it',
      utf16('Name\tEmail\nKim Example\tkim@example.com\n'),
      ['UTF-16LE: byte order mark', 'tabs: 1 of 1 row has 2 cells', 'header in line 1'],
    ],
    [
      'a report of semicolons in Windows-1252',
      new Uint8Array(
        Buffer.from(
          'Leads im M\xe4rz\n\nName;Email;Eingegangen am;Jahresumsatz\nJ\xf6rg;j@example.com;31.03.2026;1.234,50\nKim;k@example.com;01.04.2026;7,5\nSumme;;;1.242,00\n',
          'latin1',
        ),
      ),
      [
        'Windows-1252: not valid as UTF-8',
        'semicolons: 2 of 2 rows have 4 cells',
        'header in line 3, 1 line above left aside',
        '1 line of the report set aside',
        'day first: 31.03.2026 in Eingegangen am, 2 texts',
        'decimal comma: 1.234,50 in Jahresumsatz, 2 texts',
      ],
    ],
    [
      'rows that a spreadsheet put into one cell, and a row too long',
      '"Name,Email,City";\n"Kim,k@example.com,Rome";\n"Al,a@example.com,Oslo,Norway";\n\n',
      [
        'UTF-8: valid throughout',
        'commas: 1 of 2 rows have 3 cells',
        'header in line 1',
        '1 blank line',
        '2 rows saved in one cell or quoted twice, taken apart',
        '1 row cannot be read',
      ],
    ],
  ])('%s', async (_, content, expected) => {
    const world = await sampleWorld();
    expect(await evidenceOf(world.client, fileOf(content))).toEqual({ evidence: expected, questions: [] });
    world.close();
  });

  test('a day that may be two days is asked about', async () => {
    const world = await sampleWorld();
    expect(await evidenceOf(world.client, fileOf(people('03/04/2026', '05/06/2026')))).toMatchObject({
      evidence: expect.arrayContaining(['dates: day or month first? 03/04/2026 in Created, 2 texts']),
      questions: ['dateOrder'],
    });
    world.close();
  });
});

describe('the order of dates is never guessed row by row', () => {
  const sayOf = (refusal: { code: string; data: unknown }): string => refusalText(refusal as Refusal);

  test('what neither map nor file tell is refused, with both readings and the way to say it; nothing is written', async () => {
    const world = await sampleWorld();
    for (const dryRun of [true, false]) {
      const refusal = await refusalOf(
        world.client.lead.import({ file: fileOf(people('2026-03-01', '03/04/2026')), contract: 'acme', map, dryRun }),
      );
      expect(refusal).toEqual({
        code: 'dateOrderNeeded',
        data: {
          dates: [{ column: 'Created', text: '03/04/2026', count: 1, dmy: '2026-04-03', mdy: '2026-03-04' }],
        },
      });
      expect(sayOf(refusal)).toContain('--date-order dmy or --date-order mdy');
    }
    expect(columnOf(world, 'id')).toEqual([]);
    world.close();
  });

  test('one row that makes sense in one way only decides for all, wherever it stands', async () => {
    const world = await sampleWorld();
    const early = Array.from({ length: 3000 }, () => '03/04/2026');
    const answer = await world.client.lead.import({
      file: fileOf(people(...early, '31/03/2026')),
      contract: 'acme',
      map,
    });
    expect(answer).toMatchObject({ rows: 3001, pass: 3001 });
    expect(new Set(days(columnOf(world, 'captured_at')))).toEqual(new Set(['2026-04-03', '2026-03-31']));
    world.close();
  });

  test('a file that contradicts itself is refused; told the order, its other dates are broken rows', async () => {
    const world = await sampleWorld();
    const file = fileOf(people('31/03/2026', '03/31/2026'));
    const refusal = await refusalOf(world.client.lead.import({ file, contract: 'acme', map }));
    expect(refusal.data).toEqual({
      dates: [
        { column: 'Created', text: '31/03/2026', count: 1, dmy: '2026-03-31', mdy: null },
        { column: 'Created', text: '03/31/2026', count: 1, dmy: null, mdy: '2026-03-31' },
      ],
    });
    expect(await world.client.lead.import({ file, contract: 'acme', map: { ...map, dateOrder: 'dmy' } })).toMatchObject(
      { rows: 2, pass: 1, broken: 1, problems: [{ row: 2, code: 'dateUnreadable' }] },
    );
    world.close();
  });

  test("the client's files are asked the same", async () => {
    const world = await sampleWorld();
    const file = new File(['Email,Booked at,Starts\nk@example.com,2026-03-01,03/04/2026 10:00\n'], 'meetings.csv');
    const given = { Email: 'person.email', 'Booked at': 'appointment.bookedAt', Starts: 'appointment.startsAt' };
    const meetings = { file, contract: 'acme', map: { kind: 'appointments', columns: given }, dryRun: true };
    expect(await refusalOf(world.client.appointment.import(meetings))).toMatchObject({ code: 'dateOrderNeeded' });
    expect(
      await world.client.appointment.import({ ...meetings, map: { ...meetings.map, dateOrder: 'dmy' } }),
    ).toMatchObject({ rows: 1, unmatched: 1 });
    world.close();
  });
});

describe('lines that are no rows', () => {
  const report = `Leads of March\n${people('2026-03-01', '2026-03-02')}Total,,2\nName,Email,Created\n`;

  test('are counted, listed, kept with the import, and taken in where somebody says so', async () => {
    const world = await sampleWorld();
    const seen = await world.client.intake.inspect({ file: fileOf(report) });
    expect(seen).toMatchObject({
      headerLine: 2,
      above: [{ line: 1, cells: ['Leads of March'] }],
      rows: 2,
      setAside: 2,
      aside: [
        { row: 3, code: 'totalsLine', cells: ['Total', '', '2'] },
        { row: 4, code: 'repeatedHeader', cells: ['Name', 'Email', 'Created'] },
      ],
    });
    const input = { file: fileOf(report), contract: 'acme', map };
    const answer = await world.client.lead.import(input);
    const problems = [
      { row: 3, code: 'totalsLine', field: '' },
      { row: 4, code: 'repeatedHeader', field: '' },
    ];
    expect(answer).toMatchObject({ rows: 2, pass: 2, broken: 0, setAside: 2, problems });
    if (answer.batch === null) throw new Error('it was no dry run');
    expect(await world.client.intake.batch({ id: answer.batch })).toMatchObject({ batch: { setAside: 2 }, problems });

    // "2" is no date: as a row the line of totals is broken, and says so.
    expect(await world.client.lead.import({ ...input, takeIn: [3], again: true, dryRun: true })).toMatchObject({
      rows: 3,
      broken: 1,
      setAside: 1,
      problems: [
        { row: 4, code: 'repeatedHeader' },
        { row: 3, code: 'dateUnreadable' },
      ],
    });
    expect(await world.client.intake.preview({ ...input, kind: 'leads', takeIn: [3] })).toMatchObject({
      rows: 3,
      setAside: 1,
    });
    world.close();
  });

  test('somebody may say which line is the header', async () => {
    const world = await sampleWorld();
    const file = fileOf(`Kind,of,title\n${people('2026-03-01')}`);
    expect(await world.client.intake.inspect({ file, headerLine: 2 })).toMatchObject({
      headerLine: 2,
      above: [{ line: 1 }],
      rows: 1,
      columns: [{ name: 'Name' }, { name: 'Email' }, { name: 'Created' }],
    });
    expect(await world.client.lead.import({ file, headerLine: 2, contract: 'acme', map })).toMatchObject({ pass: 1 });
    expect(await refusalOf(world.client.intake.inspect({ file, headerLine: 40 }))).toMatchObject({
      code: 'notFound',
      data: { kind: 'headerLine', ref: '40' },
    });
    world.close();
  });

  test("of a client's file are listed and change nothing", async () => {
    const world = await sampleWorld();
    const file = new File(['Email,Decision,Reason\nk@example.com,accept,\nTotal,,1\n'], 'answers.csv');
    const feedback = { Email: 'person.email', Decision: 'feedback.decision', Reason: 'feedback.reason' };
    const input = { file, contract: 'acme', map: { kind: 'feedback', columns: feedback } };
    expect(await world.client.feedback.import({ ...input, dryRun: true })).toMatchObject({
      rows: 1,
      unmatched: 1,
      problems: [{ row: 2, code: 'totalsLine' }],
    });
    expect(await world.client.intake.preview({ ...input, kind: 'feedback' })).toMatchObject({ rows: 1, setAside: 1 });
    world.close();
  });
});
