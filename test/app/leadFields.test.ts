import { afterEach, expect, test } from 'vitest';
import { createWalk } from '../../electron/app/lead/walkLeads.ts';
import type { World } from '../world.ts';
import { leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

type Input = NonNullable<Parameters<World['client']['lead']['find']>[0]>;
type Fields = NonNullable<NonNullable<Input['filter']>['fields']>;

/** Every lead of a list, page after page, whatever a page brings. */
async function everyLead(input: Input) {
  const rows = [];
  for (let after: string | undefined; ; ) {
    const page = await world.client.lead.find({ ...input, ...(after !== undefined && { after }) });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

const mails = async (fields: Fields): Promise<(string | null)[]> =>
  (await everyLead({ filter: { fields }, sort: 'newest', descending: false })).map(({ email }) => email);

async function fiveLeads(): Promise<void> {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await world.client.lead.import({
    file: new File(
      [
        'Mail,Name,Staff,Title,Pets,Optin,At\n',
        'a@example.com,Ann Ash,10,Head of Sales,cat,yes,2026-02-01T08:00:00Z\n',
        'b@example.com,Bo Birch,50,head of sales,dog,no,2026-02-02T08:00:00Z\n',
        'c@example.com,Cy Cedar,200,100% owner,,yes,2026-02-03T08:00:00Z\n',
        'd@example.com,Di Deal,,Nurse,Cat,,2026-02-04T08:00:00Z\n',
        'e@example.com,Ed Elm,many,,dog,yes,2026-02-05T08:00:00Z\n',
      ],
      'five.csv',
    ),
    contract: 'acme',
    map: {
      kind: 'leads',
      source: 'web',
      columns: {
        Mail: 'person.email',
        Name: 'person.fullName',
        Staff: 'company.employees',
        Title: 'person.jobTitle',
        Pets: 'custom.pets',
        Optin: 'consent.given',
        At: 'lead.capturedAt',
      },
    },
  });
}

test('any field narrows the list: texts, numbers, days, yes and no, empty, and columns of the agency’s own', async () => {
  await fiveLeads();
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
  const title = 'person.jobTitle';
  expect(await mails([{ is: 'contains', field: title, text: 'OF SALES' }])).toEqual([a, b]);
  expect(await mails([{ is: 'equals', field: title, text: 'HEAD of sales' }])).toEqual([a, b]);
  // What means something to a search by pattern is only a letter.
  expect(await mails([{ is: 'contains', field: title, text: '0%' }])).toEqual([c]);
  expect(await mails([{ is: 'contains', field: title, text: '_' }])).toEqual([]);
  expect(await mails([{ is: 'startsWith', field: title, text: 'nur' }])).toEqual([d]);
  expect(await mails([{ is: 'differs', field: title, text: 'nurse' }])).toEqual([a, b, c, e]);
  expect(await mails([{ is: 'empty', field: title }])).toEqual([e]);
  const staff = 'company.employees';
  expect(await mails([{ is: 'between', field: staff, from: 10, to: 50 }])).toEqual([a, b]);
  expect(await mails([{ is: 'between', field: staff, from: 51 }])).toEqual([c]);
  // "many" is no number: it is not known.
  expect(await mails([{ is: 'empty', field: staff }])).toEqual([d, e]);
  expect(await mails([{ is: 'days', field: 'lead.capturedAt', from: '2026-02-02', to: '2026-02-04' }])).toEqual([
    b,
    c,
    d,
  ]);
  expect(await mails([{ is: 'yes', field: 'consent.given' }])).toEqual([a, c, e]);
  expect(await mails([{ is: 'no', field: 'consent.given' }])).toEqual([b]);
  expect(await mails([{ is: 'equals', field: 'custom.pets', text: 'cat' }])).toEqual([a, d]);
  expect(await mails([{ is: 'empty', field: 'custom.pets' }])).toEqual([c]);
  expect(
    await mails([
      { is: 'equals', field: 'custom.pets', text: 'dog' },
      { is: 'filled', field: title },
    ]),
  ).toEqual([b]);
  const { custom } = await world.client.lead.choices();
  expect(custom).toEqual(['pets']);
});

test('a field that is none, or is asked as it cannot be, is refused', async () => {
  await fiveLeads();
  const asked = (fields: Fields) => refusalOf(world.client.lead.find({ filter: { fields } }));
  expect((await asked([{ is: 'filled', field: 'person.shoeSize' }])).code).toBe('invalidInput');
  expect((await asked([{ is: 'between', field: 'person.email', from: 1 }])).code).toBe('invalidInput');
  expect((await refusalOf(world.client.lead.find({ fields: ['nothing'] }))).code).toBe('invalidInput');
});

test('the values of the fields asked for stand beside each lead, as they would be typed', async () => {
  await fiveLeads();
  const { rows } = await world.client.lead.find({ fields: ['company.employees', 'custom.pets', 'consent.given'] });
  expect(rows.map(({ values }) => values)).toEqual([
    { 'company.employees': 'many', 'custom.pets': 'dog', 'consent.given': 'yes' },
    { 'company.employees': null, 'custom.pets': 'Cat', 'consent.given': null },
    { 'company.employees': '200', 'custom.pets': null, 'consent.given': 'yes' },
    { 'company.employees': '50', 'custom.pets': 'dog', 'consent.given': 'no' },
    { 'company.employees': '10', 'custom.pets': 'cat', 'consent.given': 'yes' },
  ]);
});

test('counted piece by piece a filter fits as many leads as its pages show', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn(world, 'acme', leadRows(1, 60));
  for (const filter of [
    {},
    { contract: 'acme' },
    { fields: [{ is: 'contains', field: 'person.email', text: '2' }] },
  ] satisfies Input['filter'][]) {
    let count = 0;
    for (let after: number | null | undefined; after !== null; ) {
      const answer = await world.client.lead.count({ filter, ...(after !== undefined && { after }) });
      count += answer.count;
      after = answer.next;
    }
    expect(count).toBe((await everyLead({ filter, limit: 7 })).length);
  }
});

test('an order no index has is the same as sorting every lead, and its pages follow each other', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn(world, 'acme', leadRows(1, 60));
  const all = await everyLead({});
  for (const descending of [true, false]) {
    const rows = await everyLead({ sort: 'company', descending, limit: 11 });
    const sorted = all
      .map(({ id, company }) => ({ id, key: company?.toLowerCase() ?? '\u{10FFFF}' }))
      .toSorted((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : x.id - y.id));
    expect(rows.map(({ id }) => id)).toEqual((descending ? sorted.toReversed() : sorted).map(({ id }) => id));
  }
});

test('a walk goes over every lead once, down and up, wherever it is taken up again', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn(world, 'acme', leadRows(1, 40));
  const { reader } = world.context.handle;
  const ids = reader
    .read<{ id: number }>('SELECT id FROM lead ORDER BY id')
    .all()
    .map(({ id }) => id);
  for (const descending of [true, false]) {
    const seen: number[] = [];
    let start: number | null = null;
    // Each round takes the walk up where the one before was stopped.
    for (let round = 0; round < 100; round += 1) {
      const walk = createWalk(reader, { descending, start, whole: false });
      const stretch = walk.next();
      if (stretch === null) break;
      const within = ids.filter((id) => id > stretch.above && id <= stretch.upTo);
      const some = (descending ? within.toReversed() : within).slice(0, 3);
      seen.push(...some);
      const last = some.at(-1);
      if (last === undefined) break;
      walk.stopAt(last);
      start = walk.at();
      if (start === null) {
        expect(walk.looked()).toBe(1);
        break;
      }
    }
    expect(seen).toEqual(descending ? ids.toReversed() : ids);
  }
});
