import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testData } from '../testData.ts';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';
import {
  byMeeting,
  contentOf,
  csv,
  deliverSome,
  disputes,
  historyOf,
  mailOf,
  refusalOf,
  sampleWorld,
  takeIn,
  terms,
} from './sampleContract.ts';

const map = {
  kind: 'appointments',
  columns: {
    Id: 'appointment.id',
    After: 'appointment.previousId',
    Email: 'person.email',
    Booked: 'appointment.bookedAt',
    Starts: 'appointment.startsAt',
    Outcome: 'appointment.outcome',
    Setter: 'appointment.setter',
  },
};
const header = 'Id,After,Email,Booked,Starts,Outcome,Setter';

const give = (world: World, ...rows: string[]) =>
  world.client.appointment.import({ contract: 'acme', map, file: csv(header, ...rows) });

const none = {
  booked: 0,
  held: 0,
  prospectNoShow: 0,
  clientNoShow: 0,
  cancelledInTime: 0,
  lateCancel: 0,
  unconfirmed: 0,
  unmatched: 0,
  broken: 0,
  problems: [],
};

/** A contract by the held meeting; leads 1 to 3 were delivered on 1 March, today is 20 March. */
async function afterMeetings(version: object = byMeeting('held')): Promise<World> {
  const world = await sampleWorld({ contracts: { acme: [version] } });
  await deliverSome(world, 'acme', 3);
  world.setNow('2026-03-20T09:00:00Z');
  return world;
}

interface Stored {
  readonly external: string | null;
  readonly chain: string | null;
  readonly person: string;
  readonly booked: number;
  readonly starts: number;
  readonly outcome: string | null;
}

const storedOf = ({ context }: World): Stored[] =>
  context.handle.reader
    .read<Stored>(
      `SELECT a.external_id AS external, f.external_id AS chain, lead.external_id AS person, a.booked_at AS booked,
         a.starts_at AS starts, a.outcome
       FROM appointment a JOIN appointment f ON f.id = a.chain_id JOIN delivery d ON d.id = a.delivery_id
       JOIN lead ON lead.id = d.lead_id ORDER BY a.starts_at, a.external_id`,
    )
    .all();

