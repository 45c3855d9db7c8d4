import { expect, test } from 'vitest';
import { contractSheet } from '../../electron/app/contract/contractSheet.ts';
import { termsInGerman } from '../../shared/domain/contract/germanWording.ts';
import { Terms } from '../../shared/domain/contract/terms.ts';
import { termsInWords } from '../../shared/domain/contract/wording.ts';
import { bytesOf, pagesOf, pdfText } from '../pdfPages.ts';
import { monthJson } from '../world.ts';
import { granted, openDesk } from './desk.ts';

test('the terms in the client’s language, the same bytes every time', async () => {
  const desk = openDesk({ now: '2026-03-05T08:00:00Z', setup: monthJson('setup.json') });
  const made = async (contract: string) => bytesOf(granted(await contractSheet(desk.context, { contract })));
  const english = await made('brightsmile-leads');
  expect(await pdfText(english)).toMatch(
    /Contract sheet .*Terms version 1, in force from March 1, 2026.*BrightSmile Clinics LLC.*\$75\.00 for every accepted lead.*The client may accept or dispute within 48 hours/,
  );
  expect(await pdfText(await made('maschinenbau-termine'))).toMatch(
    /Vertragsblatt .*gültig ab 1\. März 2026.*250,00 € für jeden wahrgenommenen Termin.*Schweigen bis dahin gilt als Annahme/,
  );
  expect(await pagesOf(english)).toHaveLength(2);
  desk.setNow('2026-05-05T08:00:00Z');
  expect(await made('brightsmile-leads')).toEqual(english);
  desk.close();
});

test('examples worked out by the engine, in the forms of the client’s country', async () => {
  const setup = monthJson('setup.json');
  const deal = (cycle: object) => ({
    ...setup.contracts[0].terms[0],
    ...cycle,
    components: [
      { id: 'base', kind: 'retainer', price: 150_000 },
      {
        id: 'lead',
        kind: 'perLead',
        volume: {
          shape: 'graduated',
          tiers: [
            { upTo: 100, unit: 4_500 },
            { upTo: null, unit: 3_800 },
          ],
        },
      },
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
    ],
    minimum: { amount: 300_000, shortfall: 'trueUp' },
  });
  setup.contracts[0].terms = [deal({})];
  setup.contracts[1].terms = [deal({ billing: { tax: { category: 'S', ratePercent: '19' } } })];
  const desk = openDesk({ now: '2026-03-05T08:00:00Z', setup });
  const textOf = async (contract: string) =>
    (await pdfText(await bytesOf(granted(await contractSheet(desk.context, { contract }))))).replaceAll('\u00a0', ' ');
  const english = await textOf('brightsmile-leads');
  // 1,500.00 + 20 × 45.00 = 2,400.00, 600.00 below the minimum.
  expect(english).toMatch(/20 accepted leads .*Minimum commitment \$600\.00 To be paid \$3,000\.00/);
  // 1,500.00 + 100 × 45.00 + 20 × 38.00
  expect(english).toMatch(
    /120 accepted leads .*Accepted leads 100 × \$45\.00 \$4,500\.00 Accepted leads 20 × \$38\.00 \$760\.00 To be paid \$6,760\.00/,
  );
  // 1,500.00 + 70 × 45.00 + 14 × 220.00 − 14 × 45.00
  expect(english).toMatch(
    /70 accepted leads, 14 appointments held .*\u221214 × \$45\.00 \u2212\$630\.00 To be paid \$7,100\.00/,
  );
  expect(english).toContain('Examples for a whole billing period (March 2026)');
  // 3,000.00 + 19 % of it
  expect(await textOf('maschinenbau-termine')).toMatch(
    /20 angenommene Leads .*Netto 3\.000,00 € Umsatzsteuer 19 % auf 3\.000,00 € 570,00 € Zu zahlen 3\.570,00 €/,
  );
  desk.close();
});

test('shows nothing of a deal whose leads have no price without a condition', async () => {
  const setup = monthJson('setup.json');
  const when = { criteria: [{ id: 'state', field: 'address.region', op: 'in', value: ['CA'] }] };
  setup.contracts[0].terms[0].components = [{ id: 'lead', kind: 'perLead', prices: [{ when, price: 9_000 }] }];
  const desk = openDesk({ now: '2026-03-05T08:00:00Z', setup });
  const sheet = await contractSheet(desk.context, { contract: 'brightsmile-leads' });
  const text = await pdfText(await bytesOf(granted(sheet)));
  expect(text).toContain('If region is CA: $90.00 for every accepted lead');
  expect(text).toContain('Name and signature');
  expect(text).not.toContain('What that comes to');
  desk.close();
});

test('nobody signs a page that says nothing else', async () => {
  const setup = monthJson('setup.json');
  const [terms] = setup.contracts[0].terms;
  const pages: string[] = [];
  for (const count of [0, 4, 8, 12, 16, 20, 24, 28]) {
    setup.contracts[0].terms = [
      {
        ...terms,
        assets: Array.from({ length: count }, (_, at) => ({
          kind: 'landingPage',
          name: `a long name of a page of the agency ${at}.example.com`,
          owner: 'agency',
        })),
      },
    ];
    const desk = openDesk({ now: '2026-03-05T08:00:00Z', setup });
    const sheet = await bytesOf(granted(await contractSheet(desk.context, { contract: 'brightsmile-leads' })));
    pages.push((await pagesOf(sheet)).at(-1)?.text ?? '');
    desk.close();
  }
  expect(pages.map((text) => /To be paid.*Name and signature/.test(text))).toEqual(pages.map(() => true));
});

