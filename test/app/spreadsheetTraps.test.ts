import { expect, test } from 'vitest';
import type { Book } from '../workbooks.ts';
import { number, row, workbook } from '../workbooks.ts';
import { sampleWorld } from './sampleContract.ts';

/**
 * Every trap of a spreadsheet, alike in a workbook and in the CSV file it saves, with what becomes of it in the database or the reason
 * its row is broken (reliability I11). The contract takes everybody with a mail, so what is stored passes.
 */
interface Trap {
  readonly what: string;
  /** The column the cell stands in. */
  readonly field: 'lead.id' | 'person.phone' | 'address.postcode' | 'lead.capturedAt' | 'company.employees' | 'Kept';
  /** The cell of a workbook, with the number formats of its styles from 1 on. */
  readonly cell?: string;
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
  /** The cell of a CSV file. */
  readonly csv?: string;
  /** What lies in the database, moments as ISO days. */
  readonly stored?: string | number | null;
  /** Or why the row is broken, in a workbook or in a CSV file. */
  readonly broken?: RegExp;
  /** A cell that is not read and leaves its row standing. */
  readonly unread?: string;
}

const date = ['d/m/yyyy'];
const traps: readonly Trap[] = [
  // 46086 days after 30 December 1899 are 5 March 2026; counted from 1904 they end 1462 days later.
  {
    what: 'a date of the count from 1900',
    field: 'lead.capturedAt',
    cell: number('46086', 1),
    formats: date,
    csv: '2026-03-05',
    stored: '2026-03-05',
  },
  {
    what: 'a date of the count from 1904',
    field: 'lead.capturedAt',
    cell: number('46086', 1),
    formats: date,
    from1904: true,
    csv: '2030-03-06',
    stored: '2030-03-06',
  },
  {
    what: 'the day that 1900 never had',
    field: 'lead.capturedAt',
    cell: number('60', 1),
    formats: date,
    csv: '1900-02-29',
    broken: /^(?:dateImpossible|dateUnreadable)$/,
  },
  {
    what: 'a date without its format: a bare number is no date',
    field: 'lead.capturedAt',
    cell: number('46086'),
    csv: '46086',
    broken: /^dateUnreadable$/,
  },
  { what: 'a postcode as text', field: 'address.postcode', cell: '01960', csv: '01960', stored: '01960' },
  {
    what: 'a postcode as a number shown with five digits',
    field: 'address.postcode',
    cell: number('1960', 1),
    formats: ['00000'],
    stored: '01960',
  },
  { what: 'a postcode kept as text by an apostrophe', field: 'address.postcode', csv: "'01960", stored: '01960' },
  {
    what: 'a phone with its zero, as text',
    field: 'person.phone',
    cell: '0301234567',
    csv: '0301234567',
    stored: '0301234567',
  },
  {
    what: 'a phone kept as text by an apostrophe',
    field: 'person.phone',
    csv: "'+12025550143",
    stored: '+12025550143',
  },
  {
    what: 'a phone shown as 1.2E+10: digits may be lost',
    field: 'person.phone',
    cell: number('12025600000', 1),
    formats: ['0.00E+00'],
    csv: '1.20256E+10',
    broken: /^phoneScientific$/,
  },
  {
    what: 'a phone as a number of eleven digits',
    field: 'person.phone',
    cell: number('12025550143'),
    csv: '12025550143',
    stored: '12025550143',
  },
  {
    what: 'an id of 20 digits as text',
    field: 'lead.id',
    cell: '00123456789012345678',
    csv: '00123456789012345678',
    stored: '00123456789012345678',
  },
  {
    what: 'an id of 16 digits as a number: the last one is not what was typed',
    field: 'lead.id',
    cell: number('1234567890123456'),
    broken: /^digitsLost$/,
  },
  {
    what: 'an id of 15 digits as a number is whole',
    field: 'lead.id',
    cell: number('123456789012345'),
    csv: '123456789012345',
    stored: '123456789012345',
  },
  {
    what: 'an id that was saved as 1.2E+15',
    field: 'lead.id',
    cell: number('1.23456789012346E+15'),
    csv: '1.23457E+15',
    broken: /^(?:digitsLost|idScientific)$/,
  },
  { what: 'an id of letters that only looks so', field: 'lead.id', cell: '12E45', csv: '12E45', stored: '12E45' },
  {
    what: 'a formula with its value',
    field: 'company.employees',
    cell: '<c><f>50+1</f><v>51</v></c>',
    csv: '51',
    stored: 51,
  },
  {
    what: 'a formula that was never worked out',
    field: 'company.employees',
    cell: '<c><f>50+1</f></c>',
    broken: /^formulaWithoutValue$/,
  },
  {
    what: 'an error of the spreadsheet',
    field: 'company.employees',
    cell: '<c t="e"><v>#N/A</v></c>',
    broken: /^cellError$/,
  },
  { what: 'the same, as CSV files have it', field: 'company.employees', csv: '#N/A', unread: '#N/A', stored: null },
  {
    what: 'binary noise behind the digits',
    field: 'company.employees',
    cell: number('50.000000000000007'),
    stored: 50,
  },
  { what: 'a number shown in percent', field: 'Kept', cell: number('0.25', 1), formats: ['0%'], stored: '0.25' },
  { what: 'yes as a spreadsheet has it', field: 'Kept', cell: '<c t="b"><v>1</v></c>', csv: 'TRUE', stored: 'TRUE' },
  { what: 'a text that begins like a formula', field: 'Kept', cell: '=1+1', csv: '=1+1', stored: '=1+1' },
];

