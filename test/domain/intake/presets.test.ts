import { describe, expect, test } from 'vitest';
import { watchColumn } from '../../../shared/domain/intake/columnSigns.ts';
import { toolOf } from '../../../shared/domain/intake/presets.ts';
import { compileMap, type DraftRow } from '../../../shared/domain/intake/rowReader.ts';
import { type SeenColumn, suggestKind, suggestMap } from '../../../shared/domain/intake/suggestMap.ts';
import { readTable } from '../../../shared/domain/intake/table.ts';
import { testLeadSign } from '../../../shared/domain/qualification/testLead.ts';
import { leadOf } from '../qualification/lead.ts';

type Kind = DraftRow<'leads' | 'appointments' | 'sales'>;

/** A file as it is taken in without a word from anybody: its tool, kind, and what its rows say. */
function taken(text: string) {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.refusal.code);
  const { header, rows } = table.value;
  const columns: SeenColumn[] = header.map((name, column) => {
    const watch = watchColumn();
    for (const cells of rows) watch.see(cells[column] ?? '');
    return { name, signs: watch.signs() };
  });
  const kind = suggestKind(header);
  const map = suggestMap(kind, columns);
  const reader = compileMap(map, header, 'UTC');
  if (!reader.ok) throw new Error(reader.refusal.code);
  const drafts: Kind[] = rows.map((cells) => reader.value.read(cells));
  return { tool: toolOf(kind, header), kind, map, drafts };
}

describe('Meta Lead Ads', () => {
  const header = 'id,created_time,ad_id,ad_name,form_id,form_name,is_organic,platform,full_name,phone_number,email';
  test('the signs before ids and numbers go, the platform is named, the moment has its own offset', () => {
    const { tool, drafts } = taken(
      `${header}\nl:42,2026-03-02T10:00:00+02:00,ag:7,Video,f:9,Quote,false,ig,Kim Muster,p:+12025550143,kim@example.com`,
    );
    expect(tool).toBe('Meta Lead Ads');
    expect(drafts[0]?.values).toEqual({
      'lead.id': '42',
      // 10:00 at +02:00 is 08:00 UTC.
      'lead.capturedAt': Date.UTC(2026, 2, 2, 8),
      'source.ad': 'Video',
      'source.channel': 'Instagram',
      'person.fullName': 'Kim Muster',
      'person.phone': '+12025550143',
      'person.email': 'kim@example.com',
    });
  });
  test.each([
    ['<test lead: dummy data for full_name>', 'p:+12025550143', 'person.fullName'],
    ['Kim Muster', 'p:<test lead: dummy data for phone_number>', 'person.phone'],
  ])('a test lead is nobody: %s, %s', (name, phone, field) => {
    const { drafts } = taken(
      `${header}\nl:43,2026-03-02T10:00:00+02:00,,,f:9,Quote,true,,${name},${phone},x@example.com`,
    );
    expect(drafts[0]).toMatchObject({ broken: null, values: { [field]: expect.stringContaining('<test lead:') } });
    expect(testLeadSign(leadOf({ ...drafts[0]?.values }))).toMatch(/^<test lead: /);
  });
});

test('the flag of a test lead is known by name: Google writes is_test, LinkedIn Test lead', () => {
  const google = taken(
    'lead_id,form_id,gcl_id,User Email,is_test\ng-1,f,x,kim@example.com,TRUE\ng-2,f,y,al@example.com,FALSE\n',
  );
  expect(google.tool).toBe('Google Ads lead forms');
  expect(
    google.drafts.map(({ values }) => Object.entries(values).find(([field]) => field === 'lead.test')?.[1]),
  ).toEqual([true, false]);
  const linkedIn = taken('Campaign Name,Lead Gen Form Name,Email Address,Test lead\nSpring,Demo,kim@example.com,Yes\n');
  expect(linkedIn.drafts[0]?.values).toMatchObject({ 'lead.test': true });
});

test('LinkedIn Lead Gen Forms: the address of the work goes before the one of the profile', () => {
  const { tool, drafts } = taken(
    [
      'Lead ID,First Name,Last Name,Email Address,Work Email,Company Name,Job Title,Campaign Name,Form Name,Submitted At',
      'a-1,Ada,Beispiel,ada@example.org,ada@firm.example.com,Firm,Head of IT,Spring,Demo,2026-03-02 10:00',
      'a-2,Ben,Beispiel,ben@example.org,,Firm,CTO,Spring,Demo,2026-03-03 10:00',
    ].join('\n'),
  );
  expect(tool).toBe('LinkedIn Lead Gen Forms');
  expect(drafts.map(({ values }) => values)).toMatchObject([
    { 'person.email': 'ada@firm.example.com', 'person.jobTitle': 'Head of IT', 'source.campaign': 'Spring' },
    { 'person.email': 'ben@example.org', 'lead.capturedAt': Date.UTC(2026, 2, 3, 10) },
  ]);
});

