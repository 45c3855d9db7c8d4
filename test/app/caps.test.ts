import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { deliverSome, leadRows, sampleWorld, statesOf, takeIn, terms } from './sampleContract.ts';

const deliver = (world: World) => world.client.delivery.deliver({ contract: 'acme' });

/** How far the limits of `acme` are used up today. */
async function usesOf(world: World): Promise<{ kind: string; used: number; spent: number }[]> {
  const { limits } = await world.client.contract.read({ ref: 'acme' });
  return limits.map(({ kind, used, spent }) => ({ kind, used, spent }));
}

/** A world in which `count` leads at 10.00 passed and wait. */
async function waiting(count: number, given: object): Promise<World> {
  const world = await sampleWorld({ contracts: { acme: [terms(given)] } });
  await takeIn(world, 'acme', leadRows(1, count));
  return world;
}

describe('a cap in money', () => {
  test('lets through what it pays, by the prices of the units', async () => {
    // 3 × 10.00 = 30.00 is within 34.99, 4 × 10.00 is not
    const world = await waiting(5, { caps: [{ per: 'month', money: 3499, above: 'refuse' }] });
    expect(await deliver(world)).toMatchObject({ delivered: 3, kept: [{ reason: 'capReached', count: 2 }] });
    expect(await usesOf(world)).toEqual([{ kind: 'month', used: 3, spent: 3000 }]);
    world.setNow('2026-04-01T12:00:00Z');
    expect(await deliver(world)).toMatchObject({ delivered: 2, kept: [] });
    world.close();
  });

  test('does not count what came back; the next lead takes its room', async () => {
    const world = await waiting(4, { caps: [{ per: 'month', money: 3000, above: 'hold' }] });
    expect(await deliver(world)).toMatchObject({ delivered: 3, onHold: 1 });
    const { rows } = await world.client.delivery.list({ contract: 'acme', direction: 'ascending' });
    const { claims } = await world.client.delivery.decide({
      ids: [rows[0]?.id ?? 0],
      decision: 'dispute',
      reason: 'wrong data',
    });
    expect(await deliver(world)).toMatchObject({ delivered: 0, onHold: 1 });
    await world.client.dispute.resolve({ id: claims[0]?.dispute ?? 0, as: 'uphold' });
    // 2 × 10.00 stand
    expect(await usesOf(world)).toEqual([{ kind: 'month', used: 3, spent: 2000 }]);
    expect(await deliver(world)).toMatchObject({ delivered: 1, onHold: 0 });
    world.close();
  });

  test('counts each lead at the price of its place, and of its traits', async () => {
    const tiers = [
      { upTo: 2, unit: 1000 },
      { upTo: null, unit: 400 },
    ];
    // 1,000 + 1,000 + 400 + 400 = 2,800; a fifth would make 3,200
    const components = [{ id: 'lead', kind: 'perLead', volume: { shape: 'graduated', tiers } }];
    const world = await waiting(6, { components, caps: [{ per: 'period', money: 3100, above: 'hold' }] });
    expect(await deliver(world)).toMatchObject({ delivered: 4, onHold: 2 });
    expect(await usesOf(world)).toEqual([{ kind: 'period', used: 4, spent: 2800 }]);
    world.close();
  });

  test('looks at conditional prices: who is dear may not fit where who is cheap does', async () => {
    // person N has N × 10 employees; from 30 on a lead costs 20.00: 10 + 10 + 20 = 40, a further 20 would make 60
    const criteria = [{ id: 'size', field: 'company.employees', op: 'gte', value: 30, hard: true }];
    const components = [{ id: 'lead', kind: 'perLead', price: 1000, prices: [{ when: { criteria }, price: 2000 }] }];
    const world = await waiting(4, { components, caps: [{ per: 'day', money: 5000, above: 'hold' }] });
    expect(await deliver(world)).toMatchObject({ delivered: 3, onHold: 1 });
    expect(await usesOf(world)).toEqual([{ kind: 'day', used: 3, spent: 4000 }]);
    // One who costs 10.00 still fits.
    await takeIn(world, 'acme', ['Kim Example,kim@example.com,+1 212 555 0188,10,K-1,2026-03-01T08:00:00Z']);
    expect(await deliver(world)).toMatchObject({ delivered: 1, onHold: 1 });
    expect(await usesOf(world)).toEqual([{ kind: 'day', used: 4, spent: 5000 }]);
    world.close();
  });
});

