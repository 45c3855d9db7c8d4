import { afterEach, describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import {
  contentOf,
  csv,
  deliverSome,
  historyOf,
  leadRows,
  refusalOf,
  sampleWorld,
  statesOf,
  takeIn,
  terms,
} from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const sized = (value = 50, from = '2026-03-01') =>
  terms({
    from,
    definition: {
      criteria: [
        { id: 'mail', field: 'person.email', op: 'present', hard: true },
        { id: 'size', field: 'company.employees', op: 'gte', value, hard: true },
      ],
    },
  });

async function idOf(text: string): Promise<number> {
  const { rows } = await world.client.lead.find({ filter: { text } });
  const [row] = rows;
  if (row === undefined) throw new Error(`nobody is called ${text}`);
  return row.id;
}

const outcomeOf = async (id: number) => (await world.client.lead.read({ id })).verdicts[0]?.outcome;

/** Leads without a contract. */
async function pool(...rows: readonly string[]): Promise<void> {
  await world.client.lead.import({
    file: csv('Name,Email,Phone,Size', ...rows),
    map: {
      kind: 'leads',
      columns: { Name: 'person.fullName', Email: 'person.email', Phone: 'person.phone', Size: 'company.employees' },
      source: 'web',
    },
  });
}

describe('edit', () => {
  test('reads what was typed, judges anew, keeps before and after beside the chain, and undoes exactly', async () => {
    world = await sampleWorld({ contracts: { acme: [sized()] } });
    await takeIn(world, 'acme', leadRows(1, 1));
    const id = await idOf('person1');
    const before = contentOf(world).replace(/"history":.*/, '');
    expect(await outcomeOf(id)).toBe('fail');
    expect(
      await world.client.lead.edit({ leads: [id], fields: { 'company.employees': '1,200', 'lead.note': ' called ' } }),
    ).toEqual({
      changed: 1,
      rejudged: 1,
    });
    const page = await world.client.lead.read({ id });
    expect(page.fields.filter(({ field }) => field === 'company.employees')).toMatchObject([
      { value: '1200', editable: true },
    ]);
    expect(page.verdicts[0]).toMatchObject({ outcome: 'pass', current: true });
    expect(page.history[0]).toMatchObject({
      what: 'edited',
      by: 'Owner',
      changes: [
        { label: 'Employees', before: '10', after: '1200' },
        { label: 'Note', before: null, after: 'called' },
      ],
    });
    const [entry] = historyOf(world, 'lead.edit');
    expect(entry).toEqual({ fields: ['company.employees', 'lead.note'], leads: 1, rejudged: 1 });
    await world.client.step.undo({});
    expect(await outcomeOf(id)).toBe('fail');
    expect(JSON.parse(contentOf(world))[0]).toEqual(JSON.parse(before)[0]);
  });

  test('a new mail makes a new contact verdict and a new key', async () => {
    world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 2));
    const id = await idOf('person1');
    await world.client.lead.edit({ leads: [id], fields: { 'person.email': 'nonsense', 'person.phone': null } });
    expect((await world.client.lead.read({ id })).contact).toMatchObject({ verdict: 'fail', reasons: ['mailInvalid'] });
    expect(await outcomeOf(id)).toBe('fail');
    await world.client.lead.edit({ leads: [id], fields: { 'person.email': 'Person2@Example.com' } });
    expect((await world.client.lead.read({ id })).samePerson).toHaveLength(1);
  });

  test('many at once are one step; a delivered lead keeps its verdict of that day', async () => {
    world = await sampleWorld({ contracts: { acme: [sized()] } });
    await deliverSome(world, 'acme', 8);
    const { rows } = await world.client.lead.find({});
    const answer = await world.client.lead.edit({
      leads: rows.map(({ id }) => id),
      fields: { 'company.employees': '3' },
    });
    // 5, 6, 7 and 8 have 50 employees and more, and were delivered; the others failed before and fail still.
    expect(answer).toEqual({ changed: 8, rejudged: 0 });
    expect((await world.client.lead.find({ filter: { contract: 'acme', outcome: ['pass'] } })).rows).toHaveLength(4);
    expect(await world.client.step.list({})).toMatchObject([
      { action: 'lead.edit', subject: 'leads:8' },
      { action: 'deliver' },
      { action: 'import' },
      { action: 'setup' },
    ]);
  });

  test.each([
    ['fieldFixed', { 'lead.id': 'x' }],
    ['fieldFixed', { 'consent.given': 'yes' }],
    ['fieldFixed', { nonsense: 'x' }],
    ['invalidInput', { 'company.employees': 'many' }],
    ['invalidInput', { 'person.phone': '1.20256E+10' }],
  ])('refuses %s for %j, and changes nothing', async (code, fields) => {
    world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 1));
    const id = await idOf('person1');
    const before = contentOf(world);
    expect((await refusalOf(world.client.lead.edit({ leads: [id], fields }))).code).toBe(code);
    expect((await refusalOf(world.client.lead.edit({ leads: [id, 5], fields: {} }))).code).toBe('notFound');
    expect(contentOf(world)).toBe(before);
  });

  test('an import whose leads were edited, tagged or called is taken back only with that work, and an undone edit is none', async () => {
    world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 2));
    const id = await idOf('person1');
    const { batches } = await world.client.lead.choices();
    const batch = batches[0]?.id ?? 0;
    await world.client.lead.edit({ leads: [id], fields: { 'lead.note': 'x' } });
    await world.client.lead.tag({ leads: [id], add: ['hot'] });
    await world.client.call.finish({ lead: id, contract: 'acme', startedAt: 1, seconds: 5, outcome: 'reached' });
    expect((await refusalOf(world.client.lead.undoImport({ batch }))).data).toMatchObject({
      work: { edits: 1, tags: 1, calls: 1 },
    });
    await world.client.step.undo({});
    await world.client.step.undo({});
    expect((await refusalOf(world.client.lead.undoImport({ batch }))).data).toMatchObject({ work: { edits: 1 } });
    await world.client.step.undo({});
    expect(await world.client.lead.undoImport({ batch })).toEqual({ removed: 2, restored: 0 });
  });
});

