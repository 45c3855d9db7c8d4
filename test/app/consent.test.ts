import { afterEach, describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { csv, sampleWorld, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const columns = {
  Name: 'person.fullName',
  Email: 'person.email',
  Opt: 'consent.given',
  When: 'consent.at',
  Text: 'consent.text',
};

async function take(contract: string, ...rows: readonly string[]) {
  return world.client.lead.import({
    file: csv('Name,Email,Opt,When,Text', ...rows),
    contract,
    map: { kind: 'leads', columns },
  });
}

const within = (days: number) =>
  terms({
    definition: { criteria: [{ id: 'fresh', field: 'consent.at', op: 'withinDays', value: days, hard: true }] },
  });

const verdictOf = async (text: string) => {
  const { rows } = await world.client.lead.find({ filter: { text } });
  const page = await world.client.lead.read({ id: rows[0]?.id ?? 0 });
  return page.verdicts[0];
};

describe('where the terms require a proof of consent', () => {
  test('no consent fails, and what is not known of it waits for a person', async () => {
    world = await sampleWorld({ contracts: { acme: [terms({ consentRequired: true })] } });
    const taken = await take(
      'acme',
      'Ada,ada@example.com,yes,2026-02-20T08:00:00Z,I agree.',
      'Bo,bo@example.com,no,2026-02-20T08:00:00Z,',
      'Cy,cy@example.com,,,',
      'Di,di@example.com,yes,,',
    );
    expect(taken).toMatchObject({ pass: 1, fail: 1, check: 2 });
    const verdict = await verdictOf('cy');
    expect(verdict?.criteria.map(({ definition, result }) => [definition, result])).toEqual([
      ['mail is given', 'pass'],
      ['consent is yes', 'unknown'],
      ['it is known when consent was given', 'unknown'],
    ]);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1 });
  });

  test('what the definition itself asks of consent goes before', async () => {
    world = await sampleWorld({ contracts: { acme: [{ ...within(30), consentRequired: true }] } });
    await take('acme', 'Ada,ada@example.com,yes,2026-02-20T08:00:00Z,');
    expect((await verdictOf('ada'))?.criteria.map(({ definition }) => definition)).toEqual([
      'consent at most 30 days ago (included)',
      'consent is yes',
    ]);
  });

  test('terms that begin to require it keep a lead from going out, and say that it is consent', async () => {
    world = await sampleWorld({
      contracts: { acme: [terms(), terms({ from: '2026-04-01', consentRequired: true })] },
    });
    await take('acme', 'Ada,ada@example.com,,,', 'Bo,bo@example.com,yes,2026-02-20T08:00:00Z,');
    world.setNow('2026-04-02T09:00:00Z');
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({
      delivered: 1,
      kept: [{ reason: 'consent', count: 1 }],
    });
  });
});

describe('consent that must be recent', () => {
  test('is looked at again on the day of delivery: thirty days are in, one more is out', async () => {
    world = await sampleWorld({ contracts: { acme: [within(30)] } });
    const taken = await take(
      'acme',
      'Ada,ada@example.com,yes,2026-02-20T08:00:00Z,',
      'Bo,bo@example.com,yes,2026-02-21T08:00:00Z,',
    );
    expect(taken).toMatchObject({ pass: 2 });
    // 30 days before 23 March is 21 February.
    world.setNow('2026-03-23T15:00:00Z');
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({
      delivered: 1,
      kept: [{ reason: 'consent', count: 1 }],
    });
    // It is not offered again, and says why.
    expect(await verdictOf('ada')).toMatchObject({ outcome: 'fail', criteria: [{ result: 'fail' }] });
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 0, kept: [] });
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
  });

  test('on the day it was judged it is not judged twice', async () => {
    world = await sampleWorld({ contracts: { acme: [within(30)] } });
    await take('acme', 'Ada,ada@example.com,yes,2026-02-20T08:00:00Z,');
    const before = (await verdictOf('ada'))?.judgedAt;
    world.setNow('2026-03-01T20:00:00Z');
    await world.client.delivery.deliver({ contract: 'acme' });
    expect((await verdictOf('ada'))?.judgedAt).toBe(before);
  });
});
