import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { at, columnOf, header, map, outcomesOf, take } from './leadFiles.ts';
import { csv, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

test('a suppression list holds for its client or for all, however a person is written', async () => {
  const world = await sampleWorld({ contracts: { acme: [terms()] } });
  const { client } = world;
  expect(
    await client.suppression.add({
      client: 'acme',
      entries: ['Person1@Example.com', 'nobody', '(212) 555-0102'],
    }),
  ).toMatchObject({
    added: 2,
    known: 0,
    unreadable: ['nobody'],
  });
  expect(await client.suppression.add({ client: 'acme', entries: ['person1@example.com'] })).toMatchObject({
    added: 0,
    known: 1,
  });
  expect(await client.suppression.add({ entries: ['person3@example.com'] })).toMatchObject({ added: 1 });
  expect(await refusalOf(client.suppression.add({ client: 'nobody', entries: ['person1@example.com'] }))).toMatchObject(
    {
      code: 'notFound',
    },
  );
  const rows = [
    `PERSON1+news@example.com,,,,${at}`,
    `other@example.com,+1 212 555 0102,,,${at}`,
    `person3@example.com,,,,${at}`,
    `person4@example.com,,,,${at}`,
  ];
  expect(await take(world, rows)).toMatchObject({ suppressed: 3, pass: 1 });
  expect(columnOf(world, 'person_email')).toEqual(['person4@example.com']);
  // In the pool only the agency's own list counts.
  expect(await world.client.lead.import({ file: csv(header, ...rows), map })).toMatchObject({ suppressed: 1, pass: 3 });
  const held = JSON.stringify(world.context.handle.reader.read('SELECT * FROM suppression').all());
  expect(held).not.toMatch(/example|2125550102/);
  world.close();
});

describe('taken', () => {
  const outcome = async (world: World) => {
    await take(world, [`other@example.com,+1 212 555 0101,,A-1,${at}`]);
    return outcomesOf(world, 'acme')['A-1'];
  };
  const sold = async (given: object) => {
    const world = await sampleWorld({ contracts: { acme: [terms()], other: [terms(given)] } });
    await takeIn(world, 'other', leadRows(1, 1));
    await world.client.delivery.deliver({ contract: 'other' });
    return world;
  };

  test('by phone, while another contract has the person exclusively', async () => {
    const world = await sold({});
    expect(await outcome(world)).toBe('taken');
    world.close();
  });

  test('not where the other contract shares its leads', async () => {
    const world = await sold({ exclusivity: { leads: 'shared', buyers: 2 } });
    expect(await outcome(world)).toBe('pass');
    world.close();
  });

  test('not after a return', async () => {
    const world = await sold({});
    const feedback = csv('Id,Decision,Reason,At', 'L-1,dispute,wrong data,2026-03-01T09:30:00Z');
    const columns = { Id: 'lead.id', Decision: 'feedback.decision', Reason: 'feedback.reason', At: 'feedback.at' };
    await world.client.feedback.import({ file: feedback, contract: 'other', map: { kind: 'feedback', columns } });
    const [dispute] = await world.client.dispute.list({ contract: 'other', open: true });
    await world.client.dispute.resolve({ id: dispute?.id ?? 0, as: 'uphold' });
    expect(await outcome(world)).toBe('pass');
    world.close();
  });
});
