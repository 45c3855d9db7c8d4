import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
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
  statesOf,
  terms,
} from './sampleContract.ts';

/** Deliveries of one contract by the number of their person. */
function deliveriesOf({ context }: World): Map<number, number> {
  const rows = context.handle.reader
    .read<{ id: number; n: number }>(
      `SELECT d.id, CAST(substr(lead.external_id, 3) AS INTEGER) AS n FROM delivery d JOIN lead ON lead.id = d.lead_id`,
    )
    .all();
  return new Map(rows.map(({ id, n }) => [n, id]));
}

/** A contract with leads 1 to `count` delivered on 1 March and the first `claims` of them disputed in this order. */
async function claimed(count: number, claims: number, given: object = {}): Promise<{ world: World; ids: number[] }> {
  const world = await sampleWorld({ contracts: { acme: [terms(given)] } });
  await deliverSome(world, 'acme', count);
  world.setNow('2026-03-02T09:00:00Z');
  const of = deliveriesOf(world);
  const ids: number[] = [];
  for (let n = 1; n <= claims; n += 1) {
    const at = Date.parse('2026-03-01T12:00:00Z') + n * 60_000;
    const answer = await world.client.delivery.decide({
      ids: [of.get(n) ?? 0],
      decision: 'dispute',
      reason: 'wrong data',
      at,
    });
    ids.push(...answer.claims.map(({ dispute }) => dispute));
  }
  return { world, ids };
}

const issue = async (world: World): Promise<string> => {
  world.setNow('2026-04-04T09:00:00Z');
  const rows = await world.client.invoice.run({ period: '2026-03', issue: true });
  return rows[0]?.number ?? '';
};

