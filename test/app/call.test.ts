import { afterEach, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { byMeeting, contentOf, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

/** Wants a budget, and more than two minutes of talk. */
const criteria = [
  { id: 'mail', field: 'person.email', op: 'present', hard: true },
  { id: 'budget', field: 'bant.budget', op: 'matches', value: '[0-9]', hard: true, points: 60 },
  { id: 'talk', field: 'call.seconds', op: 'gt', value: 120, hard: false, points: 40 },
];
const called = terms({ definition: { criteria } });
const calledToMeet = byMeeting('held', { definition: { criteria } });

async function withQueue(count: number, contracts: { [ref: string]: object[] } = { acme: [called] }): Promise<void> {
  world = await sampleWorld({ contracts });
  await takeIn(world, 'acme', leadRows(1, count));
}

const queue = async (contract = 'acme'): Promise<number[]> =>
  (await world.client.call.read({ contract })).queue.map(({ id }) => id);

const at = (iso: string): number => Date.parse(iso);

type Finish = Parameters<World['client']['call']['finish']>[0];
const finish = (lead: number, given: Partial<Finish> = {}) =>
  world.client.call.finish({
    lead,
    contract: 'acme',
    startedAt: at('2026-03-01T08:58:00Z'),
    seconds: 0,
    outcome: 'notReached',
    ...given,
  });

test('the newest lead is called first, asked first for what the contract wants to know', async () => {
  await withQueue(3);
  const read = await world.client.call.read({});
  expect(read).toMatchObject({
    contract: 'acme',
    zone: 'Europe/Berlin',
    counts: { promised: 0, reminder: 0, new: 3, again: 0 },
    more: false,
    putOff: 0,
    attemptsPerDay: 3,
    contracts: [{ ref: 'acme', client: 'Acme Inc.' }],
  });
  expect(read.lead).toMatchObject({ id: read.queue[0]?.id, name: 'Robin Example', delivery: null, firstContact: null });
  expect(read.lead?.fields[0]).toMatchObject({ field: 'bant.budget', label: 'Budget', asked: true, value: null });
  expect(read.lead?.live).toMatchObject({ verdict: 'check', outcome: 'check', turnsAt: 121 });
  expect((await world.client.shell.read()).waits).toMatchObject({ calls: 3, reach: 3 });
});

test('newest is who asked last, in whatever order they stand in the file', async () => {
  world = await sampleWorld({ contracts: { acme: [called] } });
  await takeIn(world, 'acme', [
    'Ada Example,ada@example.com,+1 212 555 0101,1,A,2026-03-01T08:30:00Z',
    'Bo Example,bo@example.com,+1 212 555 0102,1,B,2026-03-01T08:50:00Z',
    'Cy Example,cy@example.com,+1 212 555 0103,1,C,2026-03-01T08:10:00Z',
  ]);
  const names = (await world.client.call.read({})).queue.map(({ name }) => name);
  expect(names).toEqual(['Bo Example', 'Ada Example', 'Cy Example']);
});

test('the rules run while an answer is typed, and write nothing', async () => {
  await withQueue(1);
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const typing = { lead, contract: 'acme', answers: { 'bant.budget': 'about 10k' } };
  // 60 of 100 points; the talk is not known.
  expect(await world.client.call.judge(typing)).toMatchObject({
    verdict: 'pass',
    outcome: 'pass',
    score: 60,
    unreadable: [],
  });
  expect(
    await world.client.call.judge({ ...typing, answers: { 'bant.budget': '', 'company.employees': 'many' } }),
  ).toMatchObject({ verdict: 'check', unreadable: ['company.employees'] });
  const talk = async (seconds: number, outcome?: 'notReached') => {
    const live = await world.client.call.judge({ ...typing, seconds, ...(outcome && { outcome }) });
    return [live.criteria.find(({ id }) => id === 'talk')?.result, live.score, live.turnsAt];
  };
  // More than two minutes: 120 s fail, and the next second turns it [G17]; nobody talked where nobody answered.
  expect([await talk(120), await talk(121), await talk(300, 'notReached')]).toEqual([
    ['fail', 60, 121],
    ['pass', 100, null],
    ['unknown', 60, 121],
  ]);
  expect(
    await world.client.call.judge({ ...typing, answers: { 'person.email': 'x', 'person.phone': '' } }),
  ).toMatchObject({ contact: 'fail', outcome: 'fail' });
  expect(await world.client.call.judge({ ...typing, outcome: 'wrongNumber' })).toMatchObject({
    contact: 'fail',
    contactReasons: ['notReachable'],
    outcome: 'fail',
  });
  expect(contentOf(world)).toBe(before);
});

test('a price per call is shown with its own strict length', async () => {
  await withQueue(1, { acme: [terms({ components: [{ id: 'call', kind: 'perCall', price: 500, longerThan: 60 }] })] });
  const [lead = 0] = await queue();
  const billed = async (seconds: number) => {
    const { billed, turnsAt } = await world.client.call.judge({ lead, contract: 'acme', answers: {}, seconds });
    return [billed, turnsAt];
  };
  expect(await billed(60)).toEqual([[{ longerThan: 60, lasts: false }], 61]);
  expect(await billed(61)).toEqual([[{ longerThan: 60, lasts: true }], null]);
});

test('a finished call is written, completes the lead, judges it anew, and takes its draft away; undo takes all of it back', async () => {
  await withQueue(2);
  const [lead = 0, other = 0] = await queue();
  await world.client.draft.save({ name: `call:${lead}`, content: { answers: {} } });
  const done = await finish(lead, {
    seconds: 150,
    outcome: 'reached',
    note: 'wants solar',
    answers: { 'bant.budget': '10k' },
    was: { 'bant.budget': null },
  });
  expect(done).toMatchObject({ before: 'check', after: 'pass', callAgainAt: null, delivery: null, meeting: null });
  expect(await queue()).toEqual([other]);
  const page = await world.client.lead.read({ id: lead });
  expect(page.calls).toMatchObject([
    {
      contract: 'acme',
      seconds: 150,
      outcome: 'reached',
      note: 'wants solar',
      answers: [{ label: 'Budget', value: '10k' }],
      recordedBy: 'Owner',
    },
  ]);
  // Captured at 08:00, spoken to at 08:58: 58 minutes are 3,480 s.
  expect(page.calling).toEqual({ attempts: 1, firstContact: 3480, putOff: [] });
  expect(page.contact.word).toEqual({ answer: 'yes', askOn: null });
  expect(page.history[0]?.changes).toContainEqual({ label: 'Budget', before: null, after: '10k' });
  expect((await world.client.draft.read({ name: `call:${lead}` })).draft).toBeNull();
  await world.client.step.undo({});
  expect(await queue()).toEqual([lead, other]);
  expect(await world.client.lead.read({ id: lead })).toMatchObject({ calls: [], verdicts: [{ outcome: 'check' }] });
});

test('promised calls come first, the longest due before the others; then who was never called; then who did not answer', async () => {
  await withQueue(4);
  const [first = 0, second = 0, third = 0, fourth = 0] = await queue();
  expect((await finish(first)).callAgainAt).toBe(at('2026-03-01T11:00:00Z'));
  await finish(second, { outcome: 'callBack', callAgainAt: at('2026-03-01T10:30:00Z') });
  await finish(third, { outcome: 'callBack', callAgainAt: at('2026-03-01T10:00:00Z') });
  expect(await queue()).toEqual([fourth]);
  world.setNow('2026-03-01T10:00:00Z');
  expect(await queue()).toEqual([third, fourth]);
  world.setNow('2026-03-01T11:00:00Z');
  expect(await queue()).toEqual([third, second, fourth, first]);
  const { queue: rows, counts } = await world.client.call.read({});
  expect(rows.map(({ why, calls }) => [why, calls])).toEqual([
    ['promised', 1],
    ['promised', 1],
    ['new', 0],
    ['again', 1],
  ]);
  expect(counts).toEqual({ promised: 2, reminder: 0, new: 1, again: 1 });
  expect((await world.client.shell.read()).waits.calls).toBe(4);
  await finish(second, { outcome: 'refused' });
  expect(await queue()).toEqual([third, fourth, first]);
});

test('nobody is tried more often on one day of the client than the rule says; a promise is kept all the same', async () => {
  await withQueue(2);
  const [lead = 0, other = 0] = await queue();
  await world.client.setting.save({ name: 'calling', value: { attemptsPerDay: 2 } });
  await finish(lead, { startedAt: at('2026-03-01T09:00:00Z') });
  world.setNow('2026-03-01T12:00:00Z');
  expect(await queue()).toEqual([other, lead]);
  await finish(lead, { startedAt: at('2026-03-01T12:00:00Z') });
  world.setNow('2026-03-01T15:00:00Z');
  expect(await queue()).toEqual([other]);
  // New York: half past eleven at night of the first, half past midnight of the second.
  world.setNow('2026-03-02T04:30:00Z');
  expect(await queue()).toEqual([other]);
  world.setNow('2026-03-02T05:30:00Z');
  expect(await queue()).toEqual([other, lead]);
  await finish(lead, { startedAt: at('2026-03-02T05:30:00Z') });
  await finish(lead, {
    startedAt: at('2026-03-02T05:35:00Z'),
    outcome: 'callBack',
    callAgainAt: at('2026-03-02T06:00:00Z'),
  });
  world.setNow('2026-03-02T06:00:00Z');
  expect(await queue()).toEqual([lead, other]);
});

test('a lead is put off with a reason, comes back at its moment, and a call ends it; undo brings it back at once', async () => {
  await withQueue(2);
  const [lead = 0, other = 0] = await queue();
  const later = (until: string) =>
    world.client.call.later({ lead, contract: 'acme', until: at(until), reason: 'in a meeting until ten' });
  expect((await refusalOf(later('2026-03-01T09:00:00Z'))).code).toBe('putOffPast');
  await later('2026-03-01T10:00:00Z');
  expect(await queue()).toEqual([other]);
  const read = await world.client.call.read({ contract: 'acme', lead });
  expect(read).toMatchObject({
    putOff: 1,
    counts: { new: 1 },
    lead: { putOff: { until: at('2026-03-01T10:00:00Z'), reason: 'in a meeting until ten', by: 'Owner' } },
  });
  expect((await world.client.lead.read({ id: lead })).calling).toMatchObject({
    attempts: 0,
    putOff: [{ contract: 'acme', reason: 'in a meeting until ten' }],
  });
  // The reason may name what somebody said: it lies beside the chain.
  const [entry] = (await world.client.history.list({})).rows;
  expect(entry).toMatchObject({ action: 'putOff', subject: `lead:${lead}` });
  expect(JSON.stringify(entry)).not.toContain('meeting until');
  await world.client.step.undo({});
  expect(await queue()).toEqual([lead, other]);
  await world.client.step.redo({});
  world.setNow('2026-03-01T10:00:00Z');
  expect(await queue()).toEqual([lead, other]);
  await finish(lead, { startedAt: at('2026-03-01T10:00:00Z') });
  expect((await world.client.lead.read({ id: lead })).calling).toMatchObject({ attempts: 1, putOff: [] });
});

test('who asked not to be called is called for nobody, and goes on the list that was chosen', async () => {
  await withQueue(2, { acme: [called], other: [called] });
  await takeIn(world, 'other', leadRows(5, 5));
  const [lead = 0, stays = 0] = await queue();
  const [elsewhere = 0] = await queue('other');
  const done = await finish(lead, { outcome: 'doNotCall', suppress: 'agency' });
  // A mail and a phone.
  expect(done.suppressed).toBe(2);
  expect(await queue()).toEqual([stays]);
  expect((await refusalOf(finish(lead, { outcome: 'doNotCall', callAgainAt: at('2026-03-02T09:00:00Z') }))).code).toBe(
    'callAgainUnwanted',
  );
  // The same person asks again: nobody is offered it, and its own page says why.
  await takeIn(world, 'other', ['Robin Example,person2@example.com,+1 212 555 0102,20,L-9,2026-03-01T08:00:00Z']);
  expect(await queue('other')).toEqual([elsewhere]);
  expect((await world.client.call.read({ contract: 'other' })).counts.new).toBe(1);
  expect((await world.client.call.read({ contract: 'acme', lead })).lead?.suppressed).toBe(true);
  await world.client.step.undo({});
  await world.client.step.undo({});
});

test('what is with a client is not called, unless the contract is paid for meetings and has none of it yet', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()], meet: [byMeeting('held')] } });
  await takeIn(world, 'acme', leadRows(1, 1));
  await takeIn(world, 'meet', leadRows(2, 3));
  await world.client.delivery.deliver({ contract: 'acme' });
  await world.client.delivery.deliver({ contract: 'meet' });
  expect(await queue('acme')).toEqual([]);
  const [first = 0, second = 0] = await queue('meet');
  const { lead } = await world.client.call.read({ contract: 'meet', lead: first });
  await world.client.appointment.book({ delivery: lead?.delivery ?? 0, startsAt: '2026-03-05T10:00' });
  expect(await queue('meet')).toEqual([second]);
});

