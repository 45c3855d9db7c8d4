import { describe, expect, test } from 'vitest';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';
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

const map = {
  kind: 'feedback',
  columns: {
    Email: 'person.email',
    Say: 'feedback.decision',
    Why: 'feedback.reason',
    When: 'feedback.at',
  },
};
const header = 'Email,Say,Why,When';

const give = (world: World, ...rows: string[]) =>
  world.client.feedback.import({ contract: 'acme', map, file: csv(header, ...rows) });

const none = { accepted: 0, disputed: 0, late: 0, unmatched: 0, unchanged: 0, refused: 0, broken: 0, problems: [] };

const claimsOf = async (world: World) =>
  (await world.client.dispute.list({ contract: 'acme' })).map(({ email, reason, class: kind, state, openedAt }) => ({
    email,
    reason,
    kind,
    state,
    openedAt,
  }));

test('the worked month', async () => {
  const world = await monthWorld();
  world.setNow('2026-03-10T14:00:00Z');
  const contract = 'brightsmile-leads';
  await world.client.lead.import({ file: monthFile('leads-1.csv'), contract, map: monthJson('map-leads.json') });
  world.setNow('2026-03-10T15:00:00Z');
  await world.client.delivery.deliver({ contract });
  world.setNow('2026-03-13T08:00:00Z');
  const give = () =>
    world.client.feedback.import({ contract, file: monthFile('feedback.csv'), map: monthJson('map-feedback.json') });

  expect(await give()).toEqual({ ...none, ...monthJson('expected.json').feedback });
  expect(historyOf(world, 'feedback')).toMatchObject([{ after: { rows: 11, changes: 10 } }]);
  // 36 delivered: 3 accepted, 4 + 1 disputed; late and feedback move nothing.
  const states = world.context.handle.reader
    .read('SELECT state, count(*) AS n FROM delivery GROUP BY state ORDER BY state')
    .all();
  expect(states).toEqual([
    { state: 'accepted', n: 3 },
    { state: 'delivered', n: 28 },
    { state: 'disputed', n: 5 },
  ]);
  const open = await world.client.dispute.list({ contract, open: true });
  expect(open.map(({ reason }) => reason).toSorted()).toEqual([
    'not to definition',
    ...Array.from({ length: 4 }, () => 'wrong contact data'),
  ]);
  const all = await world.client.dispute.list({ contract });
  expect(all.map(({ state }) => state).toSorted()).toEqual(['late', 'noted', 'open', 'open', 'open', 'open', 'open']);

  const before = contentOf(world);
  expect(await give()).toEqual({ ...none, rows: 11, unmatched: 1, unchanged: 10 });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('a claim at the end of the window is in, one second later is late [G26]', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 4);
  world.setNow('2026-03-20T09:00:00Z');
  // Delivered 1 March 09:00:00 + 48 h. A time without an offset is in New York: 04:00 there is 09:00 UTC.
  const answer = await give(
    world,
    `${mailOf(1)},DISPUTE,wrong data,2026-03-03T09:00:00Z`,
    `${mailOf(2)},Dispute,Wrong Data,2026-03-03T09:00:01Z`,
    `${mailOf(3)},dispute,not interested,2026-03-03 04:00`,
    `${mailOf(4)},dispute,wrong data,`,
  );
  expect(answer).toEqual({ ...none, rows: 4, disputed: 2, late: 2 });
  expect(statesOf(world, 'acme')).toEqual(['disputed', 'delivered', 'delivered', 'delivered']);
  expect(await claimsOf(world)).toEqual([
    { email: mailOf(1), reason: 'wrong data', kind: 'creditable', state: 'open', openedAt: '2026-03-03T09:00:00Z' },
    { email: mailOf(3), reason: 'not interested', kind: 'feedback', state: 'noted', openedAt: '2026-03-03T09:00:00Z' },
    { email: mailOf(2), reason: 'wrong data', kind: 'creditable', state: 'late', openedAt: '2026-03-03T09:00:01Z' },
    // Without a time of its own it is as old as the day we hear of it.
    { email: mailOf(4), reason: 'wrong data', kind: 'creditable', state: 'late', openedAt: '2026-03-20T09:00:00Z' },
  ]);
  world.close();
});

test('a claim in time is heard after a claim that came too late', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 1);
  await give(world, `${mailOf(1)},dispute,wrong data,2026-03-09T09:00:00Z`);
  expect(await give(world, `${mailOf(1)},dispute,wrong data,2026-03-02T09:00:00Z`)).toMatchObject({ disputed: 1 });
  expect(statesOf(world, 'acme')).toEqual(['disputed']);
  world.close();
});

