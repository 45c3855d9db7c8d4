import { describe, expect, test } from 'vitest';
import { finalOutcomes } from '../../shared/domain/appointment.ts';
import type { World } from '../world.ts';
import { byMeeting, contentOf, csv, deliverSome, historyOf, mailOf, refusalOf, sampleWorld } from './sampleContract.ts';

const at = (iso: string): number => Date.parse(iso);

/** A contract by the held meeting; leads 1 to 4 were delivered on 1 March; answers their deliveries. */
async function desk(version: object = byMeeting('held')): Promise<{ world: World; deliveries: number[] }> {
  const world = await sampleWorld({ contracts: { acme: [version] } });
  await deliverSome(world, 'acme', 4);
  world.setNow('2026-03-02T09:00:00Z');
  const { rows } = await world.client.delivery.list({ contract: 'acme', direction: 'ascending' });
  return { world, deliveries: rows.map(({ id }) => id) };
}

/** A desk with one meeting, on 5 March 10:00 in New York, as of `now`. */
async function met(now: string, version?: object): Promise<{ world: World; chain: number; delivery: number }> {
  const { world, deliveries } = await desk(version);
  const [delivery = 0] = deliveries;
  const { chain } = await world.client.appointment.book({
    delivery,
    startsAt: at('2026-03-05T15:00:00Z'),
    setter: 'Kim',
  });
  world.setNow(now);
  return { world, chain, delivery };
}

const onlyRow = async (world: World) => {
  const { rows } = await world.client.appointment.list({});
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (row === undefined) throw new Error('no chain');
  return row;
};

describe('booking', () => {
  test('is for what was delivered', async () => {
    const world = await sampleWorld({ contracts: { acme: [byMeeting('held')] } });
    expect(await world.client.appointment.list({})).toMatchObject({ bookable: false, contracts: [] });
    await deliverSome(world, 'acme', 1);
    expect(await world.client.appointment.list({})).toMatchObject({ bookable: true, contracts: [] });
    world.close();
  });

  test('is a chain of its own, booked now', async () => {
    const { world, chain } = await met('2026-03-02T09:00:00Z');
    expect(await onlyRow(world)).toMatchObject({
      id: chain,
      state: 'booked',
      setter: 'Kim',
      links: 1,
      leadDays: 3,
      lead: { email: mailOf(1) },
      day: '2026-03-05',
      minute: 16 * 60, // in Berlin, the agency's zone
    });
    expect((await world.client.appointment.list({ contract: 'acme' })).rows[0]).toMatchObject({ minute: 10 * 60 });
    expect(historyOf(world, 'book')).toHaveLength(1);
    world.close();
  });

  test('what cannot be booked', async () => {
    const { world, deliveries } = await desk(byMeeting('booked'));
    const [delivery = 0] = deliveries;
    const startsAt = at('2026-03-05T15:00:00Z');
    await world.client.appointment.book({ delivery, startsAt });
    const before = contentOf(world);
    const refused = (given: object) =>
      refusalOf(world.client.appointment.book({ delivery, startsAt: at('2026-03-06T15:00:00Z'), ...given }));
    expect(await refused({ delivery: 999 })).toMatchObject({ code: 'notFound' });
    expect(await refused({ startsAt })).toMatchObject({ code: 'alreadyBooked' });
    // The same, as the client's clock says it; and a time that its clock skips.
    expect(await refused({ startsAt: '2026-03-05T10:00' })).toMatchObject({ code: 'alreadyBooked' });
    expect(await refused({ startsAt: '2026-03-08T02:30' })).toMatchObject({ code: 'timeSkipped' });
    expect(await refused({ startsAt: at('2026-03-01T15:00:00Z') })).toMatchObject({ code: 'bookedAtMissing' });
    expect(await refused({ bookedAt: at('2026-03-07T15:00:00Z') })).toMatchObject({ code: 'bookedAfterMeeting' });
    expect(contentOf(world)).toBe(before);
    world.close();
  });
});

