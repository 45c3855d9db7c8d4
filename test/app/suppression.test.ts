import { afterEach, describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { csv, historyOf, leadRows, mailOf, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const outcomes = async (contract: string): Promise<string[]> => {
  const { rows } = await world.client.lead.find({ filter: { contract }, sort: 'name', descending: false });
  return rows.map(({ email, outcome }) => `${email?.split('@')[0]} ${outcome}`).toSorted();
};
const add = (entries: string[], client?: string) =>
  world.client.suppression.add({ entries, ...(client !== undefined && { client }) });

describe('who is here already', () => {
  test('is held back at once for whom the list holds, named, and comes back when taken off', async () => {
    world = await sampleWorld({ contracts: { acme: [terms()], other: [terms()] } });
    await takeIn(world, 'acme', leadRows(1, 3));
    world.setNow('2026-03-02T09:00:00Z');
    // Both contracts are Acme's; persons 1 and 2 are named, and somebody nobody knows.
    expect(await add([mailOf(1), mailOf(2).toUpperCase(), 'nobody@example.com'], 'acme')).toEqual({
      added: 3,
      known: 0,
      unreadable: [],
      unreadableCount: 0,
      here: { leads: 2, heldBack: 2, delivered: 0 },
    });
    expect(await outcomes('acme')).toEqual(['person1 suppressed', 'person2 suppressed', 'person3 pass']);
    const { lists } = await world.client.suppression.read();
    expect(lists.map(({ client, heldBack }) => [client, heldBack])).toEqual([
      [null, 2],
      ['acme', 2],
    ]);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1, kept: [] });

    expect(
      await world.client.suppression.remove({ client: 'acme', entries: [mailOf(1), 'ghost@example.com'] }),
    ).toEqual({
      removed: 1,
      unknown: ['ghost@example.com'],
      back: 1,
    });
    expect(await outcomes('acme')).toEqual(['person1 pass', 'person2 suppressed', 'person3 pass']);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1 });
  });

  test('what was delivered stays, and is told', async () => {
    world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 2));
    await world.client.delivery.deliver({ contract: 'acme' });
    expect(await add([mailOf(1)])).toMatchObject({ here: { leads: 1, heldBack: 0, delivered: 1 } });
    expect(await outcomes('acme')).toEqual(['person1 pass', 'person2 pass']);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
  });

  test('a duplicate that was on a list is a duplicate again', async () => {
    const duplicates = { days: 90, fields: ['person.email'], match: 'any', scope: 'contract', countReturned: true };
    world = await sampleWorld({ contracts: { acme: [terms({ duplicates })] } });
    await takeIn(world, 'acme', leadRows(1, 1));
    await takeIn(world, 'acme', [`Robin E. Example,${mailOf(1)},+1 212 555 0199,40,,2026-03-01T08:30:00Z`]);
    expect(await outcomes('acme')).toEqual(['person1 duplicate', 'person1 pass']);
    world.setNow('2026-03-02T09:00:00Z');
    await add([mailOf(1)]);
    expect(await outcomes('acme')).toEqual(['person1 suppressed', 'person1 suppressed']);
    world.setNow('2026-03-03T09:00:00Z');
    await world.client.suppression.remove({ entries: [mailOf(1)] });
    expect(await outcomes('acme')).toEqual(['person1 duplicate', 'person1 pass']);
  });

  test('undo takes the entry and the verdicts back as one step, redo does both again', async () => {
    world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 2));
    world.setNow('2026-03-02T09:00:00Z');
    await add([mailOf(1)]);
    await world.client.step.undo({});
    expect(await outcomes('acme')).toEqual(['person1 pass', 'person2 pass']);
    expect((await world.client.suppression.check({ entry: mailOf(1) })).on).toEqual([]);
    await world.client.step.redo({});
    expect(await outcomes('acme')).toEqual(['person1 suppressed', 'person2 pass']);
  });
});

test('a whole company by its domain: at import, at delivery, and asked for', async () => {
  world = await sampleWorld();
  await add(['client.example.com'], 'acme');
  const rows = ['Kim,kim@berlin.client.example.com', 'Jo,jo@example.com', 'Li,li@gmail.com'];
  const taken = await world.client.lead.import({
    contract: 'acme',
    file: csv('Name,Email', ...rows),
    map: { kind: 'leads', columns: { Name: 'person.fullName', Email: 'person.email' } },
  });
  expect(taken).toMatchObject({ suppressed: 1 });
  expect(await world.client.suppression.check({ entry: 'boss@client.example.com' })).toMatchObject({
    kind: 'mail',
    on: [{ client: 'acme', by: 'domain', origin: 'typed', addedBy: 'Owner' }],
  });
  expect(await world.client.suppression.check({ entry: 'boss@example.com' })).toEqual({ kind: 'mail', on: [] });
  expect(await add(['gmail.com'])).toMatchObject({ added: 0, unreadable: ['gmail.com'] });
});

test('a file of them: every cell that is one, its header too where it is one; the addition comes off as a whole', async () => {
  world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 3));
  world.setNow('2026-03-02T09:00:00Z');
  const file = csv('Opted out,Phone', `${mailOf(1)},`, `,+1 212 555 0102`, 'somebody,', `acme-holding.example,`);
  const added = await world.client.suppression.addFile({ file, client: 'acme' });
  expect(added).toMatchObject({ added: 3, unreadable: ['somebody'], unreadableCount: 1 });
  expect(added.here).toEqual({ leads: 2, heldBack: 2, delivered: 0 });
  const list = (await world.client.suppression.read()).lists.find(({ client }) => client === 'acme');
  expect(list?.additions).toMatchObject([{ origin: file.name, mails: 1, phones: 1, domains: 1 }]);
  const addition = list?.additions[0]?.addition ?? 0;
  expect(await world.client.suppression.remove({ addition })).toEqual({ removed: 3, unknown: [], back: 2 });
  expect(await outcomes('acme')).toEqual(['person1 pass', 'person2 pass', 'person3 pass']);
  expect(await refusalOf(world.client.suppression.remove({ addition }))).toMatchObject({ code: 'notFound' });
  const told = [...historyOf(world, 'suppress'), ...historyOf(world, 'unsuppress')];
  expect(told).toMatchObject([{ added: 3, known: 0, origin: file.name }, { removed: 3 }]);
  expect(JSON.stringify(told)).not.toMatch(/person1|2125550102/);
});

test('many at once are taken in pieces, and nothing of them can be read in the file', async () => {
  world = await sampleWorld();
  const entries = Array.from({ length: 2500 }, (_, n) => `opted${n}@example.com`);
  expect(await add([...entries, ...entries.slice(0, 5)])).toMatchObject({ added: 2500, known: 0 });
  expect(await add(entries.slice(0, 3))).toMatchObject({ added: 0, known: 3 });
  const held = JSON.stringify(world.context.handle.reader.read('SELECT * FROM suppression').all());
  expect(held).not.toMatch(/opted/);
  await world.client.step.undo({});
  expect((await world.client.suppression.read()).lists[0]).toMatchObject({ mails: 0, additions: [] });
});
