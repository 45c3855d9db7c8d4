import { describe, expect, test } from 'vitest';
import { readDelivery } from '../../db/queries/delivery.ts';
import { standings } from '../../shared/domain/delivery.ts';
import type { World } from '../world.ts';
import {
  contentOf,
  deliverSome,
  historyOf,
  leadRows,
  mailOf,
  refusalOf,
  sampleWorld,
  statesOf,
  takeIn,
  terms,
} from './sampleContract.ts';

const list = (world: World, given: object = {}) => world.client.delivery.list({ contract: 'acme', ...given });

async function delivered(count: number, given: object = {}): Promise<{ world: World; ids: number[] }> {
  const world = await sampleWorld({ contracts: { acme: [terms(given)] } });
  await deliverSome(world, 'acme', count);
  const { rows } = await list(world, { direction: 'ascending' });
  return { world, ids: rows.map(({ id }) => id) };
}

const at = (iso: string): number => Date.parse(iso);

describe('the client’s answer by word', () => {
  test('accepts many, and those that stood so stay', async () => {
    const { world, ids } = await delivered(3);
    const accept = (some: number[]) => world.client.delivery.decide({ ids: some, decision: 'accept' });
    expect(await accept(ids.slice(0, 1))).toEqual({ accepted: 1, disputed: 0, late: 0, unchanged: 0, claims: [] });
    expect(await accept([...ids, ...ids])).toMatchObject({ accepted: 2, unchanged: 1 });
    expect(statesOf(world, 'acme')).toEqual(['accepted', 'accepted', 'accepted']);
    expect(historyOf(world, 'accept')).toMatchObject([{ after: { changes: 1 } }, { after: { changes: 2 } }]);
    world.close();
  });

  test('a claim is judged by the client’s own time [G26]', async () => {
    const { world, ids } = await delivered(4);
    world.setNow('2026-03-20T09:00:00Z');
    const dispute = (place: number, reason: string, when?: string) =>
      world.client.delivery.decide({
        ids: ids.slice(place, place + 1),
        decision: 'dispute',
        reason,
        ...(when !== undefined && { at: at(when) }),
      });
    expect(await dispute(0, 'Wrong Data', '2026-03-03T09:00:00Z')).toMatchObject({
      disputed: 1,
      claims: [{ delivery: ids[0], state: 'open' }],
    });
    expect(await dispute(1, 'wrong data', '2026-03-03T09:00:01Z')).toMatchObject({
      late: 1,
      claims: [{ state: 'late' }],
    });
    expect(await dispute(2, 'not interested', '2026-03-02T09:00:00Z')).toMatchObject({
      disputed: 1,
      claims: [{ state: 'noted' }],
    });
    expect(await dispute(3, 'wrong data')).toMatchObject({ late: 1 });
    expect(await dispute(0, 'wrong data', '2026-03-03T09:00:00Z')).toMatchObject({ unchanged: 1 });
    expect(statesOf(world, 'acme')).toEqual(['disputed', 'delivered', 'delivered', 'delivered']);
    world.close();
  });

  test('all or none, with the delivery it stopped at', async () => {
    const { world, ids } = await delivered(3);
    world.setNow('2026-03-02T09:00:00Z');
    const [first = 0, second = 0, third = 0] = ids;
    await world.client.delivery.decide({ ids: [first], decision: 'accept' });
    await world.client.delivery.decide({ ids: [second], decision: 'dispute', reason: 'wrong data' });
    await takeIn(world, 'acme', leadRows(9, 9));
    const before = contentOf(world);
    const refused = (some: number[], given: object) =>
      refusalOf(world.client.delivery.decide({ ids: some, decision: 'dispute', reason: 'wrong data', ...given }));
    expect(await refused([third, first], {})).toEqual({
      code: 'alreadyAccepted',
      data: { delivery: first, of: 2 },
    });
    expect(await refused([third, second], { decision: 'accept' })).toMatchObject({ code: 'disputeOpen' });
    expect(await refused([third], { reason: undefined })).toMatchObject({ code: 'reasonMissing' });
    expect(await refused([third], { reason: 'too expensive' })).toEqual({
      code: 'reasonNotAllowed',
      data: {
        delivery: third,
        reason: 'too expensive',
        allowed: ['wrong data', 'not to definition', 'not interested'],
      },
    });
    expect(await refused([third], { at: at('2026-02-28T09:00:00Z') })).toMatchObject({ code: 'claimBeforeDelivery' });
    expect(await refused([third, 999], {})).toMatchObject({ code: 'notFound' });
    expect(contentOf(world)).toBe(before);
    world.close();
  });

  test('what waits on hold was seen by nobody', async () => {
    const { world } = await delivered(1, { caps: [{ per: 'day', leads: 1, above: 'hold' }] });
    await takeIn(world, 'acme', leadRows(2, 2));
    await world.client.delivery.deliver({ contract: 'acme' });
    const [held] = (await list(world, { standings: ['onHold'] })).rows;
    expect(held).toMatchObject({ standing: 'onHold', deliveredAt: null, lead: { email: mailOf(2) } });
    expect(await refusalOf(world.client.delivery.decide({ ids: [held?.id ?? 0], decision: 'accept' }))).toMatchObject({
      code: 'wrongState',
      data: { state: 'onHold' },
    });
    world.close();
  });
});

