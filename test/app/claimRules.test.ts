import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import {
  csv,
  deliverSome,
  disputes,
  historyOf,
  mailOf,
  refusalOf,
  sampleWorld,
  statesOf,
  terms,
} from './sampleContract.ts';

/** Three leads delivered on Sunday, 1 March 2026 at 4 in New York, under such dispute terms. */
async function delivered(given: object, more: object = {}): Promise<World> {
  const world = await sampleWorld({ contracts: { acme: [terms({ disputes: disputes(given), ...more })] } });
  await deliverSome(world, 'acme', 3);
  return world;
}

/** Claims against the leads of these numbers, heard now. */
async function claim(world: World, numbers: readonly number[], at: string, evidence = ''): Promise<number[]> {
  await world.client.feedback.import({
    contract: 'acme',
    map: {
      kind: 'feedback',
      columns: {
        Email: 'person.email',
        Say: 'feedback.decision',
        Why: 'feedback.reason',
        Proof: 'feedback.evidence',
        When: 'feedback.at',
      },
    },
    file: csv('Email,Say,Why,Proof,When', ...numbers.map((n) => `${mailOf(n)},dispute,wrong data,${evidence},${at}`)),
  });
  const claims = await world.client.dispute.list({ contract: 'acme' });
  return numbers.map((n) => claims.find(({ email }) => email === mailOf(n))?.id ?? 0);
}

const stateOf = async (world: World, id: number): Promise<string | undefined> =>
  (await world.client.dispute.list({ contract: 'acme' })).find((one) => one.id === id)?.state;

describe('how long claims are heard', () => {
  test('a late claim is taken while the terms hear it, and not after', async () => {
    const world = await delivered({ maxAgeDays: 7 });
    world.setNow('2026-03-20T09:00:00Z');
    // seven days from 1 March: to the end of 8 March in New York, which is at 4 o'clock UTC (summer time since that morning)
    const [heard] = await claim(world, [1], '2026-03-09T03:59:59Z');
    const [tooOld] = await claim(world, [2], '2026-03-09T04:00:00Z');
    expect([await stateOf(world, heard ?? 0), await stateOf(world, tooOld ?? 0)]).toEqual(['late', 'late']);
    expect(await world.client.dispute.resolve({ id: heard ?? 0, as: 'takeLate' })).toMatchObject({ state: 'open' });
    expect(await refusalOf(world.client.dispute.resolve({ id: tooOld ?? 0, as: 'takeLate' }))).toEqual({
      code: 'claimTooOld',
      data: {
        id: tooOld,
        heardUntil: Date.parse('2026-03-09T03:59:59.999Z'),
        openedAt: Date.parse('2026-03-09T04:00:00Z'),
      },
    });
    world.close();
  });

  test('after so many days from the end of its period no claim on a unit is heard', async () => {
    const world = await delivered({ daysAfterPeriod: 5 });
    world.setNow('2026-04-20T09:00:00Z');
    const [heard] = await claim(world, [1], '2026-04-06T03:59:59Z');
    const [tooOld] = await claim(world, [2], '2026-04-06T04:00:00Z');
    expect(await world.client.dispute.resolve({ id: heard ?? 0, as: 'takeLate' })).toMatchObject({ state: 'open' });
    expect(await refusalOf(world.client.dispute.resolve({ id: tooOld ?? 0, as: 'takeLate' }))).toMatchObject({
      code: 'claimTooOld',
    });
    world.close();
  });
});

describe('evidence', () => {
  test('a claim without it is recorded, and upheld once somebody notes what proves it', async () => {
    const world = await delivered({ evidenceRequired: true });
    world.setNow('2026-03-02T09:00:00Z');
    const [id = 0] = await claim(world, [1], '2026-03-02T08:00:00Z');
    expect(await stateOf(world, id)).toBe('open');
    for (const asked of [{ as: 'uphold' }, { as: 'part', percent: '20' }] as const) {
      expect(await refusalOf(world.client.dispute.resolve({ id, ...asked }))).toMatchObject({
        code: 'evidenceMissing',
      });
    }
    const { choices } = await world.client.dispute.preview({ ids: [id] });
    expect(choices.find(({ key }) => key === 'uphold')).toMatchObject({
      open: [],
      refused: [{ code: 'evidenceMissing', count: 1 }],
    });
    const noted = await world.client.dispute.preview({ ids: [id], note: 'called' });
    expect(noted.choices.find(({ key }) => key === 'uphold')).toMatchObject({ open: [id], refused: [] });
    expect(
      await world.client.dispute.resolve({ id, as: 'uphold', note: 'the number rings at a bakery' }),
    ).toMatchObject({
      state: 'upheld',
    });
    world.close();
  });

  test('what the client says is kept, and is enough', async () => {
    const world = await delivered({ evidenceRequired: true });
    world.setNow('2026-03-02T09:00:00Z');
    const [id = 0] = await claim(world, [1], '2026-03-02T08:00:00Z', 'mail bounced');
    const { rows } = await world.client.dispute.queue({});
    expect(rows).toMatchObject([{ id, evidence: 'mail bounced', note: null }]);
    expect(await world.client.dispute.resolve({ id, as: 'uphold' })).toMatchObject({ state: 'upheld' });
    world.close();
  });

  test('by word as well; to deny costs nothing and needs none', async () => {
    const world = await delivered({ evidenceRequired: true });
    world.setNow('2026-03-02T09:00:00Z');
    const { rows } = await world.client.delivery.list({ contract: 'acme' });
    const [first, second] = rows.map(({ id }) => id);
    const said = { decision: 'dispute', reason: 'wrong data' } as const;
    const proved = await world.client.delivery.decide({ ids: [first ?? 0], ...said, evidence: ' no such company ' });
    const bare = await world.client.delivery.decide({ ids: [second ?? 0], ...said, evidence: ' ' });
    const list = await world.client.dispute.list({ contract: 'acme' });
    const idOf = ({ claims }: typeof proved): number => claims[0]?.dispute ?? 0;
    expect(list.find(({ id }) => id === idOf(proved))?.evidence).toBe('no such company');
    expect(list.find(({ id }) => id === idOf(bare))?.evidence).toBe(null);
    expect(await world.client.dispute.resolve({ id: idOf(bare), as: 'deny' })).toMatchObject({ state: 'denied' });
    world.close();
  });
});