const names = ['Email', 'Id', 'Phone', 'Postcode', 'At', 'Size', 'Kept'];
const fields = [
  'person.email',
  'lead.id',
  'person.phone',
  'address.postcode',
  'lead.capturedAt',
  'company.employees',
  'Kept',
];
const map = {
  kind: 'leads',
  columns: Object.fromEntries(names.slice(0, 6).map((name, at) => [name, fields[at] ?? ''])),
  source: 'web',
};
const columns: Readonly<Record<Trap['field'], string>> = {
  'lead.id': 'external_id',
  'person.phone': 'person_phone',
  'address.postcode': 'address_postcode',
  'lead.capturedAt': "date(captured_at / 1000, 'unixepoch')",
  'company.employees': 'company_employees',
  Kept: "custom ->> '$.Kept'",
};

/** A row with the cell in its place, and a mail. */
const cellsWith = (field: string, cell: string): string[] =>
  fields.map((name, at) => (name === field ? cell : at === 0 ? 'kim@example.com' : ''));

async function check(file: File, { field, stored, broken, unread }: Trap): Promise<void> {
  const world = await sampleWorld({ client: { timeZone: 'UTC' } });
  const answer = await world.client.lead.import({ file, contract: 'acme', map });
  const [problem] = answer.problems;
  if (broken === undefined) {
    expect(answer).toMatchObject({ rows: 1, pass: 1 });
    const [found] = world.context.handle.reader
      .read<{ value: unknown; unread: string | null }>(`SELECT ${columns[field]} AS value, unread FROM lead`)
      .all();
    expect(found?.value ?? null).toEqual(stored);
    expect(found?.unread ?? null).toBe(unread === undefined ? null : JSON.stringify({ [field]: unread }));
  } else {
    expect(answer).toMatchObject({ rows: 1, broken: 1 });
    expect(problem?.code).toMatch(broken);
  }
  world.close();
}

test.each(traps.filter(({ cell }) => cell !== undefined))('in a workbook: $what', async (trap) => {
  const { field, cell = '', formats = [], from1904 = false } = trap;
  const book: Book = {
    sheets: [{ name: 'Leads', rows: row(...names) + row(...cellsWith(field, cell)) }],
    formats,
    from1904,
  };
  await check(workbook(book), trap);
});

test.each(traps.filter(({ csv }) => csv !== undefined))('in a CSV file: $what', async (trap) => {
  const line = cellsWith(trap.field, trap.csv ?? '').join(',');
  await check(new File([`${names.join(',')}\n${line}\n`], 'leads.csv'), trap);
});

test('hidden rows come in like the others, merged cells have their value in the first, and both are said', async () => {
  const world = await sampleWorld();
  const hidden = (mail: string): string => row(mail, 'H-1').replace('<row>', '<row hidden="1">');
  const file = workbook({
    sheets: [
      {
        name: 'Leads',
        rows:
          row('Email', 'Id', 'Kept') +
          hidden('a@example.com') +
          row('b@example.com', 'V-1', 'both') +
          row('c@example.com', 'V-2'),
        after: '<mergeCells><mergeCell ref="C3:C4"/></mergeCells>',
      },
    ],
  });
  expect(await world.client.intake.inspect({ file })).toMatchObject({
    rows: 3,
    written: { hiddenRows: 1, mergedAreas: 1 },
  });
  const given = { kind: 'leads', columns: { Email: 'person.email', Id: 'lead.id' }, source: 'web' };
  expect(await world.client.lead.import({ file, contract: 'acme', map: given })).toMatchObject({ rows: 3, pass: 3 });
  const stored = world.context.handle.reader
    .read<{ id: string; kept: string | null }>(
      "SELECT external_id AS id, custom ->> '$.Kept' AS kept FROM lead ORDER BY id",
    )
    .all();
  expect(stored).toEqual([
    { id: 'H-1', kept: null },
    { id: 'V-1', kept: 'both' },
    { id: 'V-2', kept: null },
  ]);
  world.close();
});