test('an answer that makes the lead pass delivers it and books its meeting, in one step that is undone as one', async () => {
  await withQueue(1, { acme: [calledToMeet] });
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const done = await finish(lead, {
    outcome: 'reached',
    seconds: 150,
    answers: { 'bant.budget': '10k' },
    meeting: { startsAt: '2026-03-05T10:00', kind: 'video', withWhom: 'Sam Example', remindMinutes: 60 },
  });
  expect(done).toMatchObject({ before: 'check', after: 'pass', delivery: 'delivered' });
  const page = await world.client.lead.read({ id: lead });
  expect(page.deliveries).toMatchObject([
    {
      contract: 'acme',
      standing: 'reviewOpen',
      // 10:00 in New York is 15:00 UTC.
      meetings: [{ id: done.meeting, startsAt: at('2026-03-05T15:00:00Z'), outcome: 'booked', setter: 'Owner' }],
    },
  ]);
  const [chain] = (await world.client.appointment.list({ contract: 'acme' })).rows;
  expect(chain?.arranged).toEqual({ kind: 'video', withWhom: 'Sam Example', remindMinutes: 60 });
  const { undo } = await world.client.shell.read();
  expect(undo?.action).toBe('call');
  await world.client.step.undo({});
  const after = await world.client.lead.read({ id: lead });
  expect(after).toMatchObject({ deliveries: [], calls: [], verdicts: [{ outcome: 'check' }] });
  expect(contentOf(world)).not.toBe(before);
  await world.client.step.redo({});
  expect((await world.client.lead.read({ id: lead })).deliveries).toHaveLength(1);
});