describe('the deliveries of a contract', () => {
  test('stand at what the clock and the terms say, the same in the list and in its counts', async () => {
    const world = await sampleWorld({
      contracts: { acme: [terms(), terms({ from: '2026-03-05', review: { hours: 48, silence: 'ask' } })] },
    });
    await deliverSome(world, 'acme', 4);
    world.setNow('2026-03-05T12:00:00Z');
    await takeIn(world, 'acme', leadRows(5, 6));
    await world.client.delivery.deliver({ contract: 'acme' });
    const all = await list(world, { direction: 'ascending' });
    const [first, second, third] = all.rows.map(({ id }) => id);
    await world.client.delivery.decide({ ids: [first ?? 0], decision: 'accept' });
    const { claims } = await world.client.delivery.decide({
      ids: [second ?? 0, third ?? 0],
      decision: 'dispute',
      reason: 'wrong data',
      at: at('2026-03-02T09:00:00Z'),
    });
    await world.client.dispute.decide({ ids: [claims[0]?.dispute ?? 0], as: 'uphold', remedy: 'replacement' });
    for (const [now, expected] of [
      ['2026-03-07T12:00:00Z', { accepted: 1, returned: 1, disputed: 1, deemedAccepted: 1, reviewOpen: 2 }],
      ['2026-03-07T12:00:01Z', { accepted: 1, returned: 1, disputed: 1, deemedAccepted: 1, silent: 2 }],
    ] as const) {
      world.setNow(now);
      const { rows, counts, total } = await list(world);
      expect(total).toBe(6);
      expect(
        Object.fromEntries(counts.filter(({ count }) => count > 0).map((one) => [one.standing, one.count])),
      ).toEqual(expected);
      for (const standing of standings) {
        const some = await list(world, { standings: [standing] });
        expect(some.rows.map(({ id }) => id)).toEqual(
          rows.filter((row) => row.standing === standing).map(({ id }) => id),
        );
        expect(some.total).toBe(some.rows.length);
      }
    }
    world.close();
  });

  test('show what they cost, and what is owed for them', async () => {
    const { world, ids } = await delivered(3);
    const [first = 0] = ids;
    const { claims } = await world.client.delivery.decide({ ids: [first], decision: 'dispute', reason: 'wrong data' });
    await world.client.dispute.decide({ ids: [claims[0]?.dispute ?? 0], as: 'uphold', remedy: 'replacement' });
    await takeIn(world, 'acme', leadRows(4, 4));
    await world.client.delivery.deliver({ contract: 'acme' });
    world.setNow('2026-04-04T09:00:00Z');
    const [run] = await world.client.invoice.run({ period: '2026-03', issue: true });
    const rows = (await list(world, { direction: 'ascending' })).rows;
    expect(rows.map(({ charges }) => charges)).toEqual([
      ...ids.map(() => [{ amount: 1000, left: 1000, number: run?.number }]),
      [],
    ]);
    expect(rows[0]).toMatchObject({
      standing: 'returned',
      replacement: { dueDay: null, fulfilled: true },
      disputes: [{ state: 'upheld' }],
    });
    expect(rows[3]).toMatchObject({ isReplacement: true, verdict: 'pass' });
    world.close();
  });

  test('newest first, page after page, by name, by part of a mail', async () => {
    const { world } = await delivered(5);
    expect(readDelivery(world.context.handle.reader, (await list(world)).rows[0]?.id ?? 0).state).toBe('delivered');
    const emails = async (given: object): Promise<(string | null)[]> =>
      (await list(world, given)).rows.map(({ lead }) => lead.email);
    expect(await emails({})).toEqual([5, 4, 3, 2, 1].map(mailOf));
    for (const sort of ['deliveredAt', 'name', 'reviewEndsAt']) {
      const first = await list(world, { sort, limit: 2 });
      const rest = await list(world, { sort, after: first.next });
      expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(5);
      expect(rest.next).toBeNull();
    }
    expect(await emails({ text: 'PERSON4' })).toEqual([mailOf(4)]);
    expect(await refusalOf(world.client.delivery.list({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
    world.close();
  });
});