test('a cap that charges stops nothing, and what lies above it costs the over-delivery price', async () => {
  const world = await waiting(4, { caps: [{ per: 'month', leads: 2, above: 'charge', price: 1500 }] });
  expect(await deliver(world)).toMatchObject({ delivered: 4, onHold: 0, kept: [] });
  world.setNow('2026-04-05T12:00:00Z');
  // 2 × 10.00 + 2 × 15.00
  const [row] = await world.client.invoice.run({ period: '2026-03', issue: false });
  expect(row).toMatchObject({ net: 5000 });
  world.close();
});

test('the pilot has its own cap until its last day, counted from the first day of the contract', async () => {
  const pilot = { until: '2026-03-10', leads: 3 };
  const world = await waiting(5, { pilot, caps: [{ per: 'day', leads: 2, above: 'hold' }] });
  expect(await deliver(world)).toMatchObject({ delivered: 2, onHold: 3 });
  world.setNow('2026-03-10T12:00:00Z');
  // The day has room for two, the pilot for one more; what waits on hold waits on.
  expect(await deliver(world)).toMatchObject({ delivered: 1, onHold: 2 });
  world.setNow('2026-03-11T12:00:00Z');
  expect(await deliver(world)).toMatchObject({ delivered: 2, onHold: 0 });
  world.close();
});

test('more than the client can answer is delivered, and told', async () => {
  const world = await waiting(5, { capacity: { leadsPerDay: 3 } });
  expect(await deliver(world)).toMatchObject({ delivered: 5, beyondCapacity: 2 });
  expect(statesOf(world, 'acme')).toHaveLength(5);
  expect(await world.client.contract.read({ ref: 'acme' })).toMatchObject({ capacity: { used: 5, leads: 3 } });
  const { items } = await world.client.today.read();
  expect(items.filter(({ kind }) => kind === 'beyondCapacity')).toMatchObject([{ urgency: 'today', count: 2 }]);
  world.setNow('2026-03-02T12:00:00Z');
  await takeIn(world, 'acme', leadRows(6, 6));
  expect(await deliver(world)).toMatchObject({ delivered: 1, beyondCapacity: 0 });
  world.close();
});

test('a cap in money that is nearly full is on Today', async () => {
  const world = await sampleWorld({
    contracts: { acme: [terms({ caps: [{ per: 'month', money: 5000, above: 'hold' }] })] },
  });
  await deliverSome(world, 'acme', 4);
  const { items } = await world.client.today.read();
  // 40.00 of 50.00 are four fifths
  expect(items.filter(({ kind }) => kind === 'capNearlyFull')).toMatchObject([
    { urgency: 'soon', count: 4, of: null, amount: 4000, blocked: false },
  ]);
  world.close();
});

test('what a source brings above its part of a cap is billed to the client and not payable to the source [P09]', async () => {
  const allocations = [{ source: 'web', leads: 2 }];
  const world = await waiting(4, { caps: [{ per: 'month', leads: 4, above: 'refuse', allocations }] });
  expect(await deliver(world)).toMatchObject({ delivered: 4 });
  world.setNow('2026-04-05T12:00:00Z');
  // 4 × 10.00
  expect(await world.client.invoice.run({ period: '2026-03', issue: false })).toMatchObject([{ net: 4000 }]);
  const { rows } = await world.client.source.list({ from: '2026-03-01', to: '2026-03-31' });
  const web = rows.find(({ source }) => source?.ref === 'web');
  expect(web).toMatchObject({ delivered: 4, notPayable: 2, contracts: [{ payable: { payable: 2, notPayable: 2 } }] });
  // Asked from the second day on, nothing was delivered any more.
  const later = await world.client.source.list({ from: '2026-03-02', to: '2026-03-31' });
  expect(later.rows.map(({ notPayable }) => notPayable)).toEqual([0]);
  world.close();
});