test('a meeting needs a delivery: where the lead cannot be delivered nothing is written, and the reason is said', async () => {
  await withQueue(1, { acme: [calledToMeet] });
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const refused = await refusalOf(finish(lead, { outcome: 'reached', meeting: { startsAt: '2026-03-05T10:00' } }));
  expect(refused).toEqual({ code: 'meetingUndelivered', data: { reason: 'check' } });
  expect(contentOf(world)).toBe(before);
  // Asked to deliver only, the call is kept and the reason told.
  expect(await finish(lead, { outcome: 'reached', deliver: true })).toMatchObject({ delivery: 'check', meeting: null });
  expect(await finish(lead, { outcome: 'reached', deliver: true, answers: { 'bant.budget': '10k' } })).toMatchObject({
    delivery: 'delivered',
  });
});

test('before a meeting its lead comes into the queue to be reminded, once, also after it was moved', async () => {
  await withQueue(1, { acme: [calledToMeet] });
  const [lead = 0] = await queue();
  const done = await finish(lead, {
    outcome: 'reached',
    answers: { 'bant.budget': '10k' },
    meeting: { startsAt: at('2026-03-05T15:00:00Z'), remindMinutes: 1440 },
  });
  const why = async () => (await world.client.call.read({})).queue.map((one) => one.why);
  world.setNow('2026-03-04T14:59:00Z');
  expect(await why()).toEqual([]);
  world.setNow('2026-03-04T15:00:00Z');
  expect(await why()).toEqual(['reminder']);
  await world.client.appointment.move({ id: done.meeting ?? 0, startsAt: at('2026-03-06T15:00:00Z') });
  expect(await why()).toEqual([]);
  world.setNow('2026-03-05T16:00:00Z');
  expect(await why()).toEqual(['reminder']);
  await finish(lead, { startedAt: at('2026-03-05T16:00:00Z'), outcome: 'reached' });
  expect(await why()).toEqual([]);
});

