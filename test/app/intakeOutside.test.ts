import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mapAsJson } from '../../shared/domain/intake/map.ts';
import { openQuestions, readingOf } from '../../shared/domain/intake/reading.ts';
import { testData } from '../testData.ts';
import { refusalOf, sampleWorld } from './sampleContract.ts';

const outside = (name: string): File => new File([readFileSync(join(testData ?? '', name))], basename(name));

/** Places of one field, the one that goes first before the others. */
const places = (field: string, names: readonly string[]): object =>
  Object.fromEntries(names.map((name, place) => [name, { field, priority: names.length - place }]));

const meta = {
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
};

interface Told {
  readonly kind: string;
  readonly tool: string | null;
  /** Every column that has a field, and no other. */
  readonly columns: object;
  readonly rows: number;
  /** What the rows come to for a contract that takes everybody with a mail. */
  readonly counts: Readonly<Record<string, number>>;
}

const metaTold: Told = {
  kind: 'leads',
  tool: 'Meta Lead Ads',
  columns: meta,
  rows: 5,
  // The third is Meta's test lead, the fourth has the id of the first.
  counts: { pass: 3, fail: 1, duplicate: 1 },
};

/** What each export of a lead tool is to be taken for. */
const exports: Readonly<Record<string, Told>> = {
  'meta-lead-ads.DERIVED.utf16le.tsv': metaTold,
  'meta-lead-ads.DERIVED.utf8.tsv': metaTold,
  'meta-lead-ads.DERIVED.sheets-comma.csv': metaTold,
  'salesforce-lead-report.DERIVED.crlf.csv': {
    kind: 'leads',
    tool: 'Salesforce',
    columns: {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      'Company / Account': 'company.name',
      Email: 'person.email',
      Phone: 'person.phone',
      'Lead Source': 'source.channel',
      'Create Date': 'lead.capturedAt',
    },
    // And three lines set aside: totals, confidentiality, copyright.
    rows: 2,
    counts: { pass: 2 },
  },
  'calendly-scheduled-events.DERIVED.csv': {
    kind: 'appointments',
    tool: 'Calendly',
    columns: {
      'Event UUID': 'appointment.id',
      'Invitee Email': 'person.email',
      'Text Reminder Number': 'person.phone',
      'Event Created Date & Time': 'appointment.bookedAt',
      'Start Date & Time': 'appointment.startsAt',
      'User Name': 'appointment.setter',
      Canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 1 },
      'Marked as No-Show': { field: 'appointment.outcome', values: { Yes: 'prospectNoShow', No: 'held' }, priority: 0 },
    },
    rows: 3,
    counts: { unmatched: 2, broken: 1 },
  },
  'header-only.apollo-contacts.csv': {
    kind: 'leads',
    tool: 'Apollo',
    columns: {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      Title: 'person.jobTitle',
      Company: 'company.name',
      Website: 'company.domain',
      Industry: 'company.industry',
      '# Employees': 'company.employees',
      'Annual Revenue': 'company.revenue',
      'Company Address': 'address.line1',
      'Apollo Contact Id': 'lead.id',
      ...places('person.email', ['Email', 'Secondary Email', 'Tertiary Email']),
      ...places('person.phone', [
        'Work Direct Phone',
        'Mobile Phone',
        'Other Phone',
        'Home Phone',
        'Corporate Phone',
        'Company Phone',
      ]),
      ...places('address.city', ['City', 'Company City']),
      ...places('address.region', ['State', 'Company State']),
      ...places('address.country', ['Country', 'Company Country']),
    },
    rows: 0,
    counts: {},
  },
  'header-only.hubspot-contacts.csv': {
    kind: 'leads',
    tool: 'HubSpot',
    columns: {
      'Record ID': 'lead.id',
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      Email: 'person.email',
      'Phone Number': 'person.phone',
      'Create Date': 'lead.capturedAt',
      'Associated Company': 'company.name',
      'Country/Region': 'address.country',
    },
    rows: 0,
    counts: {},
  },
  'header-only.hubspot-deals.csv': {
    kind: 'sales',
    tool: 'HubSpot',
    columns: {
      'Record ID': 'sale.id',
      'Deal Stage': 'sale.stage',
      Amount: 'sale.amount',
      'Close Date': 'sale.wonAt',
    },
    rows: 0,
    counts: {},
  },
  'header-only.pipedrive-sample-import.csv': {
    kind: 'leads',
    tool: 'Pipedrive',
    columns: {
      'Person - Name*': 'person.fullName',
      'Person - First name': 'person.firstName',
      'Person - Last name': 'person.lastName',
      'Person - Phone': 'person.phone',
      ...places('person.email', ['Person - Email (Work)', 'Person - Email (Home)']),
      'Organization - Name*': 'company.name',
      'Organization - Address': 'address.line1',
      'Note - Content*': 'lead.note',
    },
    rows: 0,
    counts: {},
  },
  'header-only.gohighlevel-contacts.csv': {
    kind: 'leads',
    tool: 'GoHighLevel',
    columns: {
      'Contact Id': 'lead.id',
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      Phone: 'person.phone',
      Email: 'person.email',
    },
    rows: 0,
    counts: {},
  },
  'header-only.google-contacts-2024.csv': {
    kind: 'leads',
    tool: 'Google Contacts',
    columns: {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      'Organization Name': 'company.name',
      'Organization Title': 'person.jobTitle',
      Notes: 'lead.note',
      ...places('person.email', ['E-mail 1 - Value', 'E-mail 2 - Value', 'E-mail 3 - Value', 'E-mail 4 - Value']),
      ...places('person.phone', ['Phone 1 - Value', 'Phone 2 - Value', 'Phone 3 - Value']),
      'Address 1 - Street': 'address.line1',
      'Address 1 - City': 'address.city',
      'Address 1 - Region': 'address.region',
      'Address 1 - Postal Code': 'address.postcode',
      'Address 1 - Country': 'address.country',
      'Website 1 - Value': 'company.domain',
    },
    rows: 0,
    counts: {},
  },
  'header-only.google-contacts-pre2024.csv': {
    kind: 'leads',
    tool: 'Google Contacts',
    columns: {
      Name: 'person.fullName',
      'Given Name': 'person.firstName',
      'Family Name': 'person.lastName',
      Occupation: 'person.jobTitle',
      Notes: 'lead.note',
      ...places('person.email', ['E-mail 1 - Value', 'E-mail 2 - Value']),
      'Phone 1 - Value': 'person.phone',
    },
    rows: 0,
    counts: {},
  },
  'header-only.outlook-contacts.csv': {
    kind: 'leads',
    tool: 'Outlook contacts',
    columns: {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      'Job Title': 'person.jobTitle',
      Company: 'company.name',
      'Web Page': 'company.domain',
      Notes: 'lead.note',
      ...places('person.email', ['E-mail Address', 'E-mail 2 Address', 'E-mail 3 Address']),
      ...places('person.phone', [
        'Business Phone',
        'Business Phone 2',
        'Mobile Phone',
        'Primary Phone',
        'Company Main Phone',
        'Home Phone',
        'Other Phone',
      ]),
      'Business Street': 'address.line1',
      'Business City': 'address.city',
      'Business State': 'address.region',
      'Business Postal Code': 'address.postcode',
      'Business Country': 'address.country',
    },
    rows: 0,
    counts: {},
  },
};

