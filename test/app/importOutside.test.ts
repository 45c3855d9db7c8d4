import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testData } from '../testData.ts';
import type { World } from '../world.ts';
import { columnOf } from './leadFiles.ts';
import { sampleWorld } from './sampleContract.ts';

const outside = (name: string): File => new File([readFileSync(join(testData ?? '', name))], basename(name));

const meta = {
  kind: 'leads',
  columns: {
    id: 'lead.id',
    created_time: 'lead.capturedAt',
    ad_name: 'source.ad',
    adset_name: 'source.adSet',
    campaign_name: 'source.campaign',
    platform: 'source.channel',
    full_name: 'person.fullName',
    phone_number: 'person.phone',
    email: 'person.email',
    zip_code: 'address.postcode',
  },
  source: 'web',
};

const salesforce = {
  kind: 'leads',
  columns: {
    'First Name': 'person.firstName',
    'Last Name': 'person.lastName',
    'Company / Account': 'company.name',
    Email: 'person.email',
    Phone: 'person.phone',
    'Lead Source': 'source.channel',
    'Create Date': 'lead.capturedAt',
  },
  dateOrder: 'mdy',
  source: 'web',
};

const education = {
  kind: 'leads',
  columns: {
    'Lead Number': 'lead.id',
    'Lead Source': 'source.channel',
    Country: 'address.country',
    City: 'address.city',
    'What is your current occupation': 'person.jobTitle',
  },
  empty: ['Select'],
  source: 'web',
};

/** The counts of an import, and that every row is in exactly one. */
async function counted(world: World, file: File, map: { [key: string]: unknown }) {
  const { batch, willBill, problems, rows, updated, setAside, ...counts } = await world.client.lead.import({
    file,
    contract: 'acme',
    map: JSON.parse(JSON.stringify(map)),
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows);
  return { rows, updated, setAside, problems, ...counts };
}

describe.skipIf(testData === null)('files that others wrote', () => {
  test.each([
    'meta-lead-ads.DERIVED.utf16le.tsv',
    'meta-lead-ads.DERIVED.utf8.tsv',
    'meta-lead-ads.DERIVED.sheets-comma.csv',
  ])('%s', async (name) => {
    const world = await sampleWorld();
    // Five rows: two people, the tool's own test lead, and of the other two one has the id of the first.
    const told = await counted(world, outside(join('exports', name)), meta);
    expect(told).toMatchObject({ rows: 5, pass: 3, duplicate: 1, fail: 1, updated: 0, problems: [] });
    expect(columnOf(world, 'contact_reasons')).toEqual([null, '["phoneInvalid"]', '["testLead"]', null]);
    expect(columnOf(world, 'external_id')).toEqual([1, 2, 3, 4].map((n) => `100000000000000${n}`));
    expect(columnOf(world, 'phone_key')).toEqual(['+12025550143', '+447700900123', null, '+12025550143']);
    expect(columnOf(world, 'email_key').at(-1)).toBe('person.one@example.com');
    expect(columnOf(world, 'address_postcode').slice(0, 2)).toEqual(['01960', 'SW1A 1AA']);
    const days = ['2026-07-15T21:12:13Z', '2026-07-15T19:05:00Z', '2026-07-14T14:55:56Z', '2026-07-13T12:30:00Z'];
    expect(columnOf(world, 'captured_at')).toEqual(days.map((instant) => Date.parse(instant)));
    expect(columnOf(world, "custom ->> '$.lead_status'")[0]).toBe('CREATED');
    world.close();
  });

  test('a Salesforce report: the furniture below the table is set aside, not lost', async () => {
    const world = await sampleWorld();
    const told = await counted(world, outside('exports/salesforce-lead-report.DERIVED.crlf.csv'), salesforce);
    expect(told).toMatchObject({ rows: 2, pass: 2, setAside: 3 });
    expect(told.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'totalsLine'],
      [4, 'reportLine'],
      [5, 'reportLine'],
    ]);
    expect(columnOf(world, 'phone_key')).toEqual(['+12025550143', '+447700900123']);
    world.close();
  });

  test('9,237 leads of a course seller, and the same file again', async () => {
    const world = await sampleWorld();
    const told = await counted(world, outside('leads/x-education.csv'), education);
    // The contract wants a mail, and nobody in this file has one.
    expect(told).toMatchObject({ rows: 9237, fail: 9237, problems: [] });
    expect(new Set(columnOf(world, 'address_city')).has('Select')).toBe(false);
    expect(columnOf(world, "custom ->> '$.Converted'").filter((value) => value === '1')).toHaveLength(3559);
    const again = await world.client.lead.import({
      file: outside('leads/x-education.csv'),
      contract: 'acme',
      map: education,
      again: true,
    });
    expect(again).toMatchObject({ rows: 9237, duplicate: 9237, updated: 0 });
    world.close();
  });
});