test('Google Ads lead forms: the click is kept, and the moment it says', () => {
  const { tool, drafts } = taken(
    [
      'lead_id,form_id,campaign_id,gcl_id,lead_submit_time,Full Name,Work Email,User Email,Work Phone,Phone Number',
      'g-1,11,22,Cj0abc,2026-03-02T12:30:00Z,Cleo Muster,,cleo@example.com,,+442079460000',
    ].join('\n'),
  );
  expect(tool).toBe('Google Ads lead forms');
  expect(drafts[0]?.values).toEqual({
    'lead.id': 'g-1',
    'source.clickId': 'Cj0abc',
    'lead.capturedAt': Date.UTC(2026, 2, 2, 12, 30),
    'person.fullName': 'Cleo Muster',
    'person.email': 'cleo@example.com',
    'person.phone': '+442079460000',
  });
});

describe('HubSpot', () => {
  test('contacts: what has no value is unknown', () => {
    const { tool, drafts } = taken(
      [
        'Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner',
        '501,Dan,Muster,dan@example.com,+12025550143,New,2026-03-02 15:20,(No value),Canada,Owner',
      ].join('\n'),
    );
    expect(tool).toBe('HubSpot');
    expect(drafts[0]?.values).toMatchObject({ 'lead.id': '501', 'address.country': 'Canada' });
    expect(drafts[0]?.values).not.toHaveProperty('company.name');
  });
  test('deals are sales', () => {
    const { tool, kind, drafts } = taken(
      'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date\n9,Roof,Closed won,1200.50,Owner,2026-03-02 15:20',
    );
    expect([tool, kind]).toEqual(['HubSpot', 'sales']);
    expect(drafts[0]?.values).toMatchObject({ 'sale.id': '9', 'sale.stage': 'Closed won', 'sale.amount': '1200.50' });
  });
});

test('Salesforce: placeholders mean nothing, dates are read as the file shows, the lines below it are no leads', () => {
  const { tool, map, drafts } = taken(
    [
      'Lead Owner,First Name,Last Name,Company / Account,Email,Phone,Lead Source,Lead Status,Create Date',
      'Owner,Eva,Muster,[not provided],eva@example.com,(202) 555-0143,--None--,Open,3/25/2026',
    ].join('\r\n'),
  );
  expect(tool).toBe('Salesforce');
  expect(map.dateOrder).toBe('mdy');
  expect(drafts[0]?.values).toEqual({
    'person.firstName': 'Eva',
    'person.lastName': 'Muster',
    'person.email': 'eva@example.com',
    'person.phone': '(202) 555-0143',
    'lead.capturedAt': Date.UTC(2026, 2, 25),
  });
});

test('Apollo: the first number that is there, without the apostrophe that keeps it text', () => {
  const { tool, drafts } = taken(
    [
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Work Direct Phone,Mobile Phone,Corporate Phone,City,Country,Company City,Company Country,Apollo Contact Id',
      "Fay,Muster,VP Sales,Firm,Firm,fay@example.com,,'+12025550143,'+12025550199,,,Austin,United States,ap-1",
      "Gus,Muster,CFO,Firm,Firm,gus@example.com,,,'+12025550199,Boston,United States,Austin,United States,ap-2",
    ].join('\n'),
  );
  expect(tool).toBe('Apollo');
  expect(drafts.map(({ values }) => values)).toMatchObject([
    { 'person.phone': '+12025550143', 'address.city': 'Austin', 'lead.id': 'ap-1' },
    { 'person.phone': '+12025550199', 'address.city': 'Boston', 'person.jobTitle': 'CFO' },
  ]);
});

test('Pipedrive: person, organization and note, each by its prefix', () => {
  const { tool, kind, drafts } = taken(
    [
      'Person - Name*,Person - Phone,Person - Email (Work),Person - Email (Home),Organization - Name*,Organization - Address,Deal - Title,Deal - Value,Note - Content*',
      'Hal Muster,+12025550143,,hal@example.org,Firm,1 Main Street,Roof,100,Call back',
    ].join('\n'),
  );
  expect([tool, kind]).toEqual(['Pipedrive', 'leads']);
  expect(drafts[0]?.values).toEqual({
    'person.fullName': 'Hal Muster',
    'person.phone': '+12025550143',
    'person.email': 'hal@example.org',
    'company.name': 'Firm',
    'address.line1': '1 Main Street',
    'lead.note': 'Call back',
  });
});

