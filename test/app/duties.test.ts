import { expect, test } from 'vitest';
import type { World } from '../world.ts';
import { csv, deliverSome, mailOf, refusalOf, sampleWorld, terms } from './sampleContract.ts';

const dated = {
  pilot: { until: '2026-03-31', leads: 20, money: 15_000 },
  minimumTerm: { months: 3 },
  notice: { days: 30 },
  benchmarks: [{ measure: 'acceptanceRate', atLeast: '80', by: '2026-03-25', exit: 'terminate' }],
  reporting: { cadence: 'monthly', nextDue: '2026-04-10' },
  guarantee: { units: 20, component: 'lead', shortfall: 'makeGood' },
  dataOwner: 'client',
  assets: [{ kind: 'landingPage', name: 'https://roofs.example.com', owner: 'agency' }],
};

/** Ten leads delivered on 1 March; two came back, the others are deemed accepted. */
async function running(): Promise<World> {
  const world = await sampleWorld({ contracts: { acme: [terms(dated)] } });
  await deliverSome(world, 'acme', 10);
  world.setNow('2026-03-02T09:00:00Z');
  await world.client.feedback.import({
    contract: 'acme',
    map: { kind: 'feedback', columns: { Email: 'person.email', Say: 'feedback.decision', Why: 'feedback.reason' } },
    file: csv('Email,Say,Why', `${mailOf(1)},dispute,wrong data`, `${mailOf(2)},dispute,wrong data`),
  });
  for (const { id } of await world.client.dispute.list({ contract: 'acme' })) {
    await world.client.dispute.resolve({ id, as: 'uphold' });
  }
  // Wednesday
  world.setNow('2026-03-18T15:00:00Z');
  return world;
}

test('what the terms date, measured as it stands', async () => {
  const world = await running();
  const duties = await world.client.duty.list({ contract: 'acme' });
  expect(duties.map(({ duty }) => duty)).toEqual([
    {
      kind: 'benchmark',
      contract: 'acme',
      day: '2026-03-25',
      daysLeft: 7,
      measure: 'acceptanceRate',
      atLeast: '80',
      atMost: null,
      // 8 of 10 decided
      value: '80.00',
      isReached: true,
      exit: 'terminate',
      exitFrom: '2026-03-26',
    },
    {
      kind: 'pilotEnd',
      contract: 'acme',
      day: '2026-03-31',
      daysLeft: 13,
      leads: { used: 10, of: 20 },
      // eight that stand, at 10.00
      money: { used: 8000, of: 15_000 },
    },
    {
      kind: 'guarantee',
      contract: 'acme',
      day: '2026-03-31',
      daysLeft: 13,
      component: 'lead',
      period: { from: '2026-03-01', to: '2026-03-31' },
      units: 8,
      of: 20,
      // 13 of 22 working days have come: 8 × 22 ÷ 13 = 13.5
      projected: '14',
      isAtRisk: true,
      shortfall: 'makeGood',
    },
    {
      kind: 'reportDue',
      contract: 'acme',
      day: '2026-04-10',
      daysLeft: 23,
      cadence: 'monthly',
      period: { from: '2026-03-01', to: '2026-03-31' },
    },
    // three months from 1 March end on 31 May, with a period; 30 days before that is 1 May
    { kind: 'lastNotice', contract: 'acme', day: '2026-05-01', daysLeft: 44, ends: '2026-05-31', isFirst: true },
    { kind: 'minimumTermEnd', contract: 'acme', day: '2026-05-31', daysLeft: 74, months: 3 },
  ]);
  world.close();
});

test('Today names what is near, with the days that are left', async () => {
  const world = await running();
  const shown = async () =>
    (await world.client.today.read()).items
      .filter(({ duty }) => duty !== null)
      .map(({ kind, urgency, daysLeft, count, of }) => [urgency, kind, daysLeft, count, of]);
  expect(await shown()).toEqual([
    ['soon', 'pilotEnd', 13, 1, null],
    ['soon', 'guarantee', null, 8, '20'],
  ]);
  // Two weeks later the pilot is over, its benchmark was reached, and notice for the minimum term is near.
  world.setNow('2026-04-02T15:00:00Z');
  expect(await shown()).toEqual([
    ['overdue', 'pilotEnd', -2, 1, null],
    ['soon', 'lastNotice', 29, 1, null],
  ]);
  world.close();
});

test('a benchmark that was missed says what the client may do', async () => {
  const world = await running();
  const [first] = (await world.client.delivery.list({ contract: 'acme', standings: ['deemedAccepted'] })).rows;
  await world.client.delivery.decide({
    ids: [first?.id ?? 0],
    decision: 'dispute',
    reason: 'wrong data',
    at: Date.parse('2026-03-02T09:00:00Z'),
  });
  const [open] = await world.client.dispute.list({ contract: 'acme', open: true });
  await world.client.dispute.resolve({ id: open?.id ?? 0, as: 'uphold' });
  world.setNow('2026-03-26T15:00:00Z');
  const { items } = await world.client.today.read();
  // 7 of 10
  expect(items.find(({ kind }) => kind === 'benchmark')).toMatchObject({
    urgency: 'overdue',
    daysLeft: -1,
    duty: { value: '70.00', isReached: false, exit: 'terminate', exitFrom: '2026-03-26' },
  });
  world.close();
});

test('a report falls due on the day the terms name, and stands in the list with it', async () => {
  const world = await running();
  world.setNow('2026-04-09T15:00:00Z');
  const due = async () =>
    (await world.client.report.list({ contract: 'acme' })).rows.map(({ period, dueDay }) => [period, dueDay]);
  expect(await due()).toEqual([]);
  world.setNow('2026-04-10T15:00:00Z');
  expect(await due()).toEqual([['2026-03', '2026-04-10']]);
  await world.client.report.makeDue({});
  expect(await due()).toEqual([['2026-03', '2026-04-10']]);
  expect((await world.client.report.list({ contract: 'acme' })).upcoming).toMatchObject([{ day: '2026-05-10' }]);
  world.close();
});

test('the overview says who owns what and when the next report is due', async () => {
  const world = await running();
  expect(await world.client.contract.read({ ref: 'acme' })).toMatchObject({
    owned: { data: 'client', assets: dated.assets },
    reporting: { cadence: 'monthly', next: '2026-04-10' },
  });
  world.close();
});

test('a draft dates nothing, and an unknown contract is refused', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms({ ...dated, components: [] })] } });
  expect(await world.client.duty.list({})).toEqual([]);
  expect(await refusalOf(world.client.duty.list({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
  world.close();
});