test('the worked month, and the same file again', async () => {
  const world = await monthWorld();
  const contract = 'maschinenbau-termine';
  world.setNow('2026-03-02T10:00:00Z');
  await world.client.lead.import({ file: monthFile('leads-b.csv'), contract, map: monthJson('map-leads-b.json') });
  await world.client.delivery.deliver({ contract });
  world.setNow('2026-04-01T08:00:00Z');
  const give = () =>
    world.client.appointment.import({
      contract,
      file: monthFile('appointments-b.csv'),
      map: monthJson('map-appointments.json'),
    });
  const expected = { ...monthJson('expected.json').appointments, problems: [] };
  expect(await give()).toEqual(expected);
  expect(historyOf(world, 'appointments')).toMatchObject([{ after: { rows: 11, booked: 10, changes: 11 } }]);
  const before = contentOf(world);
  expect(await give()).toEqual(expected);
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('a known id updates; what a row leaves empty stays', async () => {
  const world = await afterMeetings();
  expect(await give(world, `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,,Kim`)).toEqual({
    ...none,
    rows: 1,
    booked: 1,
    unconfirmed: 1,
  });
  expect(await give(world, 'A,,,,,held,')).toEqual({ ...none, rows: 1, booked: 1, held: 1 });
  expect(await give(world, 'A,,,,2026-03-06 10:00,,')).toEqual({ ...none, rows: 1, booked: 1, held: 1 });
  // New York is five hours behind UTC until 8 March.
  expect(storedOf(world)).toEqual([
    {
      external: 'A',
      chain: 'A',
      person: 'L-1',
      booked: Date.parse('2026-03-02T14:00:00Z'),
      starts: Date.parse('2026-03-06T15:00:00Z'),
      outcome: 'held',
    },
  ]);
  world.close();
});

describe('chains', () => {
  test('a predecessor may come later in the file', async () => {
    const world = await afterMeetings();
    const rows = [
      `A3,A2,,2026-03-06 09:00,2026-03-10 10:00,lateCancel,`,
      `B1,,${mailOf(2)},2026-03-02 09:00,2026-03-05 10:00,held,`,
      `A2,A1,,2026-03-05 09:00,2026-03-06 10:00,rescheduled,`,
      `A1,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,rescheduled,`,
    ];
    expect(await give(world, ...rows)).toEqual({ ...none, rows: 4, booked: 2, held: 1, lateCancel: 1 });
    expect(storedOf(world).map(({ external, chain, person }) => `${external} ${chain} ${person}`)).toEqual([
      'A1 A1 L-1',
      'B1 B1 L-2',
      'A2 A1 L-1',
      'A3 A1 L-1',
    ]);
    world.close();
  });

  test('an unknown predecessor, and a circle, are broken', async () => {
    const world = await afterMeetings();
    const answer = await give(
      world,
      `A,Z,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,held,`,
      `B,C,${mailOf(2)},2026-03-02 09:00,2026-03-05 10:00,held,`,
      `C,B,${mailOf(2)},2026-03-02 09:00,2026-03-05 10:00,held,`,
    );
    const problem = { code: 'previousUnknown', field: 'appointment.previousId' };
    expect(answer).toEqual({ ...none, rows: 3, broken: 3, problems: [1, 2, 3].map((row) => ({ row, ...problem })) });
    world.close();
  });

  test('two meetings become one chain when the calendar says so later, unless a claim names one', async () => {
    const world = await afterMeetings();
    await give(
      world,
      `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,rescheduled,`,
      `B,,${mailOf(1)},2026-03-05 09:00,2026-03-06 10:00,held,`,
      `C,,${mailOf(2)},2026-03-02 09:00,2026-03-05 10:00,rescheduled,`,
      `D,,${mailOf(2)},2026-03-05 09:00,2026-03-19 10:00,held,`,
    );
    await world.client.feedback.import({
      contract: 'acme',
      map: { kind: 'feedback', columns: { Id: 'appointment.id', S: 'feedback.decision', W: 'feedback.reason' } },
      file: csv('Id,S,W', 'D,dispute,wrong data'),
    });
    expect(await give(world, 'B,A,,,,,', 'D,C,,,,,')).toEqual({
      ...none,
      rows: 2,
      booked: 1,
      held: 1,
      broken: 1,
      problems: [{ row: 2, code: 'chainFixed', field: 'appointment.previousId' }],
    });
    expect(storedOf(world).map(({ external, chain }) => `${external} ${chain}`)).toEqual(['A A', 'C C', 'B A', 'D D']);
    world.close();
  });
});

describe('without an id', () => {
  test('lead and start say which', async () => {
    const world = await afterMeetings();
    const row = (outcome: string) => `,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,${outcome},`;
    expect(await give(world, row(''), row('held'), `,,${mailOf(1)},2026-03-02 09:00,2026-03-06 10:00,,`)).toEqual({
      ...none,
      rows: 3,
      booked: 2,
      held: 1,
      unconfirmed: 1,
    });
    expect(storedOf(world)).toHaveLength(2);
    world.close();
  });

  test('an id that comes later is taken on; another id is another meeting', async () => {
    const world = await afterMeetings();
    await give(world, `,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,,`);
    await give(world, `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,held,`);
    await give(world, `B,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,held,`);
    expect(storedOf(world).map(({ external, outcome }) => `${external} ${outcome}`)).toEqual(['A held', 'B held']);
    world.close();
  });
});

test('when it was booked, where the file does not say', async () => {
  const row = `A,,${mailOf(1)},,2026-03-05 10:00,held,`;
  const bookings = await afterMeetings(byMeeting('booked'));
  // Bookings are billed by their day: a guess would bill a guess.
  expect(await give(bookings, row)).toMatchObject({
    booked: 0,
    broken: 1,
    problems: [{ row: 1, code: 'bookedAtMissing', field: 'appointment.bookedAt' }],
  });
  bookings.close();
  const world = await afterMeetings();
  await give(world, row, `B,,${mailOf(2)},,2026-03-25 10:00,,`);
  expect(storedOf(world).map(({ booked }) => new Date(booked).toISOString())).toEqual([
    '2026-03-05T15:00:00.000Z',
    '2026-03-20T09:00:00.000Z',
  ]);
  world.close();
});

test('what cannot be used is listed with its reason', async () => {
  const world = await afterMeetings();
  const answer = await give(
    world,
    `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,went well,`,
    `B,,${mailOf(1)},2026-03-02 09:00,,held,`,
    // New York skips 02:00 to 03:00 on 8 March 2026.
    `C,,${mailOf(1)},2026-03-02 09:00,2026-03-08 02:30,held,`,
    `D,,stranger@example.com,2026-03-02 09:00,2026-03-05 10:00,held,`,
    `E,,${mailOf(1)},2026-03-02 09:00,2026-03-21 10:00,HELD,`,
    `F,,${mailOf(2)},2026-03-02 09:00,2026-03-21 10:00,LateCancel,`,
  );
  expect(answer).toEqual({
    ...none,
    rows: 6,
    booked: 2,
    lateCancel: 1,
    unmatched: 1,
    broken: 3,
    problems: [
      { row: 1, code: 'outcomeUnknown', field: 'appointment.outcome' },
      { row: 2, code: 'startMissing', field: 'appointment.startsAt' },
      { row: 3, code: 'dateSkippedByClock', field: 'appointment.startsAt' },
      // Tomorrow's meeting cannot have been held: it is booked, and waits.
      { row: 5, code: 'outcomeBeforeMeeting', field: 'appointment.outcome' },
    ],
  });
  world.close();
});

describe('what an outcome brings', () => {
  const replaces = (given: object = {}): object =>
    byMeeting('held', {
      appointments: { outcomes: { prospectNoShow: 'replace' } },
      replacement: { dueDays: 10 },
      ...given,
    });
  const owedOf = ({ context }: World) =>
    context.handle.reader
      .read(
        `SELECT a.external_id AS chain, r.due_day AS due, d.id IS NOT NULL AS fulfilled FROM replacement r
         JOIN appointment a ON a.id = r.chain_id LEFT JOIN delivery d ON d.replacement_id = r.id`,
      )
      .all();

  test('a replacement is owed once, and no more when the outcome is corrected', async () => {
    const world = await afterMeetings(replaces());
    const row = (outcome: string) => `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,${outcome},`;
    await give(world, row('prospectNoShow'));
    // 20 March + 10 days
    const owed = [{ chain: 'A', due: '2026-03-30', fulfilled: 0 }];
    expect(owedOf(world)).toEqual(owed);
    world.setNow('2026-03-22T09:00:00Z');
    await give(world, row('prospectNoShow'));
    expect(owedOf(world)).toEqual(owed);
    await give(world, row('held'));
    expect(owedOf(world)).toEqual([]);
    world.close();
  });

  test('a replacement that was given stays given, and is said', async () => {
    const world = await afterMeetings(replaces());
    const row = (outcome: string) => `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,${outcome},`;
    await give(world, row('prospectNoShow'));
    await takeIn(world, 'acme', [`Robin Example,${mailOf(9)},,10,L-9,2026-03-20T08:00:00Z`]);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ replacements: 1 });
    const corrected = {
      held: 1,
      problems: [{ row: 1, code: 'replacementFulfilled', field: 'appointment.outcome' }],
    };
    expect(await give(world, row('held'))).toMatchObject(corrected);
    expect(owedOf(world)).toMatchObject([{ fulfilled: 1 }]);
    world.close();
  });

  test('a replacing meeting that fails owes no other', async () => {
    const world = await afterMeetings(replaces());
    await give(world, `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,prospectNoShow,`);
    await takeIn(world, 'acme', [`Robin Example,${mailOf(9)},,10,L-9,2026-03-20T08:00:00Z`]);
    await world.client.delivery.deliver({ contract: 'acme' });
    world.setNow('2026-03-30T09:00:00Z');
    await give(world, `B,,${mailOf(9)},2026-03-21 09:00,2026-03-25 10:00,prospectNoShow,`);
    expect(owedOf(world)).toMatchObject([{ chain: 'A', fulfilled: 1 }]);
    world.close();
  });

  test('an outcome corrected after the invoice is kept, and said until the money is put right', async () => {
    const world = await afterMeetings(byMeeting('held', { disputes: disputes({}) }));
    const row = (outcome: string) => `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,${outcome},`;
    await give(world, row('held'));
    world.setNow('2026-04-04T09:00:00Z');
    const [run] = await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(run).toMatchObject({ net: 25_000 });
    const said = {
      rows: 1,
      booked: 1,
      prospectNoShow: 1,
      problems: [{ row: 1, code: 'invoicedOutcomeChanged', field: 'appointment.outcome' }],
    };
    expect(await give(world, row('prospectNoShow'))).toEqual({ ...none, ...said });
    expect(await give(world, row('prospectNoShow'))).toEqual({ ...none, ...said });
    await world.client.invoice.credit({ number: run?.number ?? '', of: { kind: 'all' } });
    expect(await give(world, row('prospectNoShow'))).toEqual({ ...none, ...said, problems: [] });
    world.close();
  });

  test('a contract by the booking bills the meeting that failed: nothing to say', async () => {
    const world = await afterMeetings(byMeeting('booked'));
    const row = (outcome: string) => `A,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,${outcome},`;
    await give(world, row(''));
    world.setNow('2026-04-04T09:00:00Z');
    await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(await give(world, row('prospectNoShow'))).toEqual({ ...none, rows: 1, booked: 1, prospectNoShow: 1 });
    world.close();
  });
});

