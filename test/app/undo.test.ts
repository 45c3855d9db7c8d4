import { describe, expect, test } from 'vitest';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';
import { at, contents, header, map, strict, take } from './leadFiles.ts';
import { csv, historyOf, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

const kept = ['history', 'sequence', 'sqlite_sequence', 'batch', 'step', 'step_row'];

/** All of the file but what an undo may leave: history, ids that were used, the batch's own row, and steps. */
const stateOf = ({ context }: World) => contents(context.handle.reader, ...kept);

const batchOf = ({ context }: World): number =>
  context.handle.reader.read<{ id: number }>("SELECT max(id) AS id FROM batch WHERE state = 'live'").get()?.id ?? 0;

const row = (n: number, size: string, given: { id?: string; email?: string } = {}) =>
  `${given.email ?? `person${n}@example.com`},,${size},${given.id ?? ''},${at}`;

test('undo is exact: leads, verdicts, problems, completed leads and deliveries', async () => {
  const world = await sampleWorld({ contracts: { acme: [strict()] } });
  await take(world, [row(1, 'unknown', { id: 'L-1' }), row(2, '100', { id: 'L-2' })]);
  const before = stateOf(world);
  const rows = [row(1, '100', { id: 'L-1', email: '' }), row(3, '100'), row(4, '10'), row(5, 'unknown'), ',,70,,'];
  expect(await take(world, rows)).toMatchObject({ duplicate: 1, updated: 1, pass: 1, fail: 1, check: 1, broken: 1 });
  const batch = batchOf(world);
  expect(stateOf(world)).not.toEqual(before);

  expect(await world.client.lead.undoImport({ batch })).toEqual({ removed: 3, restored: 1 });
  expect(stateOf(world)).toEqual(before);
  expect(historyOf(world, 'undo-import')).toEqual([{ removed: 3, restored: 1, deliveries: 0, work: {} }]);
  expect(await refusalOf(world.client.lead.undoImport({ batch }))).toEqual({
    code: 'batchNotLive',
    data: { batch, state: 'undone' },
  });
  // Undone, the file is as if it had never been offered.
  expect(await take(world, rows, { again: false })).toMatchObject({ duplicate: 1, updated: 1, pass: 1 });
  world.close();
});

test('deliveries without documents go with it', async () => {
  const world = await monthWorld();
  const before = stateOf(world);
  world.setNow('2026-03-10T14:00:00Z');
  const input = { contract: 'brightsmile-leads', map: monthJson('map-leads.json') };
  await world.client.lead.import({ file: monthFile('leads-1.csv'), ...input });
  await world.client.delivery.deliver({ contract: 'brightsmile-leads' });
  expect(await world.client.lead.undoImport({ batch: batchOf(world) })).toEqual({ removed: 44, restored: 0 });
  expect(stateOf(world)).toEqual(before);
  world.close();
});

test('an unknown batch', async () => {
  const world = await sampleWorld();
  expect(await refusalOf(world.client.lead.undoImport({ batch: 7 }))).toMatchObject({ code: 'notFound' });
  world.close();
});

describe('work since', () => {
  const feedback = {
    kind: 'feedback',
    columns: { Id: 'lead.id', Decision: 'feedback.decision', Reason: 'feedback.reason' },
  };
  const meetings = {
    kind: 'appointments',
    columns: {
      Id: 'lead.id',
      Meeting: 'appointment.id',
      Before: 'appointment.previousId',
      Starts: 'appointment.startsAt',
      Booked: 'appointment.bookedAt',
    },
  };
  const sales = {
    kind: 'sales',
    columns: { Id: 'lead.id', Sale: 'sale.id', Stage: 'sale.stage', Month: 'revenue.month', Money: 'revenue.amount' },
  };

  /** Five delivered leads with an accepted one, a dispute, a chain of two meetings and a sale with money. */
  async function worked(): Promise<World> {
    const world = await sampleWorld();
    await takeIn(world, 'acme', leadRows(1, 5));
    await world.client.delivery.deliver({ contract: 'acme' });
    world.setNow('2026-03-02T09:00:00Z');
    const { client } = world;
    const answers = csv('Id,Decision,Reason', 'L-1,accept,', 'L-2,dispute,wrong data');
    await client.feedback.import({ file: answers, contract: 'acme', map: feedback });
    const booked = '2026-03-02T08:00:00Z';
    const chain = csv(
      'Id,Meeting,Before,Starts,Booked',
      `L-3,M-1,,2026-03-05T10:00:00Z,${booked}`,
      `L-3,M-2,M-1,2026-03-06T10:00:00Z,${booked}`,
    );
    await client.appointment.import({ file: chain, contract: 'acme', map: meetings });
    const sold = csv('Id,Sale,Stage,Month,Money', 'L-4,S-1,won,2026-03,100.00');
    await client.sale.import({ file: sold, contract: 'acme', map: sales });
    return world;
  }

  test('is named and refused, or taken along', async () => {
    const world = await worked();
    const batch = batchOf(world);
    const before = stateOf(world);
    expect(await refusalOf(world.client.lead.undoImport({ batch }))).toEqual({
      code: 'batchHasWork',
      data: {
        batch,
        work: { disputes: 1, appointments: 2, opportunities: 1, accepted: 1 },
      },
    });
    expect(stateOf(world)).toEqual(before);
    expect(await world.client.lead.undoImport({ batch, withWork: true })).toEqual({ removed: 5, restored: 0 });
    for (const table of ['lead', 'qualification', 'delivery', 'dispute', 'appointment', 'opportunity', 'revenue']) {
      expect(stateOf(world)[table]).toBe('[]');
    }
    world.close();
  });

  test('an invoice keeps it for good', async () => {
    const world = await worked();
    const batch = batchOf(world);
    world.setNow('2026-04-06T09:00:00Z');
    const [bill] = await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(bill?.number).toEqual(expect.any(String));
    const before = stateOf(world);
    expect(await refusalOf(world.client.lead.undoImport({ batch, withWork: true }))).toEqual({
      code: 'batchInvoiced',
      data: { batch, documents: [bill?.number] },
    });
    expect(stateOf(world)).toEqual(before);
    world.close();
  });

  test('a lead it only completed was delivered since', async () => {
    const world = await sampleWorld({ contracts: { acme: [strict()] } });
    await take(world, [row(1, 'unknown', { id: 'L-1' })]);
    const before = stateOf(world);
    await take(world, [row(1, '100', { id: 'L-1' })]);
    const batch = batchOf(world);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1 });
    expect(await refusalOf(world.client.lead.undoImport({ batch }))).toMatchObject({
      code: 'batchHasWork',
      data: { work: { deliveries: 1 } },
    });
    expect(await world.client.lead.undoImport({ batch, withWork: true })).toEqual({ removed: 0, restored: 1 });
    expect(stateOf(world)).toEqual(before);
    world.close();
  });

  test('a delivery made before it stays', async () => {
    const world = await sampleWorld();
    await take(world, [row(1, '', { id: 'L-1' })]);
    await world.client.delivery.deliver({ contract: 'acme' });
    const before = stateOf(world);
    await take(world, [row(1, '100', { id: 'L-1' })]);
    expect(await world.client.lead.undoImport({ batch: batchOf(world) })).toEqual({ removed: 0, restored: 1 });
    expect(stateOf(world)).toEqual(before);
    world.close();
  });
});

