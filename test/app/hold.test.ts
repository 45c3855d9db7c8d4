import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { contentOf, historyOf, leadRows, refusalOf, sampleWorld, statesOf, takeIn, terms } from './sampleContract.ts';

const caps = [{ per: 'day', leads: 2, above: 'hold' }];
const bin = (world: World) => world.client.delivery.hold({ contract: 'acme' });
const deliver = (world: World) => world.client.delivery.deliver({ contract: 'acme' });
const decide = (world: World, as: 'deliver' | 'makeGood' | 'discard', ids?: number[], note?: string) =>
  world.client.delivery.decideHeld({
    contract: 'acme',
    as,
    ...(ids === undefined ? {} : { ids }),
    ...(note === undefined ? {} : { note }),
  });

/** Two of five leads were delivered, three wait. */
async function binOfThree(given: object = {}): Promise<{ world: World; ids: number[] }> {
  const world = await sampleWorld({ contracts: { acme: [terms({ caps, ...given })] } });
  await takeIn(world, 'acme', leadRows(1, 5));
  expect(await deliver(world)).toMatchObject({ delivered: 2, onHold: 3 });
  return { world, ids: (await bin(world)).rows.map(({ id }) => id) };
}

const isFree = ({ context }: World): number[] =>
  context.handle.reader
    .read<{ free: number }>('SELECT free FROM delivery WHERE delivered_at IS NOT NULL ORDER BY id')
    .all()
    .map(({ free }) => free);

describe('the list', () => {
  test('is in the order they go out in, with what keeps each and what it would cost', async () => {
    const { world } = await binOfThree();
    const shown = await bin(world);
    expect(shown.rows.map(({ lead, keptBy, cost }) => [lead.email, keptBy, cost])).toEqual([
      ['person3@example.com', ['day'], 1000],
      ['person4@example.com', ['day'], 1000],
      ['person5@example.com', ['day'], 1000],
    ]);
    expect(shown).toMatchObject({ total: 3, limits: [{ kind: 'day', used: 2 }] });
    world.setNow('2026-03-02T12:00:00Z');
    // Two have room now; the third waits behind them.
    expect((await bin(world)).rows.map(({ keptBy }) => keptBy)).toEqual([[], [], ['day']]);
    world.close();
  });

  test('names every limit without room, those that refuse first, and the price of the place', async () => {
    const tiers = [
      { upTo: 3, unit: 1000 },
      { upTo: null, unit: 500 },
    ];
    const { world, ids } = await binOfThree({
      components: [{ id: 'lead', kind: 'perLead', volume: { shape: 'graduated', tiers } }],
      pilot: { until: '2026-03-20', leads: 3 },
    });
    // A make-good is the third lead of the pilot, and no unit of the first tier.
    await decide(world, 'makeGood', ids.slice(0, 1));
    expect((await bin(world)).rows.map(({ keptBy, cost }) => [keptBy, cost])).toEqual([
      [['pilot', 'day'], 1000],
      [['pilot', 'day'], 1000],
    ]);
    world.setNow('2026-03-21T12:00:00Z');
    // The first is the third unit of the period, the second the fourth.
    expect((await bin(world)).rows.map(({ keptBy, cost }) => [keptBy, cost])).toEqual([
      [[], 1000],
      [[], 500],
    ]);
    world.close();
  });
});

test('deliver takes those chosen as far as there is room; the rest waits on', async () => {
  const { world, ids } = await binOfThree();
  expect(await decide(world, 'deliver', ids)).toMatchObject({ delivered: 0, onHold: 3, discarded: 0 });
  world.setNow('2026-03-02T12:00:00Z');
  expect(await decide(world, 'deliver', ids.slice(2))).toMatchObject({ delivered: 1, onHold: 2 });
  expect(statesOf(world, 'acme')).toEqual(['delivered', 'delivered', 'onHold', 'onHold', 'delivered']);
  world.close();
});