describe('the queue', () => {
  test('oldest first, with evidence, meter, and what every decision would bring', async () => {
    const { world, ids } = await claimed(3, 2, {
      disputes: disputes({ cap: { count: 12 }, answerBusinessDays: 2 }),
      replacement: { dueDays: 10 },
    });
    const { rows, total, next, counts, contracts } = await world.client.dispute.queue({ states: ['open', 'appealed'] });
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect({ total, next }).toEqual({ total: 2, next: null });
    expect(counts.filter(({ count }) => count > 0)).toEqual([{ state: 'open', count: 2 }]);
    expect(contracts).toEqual([{ ref: 'acme', name: 'acme', client: 'Acme Inc.', claims: 2, waiting: 2 }]);
    expect(rows[0]).toMatchObject({
      lead: { name: 'Robin Example', email: mailOf(1), source: 'web' },
      clause: { name: 'mail', words: expect.stringContaining('mail') },
      inQuestion: ['mail'],
      verdict: { verdict: 'pass', termsVersion: 1 },
      delivery: { standing: 'disputed' },
      charges: [{ amount: 1000, left: 1000, number: null }],
      meter: { used: 0, cap: 12, from: '2026-03-01', to: '2026-03-31' },
      // Heard on Monday 2 March 04:00 in New York: until the end of Wednesday there.
      answerDueAt: Date.parse('2026-03-05T04:59:59.999Z'),
      answerOverdue: false,
      ageHours: 0,
    });
    expect(rows[0]?.choices.map(({ key, effect, refusal }) => [key, effect ?? refusal?.code])).toEqual([
      ['uphold', { remedy: 'credit', percent: null, notBilled: 1000, credited: 0, stands: 0, dueDay: null }],
      ['part', 'percentNeeded'],
      ['deny', { remedy: 'none', percent: null, notBilled: 0, credited: 0, stands: 1000, dueDay: null }],
      [
        'replace',
        { remedy: 'replacement', percent: null, notBilled: 0, credited: 0, stands: 1000, dueDay: '2026-03-12' },
      ],
      ['withdraw', { remedy: 'none', percent: null, notBilled: 0, credited: 0, stands: 1000, dueDay: null }],
    ]);
    world.setNow('2026-03-09T04:00:00Z');
    const [waits] = (await world.client.dispute.queue({})).rows;
    // 20 hours of Monday, four whole days; the weekend does not count.
    expect(waits).toMatchObject({ answerOverdue: true, ageHours: 20 + 4 * 24 });
    world.close();
  });

  test('filters, sorts and pages', async () => {
    const { world, ids } = await claimed(5, 5);
    await world.client.dispute.decide({ ids: ids.slice(0, 1), as: 'deny' });
    const { queue } = world.client.dispute;
    const emails = async (input: Parameters<typeof queue>[0]): Promise<(string | null)[]> =>
      (await queue(input)).rows.map(({ lead }) => lead.email);
    expect(await emails({ states: ['denied'] })).toEqual([mailOf(1)]);
    expect(await emails({ text: 'person3@' })).toEqual([mailOf(3)]);
    expect(await emails({ text: '%' })).toEqual([]);
    expect(await emails({ contract: 'acme', direction: 'descending' })).toEqual([5, 4, 3, 2, 1].map(mailOf));
    const first = await queue({ limit: 3 });
    expect(first.rows).toHaveLength(3);
    expect(first.total).toBe(5);
    expect(await emails({ limit: 3, ...(first.next && { after: first.next }) })).toEqual([4, 5].map(mailOf));
    for (const sort of ['name', 'contract', 'reason', 'state'] as const) {
      const page = await queue({ sort, limit: 2 });
      const rest = await queue({ sort, limit: 9, ...(page.next && { after: page.next }) });
      expect(new Set([...page.rows, ...rest.rows].map(({ id }) => id)).size).toBe(5);
    }
    expect(await refusalOf(queue({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
    world.close();
  });

  test('an earlier enquiry of the same person is shown', async () => {
    const { world } = await claimed(1, 1);
    await world.client.lead.import({
      file: csv('Email,Id,Submitted', `${mailOf(1)},X,2026-02-01T08:00:00Z`),
      map: {
        kind: 'leads',
        columns: { Email: 'person.email', Id: 'lead.id', Submitted: 'lead.capturedAt' },
        source: 'web',
      },
    });
    const [row] = (await world.client.dispute.queue({})).rows;
    expect(row?.samePerson).toMatchObject([{ by: 'mail', days: 28, contract: null }]);
    world.close();
  });
});

describe('many at once', () => {
  test('all or none: the refusal names the claim it stopped at', async () => {
    const { world, ids } = await claimed(4, 3, { disputes: disputes({ cap: { count: 2 } }) });
    const before = contentOf(world);
    expect(await refusalOf(world.client.dispute.decide({ ids, as: 'uphold' }))).toEqual({
      code: 'returnCapReached',
      data: { used: 2, cap: 2, period: { from: '2026-03-01', to: '2026-03-31' }, dispute: ids[2], of: 3 },
    });
    expect(contentOf(world)).toBe(before);
    const preview = await world.client.dispute.preview({ ids });
    expect(preview.choices.find(({ key }) => key === 'uphold')).toEqual({
      key: 'uphold',
      as: 'uphold',
      remedy: null,
      open: ids.slice(0, 2),
      refused: [{ code: 'returnCapReached', data: expect.objectContaining({ used: 2, cap: 2 }), count: 1 }],
      sums: [{ currency: 'USD', notBilled: 2000, credited: 0 }],
      owed: 0,
    });
    expect(contentOf(world)).toBe(before);
    const answer = await world.client.dispute.decide({ ids: ids.slice(0, 2), as: 'uphold', note: 'agreed by phone' });
    expect(answer).toEqual({
      decided: ids.slice(0, 2).map((id) => ({ id, state: 'upheld' })),
      owed: 0,
      credits: [],
    });
    expect(statesOf(world, 'acme')).toEqual(['returned', 'returned', 'disputed', 'delivered']);
    expect(historyOf(world, 'uphold')).toHaveLength(2);
    world.close();
  });

  test('replacements are owed for each', async () => {
    const { world, ids } = await claimed(2, 2);
    expect(await world.client.dispute.decide({ ids, as: 'uphold', remedy: 'replacement' })).toMatchObject({ owed: 2 });
    expect((await world.client.dispute.queue({})).rows.map(({ replacement }) => replacement)).toEqual([
      { dueDay: null, fulfilled: false },
      { dueDay: null, fulfilled: false },
    ]);
    world.close();
  });

  test('one credit note for what stands on one invoice', async () => {
    const world = await sampleWorld({ contracts: { acme: [terms()] } });
    await deliverSome(world, 'acme', 3);
    const number = await issue(world);
    const of = deliveriesOf(world);
    const at = Date.parse('2026-03-02T09:00:00Z');
    const { claims } = await world.client.delivery.decide({
      ids: [of.get(1) ?? 0, of.get(2) ?? 0],
      decision: 'dispute',
      reason: 'wrong data',
      at,
    });
    const ids = claims.map(({ dispute }) => dispute);
    const { choices } = await world.client.dispute.preview({ ids, percent: '25' });
    expect(choices.find(({ key }) => key === 'uphold')?.sums).toEqual([
      { currency: 'USD', notBilled: 0, credited: 2000 },
    ]);
    expect(choices.find(({ key }) => key === 'part')?.sums).toEqual([{ currency: 'USD', notBilled: 0, credited: 500 }]);
    const { credits } = await world.client.dispute.decide({ ids, as: 'uphold' });
    expect(credits).toMatchObject([{ of: number, net: 2000 }]);
    expect(historyOf(world, 'uphold')).toMatchObject([
      { after: { credits: [credits[0]?.number] } },
      { after: { credits: [credits[0]?.number] } },
    ]);
    expect((await world.client.verification.run()).ok).toBe(true);
    world.close();
  });

  test('a claim on a lead and one on its meeting never credit the meeting twice', async () => {
    const world = await sampleWorld({ contracts: { acme: [byMeeting('held')] } });
    await deliverSome(world, 'acme', 1);
    const delivery = deliveriesOf(world).get(1) ?? 0;
    const { chain } = await world.client.appointment.book({ delivery, startsAt: Date.parse('2026-03-05T15:00:00Z') });
    world.setNow('2026-03-06T09:00:00Z');
    await world.client.appointment.decide({ ids: [chain], outcome: 'held' });
    await issue(world);
    await world.client.delivery.decide({
      ids: [delivery],
      decision: 'dispute',
      reason: 'wrong data',
      at: Date.parse('2026-03-02T09:00:00Z'),
    });
    await world.client.feedback.import({
      contract: 'acme',
      map: {
        kind: 'feedback',
        columns: { Id: 'appointment.id', S: 'feedback.decision', W: 'feedback.reason', T: 'feedback.at' },
      },
      file: csv('Id,S,W,T', `${chain},dispute,wrong data,2026-03-06T15:00:00Z`),
    });
    const ids = (await world.client.dispute.queue({})).rows.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const { credits } = await world.client.dispute.decide({ ids, as: 'uphold' });
    expect(credits.map(({ net }) => net)).toEqual([25_000]);
    world.close();
  });

  test('an unknown claim is not found', async () => {
    const { world, ids } = await claimed(1, 1);
    for (const call of [
      world.client.dispute.decide({ ids: [...ids, 999], as: 'deny' }),
      world.client.dispute.preview({ ids: [999] }),
    ])
      expect(await refusalOf(call)).toEqual({ code: 'notFound', data: { kind: 'dispute', ref: 999 } });
    expect(statesOf(world, 'acme')).toEqual(['disputed']);
    world.close();
  });
});