test('tags are put on and taken off, as one step', async () => {
  world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 3));
  const leads = (await world.client.lead.find({})).rows.map(({ id }) => id);
  expect(await world.client.lead.tag({ leads, add: ['hot', ' spring '] })).toEqual({ added: 6, removed: 0 });
  expect(await world.client.lead.tag({ leads: leads.slice(0, 1), add: ['hot'], remove: ['spring'] })).toEqual({
    added: 0,
    removed: 1,
  });
  expect((await world.client.lead.find({ filter: { tag: ['spring'] } })).rows).toHaveLength(2);
  await world.client.step.undo({});
  expect((await world.client.lead.find({ filter: { tag: ['spring'] } })).rows).toHaveLength(3);
  const steps = (await world.client.step.list({})).length;
  await world.client.lead.tag({ leads, add: ['hot'] });
  expect(await world.client.step.list({})).toHaveLength(steps);
});

describe('qualify', () => {
  test('new terms give a new verdict beside the old one', async () => {
    world = await sampleWorld({ contracts: { acme: [sized(50), sized(20, '2026-03-05')] } });
    await takeIn(world, 'acme', leadRows(1, 3));
    const leads = (await world.client.lead.find({})).rows.map(({ id }) => id);
    expect(await world.client.lead.qualify({ leads })).toEqual({ changed: 0, same: 3, outcomes: [] });
    world.setNow('2026-03-06T09:00:00Z');
    expect(await world.client.lead.qualify({ leads })).toMatchObject({ changed: 3, same: 0 });
    const page = await world.client.lead.read({ id: await idOf('person2') });
    expect(page.verdicts.map(({ termsVersion, outcome, current }) => [termsVersion, outcome, current])).toEqual([
      [2, 'pass', true],
      [1, 'fail', false],
    ]);
    await world.client.step.undo({});
    expect((await world.client.lead.read({ id: await idOf('person2') })).verdicts).toHaveLength(1);
  });

  test('the pool is judged for a contract: duplicates, suppressed people and the rest as an import would', async () => {
    world = await sampleWorld({
      contracts: { acme: [{ ...sized(50), duplicates: { days: 90, fields: ['person.email'], scope: 'contract' } }] },
    });
    await takeIn(world, 'acme', leadRows(6, 6));
    world.setNow('2026-03-02T09:00:00Z');
    await pool(
      'Robin,PERSON6@example.com,,80',
      'Ada,ada@example.com,,80',
      'Bo,bo@example.com,,8',
      'Cy,cy@example.com,,80',
    );
    await world.client.suppression.add({ entries: ['cy@example.com'] });
    const { rows } = await world.client.lead.find({ filter: { pool: true } });
    const answer = await world.client.lead.qualify({ leads: rows.map(({ id }) => id), contract: 'acme' });
    expect(answer.changed).toBe(3);
    expect(answer.outcomes.toSorted((a, b) => (a.outcome < b.outcome ? -1 : 1))).toEqual([
      { outcome: 'duplicate', count: 1 },
      { outcome: 'fail', count: 1 },
      { outcome: 'pass', count: 1 },
      { outcome: 'suppressed', count: 1 },
    ]);
    expect((await world.client.lead.read({ id: await idOf('robin') })).verdicts).toMatchObject([{}]);
  });

  test('refuses a contract that has nothing to judge by', async () => {
    world = await sampleWorld({ contracts: { acme: [terms({ from: '2026-09-01' })] } });
    await pool('Ada,ada@example.com,,80');
    const leads = (await world.client.lead.find({})).rows.map(({ id }) => id);
    expect((await refusalOf(world.client.lead.qualify({ leads, contract: 'acme' }))).code).toBe('contractNotActive');
    expect((await refusalOf(world.client.lead.qualify({ leads, contract: 'nope' }))).code).toBe('notFound');
  });
});

