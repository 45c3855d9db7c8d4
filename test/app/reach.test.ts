import { afterEach, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { csv, refusalOf, sampleWorld, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const map = {
  kind: 'leads',
  columns: { Id: 'lead.id', Email: 'person.email', Phone: 'person.phone' },
  source: 'web',
};
const takeIn = (...rows: readonly string[]) =>
  world.client.lead.import({ file: csv('Id,Email,Phone', ...rows), contract: 'acme', map });

/** One good, one whose phone is none, one with neither mail nor phone that is any. */
async function three(): Promise<{ good: number; doubtful: number; bad: number }> {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn('L-1,one@example.com,+1 212 555 0101', 'L-2,two@example.com,+1 212', 'L-3,three@example,+1 212');
  const ids = (await world.client.lead.list({})).map(({ id }) => id).toSorted((a, b) => a - b);
  return { good: ids[0] ?? 0, doubtful: ids[1] ?? 0, bad: ids[2] ?? 0 };
}

const queue = async () => (await world.client.reach.read({})).queue.map(({ id, why }) => [id, why]);
const contactOf = async (id: number) => (await world.client.lead.read({ id })).contact;

test('doubtful data come first, then who was not reached; what fails by itself waits for nobody', async () => {
  const { good, doubtful } = await three();
  expect(await queue()).toEqual([
    [doubtful, 'check'],
    [good, 'notReached'],
  ]);
  const read = await world.client.reach.read({});
  expect(read).toMatchObject({ today: '2026-03-01', counts: { due: 0, check: 1, notReached: 1 }, more: false });
  expect(read.lead).toMatchObject({ id: doubtful, contact: { verdict: 'check', reasons: ['phoneInvalid'] }, said: [] });
});

test('a word makes the contact verdict, and with it the verdict of the contract; history says who said what', async () => {
  const { good, doubtful } = await three();
  expect(await world.client.reach.say({ lead: doubtful, answer: 'yes' })).toEqual({
    contact: { before: 'check', after: 'pass' },
    word: { answer: 'yes', askOn: null },
    rejudged: [],
  });
  expect(await world.client.reach.say({ lead: good, answer: 'no', note: 'the line is dead' })).toEqual({
    contact: { before: 'pass', after: 'fail' },
    word: { answer: 'no', askOn: null },
    rejudged: [{ contract: 'acme', before: 'pass', after: 'fail' }],
  });
  expect(await queue()).toEqual([]);
  expect(await contactOf(good)).toEqual({
    verdict: 'fail',
    reasons: ['notReachable'],
    word: { answer: 'no', askOn: null },
  });
  const page = await world.client.lead.read({ id: good });
  expect(page.history[0]).toMatchObject({
    what: 'verified',
    of: 'no',
    changes: [{ label: 'Note', before: null, after: 'the line is dead' }],
  });
  const [entry] = (await world.client.history.list({})).rows;
  expect(entry).toMatchObject({ action: 'reach', subject: `lead:${good}` });
  // What was said by name or number is personal, and lies beside the chain.
  expect(JSON.stringify(entry)).not.toContain('dead');
});

test('later stays what the data say, and comes back on its day', async () => {
  const { good, doubtful } = await three();
  await world.client.reach.say({ lead: doubtful, answer: 'later', until: '2026-03-04' });
  expect(await contactOf(doubtful)).toMatchObject({ verdict: 'check', word: { answer: 'later', askOn: '2026-03-04' } });
  expect(await queue()).toEqual([[good, 'notReached']]);
  // Berlin: half past eleven at night of the third, half past midnight of the fourth.
  world.setNow('2026-03-03T22:30:00Z');
  expect(await queue()).toEqual([[good, 'notReached']]);
  world.setNow('2026-03-03T23:30:00Z');
  expect(await queue()).toEqual([
    [doubtful, 'due'],
    [good, 'notReached'],
  ]);
  expect((await refusalOf(world.client.reach.say({ lead: good, answer: 'later', until: '2026-03-04' }))).code).toBe(
    'askAgainPast',
  );
});

test('no import takes a word back: what it fills is judged with it, and who could not be reached is asked about again', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn('L-1,one@mailinator.com,', 'L-2,two@example.com,');
  const [one = 0, two = 0] = (await world.client.lead.list({})).map(({ id }) => id).toSorted((a, b) => a - b);
  await world.client.reach.say({ lead: one, answer: 'yes' });
  await world.client.reach.say({ lead: two, answer: 'no' });
  const { batch } = await takeIn('L-1,,+1 212', 'L-2,,+1 212 555 0102');
  expect(await contactOf(one)).toEqual({ verdict: 'pass', reasons: [], word: { answer: 'yes', askOn: null } });
  expect(await contactOf(two)).toMatchObject({ verdict: 'fail', word: { answer: 'no', askOn: '2026-03-01' } });
  expect(await queue()).toEqual([[two, 'due']]);
  await world.client.lead.undoImport({ batch: batch ?? 0 });
  expect(await contactOf(two)).toMatchObject({ verdict: 'fail', word: { answer: 'no', askOn: null } });
});

test('no edit takes a word back, but data that are none any more fail whoever was reached before', async () => {
  const { doubtful } = await three();
  await world.client.reach.say({ lead: doubtful, answer: 'yes' });
  await world.client.lead.edit({ leads: [doubtful], fields: { 'person.phone': '+1 212 5' } });
  expect(await contactOf(doubtful)).toMatchObject({ verdict: 'pass', word: { answer: 'yes' } });
  await world.client.lead.edit({ leads: [doubtful], fields: { 'person.email': 'two@' } });
  expect(await contactOf(doubtful)).toMatchObject({ verdict: 'fail', word: { answer: 'yes' } });
  await world.client.lead.edit({ leads: [doubtful], fields: { 'person.email': 'two@example.com' } });
  expect(await contactOf(doubtful)).toMatchObject({ verdict: 'pass', word: { answer: 'yes' } });
});

test.each([
  ['reached', 'yes', 'pass'],
  ['notReached', null, 'check'],
  ['wrongNumber', 'no', 'fail'],
  ['doNotCall', 'yes', 'pass'],
] as const)('a call that ended %s says %s of reaching the lead', async (outcome, answer, verdict) => {
  const { doubtful } = await three();
  await world.client.call.finish({
    lead: doubtful,
    contract: 'acme',
    startedAt: Date.parse('2026-03-01T08:59:00Z'),
    seconds: 20,
    outcome,
  });
  const contact = await contactOf(doubtful);
  expect([contact.word?.answer ?? null, contact.verdict]).toEqual([answer, verdict]);
});

test('a promised call is asked about again on its day, in the zone of the agency', async () => {
  const { doubtful } = await three();
  await world.client.call.finish({
    lead: doubtful,
    contract: 'acme',
    startedAt: Date.parse('2026-03-01T08:59:00Z'),
    seconds: 20,
    outcome: 'callBack',
    // Berlin: half past midnight of the fourth.
    callAgainAt: Date.parse('2026-03-03T23:30:00Z'),
  });
  expect(await contactOf(doubtful)).toMatchObject({ verdict: 'check', word: { answer: 'later', askOn: '2026-03-04' } });
});

test('a batch whose leads somebody was asked about is not undone without a word', async () => {
  const { doubtful } = await three();
  await world.client.reach.say({ lead: doubtful, answer: 'no' });
  const [{ id: batch = 0 } = {}] = (await world.client.lead.choices()).batches;
  expect(await refusalOf(world.client.lead.undoImport({ batch }))).toMatchObject({
    code: 'batchHasWork',
    data: { work: { edits: 1 } },
  });
});