describe('silence of the agency', () => {
  // Heard on Monday, 2 March; two business days end with Wednesday, 4 March in New York, at 5 o'clock UTC on the 5th.
  const within = '2026-03-05T04:59:59Z';
  const after = '2026-03-05T05:00:00Z';

  async function heard(given: object): Promise<{ world: World; ids: number[] }> {
    const world = await delivered({ answerBusinessDays: 2, ...given });
    world.setNow('2026-03-02T15:00:00Z');
    return { world, ids: await claim(world, [1, 2], '2026-03-02T14:00:00Z') };
  }

  const silenceIn = async (world: World) => {
    const { rows, silent } = await world.client.dispute.queue({});
    return { silent, rows: rows.map(({ silence }) => silence) };
  };

  test('upholds what was not answered in time, and no earlier', async () => {
    const { world, ids } = await heard({ silence: 'uphold' });
    world.setNow(within);
    const open = { as: 'uphold', isOver: false };
    expect(await silenceIn(world)).toEqual({ silent: 0, rows: [open, open] });
    expect(await world.client.dispute.settle({})).toEqual({ decided: [], owed: 0, credits: [], left: [] });
    await world.client.dispute.resolve({ id: ids[0] ?? 0, as: 'deny' });
    world.setNow(after);
    expect(await silenceIn(world)).toEqual({ silent: 1, rows: [null, { as: 'uphold', isOver: true }] });
    expect((await world.client.today.read()).items.filter(({ kind }) => /silence|dispute/i.test(kind))).toMatchObject([
      { kind: 'decidedBySilence', urgency: 'overdue', count: 1 },
    ]);
    expect(await world.client.dispute.settle({ contract: 'acme' })).toEqual({
      decided: [{ id: ids[1], state: 'upheld' }],
      owed: 0,
      credits: [],
      left: [],
    });
    expect(statesOf(world, 'acme')).toEqual(['accepted', 'returned', 'delivered']);
    expect(historyOf(world, 'uphold')).toMatchObject([
      { after: { state: 'upheld', unansweredSince: Date.parse('2026-03-05T04:59:59.999Z') } },
    ]);
    expect(await silenceIn(world)).toEqual({ silent: 0, rows: [null, null] });
    world.close();
  });

  test('denies, where the terms say so', async () => {
    const { world } = await heard({ silence: 'deny' });
    world.setNow(after);
    expect((await world.client.dispute.settle({})).decided.map(({ state }) => state)).toEqual(['denied', 'denied']);
    expect(statesOf(world, 'acme')).toEqual(['accepted', 'accepted', 'delivered']);
    world.close();
  });

  test('what it upholds is credited where it was invoiced', async () => {
    const { world } = await heard({ silence: 'uphold', answerBusinessDays: 30 });
    // The claims wait and the third lead is billed; then one more claim comes, dated inside the window, on what is invoiced.
    world.setNow('2026-04-04T09:00:00Z');
    await world.client.invoice.run({ period: '2026-03', issue: true });
    const [late = 0] = await claim(world, [3], '2026-03-02T14:00:00Z');
    world.setNow('2026-06-01T09:00:00Z');
    const settled = await world.client.dispute.settle({});
    expect(settled.decided).toContainEqual({ id: late, state: 'upheld' });
    // 10.00 of the one lead that was invoiced
    expect(settled.credits.map(({ gross }) => gross)).toEqual([1000]);
    world.close();
  });

  test('a full cap keeps what does not fit: a person decides it', async () => {
    const { world, ids } = await heard({ silence: 'uphold', cap: { count: 1 } });
    world.setNow(after);
    const settled = await world.client.dispute.settle({});
    expect(settled.decided).toEqual([{ id: ids[0], state: 'upheld' }]);
    expect(settled.left).toMatchObject([{ id: ids[1], code: 'returnCapReached', data: { used: 1, cap: 1 } }]);
    expect(await stateOf(world, ids[1] ?? 0)).toBe('open');
    world.close();
  });

  test('upholds nothing that lacks the evidence the terms want', async () => {
    const { world, ids } = await heard({ silence: 'uphold', evidenceRequired: true });
    world.setNow(after);
    expect(await silenceIn(world)).toEqual({ silent: 0, rows: [null, null] });
    expect((await world.client.dispute.settle({})).decided).toEqual([]);
    expect(await stateOf(world, ids[0] ?? 0)).toBe('open');
    world.close();
  });

  test('says nothing where the terms say nothing of it', async () => {
    const { world } = await heard({});
    world.setNow(after);
    expect(await silenceIn(world)).toEqual({ silent: 0, rows: [null, null] });
    expect((await world.client.dispute.settle({})).decided).toEqual([]);
    expect(await refusalOf(world.client.dispute.settle({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
    world.close();
  });
});
