import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../../shared/domain/intake/decode.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { readTable, type Table } from '../../../shared/domain/intake/table.ts';
import { testData } from '../../testData.ts';

const folder = testData ?? '';
const names = (part: string): string[] => (testData === null ? [] : readdirSync(join(folder, part)));

function tableOf(file: string): Table & { readonly encoding: Encoding } {
  const { text, encoding } = decode(readFileSync(join(folder, file)));
  const read = readTable(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return { ...read.value, encoding };
}

describe.skipIf(testData === null)('files nobody here wrote', () => {
  test.each(names('csv/spectrum/csvs'))('csv-spectrum %s reads as its authors say', (name) => {
    const { header, rows, broken } = tableOf(`csv/spectrum/csvs/${name}`);
    const expected: unknown = JSON.parse(
      readFileSync(join(folder, 'csv/spectrum/json', name.replace('.csv', '.json')), 'utf8'),
    );
    expect(rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at]])))).toEqual(expected);
    expect(broken).toEqual([]);
  });

  test.each(names('exports').filter((name) => name.startsWith('header-only')))('%s has columns and no rows', (name) => {
    const { delimiter, header, renamed, rows } = tableOf(`exports/${name}`);
    expect({ delimiter, renamed, rows }).toEqual({ delimiter: ',', renamed: [], rows: [] });
    expect(header.length).toBeGreaterThan(5);
  });

  const meta = {
    kind: 'leads',
    columns: {
      id: 'lead.id',
      created_time: 'lead.capturedAt',
      ad_name: 'source.ad',
      campaign_name: 'source.campaign',
      full_name: 'person.fullName',
      phone_number: 'person.phone',
      email: 'person.email',
      zip_code: 'address.postcode',
    },
  };

  test.each([
    ['meta-lead-ads.DERIVED.utf16le.tsv', 'utf-16le', '\t'],
    ['meta-lead-ads.DERIVED.utf8.tsv', 'utf-8', '\t'],
    ['meta-lead-ads.DERIVED.sheets-comma.csv', 'utf-8', ','],
  ])('%s', (name, encoding, delimiter) => {
    const table = tableOf(`exports/${name}`);
    expect(table).toMatchObject({ encoding, delimiter, rows: { length: 5 }, broken: [] });
    const map = parseMap(meta);
    if (!map.ok) throw new Error('the map is valid');
    const reader = compileMap(map.value, table.header, 'UTC');
    if (!reader.ok) throw new Error(reader.refusal.code);
    const drafts = table.rows.map((cells) => reader.value.read(cells));
    expect(drafts.map(({ broken }) => broken)).toEqual([null, null, null, null, null]);
    expect(drafts[2]?.values).toMatchObject({ 'person.fullName': '<test lead: dummy data for full_name>' });
    expect(drafts[0]?.values).toEqual({
      'lead.id': '1000000000000001',
      'lead.capturedAt': Date.UTC(2026, 6, 15, 21, 12, 13),
      'source.ad': 'Video A',
      'source.campaign': 'Roofing, July',
      'person.fullName': 'Test Person One',
      'person.phone': '+12025550143',
      'person.email': 'person.one@example.com',
      'address.postcode': '01960',
    });
    expect(drafts[4]?.values).toMatchObject({ 'source.ad': '"Quote" ad', 'person.fullName': '测试 用户' });
    expect(drafts[4]?.values).not.toHaveProperty('address.postcode');
    expect(drafts[1]?.custom).toContainEqual(['which_service_are_you_interested_in?', 'repair']);
  });

  test('Salesforce: the lines below the report are counted and set aside', () => {
    const { rows, broken, aside } = tableOf('exports/salesforce-lead-report.DERIVED.crlf.csv');
    expect(rows).toHaveLength(5);
    expect(rows[1]?.at(-1)).toBe('12/31/2025');
    expect(broken).toEqual([]);
    expect(aside.map(({ row }) => row)).toEqual([3, 4, 5]);
  });

  test('Calendly: outcome from two columns, a start the clock skipped', () => {
    const table = tableOf('exports/calendly-scheduled-events.DERIVED.csv');
    const map = parseMap({
      kind: 'appointments',
      columns: {
        'Invitee Email': 'person.email',
        'Start Date & Time': 'appointment.startsAt',
        'Event Created Date & Time': 'appointment.bookedAt',
        Canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 2 },
        'Marked as No-Show': {
          field: 'appointment.outcome',
          values: { Yes: 'prospectNoShow', No: 'held' },
          priority: 1,
        },
      },
    });
    if (!map.ok) throw new Error('the map is valid');
    const reader = compileMap(map.value, table.header, 'America/Chicago');
    if (!reader.ok) throw new Error(reader.refusal.code);
    const drafts = table.rows.map((cells) => reader.value.read(cells));
    expect(
      drafts.map(({ values, broken }) => [
        Object.entries(values).find(([field]) => field === 'appointment.outcome')?.[1],
        broken?.code,
      ]),
    ).toEqual([
      ['held', undefined],
      ['prospectNoShow', 'dateSkippedByClock'],
      ['cancelledInTime', undefined],
    ]);
    expect(drafts[0]?.custom).toContainEqual(['Response 1', 'Line one,\nline "two", line three']);
  });

  test.each([
    ['leads/x-education.csv', ',', 37],
    ['leads/bank-semicolon.csv', ';', 17],
    ['leads/crm-sales/sales_pipeline.csv', ',', 8],
    ['csv/papaparse/verylong-sample.csv', ',', 3],
  ])('%s: every line is a row, none is broken', (name, delimiter, columns) => {
    const table = tableOf(name);
    const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split(/\r?\n/);
    expect(table).toMatchObject({
      delimiter,
      header: { length: columns },
      rows: { length: lines.length - 1 },
      broken: [],
    });
  });
});
