import { expect, it } from 'vitest';
import { csv, deliverSome, refusalOf, sampleWorld } from './sampleContract.ts';

const map = {
  kind: 'sales',
  columns: {
    Lead: 'lead.id',
    Stage: 'sale.stage',
    Amount: 'sale.amount',
    Won: 'sale.wonAt',
    Month: 'revenue.month',
    Money: 'revenue.amount',
  },
};

async function sold() {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 4);
  world.setNow('2026-03-20T15:00:00Z');
  await world.client.sale.import({
    file: csv(
      'Lead,Stage,Amount,Won,Month,Money',
      'L-1,won,1000.00,2026-03-10,2026-03,250.00',
      'L-2,proposal,400.00,,,',
      'L-3,lost,,,,',
    ),
    contract: 'acme',
    map,
  });
  return world;
}

it('lists what became of leads, with money by month and by stage', async () => {
  const world = await sold();
  const pipeline = await world.client.opportunity.list({ contract: 'acme', sort: 'amount' });
  expect(pipeline.rows.map(({ stage, standing, amount, received }) => [stage, standing, amount, received])).toEqual([
    ['won', 'won', 100_000, 25_000],
    ['proposal', 'open', 40_000, 0],
    ['lost', 'lost', null, 0],
  ]);
  expect(pipeline).toMatchObject({ total: 3, next: null, client: { currency: 'USD' } });
  expect(pipeline.months).toEqual([{ month: '2026-03', won: 100_000, received: 25_000, sales: 1 }]);
  expect(pipeline.stages).toContainEqual({ stage: 'won', count: 1, amount: 100_000 });
  world.close();
});

it('goes on where a page ended, and keeps to a standing', async () => {
  const world = await sold();
  const first = await world.client.opportunity.list({ sort: 'amount', limit: 2 });
  expect([first.rows.length, first.total, first.next]).toEqual([2, 3, 2]);
  const rest = await world.client.opportunity.list({ sort: 'amount', limit: 2, after: first.next ?? 0 });
  expect([rest.rows.map(({ stage }) => stage), rest.next]).toEqual([['lost'], null]);
  expect((await world.client.opportunity.list({ standing: 'open' })).rows.map(({ stage }) => stage)).toEqual([
    'proposal',
  ]);
  world.close();
});

it('refuses an unknown contract', async () => {
  const world = await sampleWorld();
  expect(await refusalOf(world.client.opportunity.list({ contract: 'x' }))).toMatchObject({ code: 'notFound' });
  world.close();
});