describe('the outcome of a meeting', () => {
  const outcomes = { prospectNoShow: 'replace', clientNoShow: 'bill', lateCancel: 'credit' };
  const mapped = byMeeting('held', { appointments: { outcomes }, replacement: { dueDays: 10 } });

  test('what each would bring, from the terms', async () => {
    const { world } = await met('2026-03-06T09:00:00Z', mapped);
    const { outcomes: brought, billing } = await onlyRow(world);
    expect(billing).toMatchObject([{ judged: 'carry', reason: 'meetingUnconfirmed' }]);
    expect(brought.map(({ outcome, effect, amount, refusal }) => [outcome, effect, amount, refusal])).toEqual([
      ['held', 'bill', 25_000, null],
      ['prospectNoShow', 'replace', 25_000, null],
      ['clientNoShow', 'bill', 25_000, null],
      ['cancelledInTime', 'none', 0, null],
      ['lateCancel', 'credit', 0, null],
    ]);
    world.close();
  });

  test.each(finalOutcomes)('%s brings what was said', async (outcome) => {
    const { world, chain } = await met('2026-03-06T09:00:00Z', mapped);
    const said = (await onlyRow(world)).outcomes.find((one) => one.outcome === outcome);
    const owed = outcome === 'prospectNoShow' ? 1 : 0;
    expect(await world.client.appointment.decide({ ids: [chain], outcome })).toEqual({
      decided: 1,
      unchanged: 0,
      owed,
      notOwed: 0,
      problems: [],
    });
    expect(await onlyRow(world)).toMatchObject({
      state: outcome,
      replacement: owed === 1 ? { dueDay: '2026-03-16', fulfilled: false } : null,
    });
    world.setNow('2026-04-04T09:00:00Z');
    const [run] = await world.client.invoice.run({ period: '2026-03' });
    expect(run?.net ?? 0).toBe(said?.amount);
    world.close();
  });

  test('is corrected, and what it owed goes', async () => {
    const { world, chain } = await met('2026-03-06T09:00:00Z', mapped);
    const decide = (outcome: (typeof finalOutcomes)[number]) =>
      world.client.appointment.decide({ ids: [chain], outcome });
    await decide('prospectNoShow');
    expect(await decide('prospectNoShow')).toMatchObject({ decided: 0, unchanged: 1 });
    expect(await decide('held')).toMatchObject({ decided: 1, notOwed: 1 });
    world.setNow('2026-04-04T09:00:00Z');
    const [run] = await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(await decide('lateCancel')).toMatchObject({ problems: [{ chain, code: 'invoicedOutcomeChanged' }] });
    expect((await onlyRow(world)).billing).toMatchObject([{ judged: 'drop', number: run?.number, left: 25_000 }]);
    world.close();
  });

  test('is not said before the meeting; many at once are all or none', async () => {
    const { world, deliveries } = await desk();
    const startsAt = ['2026-03-03T15:00:00Z', '2026-03-05T15:00:00Z'];
    const ids: number[] = [];
    for (const [place, start] of startsAt.entries()) {
      const delivery = deliveries[place] ?? 0;
      ids.push((await world.client.appointment.book({ delivery, startsAt: at(start) })).chain);
    }
    world.setNow('2026-03-04T09:00:00Z');
    const before = contentOf(world);
    expect(await refusalOf(world.client.appointment.decide({ ids, outcome: 'held' }))).toEqual({
      code: 'outcomeBeforeMeeting',
      data: { chain: ids[1], outcome: 'held', of: 2 },
    });
    expect(contentOf(world)).toBe(before);
    expect(await world.client.appointment.decide({ ids, outcome: 'cancelledInTime' })).toMatchObject({ decided: 2 });
    world.close();
  });
});

describe('moving', () => {
  test('the chain goes on as one unit', async () => {
    const { world, chain } = await met('2026-03-04T09:00:00Z');
    const { appointment } = await world.client.appointment.move({ id: chain, startsAt: at('2026-03-09T14:00:00Z') });
    const row = await onlyRow(world);
    expect(row).toMatchObject({
      id: chain,
      state: 'booked',
      links: 2,
      startsAt: at('2026-03-09T14:00:00Z'),
      setter: 'Kim',
    });
    expect(row.history.map(({ outcome }) => outcome)).toEqual(['rescheduled', null]);
    world.setNow('2026-03-10T09:00:00Z');
    // Named by any of its appointments.
    expect(await world.client.appointment.decide({ ids: [appointment, chain], outcome: 'held' })).toMatchObject({
      decided: 1,
    });
    expect(await refusalOf(world.client.appointment.move({ id: chain, startsAt: at('2026-03-12T14:00:00Z') }))).toEqual(
      {
        code: 'wrongState',
        data: { kind: 'appointment', id: chain, state: 'held', as: 'move', allowed: [] },
      },
    );
    expect((await onlyRow(world)).cannotMove).toMatchObject({ code: 'wrongState' });
    world.close();
  });

  test('a no-show that gets another time keeps how it ended, and owes nothing any more', async () => {
    const version = byMeeting('held', {
      appointments: { outcomes: { prospectNoShow: 'replace' } },
      replacement: { dueDays: 10 },
    });
    const { world, chain } = await met('2026-03-06T09:00:00Z', version);
    await world.client.appointment.decide({ ids: [chain], outcome: 'prospectNoShow' });
    expect((await onlyRow(world)).replacement).not.toBeNull();
    expect(
      await refusalOf(world.client.appointment.move({ id: chain, startsAt: at('2026-03-04T14:00:00Z') })),
    ).toMatchObject({ code: 'movedBeforeMeeting' });
    await world.client.appointment.move({ id: chain, startsAt: at('2026-03-09T14:00:00Z') });
    const row = await onlyRow(world);
    expect(row).toMatchObject({ state: 'booked', replacement: null });
    expect(row.history.map(({ outcome }) => outcome)).toEqual(['prospectNoShow', null]);
    world.close();
  });
});

