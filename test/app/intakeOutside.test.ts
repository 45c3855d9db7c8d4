import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import { openQuestions, readingOf } from '../../shared/domain/intake/reading.ts';
import { testData } from '../testData.ts';
import { sampleWorld } from './sampleContract.ts';

const outside = (name: string): File => new File([readFileSync(join(testData ?? '', name))], basename(name));

/** What each file is to be taken for: kind, some of its columns, and what its rows come to for a contract that takes everybody. */
const files: readonly (readonly [name: string, kind: string, columns: object, counts: object])[] = [
  [
    'exports/meta-lead-ads.DERIVED.utf16le.tsv',
    'leads',
    {
      id: 'lead.id',
      created_time: 'lead.capturedAt',
      campaign_name: 'source.campaign',
      adset_name: 'source.adSet',
      ad_name: 'source.ad',
      full_name: 'person.fullName',
      phone_number: 'person.phone',
      email: 'person.email',
      zip_code: 'address.postcode',
    },
    { pass: 4, duplicate: 1 },
  ],
  [
    'exports/salesforce-lead-report.DERIVED.crlf.csv',
    'leads',
    { 'Company / Account': 'company.name', 'Create Date': 'lead.capturedAt', 'Lead Source': 'source.channel' },
    { pass: 2, broken: 3 },
  ],
  [
    'exports/calendly-scheduled-events.DERIVED.csv',
    'appointments',
    { 'Invitee Email': 'person.email', 'Start Date & Time': 'appointment.startsAt' },
    { unmatched: 2, broken: 1 },
  ],
  [
    'exports/header-only.apollo-contacts.csv',
    'leads',
    { Title: 'person.jobTitle', '# Employees': 'company.employees', 'Work Direct Phone': 'person.phone' },
    {},
  ],
  [
    'exports/header-only.hubspot-contacts.csv',
    'leads',
    { 'Associated Company': 'company.name', 'Country/Region': 'address.country', 'Record ID': 'lead.id' },
    {},
  ],
  ['exports/header-only.hubspot-deals.csv', 'sales', { 'Deal Stage': 'sale.stage', 'Close Date': 'sale.wonAt' }, {}],
  [
    'exports/header-only.pipedrive-sample-import.csv',
    'leads',
    { 'Person - Name*': 'person.fullName', 'Person - Email (Work)': 'person.email' },
    {},
  ],
  [
    'exports/header-only.google-contacts-2024.csv',
    'leads',
    { 'E-mail 1 - Value': 'person.email', 'Organization Title': 'person.jobTitle' },
    {},
  ],
  [
    'exports/header-only.outlook-contacts.csv',
    'leads',
    { 'E-mail Address': 'person.email', 'Job Title': 'person.jobTitle', 'Business Phone': 'person.phone' },
    {},
  ],
  ['exports/header-only.gohighlevel-contacts.csv', 'leads', { 'Contact Id': 'lead.id', Phone: 'person.phone' }, {}],
  ['leads/crm-sales/sales_pipeline.csv', 'sales', { close_value: 'sale.amount' }, { unmatched: 8800 }],
  ['leads/bank-semicolon.csv', 'leads', {}, { broken: 12_000 }],
];

describe.skipIf(testData === null)('what lead tools write is taken for what it is', () => {
  test.each(files)('%s: %s', async (name, kind, columns, counts) => {
    const world = await sampleWorld();
    const file = outside(name);
    const seen = await world.client.intake.inspect({ file });
    expect(seen.kind).toBe(kind);
    expect(seen.map.columns).toMatchObject(columns);
    expect(openQuestions(readingOf(seen.columns, seen.map), seen.map)).toEqual([]);
    const preview = await world.client.intake.preview({
      file,
      kind: seen.kind,
      contract: 'acme',
      map: mapAsJson(seen.map),
    });
    expect(Object.fromEntries(preview.counts.map(({ outcome, count }) => [outcome, count]))).toEqual(counts);
    world.close();
  });

  test('text that stands for nothing is found, and every odd file is looked at without a fault', async () => {
    const world = await sampleWorld();
    const education = await world.client.intake.inspect({ file: outside('leads/x-education.csv') });
    expect(education.map.empty).toEqual(['Select']);
    const odd = readdirSync(join(testData ?? '', 'csv/spectrum/csvs')).map((name) => `csv/spectrum/csvs/${name}`);
    for (const name of odd)
      expect(await world.client.intake.inspect({ file: outside(name) })).toMatchObject({ kind: 'leads' });
    expect(world.faults).toEqual([]);
    world.close();
  });
});