describe('a make-good', () => {
  test('goes out now although the cap is full, and is never charged', async () => {
    const { world, ids } = await binOfThree();
    expect(await decide(world, 'makeGood', ids.slice(0, 2), 'promised in February')).toMatchObject({
      delivered: 2,
      onHold: 1,
    });
    expect(isFree(world)).toEqual([0, 0, 1, 1]);
    const { rows } = await world.client.delivery.list({ contract: 'acme', direction: 'ascending' });
    expect(rows.map((one) => [one.isFree, one.charges.map(({ amount }) => amount)])).toEqual([
      [false, [1000]],
      [false, [1000]],
      [true, []],
      [true, []],
    ]);
    const [given] = (await world.client.lead.read({ id: rows[2]?.lead.id ?? 0 })).deliveries;
    expect(given).toMatchObject({ isFree: true, isReplacement: false });
    expect(historyOf(world, 'makeGood')).toMatchObject([
      { after: { delivered: 2, changes: 2 }, note: 'promised in February' },
    ]);
    world.setNow('2026-04-05T12:00:00Z');
    const [row] = await world.client.invoice.run({ period: '2026-03', issue: true });
    // 2 × 10.00: the two that were given are not on it
    expect(row).toMatchObject({ net: 2000, state: 'issued' });
    const april = await world.client.invoice.run({ period: '2026-04', issue: false });
    expect(april).toEqual([]);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    world.close();
  });

  test('takes no replacement that is owed, costs a cap in money nothing, and respects a cap that refuses', async () => {
    const { world } = await binOfThree({
      caps: [...caps, { per: 'month', leads: 4, above: 'refuse' }, { per: 'week', money: 2000, above: 'hold' }],
    });
    expect(await decide(world, 'makeGood')).toMatchObject({ delivered: 2, onHold: 1 });
    const { limits } = await bin(world);
    expect(limits.map(({ kind, used, spent }) => [kind, used, spent])).toEqual([
      ['day', 4, 0],
      ['month', 4, 0],
      ['week', 4, 2000],
    ]);
    world.close();
  });
});

describe('discard', () => {
  test('takes the lead off for good: it is not offered again, and may go to somebody else', async () => {
    const { world, ids } = await binOfThree();
    expect(await decide(world, 'discard', ids.slice(0, 1), 'asked by the client')).toMatchObject({
      discarded: 1,
      delivered: 0,
      onHold: 2,
    });
    expect(historyOf(world, 'discard')).toMatchObject([{ after: { discarded: 1 }, note: 'asked by the client' }]);
    world.setNow('2026-03-02T12:00:00Z');
    expect(await deliver(world)).toMatchObject({ delivered: 2, onHold: 0, kept: [] });
    expect((await world.client.contract.head({ ref: 'acme' })).waits.toDeliver).toBe(0);
    const { items } = await world.client.today.read();
    expect(items.filter(({ kind }) => kind === 'leadToDeliver')).toEqual([]);
    world.setNow('2026-03-03T12:00:00Z');
    expect(await deliver(world)).toMatchObject({ delivered: 0, onHold: 0, kept: [] });
    world.close();
  });

  test('can be undone, and whom a person chooses by hand goes out all the same', async () => {
    const { world, ids } = await binOfThree();
    const before = contentOf(world);
    await decide(world, 'discard');
    expect(await bin(world)).toMatchObject({ rows: [], total: 0 });
    await world.client.step.undo({});
    expect((await bin(world)).rows.map(({ id }) => id)).toEqual(ids);
    expect(JSON.parse(contentOf(world))[1]).toEqual(JSON.parse(before)[1]);

    const [first] = (await bin(world)).rows;
    await decide(world, 'discard', [first?.id ?? 0]);
    world.setNow('2026-03-02T12:00:00Z');
    const chosen = { contract: 'acme', leads: [first?.lead.id ?? 0] };
    expect(await world.client.delivery.deliverChosen(chosen)).toMatchObject({ delivered: 1 });
    world.close();
  });

  test('goes with its import when that is taken back', async () => {
    const { world } = await binOfThree();
    await decide(world, 'discard');
    const { rows } = await world.client.intake.batches({});
    await world.client.lead.undoImport({ batch: rows[0]?.id ?? 0, withWork: true });
    expect(statesOf(world, 'acme')).toEqual([]);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    world.close();
  });
});

test('what is not on hold is refused, and nothing is done', async () => {
  const { world, ids } = await binOfThree();
  const { rows } = await world.client.delivery.list({ contract: 'acme' });
  const delivered = rows[0]?.id ?? 0;
  const before = contentOf(world);
  expect(await refusalOf(decide(world, 'discard', [...ids, delivered]))).toMatchObject({ code: 'wrongState' });
  expect(await refusalOf(decide(world, 'makeGood', [...ids, 7]))).toMatchObject({
    code: 'notFound',
    data: { kind: 'delivery', ref: 7 },
  });
  expect(await refusalOf(world.client.delivery.hold({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
  expect(contentOf(world)).toBe(before);
  world.close();
});