test('the list: what waits, days of the calendar, rates, pages', async () => {
  const { world, deliveries } = await desk();
  const starts = ['2026-03-03T15:00:00Z', '2026-03-04T02:00:00Z', '2026-03-05T15:00:00Z', '2026-03-20T15:00:00Z'];
  const ids: number[] = [];
  for (const [place, start] of starts.entries()) {
    ids.push((await world.client.appointment.book({ delivery: deliveries[place] ?? 0, startsAt: at(start) })).chain);
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  world.setNow('2026-03-06T09:00:00Z');
  await world.client.appointment.decide({ ids: [first], outcome: 'held' });
  await world.client.appointment.decide({ ids: [second], outcome: 'prospectNoShow' });
  const { list } = world.client.appointment;
  const idsOf = async (input: Parameters<typeof list>[0]): Promise<number[]> =>
    (await list(input)).rows.map(({ id }) => id);
  expect(await idsOf({ states: ['unconfirmed'] })).toEqual([third]);
  expect(await idsOf({ states: ['booked', 'unconfirmed'] })).toEqual([third, fourth]);
  // In Berlin the second is on the 4th, in New York on the 3rd.
  expect(await idsOf({ from: '2026-03-04', to: '2026-03-05' })).toEqual([second, third]);
  expect(await idsOf({ contract: 'acme', to: '2026-03-03' })).toEqual([first, second]);
  expect(await idsOf({ text: 'person4@' })).toEqual([fourth]);
  const all = await list({ limit: 3 });
  expect(all.counts.filter(({ count }) => count > 0)).toEqual([
    { state: 'booked', count: 1 },
    { state: 'unconfirmed', count: 1 },
    { state: 'held', count: 1 },
    { state: 'prospectNoShow', count: 1 },
  ]);
  expect(all.contracts).toEqual([{ ref: 'acme', name: 'acme', client: 'Acme Inc.', unconfirmed: 1 }]);
  expect(await idsOf({ ...(all.next && { after: all.next }) })).toEqual([fourth]);
  for (const sort of ['bookedAt', 'name', 'contract', 'setter'] as const)
    expect(new Set(await idsOf({ sort, direction: 'descending' })).size).toBe(4);
  // The same as the figures of the contract say of these days.
  const march = { contract: 'acme', from: '2026-03-01', to: '2026-03-31' };
  const { showRate, keptRate } = await list(march);
  const { opened } = (await world.client.figures.read(march)).total;
  expect(showRate).toEqual(opened.showRate);
  expect(keptRate).toEqual(opened.keptRate);
  expect(showRate.value).toBe('50.00');
  expect(await refusalOf(list({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
  expect(await refusalOf(list({ from: '2026-03-04', to: '2026-03-03' }))).toMatchObject({ code: 'invalidInput' });
  world.close();
});

test('chains that a file made are the same in the list and in the rules', async () => {
  const { world } = await desk();
  world.setNow('2026-03-20T09:00:00Z');
  const columns = {
    Id: 'appointment.id',
    After: 'appointment.previousId',
    Email: 'person.email',
    Booked: 'appointment.bookedAt',
    Starts: 'appointment.startsAt',
    Outcome: 'appointment.outcome',
  };
  await world.client.appointment.import({
    contract: 'acme',
    map: { kind: 'appointments', columns },
    file: csv(
      Object.keys(columns).join(','),
      `A1,,${mailOf(1)},2026-03-02 09:00,2026-03-05 10:00,rescheduled`,
      `A2,A1,,2026-03-04 09:00,2026-03-06 10:00,held`,
      // Moved, and nobody said to when.
      `B1,,${mailOf(2)},2026-03-02 09:00,2026-03-05 10:00,rescheduled`,
      // Moved to an earlier time.
      `C1,,${mailOf(3)},2026-03-02 09:00,2026-03-25 10:00,rescheduled`,
      `C2,C1,,2026-03-03 09:00,2026-03-19 10:00,`,
    ),
  });
  const { rows } = await world.client.appointment.list({});
  expect(rows.map(({ lead, state, links }) => [lead.email, state, links])).toEqual([
    [mailOf(2), 'unconfirmed', 1],
    [mailOf(1), 'held', 2],
    [mailOf(3), 'unconfirmed', 2],
  ]);
  expect((await world.client.appointment.list({ states: ['unconfirmed'] })).rows.map(({ lead }) => lead.email)).toEqual(
    [mailOf(2), mailOf(3)],
  );
  world.close();
});