test('what is not allowed is listed, what is allowed is done', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 5);
  const at = '2026-03-02T09:00:00Z';
  const first = await give(
    world,
    `${mailOf(1)},accept,,${at}`,
    `${mailOf(2)},dispute,wrong data,${at}`,
    `${mailOf(1)},dispute,wrong data,${at}`,
    `${mailOf(2)},accept,,${at}`,
    `${mailOf(3)},dispute,too expensive,${at}`,
    `${mailOf(3)},dispute,,${at}`,
    `${mailOf(4)},maybe,,${at}`,
    `${mailOf(4)},accept,,yesterday`,
    `${mailOf(5)},,,${at}`,
    `stranger@example.com,accept,,${at}`,
    `,accept,,${at}`,
  );
  expect(first).toEqual({
    rows: 11,
    accepted: 1,
    disputed: 1,
    late: 0,
    unmatched: 2,
    unchanged: 1,
    refused: 4,
    broken: 2,
    problems: [
      { row: 3, code: 'alreadyAccepted', field: 'feedback.reason' },
      { row: 4, code: 'disputeOpen', field: 'feedback.decision' },
      { row: 5, code: 'reasonNotAllowed', field: 'feedback.reason' },
      { row: 6, code: 'reasonMissing', field: 'feedback.reason' },
      { row: 7, code: 'decisionUnknown', field: 'feedback.decision' },
      { row: 8, code: 'dateUnreadable', field: 'feedback.at' },
    ],
  });
  expect(statesOf(world, 'acme')).toEqual(['accepted', 'disputed', 'delivered', 'delivered', 'delivered']);
  world.close();
});

test('a contract without dispute terms takes any reason', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms({ disputes: undefined })] } });
  await deliverSome(world, 'acme', 1);
  expect(await give(world, `${mailOf(1)},dispute,too expensive,`)).toMatchObject({ disputed: 1 });
  expect(await claimsOf(world)).toMatchObject([{ reason: 'too expensive', kind: 'creditable', state: 'open' }]);
  world.close();
});

test('without a time of its own, the same file later changes nothing', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 3);
  const rows = [`${mailOf(1)},accept,,`, `${mailOf(2)},dispute,wrong data,`, `${mailOf(3)},dispute,not interested,`];
  expect(await give(world, ...rows)).toMatchObject({ accepted: 1, disputed: 2 });
  const [claim] = await world.client.dispute.list({ contract: 'acme', open: true });
  await world.client.dispute.resolve({ id: claim?.id ?? 0, as: 'deny' });
  world.setNow('2026-03-02T09:00:00Z');
  const before = contentOf(world);
  expect(await give(world, ...rows)).toEqual({ ...none, rows: 3, unchanged: 3 });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('columns of the client, in its own words', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 4);
  const answer = await world.client.feedback.import({
    contract: 'acme',
    file: csv('Ref;Telefon;Urteil;Grund', 'L-1;;gut;', ';(212) 555-0102;schlecht;Daten falsch', ';+12125550103;gut;'),
    map: {
      kind: 'feedback',
      columns: {
        Ref: 'lead.id',
        Telefon: 'person.phone',
        Urteil: 'feedback.decision',
        Grund: 'feedback.reason',
      },
      values: {
        'feedback.decision': { gut: 'accept', schlecht: 'dispute' },
        'feedback.reason': { 'Daten falsch': 'wrong data' },
      },
    },
  });
  expect(answer).toEqual({ ...none, rows: 3, accepted: 2, disputed: 1 });
  expect(statesOf(world, 'acme')).toEqual(['accepted', 'disputed', 'accepted', 'delivered']);
  const own = world.context.handle.reader.read<{ id: number }>("SELECT id FROM lead WHERE external_id = 'L-4'").get();
  const byOurId = { kind: 'feedback', columns: { Id: 'lead.id', Say: 'feedback.decision' } };
  expect(
    await world.client.feedback.import({ contract: 'acme', map: byOurId, file: csv('Id,Say', `${own?.id},accept`) }),
  ).toMatchObject({ accepted: 1 });
  world.close();
});

test('of two deliveries of one person, the newest at the time of the row', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 1);
  world.setNow('2026-03-10T09:00:00Z');
  // The same person asks again.
  await takeIn(world, 'acme', [`Robin Example,${mailOf(1)},,10,L-2,2026-03-10T08:00:00Z`]);
  await world.client.delivery.deliver({ contract: 'acme' });
  world.setNow('2026-03-11T09:00:00Z');
  await give(world, `${mailOf(1)},accept,,2026-03-02T09:00:00Z`);
  expect(statesOf(world, 'acme')).toEqual(['accepted', 'delivered']);
  await give(world, `${mailOf(1)},dispute,wrong data,2026-03-10T09:00:00Z`);
  expect(statesOf(world, 'acme')).toEqual(['accepted', 'disputed']);
  world.close();
});