describe('deliver chosen', () => {
  test('only what passed goes out, the rest is told by its reason, all of it one step', async () => {
    world = await sampleWorld({ contracts: { acme: [sized()] } });
    await takeIn(world, 'acme', leadRows(4, 6));
    await pool('Ada,ada@example.com,,80');
    await world.client.delivery.deliverChosen({ contract: 'acme', leads: [await idOf('person6')] });
    const leads = (await world.client.lead.find({})).rows.map(({ id }) => id);
    const answer = await world.client.delivery.deliverChosen({ contract: 'acme', leads });
    expect(answer).toMatchObject({ delivered: 2, onHold: 0, replacements: 0 });
    expect(answer.kept.toSorted((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
      { reason: 'alreadyDelivered', count: 1 },
      { reason: 'fail', count: 1 },
    ]);
    await world.client.step.undo({});
    expect(statesOf(world, 'acme')).toEqual(['delivered']);
    expect((await world.client.lead.find({ filter: { pool: true } })).rows).toHaveLength(1);
  });

  test('the cap holds for chosen leads too', async () => {
    world = await sampleWorld({ contracts: { acme: [terms({ caps: [{ per: 'day', leads: 1, above: 'refuse' }] })] } });
    await takeIn(world, 'acme', leadRows(1, 3));
    const leads = (await world.client.lead.find({})).rows.map(({ id }) => id);
    expect(await world.client.delivery.deliverChosen({ contract: 'acme', leads })).toMatchObject({
      delivered: 1,
      kept: [{ reason: 'capReached', count: 2 }],
    });
  });
});

test('people of leads go on a list, and are delivered no more', async () => {
  world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 2));
  const leads = [await idOf('person1')];
  expect(await world.client.suppression.addLeads({ leads, client: 'acme' })).toMatchObject({
    added: 2,
    known: 0,
    unreadable: [],
    here: { leads: 1, heldBack: 1, delivered: 0 },
  });
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1, kept: [] });
  expect((await refusalOf(world.client.suppression.addLeads({ leads: [7] }))).code).toBe('notFound');
});

test('one page tells everything of a lead', async () => {
  world = await sampleWorld({
    contracts: {
      acme: [terms({ duplicates: { days: 90, fields: ['person.email'], scope: 'contract' } })],
      other: [terms()],
    },
  });
  await deliverSome(world, 'acme', 1);
  world.setNow('2026-03-13T08:00:00Z');
  await takeIn(world, 'acme', ['Robin Again,person1@example.com,,10,L-99,2026-03-13T08:00:00Z']);
  world.setNow('2026-04-02T09:00:00Z');
  await world.client.invoice.run({ period: '2026-03', issue: true });
  const again = await world.client.lead.read({ id: await idOf('robin again') });
  expect(again.verdicts).toMatchObject([
    { outcome: 'duplicate', duplicateDays: 12, contractName: 'acme', client: 'Acme Inc.' },
  ]);
  expect(again.canDeliverTo.map(({ ref }) => ref)).toEqual(['acme', 'other']);
  const [first] = again.samePerson;
  expect(again.verdicts[0]?.duplicateOf).toBe(first?.id);
  const page = await world.client.lead.read({ id: first?.id ?? 0 });
  expect(page).toMatchObject({
    name: 'Robin Example',
    origin: { source: 'web', channel: 'web', externalId: 'L-1', batch: { file: 'file.csv' } },
    deliveries: [
      {
        contract: 'acme',
        standing: 'deemedAccepted',
        termsVersion: 1,
        replacementOwed: null,
        charges: [{ number: 'INV-2026-0001', line: 1, amount: 1000, currency: 'USD', credits: [] }],
      },
    ],
  });
  expect(page.verdicts[0]?.criteria).toMatchObject([
    { definition: 'mail is given', value: 'person1@example.com', result: 'pass' },
  ]);
  expect(page.history.map(({ what }) => what).toSorted()).toEqual([
    'captured',
    'charged',
    'delivered',
    'imported',
    'judged',
  ]);
  expect((await refusalOf(world.client.lead.read({ id: 3 }))).code).toBe('notFound');
});
