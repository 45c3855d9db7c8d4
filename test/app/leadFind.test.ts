import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LeadSort, leadSorts } from '../../shared/domain/lead.ts';
import type { World } from '../world.ts';
import { deliverSome, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

/** At least 50 employees wanted, 10 points for a mail, bands from 50. */
const sized = terms({
  definition: {
    criteria: [
      { id: 'mail', field: 'person.email', op: 'present', hard: true, points: 10 },
      { id: 'size', field: 'company.employees', op: 'gte', value: 50, hard: true, points: 10 },
    ],
    bands: [{ band: 'A', from: 100 }],
  },
});

const ids = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);
type Filter = NonNullable<Parameters<World['client']['lead']['find']>[0]>['filter'];
const find = (filter: Filter = {}) => world.client.lead.find({ filter });

test('a page says who, where from, at what it stands and why, in the words of the definition', async () => {
  world = await sampleWorld({ contracts: { acme: [sized] } });
  await takeIn(world, 'acme', leadRows(4, 5));
  const { rows, total, next } = await find();
  expect({ total, next }).toEqual({ total: { count: 2, more: false }, next: null });
  expect(rows).toMatchObject([
    {
      name: 'Robin Example',
      email: 'person5@example.com',
      outcome: 'pass',
      score: 100,
      band: 'A',
      source: 'web',
      contract: 'acme',
    },
    {
      email: 'person4@example.com',
      outcome: 'fail',
      score: 50,
      band: null,
      why: { failed: ['employees at least 50 (included)'], unknown: [], junk: [], contact: [], duplicateOf: null },
      deliveries: [],
      tags: [],
      look: { ref: 'acme', timeZone: 'America/New_York', currency: 'USD' },
    },
  ]);
});

test('pages follow each other without a gap or a repeat, in every order', async () => {
  world = await sampleWorld({ contracts: { acme: [sized] } });
  await takeIn(world, 'acme', leadRows(1, 25));
  for (const sort of leadSorts) {
    for (const descending of [true, false]) {
      for (const filter of [{}, { contract: 'acme' }]) {
        const seen: number[] = [];
        for (let after: string | undefined; ; ) {
          const page = await world.client.lead.find({ filter, sort, descending, limit: 10, ...(after && { after }) });
          seen.push(...ids(page.rows));
          expect(page.total === null).toBe(after !== undefined);
          if (page.next === null) break;
          after = page.next;
        }
        expect(new Set(seen).size, `${sort} ${descending}`).toBe(25);
        expect(seen, `${sort} ${descending}`).toHaveLength(25);
      }
    }
  }
  const byScore = await world.client.lead.find({ filter: { contract: 'acme' }, sort: 'score', limit: 3 });
  expect(byScore.rows.map(({ score }) => score)).toEqual([100, 100, 100]);
});

test('a list stands in the order of what each column shows; what says nothing comes last from A to Z', async () => {
  world = await sampleWorld({ contracts: { beta: [sized], acme: [sized] } });
  const row = (name: string, email: string, employees: number, id: string): string =>
    `${name},${email},,${employees},${id},2026-02-10T08:00:00Z`;
  await takeIn(world, 'beta', [row('bea Example', 'zoe@example.com', 60, 'A'), row('Cid Example', '', 60, 'B')]);
  await takeIn(world, 'acme', [row('Ada Example', 'kim@example.com', 9, 'C')]);
  // Ada fails for her size, Cid for want of a mail; Bea passes, is tagged and delivered.
  await world.client.delivery.deliver({ contract: 'beta' });
  const { rows } = await find();
  const idOf = (name: string): number => rows.find((one) => one.name === name)?.id ?? 0;
  await world.client.lead.tag({ leads: [idOf('bea Example')], add: ['warm', 'autumn'], remove: [] });
  await world.client.lead.tag({ leads: [idOf('Cid Example')], add: ['cold'], remove: [] });
  const order = async (sort: LeadSort): Promise<string> =>
    (await world.client.lead.find({ sort, descending: false })).rows.map(({ name }) => name?.[0]).join('');
  expect(await order('name')).toBe('AbC');
  expect(await order('email')).toBe('AbC');
  // acme, then beta: equal ones as they came in.
  expect(await order('contract')).toBe('AbC');
  // Passed first.
  expect((await order('outcome'))[0]).toBe('b');
  // autumn, warm; cold; none.
  expect(await order('tags')).toBe('bCA');
  expect((await order('deliveries'))[0]).toBe('b');
  // Nothing speaks against Bea.
  expect((await order('why')).at(-1)).toBe('b');
});