test('a file that cannot be read is refused, and nothing is written', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms()] } });
  const before = contentOf(world);
  const file = csv(header, `A,,${mailOf(1)},,2026-03-05 10:00,held,`);
  const give = (given: object) => refusalOf(world.client.appointment.import({ contract: 'acme', file, map, ...given }));
  expect(await give({ contract: 'nobody' })).toMatchObject({ code: 'notFound' });
  expect(await give({ map: { ...map, kind: 'feedback' } })).toMatchObject({ code: 'invalidMap' });
  expect(await give({ file: csv('Id,Email', 'A,x@example.com') })).toMatchObject({ code: 'columnMissing' });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test.skipIf(testData === null)('a calendar as Calendly writes it: every row accounted for', async () => {
  const world = await sampleWorld({
    now: '2025-02-20T09:00:00Z',
    contracts: { acme: [byMeeting('held', { from: '2025-02-01' })] },
  });
  await takeIn(
    world,
    'acme',
    ['person.one', 'two', 'three'].map((name, n) => `Test,${name}@example.com,,10,L-${n},2025-02-20T08:00:00Z`),
  );
  await world.client.delivery.deliver({ contract: 'acme' });
  world.setNow('2025-03-20T09:00:00Z');
  const name = 'calendly-scheduled-events.DERIVED.csv';
  const answer = await world.client.appointment.import({
    contract: 'acme',
    file: new File([readFileSync(join(testData ?? '', 'exports', name))], name),
    map: {
      kind: 'appointments',
      columns: {
        'Invitee Email': 'person.email',
        'Event UUID': 'appointment.id',
        'Event Created Date & Time': 'appointment.bookedAt',
        'Start Date & Time': 'appointment.startsAt',
        Canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 2 },
        'Marked as No-Show': {
          field: 'appointment.outcome',
          values: { Yes: 'prospectNoShow', No: 'held' },
          priority: 1,
        },
        'User Name': 'appointment.setter',
      },
    },
  });
  expect(answer).toEqual({
    ...none,
    rows: 3,
    booked: 2,
    held: 1,
    cancelledInTime: 1,
    broken: 1,
    // 9 March 2025 02:30 does not exist in New York.
    problems: [{ row: 2, code: 'dateSkippedByClock', field: 'appointment.startsAt' }],
  });
  world.close();
});