test('Calendly: a cancelled meeting is not a missed one', () => {
  const { tool, kind, drafts } = taken(
    [
      'User Name,Invitee Name,Invitee Email,Start Date & Time,Event Created Date & Time,Canceled,Marked as No-Show,Event UUID',
      'Host,Ida Muster,ida@example.com,2026-03-03 11:00 am,2026-03-02 01:40 am,true,No,e-1',
      'Host,Jan Muster,jan@example.com,2026-03-04 02:30 pm,2026-03-02 12:00 am,false,Yes,e-2',
    ].join('\n'),
  );
  expect([tool, kind]).toEqual(['Calendly', 'appointments']);
  expect(drafts.map(({ values }) => values)).toMatchObject([
    { 'appointment.outcome': 'cancelledInTime', 'appointment.startsAt': Date.UTC(2026, 2, 3, 11) },
    { 'appointment.outcome': 'prospectNoShow', 'appointment.startsAt': Date.UTC(2026, 2, 4, 14, 30) },
  ]);
});

test('GoHighLevel: the contact id is the id of the lead', () => {
  const { tool, drafts } = taken(
    'Contact Id,First Name,Last Name,Phone,Email,Tags\nghl1,Kai,Muster,+12025550143,kai@example.com,"hot,new"',
  );
  expect(tool).toBe('GoHighLevel');
  expect(drafts[0]?.values).toMatchObject({ 'lead.id': 'ghl1', 'person.phone': '+12025550143' });
});

describe('address books', () => {
  test('Google Contacts: the first of several in one cell, and the next column where one is empty', () => {
    const { tool, drafts } = taken(
      [
        'First Name,Last Name,File As,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Phone 2 - Value',
        'Lea,Muster,,Firm,CEO,* Work,lea@example.com ::: lea@example.org,,,+12025550143',
      ].join('\n'),
    );
    expect(tool).toBe('Google Contacts');
    expect(drafts[0]?.values).toMatchObject({ 'person.email': 'lea@example.com', 'person.phone': '+12025550143' });
  });
  test('Google Contacts before 2024: other names, the same people', () => {
    const { tool, drafts } = taken(
      [
        'Name,Given Name,Family Name,Given Name Yomi,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Value,Phone 1 - Value',
        'Max Muster,Max,Muster,,Firm,Buyer,max@example.com,+12025550143',
      ].join('\n'),
    );
    expect(tool).toBe('Google Contacts');
    expect(drafts[0]?.values).toMatchObject({
      'person.firstName': 'Max',
      'company.name': 'Firm',
      'person.jobTitle': 'Buyer',
    });
  });
  test('Outlook: how one is addressed is no job, and the mobile stands in for the desk', () => {
    const { tool, drafts } = taken(
      [
        'First Name,Last Name,Title,Internet Free Busy,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Company,Job Title,Account',
        'Nia,Muster,Dr.,,,nia@example.com,,+12025550143,Firm,,Personal',
      ].join('\n'),
    );
    expect(tool).toBe('Outlook contacts');
    expect(drafts[0]?.values).toEqual({
      'person.firstName': 'Nia',
      'person.lastName': 'Muster',
      'person.email': 'nia@example.com',
      'person.phone': '+12025550143',
      'company.name': 'Firm',
    });
  });
});