test('an order nobody asks for any more is not made to its end, and is made when somebody does', async () => {
  world = await sampleWorld({ contracts: { acme: [sized] } });
  await takeIn(world, 'acme', leadRows(1, 3));
  // Every look at the time is long after the one before.
  let at = 0;
  const passing = vi.spyOn(performance, 'now').mockImplementation(() => (at += 20_000));
  const given = await world.client.lead.find({ sort: 'name' });
  passing.mockRestore();
  expect(given).toMatchObject({ rows: [], next: null, total: null });
  expect((await world.client.lead.find({ sort: 'name' })).rows).toHaveLength(3);
});

describe('filters', () => {
  test('verdict, contact, contract, source, text, tag, batch, days and delivery', async () => {
    world = await sampleWorld({ contracts: { acme: [sized], other: [terms()] } });
    await takeIn(world, 'acme', leadRows(1, 9));
    await takeIn(world, 'other', ['Sam Pool,sam@example.com,,70,S-1,2026-02-10T08:00:00Z']);
    await world.client.delivery.deliver({ contract: 'acme' });
    const count = async (filter: Filter): Promise<number> => (await find(filter)).rows.length;
    expect(await count({})).toBe(10);
    expect(await count({ contract: 'acme' })).toBe(9);
    expect(await count({ contract: 'acme', outcome: ['pass'] })).toBe(5);
    expect(await count({ outcome: ['fail'] })).toBe(4);
    expect(await count({ contact: ['fail'] })).toBe(0);
    expect(await count({ source: ['web'] })).toBe(10);
    expect(await count({ text: 'sam' })).toBe(1);
    expect(await count({ text: 's' })).toBe(0);
    expect(await count({ from: '2026-02-10', to: '2026-02-10' })).toBe(1);
    expect(await count({ delivery: ['none'] })).toBe(5);
    expect(await count({ delivery: ['reviewOpen'] })).toBe(5);
    expect(await count({ delivery: ['reviewOpen', 'none'], contract: 'acme' })).toBe(9);
    world.setNow('2026-03-05T09:00:00Z');
    expect(await count({ delivery: ['reviewOpen'] })).toBe(0);
    expect(await count({ delivery: ['deemedAccepted'] })).toBe(5);
    const { rows } = await find({ text: 'sam' });
    await world.client.lead.tag({ leads: ids(rows), add: ['hot'] });
    expect(await count({ tag: ['hot'] })).toBe(1);
    expect(await count({ pool: true })).toBe(0);
    const { batches, tags } = await world.client.lead.choices();
    expect([batches.length, tags]).toEqual([2, ['hot']]);
    expect(await count({ batch: batches[0]?.id ?? 0 })).toBe(1);
  });

  test('refuse what does not exist', async () => {
    world = await sampleWorld();
    expect((await refusalOf(find({ contract: 'nope' }))).code).toBe('notFound');
    expect((await refusalOf(find({ source: ['nope'] }))).code).toBe('notFound');
    expect((await refusalOf(world.client.lead.find({ after: 'x' }))).code).toBe('invalidInput');
  });
});

test('deliveries stand beside the lead as they stand now', async () => {
  world = await sampleWorld();
  await deliverSome(world, 'acme', 1);
  world.setNow('2026-03-03T09:00:00Z');
  expect((await find()).rows[0]?.deliveries).toMatchObject([
    { contract: 'acme', client: 'Acme Inc.', standing: 'reviewOpen' },
  ]);
  world.setNow('2026-03-03T09:00:01Z');
  expect((await find()).rows[0]?.deliveries).toMatchObject([{ standing: 'deemedAccepted' }]);
});
