import { describe, expect, test } from 'vitest';
import { monthFile, monthJson, monthWorld } from '../world.ts';
import { at, columnOf, contents, header, map, strict, take } from './leadFiles.ts';
import { csv, historyOf, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

const byMail = { days: 90, fields: ['person.email'], scope: 'contract' };

describe('the worked month', () => {
  test.each([
    ['leads-b.csv', 'maschinenbau-termine', 'map-leads-b.json', '2026-03-02T10:00:00Z'],
    ['leads-1.csv', 'brightsmile-leads', 'map-leads.json', '2026-03-10T14:00:00Z'],
  ])('%s: dry, then for good', async (file, contract, map, now) => {
    const world = await monthWorld();
    world.setNow(now);
    const expected = {
      ...monthJson('expected.json')[`import ${file}`],
      taken: 0,
      updated: 0,
      setAside: 0,
      problems: [],
    };
    const input = { file: monthFile(file), contract, map: monthJson(map) };
    const before = contents(world.context.handle.reader);
    expect(await world.client.lead.import({ ...input, dryRun: true })).toEqual({ ...expected, batch: null });
    expect(contents(world.context.handle.reader)).toEqual(before);
    expect(await world.client.lead.import(input)).toEqual({ ...expected, batch: expect.any(Number) });
    world.close();
  });

  test('leads-2.tsv after leads-1.csv: its duplicates, doubts and dates', async () => {
    const world = await monthWorld();
    const contract = 'brightsmile-leads';
    const input = (file: string) => ({ file: monthFile(file), contract, map: monthJson('map-leads.json') });
    world.setNow('2026-03-10T14:00:00Z');
    await world.client.lead.import(input('leads-1.csv'));
    world.setNow('2026-04-01T01:00:00Z');
    const expected = {
      ...monthJson('expected.json')['import leads-2.tsv'],
      taken: 0,
      updated: 0,
      setAside: 0,
      problems: [
        { row: 10, code: 'numberUnreadable', field: 'company.employees' },
        { row: 15, code: 'dateUnreadable', field: 'lead.capturedAt' },
        { row: 16, code: 'dateUnreadable', field: 'lead.capturedAt' },
      ],
    };
    const before = contents(world.context.handle.reader);
    expect(await world.client.lead.import({ ...input('leads-2.tsv'), dryRun: true })).toEqual({
      ...expected,
      batch: null,
    });
    expect(contents(world.context.handle.reader)).toEqual(before);
    expect(await world.client.lead.import(input('leads-2.tsv'))).toMatchObject(expected);
    // Each duplicate names its original: rows 11 to 14 repeat persons 1, 2, 3 (by phone) and 5 on the same day.
    const duplicates = world.context.handle.reader
      .read(
        `SELECT first.person_email AS of, q.duplicate_days AS days FROM qualification q JOIN lead first ON first.id = q.duplicate_of
         WHERE q.outcome = 'duplicate' ORDER BY q.lead_id`,
      )
      .all();
    expect(duplicates).toEqual(
      ['001', '002', '003', '005'].map((n) => ({ of: `contact${n}@clinic${n}.example.com`, days: 0 })),
    );
    world.close();
  });
});

test('every row falls in the first count that fits', async () => {
  const world = await sampleWorld({
    contracts: { acme: [strict({ duplicates: byMail })], other: [terms()] },
  });
  // Persons 1 and 3 are sold exclusively to `other`; 2 and 3 must not be delivered to anybody.
  await takeIn(world, 'other', [...leadRows(1, 1), ...leadRows(3, 3)]);
  await world.client.delivery.deliver({ contract: 'other' });
  await world.client.suppression.add({ entries: ['person2@example.com', 'person3@example.com'] });
  const rows = [
    `person2@example.com,,100,,yesterday-ish`, // broken before suppressed: the date cannot be read
    `person3@example.com,,100,,${at}`, // suppressed before taken
    `person4@example.com,,100,,${at}`, // pass
    `person4@example.com,,10,,${at}`, // duplicate before fail
    `person1@example.com,,10,,${at}`, // taken before fail
    `person1@example.com,,10,,${at}`, // duplicate before taken
    `person5@example.com,,10,,${at}`, // fail: 10 is not above 50
    `not a mail,12345,unknown,,${at}`, // fail before check: no contact data that reaches anybody
    `person6@example.com,,unknown,,${at}`, // check: a size that cannot be read
    `,,100,,${at}`, // broken: it says who nobody is
    `person7@example.com,,51,,`, // pass: 51 is above 50; captured now
  ];
  expect(await take(world, rows, { dryRun: true })).toEqual({ ...(await take(world, rows)), batch: null });
  expect(await world.client.lead.list({ contract: 'acme' })).toMatchObject(
    ['pass', 'duplicate', 'taken', 'duplicate', 'fail', 'fail', 'check', 'pass'].map((verdict) => ({ verdict })),
  );
  const [entry] = historyOf(world, 'import').slice(-1);
  expect(entry).toMatchObject({
    after: {
      contract: 'acme',
      file: 'file.csv',
      fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      rowsDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { rows: 11, broken: 2, suppressed: 1, duplicate: 2, taken: 1, fail: 2, check: 1, pass: 2, problems: 4 },
    },
  });
  expect(JSON.stringify(entry)).not.toContain('person');
  world.close();
});

describe('who is told no', () => {
  test.each([
    ['an unknown contract', { contract: 'nobody' }, { code: 'notFound', data: { kind: 'contract', ref: 'nobody' } }],
    ['an unknown source', { map: { ...map, source: 'tv' } }, { code: 'notFound', data: { kind: 'source', ref: 'tv' } }],
    ['a draft', { contract: 'draft' }, { code: 'contractNotActive', data: { contract: 'draft', state: 'draft' } }],
    [
      'terms of tomorrow',
      { contract: 'later' },
      { code: 'contractNotActive', data: { contract: 'later', day: '2026-03-01' } },
    ],
    ['a map for sales', { map: { ...map, kind: 'sales', columns: {} } }, { code: 'invalidMap' }],
    ['a map of other columns', { map: { ...map, columns: { Mail: 'person.email' } } }, { code: 'columnMissing' }],
    ['a file without a header', { file: new File(['\n\n'], 'empty.csv') }, { code: 'emptyFile' }],
  ])('%s', async (_, given, refusal) => {
    const world = await sampleWorld({
      contracts: { acme: [strict()], draft: [strict({ review: undefined })], later: [strict({ from: '2026-03-02' })] },
    });
    const before = contents(world.context.handle.reader);
    expect(await refusalOf(take(world, [`person1@example.com,,100,,${at}`], given))).toMatchObject(refusal);
    expect(contents(world.context.handle.reader)).toEqual(before);
    world.close();
  });

  test('a file that is live for the same contract, until told again', async () => {
    const world = await sampleWorld({ contracts: { acme: [strict()], other: [strict()] } });
    const once = (contract: string, given: object = {}) =>
      take(world, [`person1@example.com,,100,,${at}`], { contract, again: false, ...given });
    const { batch } = await once('acme');
    world.setNow('2026-03-02T09:00:00Z');
    for (const dryRun of [true, false]) {
      expect(await refusalOf(once('acme', { dryRun }))).toEqual({
        code: 'alreadyImported',
        data: { batch, file: 'file.csv', at: '2026-03-01T09:00:00.000Z' },
      });
    }
    expect(await once('other')).toMatchObject({ rows: 1 });
    expect(await once('acme', { again: true })).toMatchObject({ rows: 1 });
    world.close();
  });
});

describe('the pool', () => {
  test('leads without a contract wait with their contact verdict', async () => {
    const world = await sampleWorld();
    const file = csv(
      header,
      `person1@example.com,,,,${at}`,
      `not a mail,,,,${at}`,
      `,+1 212 555 0101,,,${at}`,
      `,,,P-1,${at}`,
    );
    expect(await world.client.lead.import({ file, map })).toMatchObject({
      rows: 4,
      pass: 2,
      check: 1,
      fail: 1,
      willBill: null,
    });
    const listed = await world.client.lead.list({});
    expect(listed.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass', 'check']);
    expect(await refusalOf(world.client.lead.import({ file, map }))).toMatchObject({ code: 'alreadyImported' });
    world.close();
  });
});

test('a row without a moment of its own is captured now; a national phone is of the client’s country', async () => {
  const world = await sampleWorld();
  await take(world, [
    'person1@example.com,(212) 555-0101,,,',
    `person2@example.com,(212) 555-0102,,,2026-02-01T08:00:00`,
  ]);
  // 08:00 on the wall in New York is 13:00 UTC.
  expect(columnOf(world, 'captured_at')).toEqual([
    Date.parse('2026-03-01T09:00:00Z'),
    Date.parse('2026-02-01T13:00:00Z'),
  ]);
  expect(columnOf(world, 'phone_key')).toEqual(['+12125550101', '+12125550102']);
  world.close();
});

test('what will be billed: every price that a lead brings, times the rows that pass', async () => {
  const components = [
    { id: 'lead', kind: 'perLead', price: 7500 },
    { id: 'handling', kind: 'perLead', price: 250 },
    { id: 'base', kind: 'retainer', price: 100_000 },
  ];
  const world = await sampleWorld({ contracts: { acme: [strict({ components })] } });
  const rows = [60, 70, 40].map((size, n) => `person${n}@example.com,,${size},,${at}`);
  // 2 × (7,500 + 250) = 15,500; the retainer is no lead's.
  expect(await take(world, rows)).toMatchObject({ pass: 2, willBill: { amount: 15_500, currency: 'USD' } });
  world.close();
});

test('what will be billed: each row by the condition it meets, and the next tier once the first is sold', async () => {
  const graduated = {
    shape: 'graduated',
    tiers: [
      { upTo: 3, unit: 1000 },
      { upTo: null, unit: 600 },
    ],
  };
  const large = { criteria: [{ id: 'large', field: 'company.employees', op: 'gte', value: 200 }] };
  const components = [
    { id: 'lead', kind: 'perLead', volume: graduated },
    { id: 'large', kind: 'perRecord', price: 100, prices: [{ when: large, price: 5000 }] },
  ];
  const world = await sampleWorld({ contracts: { acme: [strict({ components })] } });
  const rows = (from: number, sizes: readonly number[]) =>
    sizes.map((size, n) => `person${from + n}@example.com,,${size},,${at}`);
  // 2 × 1,000, and 100 + 5,000.
  expect(await take(world, rows(1, [60, 200]))).toMatchObject({ willBill: { amount: 7_100 } });
  await world.client.delivery.deliver({ contract: 'acme' });

  const input = { file: csv(header, ...rows(11, [300, 40, 70])), contract: 'acme', map, kind: 'leads' } as const;
  const { shown, willBill } = await world.client.intake.preview(input);
  // The third of the month is in the first tier, the fourth above it: 1,000 + 5,000 and 600 + 100.
  expect(shown.map(({ bills }) => bills)).toEqual([6_000, null, 700]);
  expect(willBill).toMatchObject({ amount: 6_700 });
  world.close();
});
