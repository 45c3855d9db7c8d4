import { describe, expect, test } from 'vitest';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import type { World } from '../world.ts';
import {
  byMeeting,
  contentOf,
  csv,
  deliverSome,
  disputes,
  historyOf,
  leadRows,
  mailOf,
  refusalOf,
  sampleWorld,
  statesOf,
  takeIn,
  terms,
} from './sampleContract.ts';

/** Disputes the leads of these numbers, each at this moment for this reason; answers the ids of the claims. */
async function dispute(world: World, numbers: readonly number[], at: string, reason = 'wrong data'): Promise<number[]> {
  await world.client.feedback.import({
    contract: 'acme',
    map: {
      kind: 'feedback',
      columns: { Email: 'person.email', Say: 'feedback.decision', Why: 'feedback.reason', When: 'feedback.at' },
    },
    file: csv('Email,Say,Why,When', ...numbers.map((n) => `${mailOf(n)},dispute,${reason},${at}`)),
  });
  const claims = (await world.client.dispute.list({ contract: 'acme' })).toSorted((a, b) => a.id - b.id);
  return numbers.map((n) => claims.findLast(({ email }) => email === mailOf(n))?.id ?? 0);
}

type Resolve = Parameters<World['client']['dispute']['resolve']>[0];

const resolve = (world: World, id: number | undefined, given: Omit<Resolve, 'id'>) =>
  world.client.dispute.resolve({ id: id ?? 0, ...given });

const inTime = '2026-03-02T09:00:00Z';

/** One contract, `count` leads delivered on 1 March. */
async function delivered(count: number, given: object = {}): Promise<World> {
  const world = await sampleWorld({ contracts: { acme: [terms(given)] } });
  await deliverSome(world, 'acme', count);
  world.setNow('2026-03-03T09:00:00Z');
  return world;
}

const issue = async (world: World): Promise<string> => {
  world.setNow('2026-04-04T09:00:00Z');
  const rows = await world.client.invoice.run({ period: '2026-03', issue: true });
  return rows[0]?.number ?? '';
};