/** Header rows as the tools write them: which tool, and the columns its leads are read from. */
const headers: readonly [what: string, tool: string, header: string, fields: Readonly<Record<string, string>>][] = [
  [
    'Meta, all columns of a download',
    'Meta Lead Ads',
    'id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,which_service_are_you_interested_in?,full_name,phone_number,email,zip_code,inbox_url,lead_status',
    {
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
  ],
  [
    'Google Ads, with the names of campaign and form',
    'Google Ads lead forms',
    'Lead ID,GCLID,Campaign Name,Ad Group Name,Lead Form Name,Date Submitted,User Phone,User Email,User Name',
    {
      'Lead ID': 'lead.id',
      GCLID: 'source.clickId',
      'Campaign Name': 'source.campaign',
      'User Phone': 'person.phone',
      'User Email': 'person.email',
    },
  ],
  [
    'HubSpot, columns of all contacts',
    'HubSpot',
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Contact Type,Lifecycle Stage,Lead Source,Associated Company',
    {
      'Record ID': 'lead.id',
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      Email: 'person.email',
      'Phone Number': 'person.phone',
      'Create Date': 'lead.capturedAt',
      'Associated Company': 'company.name',
    },
  ],
  [
    'HubSpot, columns somebody chose',
    'HubSpot',
    'Record ID,First Name,Last Name,Email,Phone Number,Associated Company,City,State/Region,Postal Code,Last Activity Date',
    {
      'Record ID': 'lead.id',
      'Associated Company': 'company.name',
      City: 'address.city',
      'State/Region': 'address.region',
      'Postal Code': 'address.postcode',
    },
  ],
  [
    'Salesforce, a report of leads',
    'Salesforce',
    'Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,Email',
    {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      Title: 'person.jobTitle',
      'Company / Account': 'company.name',
      Street: 'address.line1',
      Email: 'person.email',
    },
  ],
  [
    'Apollo, all columns',
    'Apollo',
    'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Departments,Contact Owner,Work Direct Phone,Home Phone,Mobile Phone,Corporate Phone,Other Phone,Stage,Lists,# Employees,Industry,Keywords,Person Linkedin Url,Website,City,State,Country,Company Address,Company City,Company State,Company Country,Company Phone,Annual Revenue,Apollo Contact Id,Apollo Account Id,Secondary Email,Tertiary Email',
    {
      'Apollo Contact Id': 'lead.id',
      Title: 'person.jobTitle',
      Company: 'company.name',
      Email: 'person.email',
      'Work Direct Phone': 'person.phone',
      '# Employees': 'company.employees',
      Industry: 'company.industry',
      Website: 'company.domain',
      City: 'address.city',
      Country: 'address.country',
    },
  ],
  [
    'Pipedrive, its list of people',
    'Pipedrive',
    'Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Phone - Mobile',
    {
      'Person - Name': 'person.fullName',
      'Person - Organization': 'company.name',
      'Person - Email - Work': 'person.email',
      'Person - Phone - Work': 'person.phone',
    },
  ],
  [
    'Google Contacts since 2024',
    'Google Contacts',
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Label,Website 1 - Value',
    {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      'Organization Name': 'company.name',
      'Organization Title': 'person.jobTitle',
      'E-mail 1 - Value': 'person.email',
      'Phone 1 - Value': 'person.phone',
      'Address 1 - Street': 'address.line1',
      'Address 1 - City': 'address.city',
      'Address 1 - Postal Code': 'address.postcode',
      'Address 1 - Country': 'address.country',
    },
  ],
  [
    'Outlook on the web',
    'Outlook contacts',
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Company Main Phone,Job Title,Department,Company,Office Location,Manager's Name,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Notes",
    {
      'First Name': 'person.firstName',
      'Last Name': 'person.lastName',
      'E-mail Address': 'person.email',
      'Business Phone': 'person.phone',
      'Job Title': 'person.jobTitle',
      Company: 'company.name',
      'Business Street': 'address.line1',
      'Business City': 'address.city',
      'Business Postal Code': 'address.postcode',
      'Business Country/Region': 'address.country',
    },
  ],
  [
    'Outlook on the desktop',
    'Outlook contacts',
    'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,Notes,Web Page',
    {
      'First Name': 'person.firstName',
      'E-mail Address': 'person.email',
      'Business Phone': 'person.phone',
      'Job Title': 'person.jobTitle',
      Company: 'company.name',
      'Business Country/Region': 'address.country',
    },
  ],
];

test.each(headers)('the header of %s is that of %s', (_, tool, header, fields) => {
  const names = header.split(',');
  const kind = suggestKind(names);
  const blank = watchColumn().signs();
  const { columns } = suggestMap(
    kind,
    names.map((name) => ({ name, signs: blank })),
  );
  expect([toolOf(kind, names), kind]).toEqual([tool, 'leads']);
  const read = Object.fromEntries(
    Object.entries(columns).map(([name, target]) => [name, typeof target === 'string' ? target : target.field]),
  );
  expect(read).toMatchObject(fields);
});

test('a file of nobody’s tool is none', () => {
  expect(toolOf('leads', ['Name', 'Email', 'Date'])).toBeNull();
  expect(toolOf('feedback', ['Record ID', 'Deal Name', 'Deal Stage'])).toBeNull();
});
