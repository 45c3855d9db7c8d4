import { describe, expect, test } from 'vitest';
import { at, columnOf, contents, map, outcomesOf, strict, take } from './leadFiles.ts';
import { historyOf, sampleWorld } from './sampleContract.ts';

describe('a known id', () => {
  const sized = (size: string, given: Record<string, string> = {}) =>
    `${given.email ?? ''},${given.phone ?? ''},${size},L-1,${given.at ?? at}`;

  test('fills what is empty, changes nothing else, and the lead is judged anew', async () => {
    const world = await sampleWorld({ contracts: { acme: [strict()] } });
    await take(world, [sized('unknown', { email: 'person1@example.com' })]);
    expect(outcomesOf(world, 'acme')).toEqual({ 'L-1': 'check' });
    const again = [sized('100', { email: 'other@example.com', phone: '+1 212 555 0101', at: '2026-03-02T08:00:00Z' })];
    expect(await take(world, again, { dryRun: true })).toMatchObject({ duplicate: 1, updated: 1, problems: [] });
    expect(columnOf(world, 'company_employees')).toEqual([null]);
    const { batch } = await take(world, again);
    expect(outcomesOf(world, 'acme')).toEqual({ 'L-1': 'pass' });
    expect([
      columnOf(world, 'company_employees'),
      columnOf(world, 'person_email'),
      columnOf(world, 'phone_key'),
    ]).toEqual([[100], ['person1@example.com'], ['+12125550101']]);
    expect([columnOf(world, 'unread'), columnOf(world, 'captured_at')]).toEqual([[null], [Date.parse(at)]]);
    const [lead] = await world.client.lead.list({});
    expect(historyOf(world, 'import').at(-1)).toMatchObject({
      after: {
        requalified: [
          {
            lead: lead?.id,
            before: { verdict: 'check', outcome: 'check' },
            after: { verdict: 'pass', outcome: 'pass' },
          },
        ],
      },
    });
    expect(batch).not.toBeNull();
    // A third time there is nothing left to fill.
    expect(await take(world, again)).toMatchObject({ duplicate: 1, updated: 0 });
    world.close();
  });

  test('twice in one file: the first row stands, the second completes it', async () => {
    const world = await sampleWorld({ contracts: { acme: [strict()] } });
    const rows = [sized('', { email: 'person1@example.com' }), sized('100'), sized('200')];
    const dry = await take(world, rows, { dryRun: true });
    expect(await take(world, rows)).toMatchObject({ ...dry, batch: expect.any(Number) });
    expect(dry).toMatchObject({ check: 1, duplicate: 2, updated: 1 });
    expect(columnOf(world, 'company_employees')).toEqual([100]);
    world.close();
  });

  test('of another source is another lead', async () => {
    const world = await sampleWorld({ contracts: { acme: [strict()] } });
    await world.client.setup.apply({ content: { sources: [{ ref: 'tv', channel: 'tv' }] } });
    await take(world, [sized('100')]);
    expect(await take(world, [sized('100')], { map: { ...map, source: 'tv' } })).toMatchObject({
      pass: 1,
      duplicate: 0,
    });
    world.close();
  });

  test('a delivered lead keeps its verdict', async () => {
    const world = await sampleWorld();
    await take(world, [sized('', { email: 'person1@example.com' })]);
    await world.client.delivery.deliver({ contract: 'acme' });
    const before = contents(world.context.handle.reader).qualification;
    expect(await take(world, [sized('100')])).toMatchObject({ updated: 1 });
    expect(contents(world.context.handle.reader).qualification).toBe(before);
    world.close();
  });
});