test('the list: by the client’s time; open only what waits', async () => {
  const world = await delivered(4);
  await dispute(world, [1], '2026-03-02T10:00:00Z');
  await dispute(world, [2], '2026-03-02T08:00:00Z');
  await dispute(world, [3], '2026-03-02T09:00:00Z', 'not interested');
  await dispute(world, [4], '2026-03-09T09:00:00Z');
  const list = async (open: boolean) =>
    (await world.client.dispute.list({ contract: 'acme', open })).map(({ email, state }) => `${email} ${state}`);
  expect(await list(false)).toEqual([
    `${mailOf(2)} open`,
    `${mailOf(3)} noted`,
    `${mailOf(1)} open`,
    `${mailOf(4)} late`,
  ]);
  expect(await list(true)).toEqual([`${mailOf(2)} open`, `${mailOf(1)} open`]);
  expect(await refusalOf(world.client.dispute.list({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
  world.close();
});

describe('before an invoice', () => {
  test.each([
    { as: 'uphold', state: 'upheld', unit: 'returned' },
    { as: 'uphold', remedy: 'credit', state: 'upheld', unit: 'returned' },
    { as: 'uphold', remedy: 'replacement', state: 'upheld', unit: 'returned' },
    { as: 'part', percent: '30', state: 'part', unit: 'accepted' },
    { as: 'deny', state: 'denied', unit: 'accepted' },
    { as: 'withdraw', state: 'withdrawn', unit: 'accepted' },
  ] as const)('$as: the claim is $state, the delivery $unit', async ({ state, unit, ...given }) => {
    const world = await delivered(1);
    const [id] = await dispute(world, [1], inTime);
    const answer = await resolve(world, id, { ...given, note: 'spoke with Robin' });
    expect(answer).toEqual({ id, state, credit: null, credits: [] });
    expect(statesOf(world, 'acme')).toEqual([unit]);
    expect(historyOf(world, given.as)).toMatchObject([
      { before: { state: 'open', delivery: 'disputed' }, after: { state, unit, credits: [] } },
    ]);
    // What was said of a person stands beside the entry, not in it.
    expect(JSON.stringify(historyOf(world, given.as))).not.toContain('Robin');
    world.close();
  });

  test('the money follows on the invoice: 1 returned, 1 at 70 %, 1 denied', async () => {
    const world = await delivered(3);
    const [credited, part, denied] = await dispute(world, [1, 2, 3], inTime);
    await resolve(world, credited, { as: 'uphold' });
    await resolve(world, part, { as: 'part', percent: '30' });
    await resolve(world, denied, { as: 'deny' });
    world.setNow('2026-04-04T09:00:00Z');
    // 1000 − 30 % of 1000 = 700; 700 + 1000 = 1700
    expect(await world.client.invoice.run({ period: '2026-03' })).toMatchObject([{ net: 1700, carriedOver: [] }]);
    world.close();
  });

  test('a contract whose remedy is a part: upholding credits its percent', async () => {
    const world = await delivered(1, { disputes: disputes({ remedy: 'part', partPercent: '85' }) });
    const [id] = await dispute(world, [1], inTime);
    expect(await resolve(world, id, { as: 'uphold' })).toMatchObject({ state: 'part' });
    expect(statesOf(world, 'acme')).toEqual(['accepted']);
    world.setNow('2026-04-04T09:00:00Z');
    // 1000 − 85 % of 1000 = 150
    expect(await world.client.invoice.run({ period: '2026-03' })).toMatchObject([{ net: 150 }]);
    world.close();
  });

  test('denied, appealed, upheld', async () => {
    const world = await delivered(1);
    const [id] = await dispute(world, [1], inTime);
    await resolve(world, id, { as: 'deny' });
    expect(await resolve(world, id, { as: 'appeal' })).toMatchObject({ state: 'appealed' });
    expect(statesOf(world, 'acme')).toEqual(['disputed']);
    world.setNow('2026-04-04T09:00:00Z');
    const run = await world.client.invoice.run({ period: '2026-03' });
    expect(run).toMatchObject([{ net: 0, carriedOver: [{ code: 'disputeOpen', count: 1 }] }]);
    expect(await resolve(world, id, { as: 'uphold' })).toMatchObject({ state: 'upheld' });
    expect(statesOf(world, 'acme')).toEqual(['returned']);
    world.close();
  });

  test('a late claim stays as it is until an owner takes it', async () => {
    const world = await delivered(2);
    const [late, feedback] = [
      ...(await dispute(world, [1], '2026-03-03T09:00:01Z')),
      ...(await dispute(world, [2], '2026-03-03T09:00:01Z', 'not interested')),
    ];
    const before = contentOf(world);
    expect(await refusalOf(resolve(world, late, { as: 'uphold' }))).toEqual({
      code: 'wrongState',
      data: { kind: 'dispute', id: late, state: 'late', as: 'uphold', allowed: ['takeLate'] },
    });
    const manager = { ...world.context, actor: { name: 'Kim', role: 'manager' } as const };
    expect(resolveDispute(manager, { id: late ?? 0, as: 'takeLate' })).toMatchObject({
      ok: false,
      refusal: { code: 'ownersDecision' },
    });
    // Feedback moves nothing: there is nothing to take.
    expect(await refusalOf(resolve(world, feedback, { as: 'takeLate' }))).toMatchObject({
      code: 'wrongState',
      data: { allowed: [] },
    });
    expect(contentOf(world)).toBe(before);
    expect(await resolve(world, late, { as: 'takeLate' })).toMatchObject({ state: 'open' });
    expect(statesOf(world, 'acme')).toEqual(['disputed', 'delivered']);
    world.close();
  });
});

test('what is not allowed is refused, and nothing is written', async () => {
  const world = await delivered(2);
  const [id, denied] = await dispute(world, [1, 2], inTime);
  await resolve(world, denied, { as: 'deny' });
  const before = contentOf(world);
  const refused = (dispute: number | undefined, given: Omit<Resolve, 'id'>) =>
    refusalOf(resolve(world, dispute, given));
  expect(await refused(999, { as: 'deny' })).toEqual({ code: 'notFound', data: { kind: 'dispute', ref: 999 } });
  expect(await refused(id, { as: 'appeal' })).toMatchObject({
    code: 'wrongState',
    data: { state: 'open', allowed: ['uphold', 'part', 'deny', 'withdraw'] },
  });
  expect(await refused(denied, { as: 'uphold' })).toMatchObject({
    code: 'wrongState',
    data: { state: 'denied', allowed: ['appeal'] },
  });
  expect(await refused(id, { as: 'part' })).toMatchObject({ code: 'percentNeeded' });
  expect(await refused(id, { as: 'part', percent: '101' })).toMatchObject({ code: 'percentOutOfRange' });
  expect(await refused(id, { as: 'deny', remedy: 'credit' })).toMatchObject({ code: 'notTheRemedy' });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('a part of a lead that nothing prices is refused', async () => {
  const world = await sampleWorld({ contracts: { acme: [byMeeting('held')] } });
  await deliverSome(world, 'acme', 1);
  const [id] = await dispute(world, [1], inTime);
  expect(await refusalOf(resolve(world, id, { as: 'part', percent: '50' }))).toMatchObject({ code: 'partNeedsCharge' });
  world.close();
});

describe('the return cap', () => {
  test.each([
    { cap: { count: 2 }, leads: 3, used: 2, limit: 2 },
    // 40 % of 6 = 2.4
    { cap: { percent: '40' }, leads: 6, used: 2, limit: 2 },
  ])('$cap of $leads deliveries: the third return is refused with the meter', async ({ cap, leads, used, limit }) => {
    const world = await delivered(leads, { disputes: disputes({ cap }) });
    const [first, second, third] = await dispute(world, [1, 2, 3], inTime);
    await resolve(world, first, { as: 'uphold' });
    await resolve(world, second, { as: 'uphold', remedy: 'replacement' });
    const before = contentOf(world);
    expect(await refusalOf(resolve(world, third, { as: 'uphold' }))).toEqual({
      code: 'returnCapReached',
      data: { used, cap: limit, period: { from: '2026-03-01', to: '2026-03-31' } },
    });
    expect(contentOf(world)).toBe(before);
    // A part is no return.
    expect(await resolve(world, third, { as: 'part', percent: '10' })).toMatchObject({ state: 'part' });
    world.close();
  });

  test('counts in the billing period of the delivery', async () => {
    const world = await delivered(1, { disputes: disputes({ cap: { count: 1 } }) });
    const [march] = await dispute(world, [1], inTime);
    world.setNow('2026-04-02T09:00:00Z');
    await takeIn(world, 'acme', leadRows(2, 3));
    await world.client.delivery.deliver({ contract: 'acme' });
    const [second, third] = await dispute(world, [2, 3], '2026-04-02T10:00:00Z');
    await resolve(world, march, { as: 'uphold' });
    await resolve(world, second, { as: 'uphold' });
    expect(await refusalOf(resolve(world, third, { as: 'uphold' }))).toMatchObject({
      code: 'returnCapReached',
      data: { used: 1, cap: 1, period: { from: '2026-04-01', to: '2026-04-30' } },
    });
    world.close();
  });
});

describe('replacements', () => {
  test('are owed by a day, fulfilled oldest first, never charged, never returned', async () => {
    const world = await delivered(2, { disputes: disputes({ remedy: 'replacement' }), replacement: { dueDays: 14 } });
    const [first, second] = await dispute(world, [1, 2], inTime);
    await resolve(world, second, { as: 'uphold' });
    world.setNow('2026-03-04T02:00:00Z');
    await resolve(world, first, { as: 'uphold' });
    const ledger = () =>
      world.context.handle.reader
        .read(
          `SELECT p.id = ${second} AS ofSecond, r.due_day AS due, lead.external_id AS by FROM replacement r
           JOIN dispute p ON p.id = r.dispute_id LEFT JOIN delivery d ON d.replacement_id = r.id
           LEFT JOIN lead ON lead.id = d.lead_id ORDER BY r.owed_at`,
        )
        .all();
    // 3 March + 14 days; the other was decided on 4 March 02:00 UTC, still the 3rd in New York.
    expect(ledger()).toEqual([
      { ofSecond: 1, due: '2026-03-17', by: null },
      { ofSecond: 0, due: '2026-03-17', by: null },
    ]);
    await takeIn(world, 'acme', leadRows(3, 3));
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1, replacements: 1 });
    expect(ledger()).toMatchObject([{ by: 'L-3' }, { by: null }]);
    await takeIn(world, 'acme', leadRows(4, 6));
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 3, replacements: 1 });
    expect(ledger()).toMatchObject([{ by: 'L-3' }, { by: 'L-4' }]);

    const refused = await world.client.feedback.import({
      contract: 'acme',
      map: { kind: 'feedback', columns: { Email: 'person.email', Say: 'feedback.decision', Why: 'feedback.reason' } },
      file: csv('Email,Say,Why', `${mailOf(3)},dispute,wrong data`),
    });
    expect(refused).toMatchObject({ refused: 1, problems: [{ code: 'replacementNotReturnable' }] });
    world.setNow('2026-04-04T09:00:00Z');
    // The charges of 1 and 2 stand, 3 and 4 are free, 5 and 6 are charged: 4 × 1000.
    expect(await world.client.invoice.run({ period: '2026-03' })).toMatchObject([{ net: 4000 }]);
    world.close();
  });

  test('count under the caps', async () => {
    const world = await delivered(1, {
      disputes: disputes({ remedy: 'replacement' }),
      replacement: { dueDays: 14 },
      caps: [{ per: 'day', leads: 2, above: 'hold' }],
    });
    const [id] = await dispute(world, [1], inTime);
    await resolve(world, id, { as: 'uphold' });
    await takeIn(world, 'acme', leadRows(2, 4));
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({
      delivered: 2,
      replacements: 1,
      onHold: 1,
    });
    world.close();
  });
});

describe('after an invoice', () => {
  test('an upheld claim credits what is left, and its unit is never billed again', async () => {
    const world = await delivered(3);
    const number = await issue(world);
    const [id] = await dispute(world, [1], inTime);
    // The window was over and the lead invoiced; the claim was made in time.
    const answer = await resolve(world, id, { as: 'uphold' });
    expect(answer.credit).toMatchObject({ of: number, net: 1000, tax: 0, gross: 1000 });
    expect(answer.credits).toEqual([answer.credit]);
    expect(statesOf(world, 'acme')).toEqual(['returned', 'delivered', 'delivered']);
    const { reader } = world.context.handle;
    expect(reader.read('SELECT dispute_id AS dispute, amount FROM credit').all()).toEqual([
      { dispute: id, amount: 1000 },
    ]);
    expect(reader.read('SELECT count(*) AS live FROM live_charge').get()).toEqual({ live: 3 });
    expect(await world.client.invoice.run({ period: '2026-03', issue: true })).toEqual([]);
    world.close();
  });

  test('a part credits its percent of the charge, rounded once', async () => {
    const world = await delivered(1, { components: [{ id: 'lead', kind: 'perLead', price: 999 }] });
    await issue(world);
    const [id] = await dispute(world, [1], inTime);
    // 33.3 % of 999 = 332.667
    expect(await resolve(world, id, { as: 'part', percent: '33.3' })).toMatchObject({
      state: 'part',
      credit: { net: 333 },
    });
    expect(statesOf(world, 'acme')).toEqual(['accepted']);
    world.close();
  });

  test('two claims on one charge never credit more than it', async () => {
    const world = await delivered(1);
    await issue(world);
    const [late] = await dispute(world, [1], '2026-03-09T09:00:00Z');
    const [first] = await dispute(world, [1], inTime, 'not to definition');
    // 60 % of 1000 = 600; the second 60 % finds 400 left.
    expect(await resolve(world, first, { as: 'part', percent: '60' })).toMatchObject({ credit: { net: 600 } });
    await resolve(world, late, { as: 'takeLate' });
    expect(await resolve(world, late, { as: 'part', percent: '60' })).toMatchObject({ credit: { net: 400 } });
    world.close();
  });

  test('a replacement, a denial and a withdrawal leave the charge', async () => {
    const world = await delivered(3);
    await issue(world);
    const [replaced, denied, withdrawn] = await dispute(world, [1, 2, 3], inTime);
    expect(await resolve(world, replaced, { as: 'uphold', remedy: 'replacement' })).toMatchObject({ credit: null });
    expect(await resolve(world, denied, { as: 'deny' })).toMatchObject({ credit: null });
    expect(await resolve(world, withdrawn, { as: 'withdraw' })).toMatchObject({ credit: null });
    expect(await world.client.invoice.run({ period: '2026-03', issue: true })).toEqual([]);
    world.close();
  });

  test('what was credited already is not credited twice', async () => {
    const world = await delivered(2);
    const number = await issue(world);
    await world.client.invoice.credit({ number, of: { kind: 'all' } });
    const [id] = await dispute(world, [1], inTime);
    expect(await resolve(world, id, { as: 'uphold' })).toMatchObject({ state: 'upheld', credit: null, credits: [] });
    world.close();
  });

  test('a returned lead takes the charge of its meeting with it, from every invoice', async () => {
    const components = [
      { id: 'lead', kind: 'perLead', price: 1000 },
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000, overlap: 'each' },
    ];
    const world = await delivered(1, { components });
    const march = await issue(world);
    await world.client.appointment.import({
      contract: 'acme',
      file: csv('Id,Email,Booked,Starts,Outcome', `A-1,${mailOf(1)},2026-03-09 10:00,2026-04-02 10:00,held`),
      map: {
        kind: 'appointments',
        columns: {
          Id: 'appointment.id',
          Email: 'person.email',
          Booked: 'appointment.bookedAt',
          Starts: 'appointment.startsAt',
          Outcome: 'appointment.outcome',
        },
      },
    });
    world.setNow('2026-05-04T09:00:00Z');
    const [run] = await world.client.invoice.run({ period: '2026-04', issue: true });
    const [id] = await dispute(world, [1], inTime);
    const answer = await resolve(world, id, { as: 'uphold' });
    expect(answer.credits.map(({ of, net }) => ({ of, net }))).toEqual([
      { of: march, net: 1000 },
      { of: run?.number, net: 25_000 },
    ]);
    expect(answer.credit).toEqual(answer.credits[0]);
    world.close();
  });
});

test('a claim against a meeting returns the meeting and leaves its lead', async () => {
  const components = [
    { id: 'lead', kind: 'perLead', price: 1000 },
    { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000, overlap: 'each' },
  ];
  const world = await delivered(2, { components });
  world.setNow('2026-03-20T09:00:00Z');
  const meetings = csv(
    'Id,Email,Booked,Starts,Outcome',
    `A-1,${mailOf(1)},2026-03-09 10:00,2026-03-10 10:00,held`,
    `A-2,${mailOf(2)},2026-03-09 10:00,2026-03-10 11:00,held`,
  );
  await world.client.appointment.import({
    contract: 'acme',
    file: meetings,
    map: {
      kind: 'appointments',
      columns: {
        Id: 'appointment.id',
        Email: 'person.email',
        Booked: 'appointment.bookedAt',
        Starts: 'appointment.startsAt',
        Outcome: 'appointment.outcome',
      },
    },
  });
  await world.client.feedback.import({
    contract: 'acme',
    map: {
      kind: 'feedback',
      columns: { Id: 'appointment.id', Say: 'feedback.decision', Why: 'feedback.reason', At: 'feedback.at' },
    },
    file: csv(
      'Id,Say,Why,At',
      'A-1,dispute,not to definition,2026-03-11T10:00:00Z',
      'A-2,dispute,not to definition,2026-03-11T10:00:00Z',
    ),
  });
  const [first, second] = await world.client.dispute.list({ contract: 'acme', open: true });
  expect(await resolve(world, first?.id, { as: 'uphold' })).toMatchObject({ state: 'upheld', credit: null });
  world.setNow('2026-04-04T09:00:00Z');
  const [run] = await world.client.invoice.run({ period: '2026-03', issue: true });
  // Two leads at 1000; one meeting came back, the other is still disputed.
  expect(run).toMatchObject({ net: 2000, carriedOver: [{ code: 'disputeOpen', count: 1 }] });
  expect(await resolve(world, second?.id, { as: 'deny' })).toMatchObject({ state: 'denied' });
  const [again] = await world.client.invoice.run({ period: '2026-03', issue: true });
  expect(again).toMatchObject({ net: 25_000 });
  expect(await resolve(world, second?.id, { as: 'appeal' })).toMatchObject({ state: 'appealed' });
  expect(await resolve(world, second?.id, { as: 'uphold' })).toMatchObject({
    state: 'upheld',
    credit: { of: again?.number, net: 25_000 },
  });
  expect(statesOf(world, 'acme')).toEqual(['delivered', 'delivered']);
  world.close();
});
