import { afterEach, describe, expect, test } from 'vitest';
import { searchQuestion } from '../../db/queries/search.ts';
import type { World } from '../world.ts';
import { csv, deliverSome, leadRows, sampleWorld, takeIn } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const people = csv(
  'Name,Email,Phone,Company,Id,Campaign',
  'Jane Müller,jane@example.com,+1 202 555 0143,Östmark Solar,L-1,Spring Roofs',
  'José Núñez,jose.nunez@example.org,(212) 555-0199,Nunez & Sons,L-2,Spring Roofs',
  'Janet Brown,brown@example.net,,Brown Ltd,L-3,Autumn',
);
const map = {
  kind: 'leads',
  columns: {
    Name: 'person.fullName',
    Email: 'person.email',
    Phone: 'person.phone',
    Company: 'company.name',
    Id: 'lead.id',
    Campaign: 'source.campaign',
  },
  source: 'web',
};

async function withPeople(): Promise<World> {
  const opened = await sampleWorld();
  await opened.client.lead.import({ file: people, contract: 'acme', map });
  return opened;
}

async function names(text: string): Promise<string[]> {
  const { hits } = await world.client.search.find({ text });
  return hits.filter(({ kind }) => kind === 'lead').map(({ title }) => title);
}

describe('what a person types', () => {
  test.each<[string, string[]]>([
    ['jan', ['Janet Brown', 'Jane Müller']],
    ['jane mu', ['Jane Müller']],
    ['MULLER', ['Jane Müller']],
    ['müller', ['Jane Müller']],
    ['jose nunez', ['José Núñez']],
    ['jane@', ['Jane Müller']],
    ['jane@example.com', ['Jane Müller']],
    ['jane@exam', ['Jane Müller']],
    ['+1 202 555 0143', ['Jane Müller']],
    ['202 555', []],
    ['0143', ['Jane Müller']],
    ['555-0143', ['Jane Müller']],
    ['(212) 555-0199', ['José Núñez']],
    ['ostmark', ['Jane Müller']],
    ['L-2', ['José Núñez']],
    ['autumn', ['Janet Brown']],
    ['web', ['Janet Brown', 'José Núñez', 'Jane Müller']],
    ['web spring', ['José Núñez', 'Jane Müller']],
    ['j', []],
    ['"NEAR( *', []],
    ["x' OR 1=1 --", []],
    ['nobody', []],
  ])('%s', async (text, expected) => {
    world = await withPeople();
    expect(await names(text)).toEqual(expected);
  });

  test('nothing typed is read as syntax', () => {
    for (const text of ['a" OR "b', 'who : x', '^a', 'a*', '-a', 'a AND', '(', '{who phone}: a', '\u0000']) {
      expect(searchQuestion(text)?.replaceAll(/"[\p{L}\p{N}\p{M}]+"\*?|\bAND\b|\bOR\b|phone :|[() ]/gu, '') ?? '').toBe(
        '',
      );
    }
  });
});

test('words are found in scripts whose vowels are marks of their own', async () => {
  const called = ['नमिता शर्मा', 'สมชาย ใจดี', 'مُحَمَّد', 'שָׁלוֹם', 'Nguyễn Văn Ân', 'Z̮a̱h'];
  world = await sampleWorld();
  await takeIn(
    world,
    'acme',
    called.map((name, n) => `${name},p${n}@example.com,,1,M-${n},2026-03-01T08:00:00Z`),
  );
  for (const name of called) expect(await names(name)).toEqual([name]);
  expect(await names('शर्')).toEqual(['नमिता शर्मा']);
});

test('clients, contracts, documents and what waits are found beside leads, a few of each', async () => {
  world = await sampleWorld();
  await deliverSome(world, 'acme', 9);
  world.setNow('2026-04-02T09:00:00Z');
  await world.client.invoice.run({ period: '2026-03', issue: true });
  const acme = await world.client.search.find({ text: 'acme' });
  expect(acme.hits.map(({ kind, ref }) => [kind, ref])).toEqual([
    ['client', 'acme'],
    ['contract', 'acme'],
  ]);
  expect((await world.client.search.find({ text: 'inv-2026' })).hits).toMatchObject([
    { kind: 'document', title: 'INV-2026-0001', number: 'INV-2026-0001', detail: 'invoice' },
  ]);
  expect(await names('robin')).toHaveLength(6);
  const { hits } = await world.client.search.find({ text: 'robin', limit: 2 });
  expect(hits).toHaveLength(2);
});

test('the index is behind an import of many leads, says so, and comes on with each question', async () => {
  world = await sampleWorld();
  const rows = Array.from(
    { length: 5_300 },
    (_, n) => `Robin Example,person${n}@example.com,,${n},L-${n},2026-03-01T08:00:00Z`,
  );
  await takeIn(world, 'acme', rows);
  expect((await world.client.search.find({ text: 'person5299' })).behind).toBe(300);
  const second = await world.client.search.find({ text: 'person5299@example.com' });
  expect(second).toMatchObject({ behind: 0, hits: [{ kind: 'lead', detail: 'person5299@example.com' }] });
});

describe('in step', () => {
  test('a lead is found by what it is called now, also after undo and redo', async () => {
    world = await withPeople();
    expect(await names('janet')).toHaveLength(1);
    const [janet] = await world.client.lead.list({ filter: 'Janet' });
    await world.client.lead.edit({ leads: [janet?.id ?? 0], fields: { 'person.fullName': 'Robin Hill' } });
    expect([await names('janet'), await names('robin hill')]).toEqual([[], ['Robin Hill']]);
    await world.client.step.undo({});
    expect([await names('janet'), await names('robin hill')]).toEqual([['Janet Brown'], []]);
    await world.client.step.redo({});
    expect([await names('janet'), await names('robin hill')]).toEqual([[], ['Robin Hill']]);
  });

  test('an import taken back is found no more, and leaves no word in the index', async () => {
    world = await withPeople();
    expect(await names('janet')).toHaveLength(1);
    const { batches } = await world.client.lead.choices();
    await world.client.lead.undoImport({ batch: batches[0]?.id ?? 0 });
    expect(await names('janet')).toEqual([]);
    const { reader } = world.context.handle;
    expect(reader.read('SELECT count(*) AS n FROM lead_search_docsize').get()).toEqual({ n: 0 });
    const kept = reader.read<{ block: Uint8Array }>('SELECT block FROM lead_search_data').all();
    expect(kept.filter(({ block }) => Buffer.from(block).includes('anet'))).toEqual([]);
  });

  test('leads of a batch that is not live are found by nobody', async () => {
    world = await withPeople();
    expect(await names('janet')).toHaveLength(1);
    world.context.handle.transaction((w) => w.write("UPDATE batch SET state = 'loading'").run());
    expect(await names('janet')).toEqual([]);
  });
});

test('rows with many leads of one name stay a page', async () => {
  world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 30));
  expect(await names('robin example')).toHaveLength(6);
});