test('the diary of a day shows what a meeting may clash with', async () => {
  await withQueue(3, { acme: [byMeeting('held')] });
  const book = async (lead: number, startsAt: string, withWhom?: string) =>
    finish(lead, { outcome: 'reached', meeting: { startsAt, ...(withWhom && { withWhom }) } });
  const [first = 0, second = 0, third = 0] = await queue();
  await book(first, '2026-03-05T10:00', 'Sam Example');
  await book(second, '2026-03-05T14:00');
  await book(third, '2026-03-06T10:00');
  const clashes = async (iso: string, withWhom?: string) =>
    (
      await world.client.appointment.diary({ contract: 'acme', at: at(iso), ...(withWhom && { withWhom }) })
    ).meetings.map(({ mayClash }) => mayClash);
  // New York: 10:00 and 14:00 are 15:00 and 19:00 UTC. Less than an hour apart may clash, an hour does not.
  expect(await clashes('2026-03-05T15:59:00Z')).toEqual([true, false]);
  expect(await clashes('2026-03-05T16:00:00Z')).toEqual([false, false]);
  expect(await clashes('2026-03-05T15:30:00Z', 'Kim Example')).toEqual([false, false]);
  expect(await clashes('2026-03-05T18:30:00Z', 'Kim Example')).toEqual([false, true]);
  expect(await world.client.appointment.diary({ contract: 'acme', at: at('2026-03-07T15:00:00Z') })).toEqual({
    zone: 'America/New_York',
    day: '2026-03-07',
    meetings: [],
  });
  expect((await refusalOf(world.client.appointment.diary({ contract: 'nope', at: 1 }))).code).toBe('notFound');
});

