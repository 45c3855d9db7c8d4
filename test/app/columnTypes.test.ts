import { describe, expect, test } from 'vitest';
import { columnOf } from './leadFiles.ts';
import { csv, refusalOf, sampleWorld, terms } from './sampleContract.ts';

const custom = (id: string, op: object): object => ({ id, field: `custom.${id}`, ...op });
const wants = (...criteria: object[]) => ({ contracts: { acme: [terms({ definition: { criteria } })] } });
const map = (columns: object, more: object = {}) =>
  JSON.parse(
    JSON.stringify({
      kind: 'leads',
      columns: { Email: 'person.email', ...columns },
      source: 'web',
      ...more,
    }),
  );
const locked = (name: string, type: string): object => ({ [name]: { field: `custom.${name}`, type } });

describe('a column that is kept is read as what it was locked to', () => {
  test('numbers with a decimal comma meet their criterion; what is no number is unknown, kept and told', async () => {
    const world = await sampleWorld(wants(custom('Budget', { op: 'gte', value: 1000 })));
    const file = csv('Email;Budget', 'a@example.com;1.234,50', 'b@example.com;999,99', 'c@example.com;much');
    const input = { file, contract: 'acme', again: true };
    // As it stands, "1.234,50" is no number to a criterion.
    expect(await world.client.lead.import({ ...input, map: map({}), dryRun: true })).toMatchObject({ check: 3 });
    expect(
      await world.client.lead.import({ ...input, map: map(locked('Budget', 'number'), { decimal: ',' }) }),
    ).toMatchObject({
      pass: 1,
      fail: 1,
      check: 1,
      problems: [{ row: 3, code: 'numberUnreadable', field: 'custom.Budget' }],
    });
    expect(columnOf(world, "custom ->> '$.Budget'")).toEqual(['1234.50', '999.99', null]);
    expect(columnOf(world, 'unread ->> \'$."custom.Budget"\'')).toEqual([null, null, 'much']);
    world.close();
  });

  test('dates are kept year first, by the order the file tells, and asked where it does not', async () => {
    const world = await sampleWorld(wants(custom('Bought', { op: 'withinDays', value: 30 })));
    const file = csv(
      'Email,Bought',
      'a@example.com,20/02/2026',
      'b@example.com,03/01/2026 10:30',
      'c@example.com,soon',
    );
    expect(
      await world.client.lead.import({ file, contract: 'acme', map: map(locked('Bought', 'date')) }),
    ).toMatchObject({
      // 20 February is 9 days before 1 March, 3 January 57.
      pass: 1,
      fail: 1,
      check: 1,
      problems: [{ row: 3, code: 'dateUnreadable', field: 'custom.Bought' }],
    });
    expect(columnOf(world, "custom ->> '$.Bought'")).toEqual(['2026-02-20', '2026-01-03T10:30:00', null]);
    const open = csv('Email,Bought', 'd@example.com,03/01/2026');
    expect(
      await refusalOf(world.client.lead.import({ file: open, contract: 'acme', map: map(locked('Bought', 'date')) })),
    ).toMatchObject({ code: 'dateOrderNeeded' });
    world.close();
  });

  test('yes and no are one word; a phone that lost its digits is broken; text stays as it is', async () => {
    const world = await sampleWorld(wants(custom('Owner', { op: 'is', value: true })));
    const columns = { ...locked('Owner', 'yesNo'), ...locked('Second', 'phone'), ...locked('Ref', 'text') };
    const file = csv(
      'Email,Owner,Second,Ref',
      'a@example.com,Ja,p:+12125550101,007',
      'b@example.com,0,,1.0',
      'c@example.com,perhaps,,x',
      'd@example.com,yes,1.2E+10,y',
    );
    expect(await world.client.lead.import({ file, contract: 'acme', map: map(columns) })).toMatchObject({
      pass: 1,
      fail: 1,
      check: 1,
      broken: 1,
      problems: [
        { row: 3, code: 'booleanUnreadable', field: 'custom.Owner' },
        { row: 4, code: 'phoneScientific', field: 'custom.Second' },
      ],
    });
    expect(columnOf(world, "custom ->> '$.Owner'")).toEqual(['yes', 'no', null]);
    expect(columnOf(world, "custom ->> '$.Second'")[0]).toBe('+12125550101');
    expect(columnOf(world, "custom ->> '$.Ref'")).toEqual(['007', '1.0', 'x']);
    world.close();
  });

  test('a field has its own type and takes no other', async () => {
    const world = await sampleWorld();
    const wrong = map({ Size: { field: 'company.employees', type: 'text' } });
    expect(
      await refusalOf(
        world.client.lead.import({ file: csv('Email,Size', 'a@example.com,5'), contract: 'acme', map: wrong }),
      ),
    ).toMatchObject({ code: 'invalidMap' });
    world.close();
  });
});

test('values mapped once are remembered with the columns, applied to the next file, and what is new is known', async () => {
  const industry = { id: 'industry', field: 'company.industry', op: 'in', value: ['Healthcare', 'Finance'] };
  const world = await sampleWorld({ contracts: { acme: [terms({ definition: { criteria: [industry] } })] } });
  const first = csv('Email,Industry', 'a@example.com,Healthcare & Medical', 'b@example.com,Retail');
  const seen = await world.client.intake.inspect({ file: first });
  expect(seen.contracts[0]?.known).toEqual([{ field: 'company.industry', values: ['Healthcare', 'Finance'] }]);
  const values = { 'company.industry': { 'Healthcare & Medical': 'Healthcare', Retail: 'Retail' } };
  expect(
    await world.client.lead.import({
      file: first,
      contract: 'acme',
      map: JSON.parse(JSON.stringify({ ...seen.map, values, source: 'web' })),
      remember: true,
    }),
  ).toMatchObject({ pass: 1, fail: 1 });

  const next = csv(
    'email,INDUSTRY',
    'c@example.com,healthcare & medical',
    'd@example.com,Wellness',
    'e@example.com,Retail',
  );
  const again = await world.client.intake.inspect({ file: next });
  expect(again).toMatchObject({ mapFrom: 'remembered', map: { values }, lastContract: 'acme' });
  expect(
    await world.client.lead.import({ file: next, contract: 'acme', map: JSON.parse(JSON.stringify(again.map)) }),
  ).toMatchObject({ pass: 1, fail: 2 });
  expect(columnOf(world, 'company_industry')).toEqual(['Healthcare', 'Retail', 'Healthcare', 'Wellness', 'Retail']);
  world.close();
});