/** Files of nobody's tool: kind, some of their columns, and what their rows come to. */
const files: readonly (readonly [name: string, kind: string, columns: object, counts: object])[] = [
  ['leads/crm-sales/sales_pipeline.csv', 'sales', { close_value: 'sale.amount' }, { unmatched: 8800 }],
  ['leads/bank-semicolon.csv', 'leads', {}, { broken: 12_000 }],
];

async function seenAndPreviewed(name: string) {
  const world = await sampleWorld();
  const file = outside(name);
  const seen = await world.client.intake.inspect({ file });
  expect(openQuestions(readingOf(seen.columns, seen.map), seen.map)).toEqual([]);
  const looked = world.client.intake.preview({ file, kind: seen.kind, contract: 'acme', map: mapAsJson(seen.map) });
  if (seen.rows === 0) expect(await refusalOf(looked)).toMatchObject({ code: 'headerOnly' });
  const preview = seen.rows === 0 ? { rows: 0, counts: [] } : await looked;
  world.close();
  return { seen, preview, counts: Object.fromEntries(preview.counts.map(({ outcome, count }) => [outcome, count])) };
}

describe.skipIf(testData === null)('what lead tools write is taken for what it is', () => {
  test('every export has an answer here', () => {
    expect(readdirSync(join(testData ?? '', 'exports')).toSorted()).toEqual(Object.keys(exports).toSorted());
  });

  test.each(Object.entries(exports))('%s', async (name, told) => {
    const { seen, preview, counts } = await seenAndPreviewed(`exports/${name}`);
    expect({ kind: seen.kind, tool: seen.tool, columns: seen.map.columns, rows: preview.rows, counts }).toEqual(told);
    expect(preview.counts.reduce((sum, { count }) => sum + count, 0)).toBe(preview.rows);
  });

  test.each(files)('%s: %s', async (name, kind, columns, told) => {
    const { seen, counts } = await seenAndPreviewed(name);
    expect({ kind: seen.kind, tool: seen.tool }).toEqual({ kind, tool: null });
    expect(seen.map.columns).toMatchObject(columns);
    expect(counts).toEqual(told);
  });

  test('text that stands for nothing is found, and every odd file is looked at without a fault', async () => {
    const world = await sampleWorld();
    const education = await world.client.intake.inspect({ file: outside('leads/x-education.csv') });
    expect(education.map.empty).toEqual(['Select', 'unknown']);
    const odd = readdirSync(join(testData ?? '', 'csv/spectrum/csvs')).map((name) => `csv/spectrum/csvs/${name}`);
    for (const name of odd)
      expect(await world.client.intake.inspect({ file: outside(name) })).toMatchObject({ kind: 'leads' });
    expect(world.faults).toEqual([]);
    world.close();
  });
});