test('what was typed over a value is not written over another one', async () => {
  await withQueue(1);
  const [lead = 0] = await queue();
  await world.client.lead.edit({ leads: [lead], fields: { 'bant.budget': '5k', 'person.jobTitle': 'CEO' } });
  const before = contentOf(world);
  const answers = { 'bant.budget': '10k', 'company.employees': '12' };
  const refused = await refusalOf(
    finish(lead, { outcome: 'reached', answers, was: { 'bant.budget': null, 'company.employees': '10' } }),
  );
  expect(refused).toEqual({ code: 'leadChanged', data: { fields: ['Budget'] } });
  expect(contentOf(world)).toBe(before);
  await finish(lead, { outcome: 'reached', answers, was: { 'bant.budget': '5k', 'company.employees': '10' } });
  expect((await world.client.lead.read({ id: lead })).fields).toContainEqual(
    expect.objectContaining({ field: 'bant.budget', value: '10k' }),
  );
});

test('refuses, and writes nothing', async () => {
  await withQueue(1);
  const [lead = 0] = await queue();
  const before = contentOf(world);
  const refused = async (given: Partial<Finish>) =>
    (await refusalOf(finish(given.lead ?? lead, { outcome: 'reached', ...given }))).code;
  expect(await refused({ outcome: 'callBack' })).toBe('callAgainNeeded');
  expect(await refused({ outcome: 'callBack', callAgainAt: 5 })).toBe('callAgainPast');
  expect(await refused({ answers: { 'company.employees': 'many' } })).toBe('invalidInput');
  expect(await refused({ answers: { 'lead.id': 'x' } })).toBe('fieldFixed');
  expect(await refused({ lead: 4 })).toBe('notFound');
  expect(await refused({ contract: 'nope' })).toBe('notFound');
  const later = (given: object) =>
    refusalOf(
      world.client.call.later({ lead, contract: 'acme', until: at('2026-03-02T09:00:00Z'), reason: 'x', ...given }),
    );
  expect((await later({ lead: 4 })).code).toBe('notFound');
  expect((await later({ contract: 'nope' })).code).toBe('notFound');
  expect((await refusalOf(world.client.call.read({ contract: 'nope' }))).code).toBe('notFound');
  expect((await refusalOf(world.client.call.read({ contract: 'acme', lead: 4 }))).code).toBe('notFound');
  expect(contentOf(world)).toBe(before);
});
