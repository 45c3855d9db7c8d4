import { afterEach, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { contentOf, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

/** Wants a budget, and more than two minutes of talk. */
const called = terms({
  definition: {
    criteria: [
      { id: 'mail', field: 'person.email', op: 'present', hard: true },
      { id: 'budget', field: 'bant.budget', op: 'matches', value: '[0-9]', hard: true },
      { id: 'talk', field: 'call.seconds', op: 'gt', value: 120, hard: false },
    ],
  },
});

async function withQueue(count: number): Promise<void> {
  world = await sampleWorld({ contracts: { acme: [called] } });
  await takeIn(world, 'acme', leadRows(1, count));
}

const queue = async (): Promise<number[]> =>
  (await world.client.call.read({ contract: 'acme' })).queue.map(({ id }) => id);

test('the newest lead is called first, asked first for what the contract wants to know', async () => {
  await withQueue(3);
  const read = await world.client.call.read({});
  expect(read).toMatchObject({
    contract: 'acme',
    total: { count: 3, more: false },
    contracts: [{ ref: 'acme', client: 'Acme Inc.' }],
  });
  expect(read.lead).toMatchObject({ id: read.queue[0]?.id, name: 'Robin Example', delivery: null });
  expect(read.lead?.fields[0]).toMatchObject({ field: 'bant.budget', label: 'Budget', asked: true, value: null });
  expect(read.lead?.live).toMatchObject({ verdict: 'check', outcome: 'check' });
});

test('the rules run while an answer is typed, and write nothing', async () => {
  await withQueue(1);
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const typing = { lead, contract: 'acme', answers: { 'bant.budget': 'about 10k' } };
  expect(await world.client.call.judge(typing)).toMatchObject({ verdict: 'pass', outcome: 'pass', unreadable: [] });
  expect(
    await world.client.call.judge({ ...typing, answers: { 'bant.budget': '', 'company.employees': 'many' } }),
  ).toMatchObject({
    verdict: 'check',
    unreadable: ['company.employees'],
  });
  const talk = async (seconds: number) =>
    (await world.client.call.judge({ ...typing, seconds })).criteria.find(({ id }) => id === 'talk')?.result;
  expect([await talk(120), await talk(121)]).toEqual(['fail', 'pass']);
  expect(
    await world.client.call.judge({ ...typing, answers: { 'person.email': 'x', 'person.phone': '' } }),
  ).toMatchObject({
    contact: 'fail',
    outcome: 'fail',
  });
  expect(contentOf(world)).toBe(before);
});

test('a finished call is written, completes the lead, judges it anew, and takes its draft away; undo takes all of it back', async () => {
  await withQueue(2);
  const [lead = 0, other = 0] = await queue();
  await world.client.draft.save({ name: `call:${lead}`, content: { answers: {} } });
  const done = await world.client.call.finish({
    lead,
    contract: 'acme',
    startedAt: Date.parse('2026-03-01T08:55:00Z'),
    seconds: 150,
    outcome: 'qualified',
    note: 'wants solar',
    answers: { 'bant.budget': '10k' },
  });
  expect(done).toMatchObject({ before: 'check', after: 'pass', callAgainAt: null });
  expect(await queue()).toEqual([other]);
  const page = await world.client.lead.read({ id: lead });
  expect(page.calls).toMatchObject([
    {
      contract: 'acme',
      seconds: 150,
      outcome: 'qualified',
      note: 'wants solar',
      answers: [{ label: 'Budget', value: '10k' }],
      recordedBy: 'Owner',
    },
  ]);
  expect(page.history[0]?.changes).toContainEqual({ label: 'Budget', before: null, after: '10k' });
  expect((await world.client.draft.read({ name: `call:${lead}` })).draft).toBeNull();
  await world.client.step.undo({});
  expect(await queue()).toEqual([lead, other]);
  expect(await world.client.lead.read({ id: lead })).toMatchObject({ calls: [], verdicts: [{ outcome: 'check' }] });
});

test('who did not answer is due again in two hours, before those never called; a promised call has its moment', async () => {
  await withQueue(3);
  const [first = 0, second = 0, third = 0] = await queue();
  const finish = (lead: number, given: object) =>
    world.client.call.finish({ lead, contract: 'acme', startedAt: 1, seconds: 0, outcome: 'noAnswer', ...given });
  expect((await finish(first, {})).callAgainAt).toBe(Date.parse('2026-03-01T11:00:00Z'));
  await finish(second, { outcome: 'callBack', callAgainAt: Date.parse('2026-03-01T10:00:00Z') });
  expect(await queue()).toEqual([third]);
  world.setNow('2026-03-01T10:00:00Z');
  expect(await queue()).toEqual([second, third]);
  world.setNow('2026-03-01T11:00:00Z');
  expect(await queue()).toEqual([second, first, third]);
  await finish(second, { outcome: 'notInterested' });
  expect(await queue()).toEqual([first, third]);
});

test('refuses, and writes nothing', async () => {
  await withQueue(1);
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const finish = (given: object) =>
    refusalOf(
      world.client.call.finish({ lead, contract: 'acme', startedAt: 1, seconds: 0, outcome: 'reached', ...given }),
    );
  expect((await finish({ outcome: 'callBack' })).code).toBe('callAgainNeeded');
  expect((await finish({ outcome: 'callBack', callAgainAt: 5 })).code).toBe('callAgainPast');
  expect((await finish({ answers: { 'company.employees': 'many' } })).code).toBe('invalidInput');
  expect((await finish({ answers: { 'lead.id': 'x' } })).code).toBe('fieldFixed');
  expect((await finish({ lead: 4 })).code).toBe('notFound');
  expect((await finish({ contract: 'nope' })).code).toBe('notFound');
  expect((await refusalOf(world.client.call.read({ contract: 'nope' }))).code).toBe('notFound');
  expect((await refusalOf(world.client.call.read({ contract: 'acme', lead: 4 }))).code).toBe('notFound');
  expect(contentOf(world)).toBe(before);
});