test('what waits on hold is not known to the client', async () => {
  const caps = [{ per: 'day', leads: 1, above: 'hold' }];
  const world = await sampleWorld({ contracts: { acme: [terms({ caps })] } });
  await deliverSome(world, 'acme', 2);
  expect(await give(world, `${mailOf(2)},accept,,`)).toEqual({ ...none, rows: 1, unmatched: 1 });
  world.close();
});

describe('claims against meetings', () => {
  const meetingMap = {
    kind: 'feedback',
    columns: {
      Meeting: 'appointment.id',
      Email: 'person.email',
      Say: 'feedback.decision',
      Why: 'feedback.reason',
      When: 'feedback.at',
    },
  };
  const say = (world: World, ...rows: string[]) =>
    world.client.feedback.import({
      contract: 'acme',
      map: meetingMap,
      file: csv('Meeting,Email,Say,Why,When', ...rows),
    });

  async function withMeetings(): Promise<World> {
    const world = await sampleWorld({ contracts: { acme: [byMeeting('held', { disputes: disputes({}) })] } });
    await deliverSome(world, 'acme', 2);
    world.setNow('2026-03-20T09:00:00Z');
    await world.client.appointment.import({
      contract: 'acme',
      file: csv(
        'Id,After,Email,Booked,Starts,Outcome',
        `A-1,,${mailOf(1)},2026-03-02T09:00:00Z,2026-03-05T15:00:00Z,rescheduled`,
        `A-2,A-1,${mailOf(1)},2026-03-05T09:00:00Z,2026-03-10T15:00:00Z,held`,
        `B-1,,${mailOf(2)},2026-03-02T09:00:00Z,2026-03-05T15:00:00Z,held`,
      ),
      map: {
        kind: 'appointments',
        columns: {
          Id: 'appointment.id',
          After: 'appointment.previousId',
          Email: 'person.email',
          Booked: 'appointment.bookedAt',
          Starts: 'appointment.startsAt',
          Outcome: 'appointment.outcome',
        },
      },
    });
    return world;
  }

  test('the window runs from the meeting, the whole chain is the unit, the delivery does not move', async () => {
    const world = await withMeetings();
    // A-1 names the chain, whose meeting was on 10 March 15:00; B-1 was on 5 March 15:00.
    const rows = [
      `A-1,${mailOf(1)},dispute,wrong data,2026-03-12T15:00:00Z`,
      `B-1,,dispute,wrong data,2026-03-07T15:00:01Z`,
    ];
    expect(await say(world, ...rows)).toEqual({ ...none, rows: 2, disputed: 1, late: 1 });
    expect(await say(world, ...rows)).toEqual({ ...none, rows: 2, unchanged: 2 });
    expect(statesOf(world, 'acme')).toEqual(['delivered', 'delivered']);
    const chains = await world.client.dispute.list({ contract: 'acme' });
    expect(chains.map(({ state, appointment }) => [state, typeof appointment])).toEqual([
      ['late', 'number'],
      ['open', 'number'],
    ]);
    world.close();
  });

  test('an unknown meeting never means its lead, and only silence accepts one', async () => {
    const world = await withMeetings();
    expect(await say(world, `A-9,${mailOf(1)},dispute,wrong data,`, `A-2,,accept,,`)).toEqual({
      ...none,
      rows: 2,
      unmatched: 1,
      refused: 1,
      problems: [{ row: 2, code: 'meetingNotAccepted', field: 'feedback.decision' }],
    });
    world.close();
  });
});

test('a file that cannot be read is refused, and nothing is written', async () => {
  const world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 1));
  await world.client.delivery.deliver({ contract: 'acme' });
  const before = contentOf(world);
  const file = csv(header, `${mailOf(1)},accept,,`);
  const give = (given: object) => refusalOf(world.client.feedback.import({ contract: 'acme', file, map, ...given }));
  expect(await give({ contract: 'nobody' })).toMatchObject({ code: 'notFound' });
  expect(await give({ map: { kind: 'sales', columns: {} } })).toMatchObject({ code: 'invalidMap' });
  expect(await give({ map: { kind: 'feedback', columns: { Email: 'sale.id' } } })).toMatchObject({
    code: 'invalidMap',
  });
  expect(await give({ file: csv('Other,Say', 'x,accept') })).toMatchObject({ code: 'columnMissing' });
  expect(await give({ file: new File([''], 'empty.csv') })).toMatchObject({ code: 'emptyFile' });
  expect(await give({ file: new File(['PK\u0003\u0004…'], 'book.xlsx') })).toEqual({
    code: 'unreadableFile',
    data: { file: 'book.xlsx', reason: 'damaged' },
  });
  expect(contentOf(world)).toBe(before);
  world.close();
});