test('a version that is named, one that is not there, and a draft', async () => {
  const setup = monthJson('setup.json');
  const [first] = setup.contracts[0].terms;
  const dearer = structuredClone(first);
  dearer.from = '2026-04-01';
  dearer.components[0].price = 9900;
  setup.contracts[0].terms.push(dearer);
  setup.contracts[1].status = 'draft';
  const desk = openDesk({ now: '2026-03-05T08:00:00Z', setup });
  const made = (contract: string, version?: number) => contractSheet(desk.context, { contract, version });
  const texts = [granted(await made('brightsmile-leads')), granted(await made('brightsmile-leads', 2))];
  expect(texts.map(({ name }) => name)).toEqual(['sheet-brightsmile-leads-v1.pdf', 'sheet-brightsmile-leads-v2.pdf']);
  const [now, next] = await Promise.all(texts.map(async (file) => pdfText(await bytesOf(file))));
  expect(now).toMatch(/in force from March 1, 2026 to March 31, 2026.*\$75\.00/);
  expect(next).toMatch(/in force from April 1, 2026 .*\$99\.00/);
  expect(await pdfText(await bytesOf(granted(await made('maschinenbau-termine'))))).toContain('Entwurf');
  expect(await made('brightsmile-leads', 3)).toMatchObject({ refusal: { code: 'notFound' } });
  expect(await made('nobody')).toMatchObject({ refusal: { code: 'notFound' } });
  desk.close();
});

test('German says what English says, clause by clause', () => {
  const criterion = (op: string, more: object) => ({ id: `${op}`, field: 'company.name', op, ...more });
  const terms = Terms.parse({
    from: '2026-03-01',
    definition: {
      criteria: [
        criterion('in', { value: ['A', 'B'] }),
        criterion('notIn', { value: ['C'], hard: false, points: 10 }),
        criterion('gt', { field: 'company.employees', value: 50 }),
        criterion('gte', { field: 'call.seconds', value: 120 }),
        criterion('lt', { field: 'company.employees', value: 5000 }),
        criterion('lte', { field: 'company.employees', value: 1234.5 }),
        criterion('between', { field: 'company.employees', min: 200, max: 2000 }),
        criterion('is', { field: 'consent.given', value: true }),
        criterion('present', {}),
        criterion('matches', { value: '^x' }),
        criterion('startsWith', { value: ['70', '71'] }),
        criterion('withinDays', { field: 'consent.at', value: 1 }),
        criterion('emailKind', { field: 'person.email', value: ['business', 'role'] }),
        criterion('phoneValid', { field: 'person.phone', value: 'DE' }),
        criterion('function', { field: 'person.jobTitle', value: ['sales'] }),
        criterion('seniority', { field: 'person.jobTitle', value: ['owner', 'cLevel'] }),
      ],
      junk: ['testData', 'profanity'],
      bands: [{ band: 'A', from: 80 }],
    },
    components: [
      { id: 'lead', kind: 'perLead', price: 7500, name: 'Kontakt' },
      { id: 'booked', kind: 'perAppointment', trigger: 'booked', price: 100 },
      { id: 'open', kind: 'perAppointment' },
      { id: 'fee', kind: 'retainer', price: 100000 },
    ],
    review: { businessDays: 2, silence: 'ask' },
    disputes: {
      reasons: [
        { reason: 'falsche Daten', clause: 'in', class: 'creditable' },
        { reason: 'kein Interesse', clause: null, class: 'feedback' },
      ],
      remedy: 'part',
      partPercent: '12.5',
      cap: { count: 12 },
    },
    replacement: { dueDays: 7 },
    appointments: {
      outcomes: { held: 'bill', clientNoShow: 'replace', lateCancel: 'credit', cancelledInTime: 'none' },
    },
    duplicates: { days: 90, fields: ['person.email', 'person.phone'], match: 'all', countReturned: false },
    exclusivity: { leads: 'shared', buyers: 3 },
    caps: [{ per: 'day', leads: 1, above: 'hold' }],
    billing: {
      cycle: 'twoWeekly',
      firstDay: '2026-03-02',
      paymentDays: 0,
      purchaseOrder: 'PO 1',
      tax: { category: 'AE', ratePercent: '0', note: 'x' },
    },
    reporting: { cadence: 'weekly' },
    consentRequired: true,
    retentionDays: 365,
  });
  const keys = (parts: ReturnType<typeof termsInWords>) =>
    parts.map(({ part, clauses }) => [part, clauses.map(({ key }) => key)]);
  const german = termsInGerman(terms, { currency: 'EUR', locale: 'de-DE' });
  expect(keys(german)).toEqual(keys(termsInWords(terms, { currency: 'EUR', locale: 'de-DE' })));
  const said = german.flatMap(({ clauses }) => clauses.map(({ text }) => text));
  expect(said).toContain('Zahl der Beschäftigten über 50 (ohne den Grenzwert)');
  expect(said).toContain('Zahl der Beschäftigten höchstens 1.234,5 (einschließlich)');
  expect(said).toContain('Eine anerkannte Reklamation wird teilweise erstattet: 12,5\u00a0% des Betrags');
  expect(said).toContain('Rechnung alle zwei Wochen, gezählt ab 2. März 2026');
  expect(new Set(said).size).toBe(said.length);
});
