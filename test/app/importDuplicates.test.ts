import { describe, expect, test } from 'vitest';
import { header, map, outcomesOf, take } from './leadFiles.ts';
import { csv, sampleWorld, terms } from './sampleContract.ts';

describe('duplicates', () => {
  const day = (n: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + n * 86_400_000).toISOString();
  const rule = (given: object) =>
    terms({ duplicates: { days: 90, fields: ['person.email'], scope: 'contract', ...given } });

  test.each([
    ['within the days, the last one included', 90, 'duplicate'],
    ['not a day later', 91, 'pass'],
    ['also when the earlier capture comes in later', -90, 'duplicate'],
  ])('%s', async (_, apart, expected) => {
    const world = await sampleWorld({ contracts: { acme: [rule({})] } });
    await take(world, [`person1@example.com,,,A-1,${day(0)}`]);
    await take(world, [`PERSON1@example.com,,,A-2,${day(apart)}`]);
    expect(outcomesOf(world, 'acme')).toEqual({ 'A-1': 'pass', 'A-2': expected });
    world.close();
  });

  test.each([
    ['contract', { acme: 'pass', sister: 'pass' }],
    ['client', { acme: 'pass', sister: 'duplicate' }],
    ['allClients', { acme: 'duplicate', sister: 'duplicate' }],
  ])('scope %s: which earlier leads count', async (scope, expected) => {
    // The pool has the person first, then acme, then the same client's sister contract.
    const contracts = { acme: [rule({ scope })], sister: [rule({ scope })] };
    const world = await sampleWorld({ contracts });
    const file = () => csv(header, `person1@example.com,,,,${day(0)}`);
    await world.client.lead.import({ file: file(), map });
    const outcomes = { acme: '', sister: '' };
    for (const contract of ['acme', 'sister'] as const) {
      const { duplicate } = await world.client.lead.import({ file: file(), contract, map });
      outcomes[contract] = duplicate === 1 ? 'duplicate' : 'pass';
    }
    expect(outcomes).toEqual(expected);
    world.close();
  });

  test.each([
    [
      'any: a company is enough',
      { match: 'any', fields: ['person.email', 'company.name'] },
      ['pass', 'duplicate', 'pass', 'duplicate'],
    ],
    [
      'all: mail and company',
      { match: 'all', fields: ['person.email', 'company.name'] },
      ['pass', 'pass', 'pass', 'duplicate'],
    ],
    ['a column of the file’s own', { match: 'any', fields: ['custom.Tag'] }, ['pass', 'pass', 'pass', 'duplicate']],
  ])('%s, in one file and against stored leads', async (_, given, expected) => {
    const world = await sampleWorld({ contracts: { acme: [rule(given)], twice: [rule(given)] } });
    const rows = [
      `person1@example.com,Clinic  Ltd,x,${day(0)}`,
      `person2@example.com,clinic ltd,,${day(1)}`,
      `person3@example.com,,,${day(2)}`,
      `person1@example.com,CLINIC LTD,X,${day(3)}`,
    ];
    const own = {
      kind: 'leads',
      columns: { Email: 'person.email', Company: 'company.name', At: 'lead.capturedAt' },
      source: 'web',
    };
    const file = (some: readonly string[]) => csv('Email,Company,Tag,At', ...some);
    await world.client.lead.import({ file: file(rows), contract: 'acme', map: own });
    expect(Object.values(await world.client.lead.list({ contract: 'acme' })).map(({ verdict }) => verdict)).toEqual(
      expected,
    );
    for (const row of rows) await world.client.lead.import({ file: file([row]), contract: 'twice', map: own });
    expect((await world.client.lead.list({ contract: 'twice' })).map(({ verdict }) => verdict)).toEqual(expected);
    world.close();
  });
});
