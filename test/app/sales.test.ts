import { describe, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { contentOf, csv, deliverSome, historyOf, mailOf, refusalOf, sampleWorld } from './sampleContract.ts';

const map = {
  kind: 'sales',
  columns: {
    Deal: 'sale.id',
    Email: 'person.email',
    Stage: 'sale.stage',
    Amount: 'sale.amount',
    Won: 'sale.wonAt',
    Month: 'revenue.month',
    Received: 'revenue.amount',
  },
};
const header = 'Deal;Email;Stage;Amount;Won;Month;Received';

const give = (world: World, ...rows: string[]) =>
  world.client.sale.import({ contract: 'acme', map, file: csv(header, ...rows) });

const none = { opportunities: 0, sales: 0, revenue: 0, unmatched: 0, broken: 0, problems: [] };

async function delivered(client: object = {}): Promise<World> {
  const world = await sampleWorld({ client });
  await deliverSome(world, 'acme', 3);
  world.setNow('2026-03-20T09:00:00Z');
  return world;
}

interface Stored {
  readonly deal: string | null;
  readonly person: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly won: number | null;
}

const storedOf = ({ context }: World): Stored[] =>
  context.handle.reader
    .read<Stored>(
      `SELECT o.external_id AS deal, lead.external_id AS person, o.stage, o.amount, o.won_at AS won FROM opportunity o
       JOIN delivery d ON d.id = o.delivery_id JOIN lead ON lead.id = d.lead_id ORDER BY o.id`,
    )
    .all();

const revenueOf = ({ context }: World) =>
  context.handle.reader
    .read(
      `SELECT o.external_id AS deal, r.month, r.amount FROM revenue r JOIN opportunity o ON o.id = r.opportunity_id
       ORDER BY o.id, r.month`,
    )
    .all();

test('opportunities, sales and money by month; the same file again changes nothing', async () => {
  const world = await delivered();
  const rows = [
    `D-1;${mailOf(1)};Proposal;1,200.50;;;`,
    `D-2;${mailOf(2)};Closed;1500;2026-03-15;;`,
    `D-3;${mailOf(3)};WON;99;;2026-03;33.30`,
    `D-3;;;;;2026-04;33.30`,
    `D-9;stranger@example.com;Proposal;1;;;`,
    `;${mailOf(1)};;;;;`,
  ];
  const answer = { ...none, rows: 6, opportunities: 3, sales: 2, revenue: 2, unmatched: 1 };
  expect(await give(world, ...rows)).toEqual(answer);
  expect(storedOf(world)).toEqual([
    { deal: 'D-1', person: 'L-1', stage: 'Proposal', amount: 120_050, won: null },
    // The start of that day in New York.
    { deal: 'D-2', person: 'L-2', stage: 'Closed', amount: 150_000, won: Date.parse('2026-03-15T04:00:00Z') },
    // Nobody said when: the day it was reported.
    { deal: 'D-3', person: 'L-3', stage: 'WON', amount: 9900, won: Date.parse('2026-03-20T09:00:00Z') },
  ]);
  expect(revenueOf(world)).toEqual([
    { deal: 'D-3', month: '2026-03', amount: 3330 },
    { deal: 'D-3', month: '2026-04', amount: 3330 },
  ]);
  expect(historyOf(world, 'sales')).toMatchObject([{ after: { rows: 6, sales: 2, changes: 5 } }]);
  world.setNow('2026-03-21T09:00:00Z');
  const before = contentOf(world);
  expect(await give(world, ...rows)).toEqual(answer);
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('a known id updates; what a row leaves empty stays; lost unmakes a sale', async () => {
  const world = await delivered();
  await give(world, `D-1;${mailOf(1)};Proposal;1000;;;`);
  await give(world, 'D-1;;Won;;2026-03-18T12:00:00Z;;');
  expect(storedOf(world)).toMatchObject([{ stage: 'Won', amount: 100_000, won: Date.parse('2026-03-18T12:00:00Z') }]);
  await give(world, 'D-1;;Onboarding;1100;;;');
  expect(storedOf(world)).toMatchObject([
    { stage: 'Onboarding', amount: 110_000, won: Date.parse('2026-03-18T12:00:00Z') },
  ]);
  expect(await give(world, 'D-1;;Lost;;;;')).toEqual({ ...none, rows: 1, opportunities: 1 });
  expect(storedOf(world)).toMatchObject([{ stage: 'Lost', won: null }]);
  world.close();
});

test('a month reported again is corrected', async () => {
  const world = await delivered();
  await give(world, `D-1;${mailOf(1)};won;100;;2026-03;10`);
  expect(await give(world, 'D-1;;;;;03/2026;25')).toEqual({ ...none, rows: 1, revenue: 1 });
  expect(revenueOf(world)).toEqual([{ deal: 'D-1', month: '2026-03', amount: 2500 }]);
  world.close();
});

describe('without an id', () => {
  test('a delivery has one opportunity', async () => {
    const world = await delivered();
    await give(world, `;${mailOf(1)};Proposal;100;;;`, `;${mailOf(1)};won;;;;`);
    expect(storedOf(world)).toMatchObject([{ deal: null, stage: 'won', amount: 10_000 }]);
    world.close();
  });

  test('it is the only one there is, else the one without an id', async () => {
    const world = await delivered();
    await give(world, `D-1;${mailOf(1)};Proposal;100;;;`);
    await give(world, `;${mailOf(1)};Talking;;;;`);
    expect(storedOf(world)).toMatchObject([{ deal: 'D-1', stage: 'Talking' }]);
    await give(world, `D-2;${mailOf(1)};Proposal;200;;;`);
    await give(world, `;${mailOf(1)};Third;;;;`);
    await give(world, `;${mailOf(1)};Third again;;;;`);
    expect(storedOf(world).map(({ deal, stage }) => `${deal} ${stage}`)).toEqual([
      'D-1 Talking',
      'D-2 Proposal',
      'null Third again',
    ]);
    world.close();
  });
});

test('stage words may be translated by the map', async () => {
  const world = await delivered();
  const german = { ...map, decimal: ',', values: { 'sale.stage': { Gewonnen: 'won' } } };
  const file = csv(header, `D-1;${mailOf(1)};gewonnen;1.234,50;;;`);
  expect(await world.client.sale.import({ contract: 'acme', map: german, file })).toEqual({
    ...none,
    rows: 1,
    opportunities: 1,
    sales: 1,
  });
  expect(storedOf(world)).toMatchObject([{ stage: 'won', amount: 123_450 }]);
  world.close();
});

test.each([
  { currency: 'USD', amount: '12.345', code: 'amountUnreadable' },
  { currency: 'USD', amount: '12.340', minor: 1234 },
  { currency: 'USD', amount: 'about 12', code: 'numberUnreadable' },
  { currency: 'USD', amount: '-12', code: 'amountNegative' },
  { currency: 'JPY', amount: '1200', minor: 1200 },
  { currency: 'JPY', amount: '1200.5', code: 'amountUnreadable' },
  { currency: 'BHD', amount: '1.234', minor: 1234 },
])('$amount $currency is $minor $code', async ({ currency, amount, minor, code }) => {
  const world = await delivered({ currency });
  const answer = await give(world, `D-1;${mailOf(1)};Proposal;${amount};;;`);
  if (code === undefined) expect(storedOf(world)).toMatchObject([{ amount: minor }]);
  else expect(answer).toEqual({ ...none, rows: 1, broken: 1, problems: [{ row: 1, code, field: 'sale.amount' }] });
  world.close();
});

test('money without its month, and a month without money, are broken', async () => {
  const world = await delivered();
  expect(await give(world, `D-1;${mailOf(1)};won;1;;;5`, `D-1;${mailOf(1)};won;1;;2026-03;`)).toEqual({
    ...none,
    rows: 2,
    broken: 2,
    problems: [
      { row: 1, code: 'revenueIncomplete', field: 'revenue.month' },
      { row: 2, code: 'revenueIncomplete', field: 'revenue.amount' },
    ],
  });
  expect(storedOf(world)).toEqual([]);
  world.close();
});

test('a file that cannot be read is refused, and nothing is written', async () => {
  const world = await delivered();
  const before = contentOf(world);
  const file = csv(header, `D-1;${mailOf(1)};won;1;;;`);
  const give = (given: object) => refusalOf(world.client.sale.import({ contract: 'acme', file, map, ...given }));
  expect(await give({ contract: 'nobody' })).toMatchObject({ code: 'notFound' });
  expect(await give({ map: { ...map, kind: 'appointments' } })).toMatchObject({ code: 'invalidMap' });
  expect(await give({ file: csv('Deal,Email', 'A,x@example.com') })).toMatchObject({ code: 'columnMissing' });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('a sale is of the day it was said to be won, not of the day the opportunity was first heard of', async () => {
  const world = await delivered();
  const told = () =>
    world.context.handle.reader.read('SELECT reported_at AS first, won_reported_at AS won FROM opportunity').all();
  const [march, april, may] = ['2026-03-20T09:00:00Z', '2026-04-12T09:00:00Z', '2026-05-02T09:00:00Z'];
  await give(world, `D-1;${mailOf(1)};Proposal;100;;;`);
  expect(told()).toEqual([{ first: Date.parse(march), won: null }]);
  world.setNow(april);
  await give(world, 'D-1;;won;;2026-04-10;;');
  expect(told()).toEqual([{ first: Date.parse(march), won: Date.parse(april) }]);
  world.setNow(may);
  await give(world, 'D-1;;won;120;2026-04-11;;');
  expect(told()).toEqual([{ first: Date.parse(march), won: Date.parse(april) }]);
  await give(world, 'D-1;;lost;;;;');
  expect(told()).toEqual([{ first: Date.parse(march), won: null }]);
});