describe('later imports that lean on it are undone first', () => {
  const refused = async (world: World, batch: number, later: number) => {
    for (const withWork of [false, true]) {
      expect(await refusalOf(world.client.lead.undoImport({ batch, withWork }))).toEqual({
        code: 'laterBatchesFirst',
        data: { batch, laterBatches: [later] },
      });
    }
    await world.client.lead.undoImport({ batch: later });
    expect(await world.client.lead.undoImport({ batch })).toMatchObject({ removed: 1 });
    world.close();
  };

  test('it found duplicates of its leads', async () => {
    const world = await sampleWorld({
      contracts: { acme: [terms({ duplicates: { days: 90, fields: ['person.email'] } })] },
    });
    await take(world, [row(1, '100')]);
    const batch = batchOf(world);
    expect(await take(world, [row(1, '100')])).toMatchObject({ duplicate: 1 });
    await refused(world, batch, batchOf(world));
  });

  test('it completed its leads', async () => {
    const world = await sampleWorld();
    await take(world, [row(1, '', { id: 'L-1' })]);
    const batch = batchOf(world);
    expect(await take(world, [row(1, '100', { id: 'L-1' })])).toMatchObject({ updated: 1 });
    await refused(world, batch, batchOf(world));
  });

  test('it completed further a lead that this one completed', async () => {
    const world = await sampleWorld();
    await take(world, [`person1@example.com,,,L-1,${at}`]);
    await take(world, [`,,100,L-1,${at}`, row(2, '')]);
    const batch = batchOf(world);
    await world.client.lead.import({ file: csv(header, `,+1 212 555 0101,,L-1,${at}`), contract: 'acme', map });
    await refused(world, batch, batchOf(world));
  });
});
