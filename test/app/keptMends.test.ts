import { expect, test } from 'vitest';
import { openWorld, type World } from '../world.ts';
import { strict } from './leadFiles.ts';
import { csv, refusalOf, sampleWorld } from './sampleContract.ts';

const map = {
  kind: 'leads' as const,
  columns: { Email: 'person.email', Name: 'person.fullName', Size: 'company.employees', Submitted: 'lead.capturedAt' },
};
/** The dates of rows 2 and 3 are none. */
const file = csv(
  'Email,Name,Size,Submitted',
  'a@example.com,Ann Example,100,2026-03-01',
  'b@example.com,Ben Example,100,32.03.2026',
  'c@example.com,Cem Example,100,33.03.2026',
);
const ben = {
  row: 2,
  was: ['b@example.com', 'Ben Example', '100', '32.03.2026'],
  cells: ['b@example.com', 'Ben Example', '100', '2026-03-02'],
};
const cem = {
  row: 3,
  was: ['c@example.com', 'Cem Example', '100', '33.03.2026'],
  cells: ['c@example.com', 'Cem Example', '100', '2026-03-03'],
};
const said = { cut: {}, map, decimalTold: false };

const worldOf = (): Promise<World> => sampleWorld({ contracts: { acme: [strict()] } });
const inspected = (world: World) => world.client.intake.inspect({ file });

/** Both rows mended for the contract. */
async function mendBoth(world: World): Promise<string> {
  const { hash } = await inspected(world);
  await world.client.intake.keepMends({ hash, contract: 'acme', ...said, anew: true, rows: [ben, cem] });
  return hash;
}

test('what was mended of a file waits for it, row by row, one a contract', async () => {
  const world = await worldOf();
  expect((await inspected(world)).kept).toEqual([]);
  const hash = await mendBoth(world);
  const { kept } = await inspected(world);
  expect(kept).toMatchObject([{ contract: 'acme', cut: {}, decimalTold: false, map, rows: [ben, cem] }]);

  // Only what changed is said; a row that stands as in the file again is no mend.
  await world.client.intake.keepMends({
    hash,
    contract: 'acme',
    ...said,
    anew: false,
    rows: [{ ...ben, cells: null }],
  });
  await world.client.intake.keepMends({ hash, ...said, cut: { headerLine: 1 }, anew: false, rows: [ben] });
  const rows = (await inspected(world)).kept.map((one) => [one.contract, one.cut, one.rows.map(({ row }) => row)]);
  expect(rows.toSorted()).toEqual([
    [null, { headerLine: 1 }, [2]],
    ['acme', {}, [3]],
  ]);

  // Begun afresh, what was kept is replaced.
  await world.client.intake.keepMends({ hash, contract: 'acme', ...said, anew: true, rows: [ben] });
  expect((await inspected(world)).kept.find(({ contract }) => contract === 'acme')?.rows).toEqual([ben]);
  expect(
    await refusalOf(world.client.intake.keepMends({ hash, contract: 'no', ...said, anew: true, rows: [] })),
  ).toEqual({ code: 'notFound', data: { kind: 'contract', ref: 'no' } });
  world.close();
});

test('it outlives the program, is of no other file, and a map that is none is left out', async () => {
  const world = await worldOf();
  await mendBoth(world);
  world.close();
  const again = openWorld({ dir: world.dir, now: '2026-04-11T08:00:00Z' });
  const { kept, hash } = await inspected(again);
  expect(kept.map(({ rows }) => rows)).toEqual([[ben, cem]]);
  const other = await again.client.intake.inspect({ file: csv('Email,Name', 'b@example.com,Ben Example') });
  expect(other.kept).toEqual([]);
  await again.client.intake.keepMends({ hash, ...said, map: { kind: 'leads', columns: 3 }, anew: true, rows: [ben] });
  expect((await inspected(again)).kept[0]).toMatchObject({ contract: null, map: null, rows: [ben] });
  again.close();
});

test('imported for its contract, nothing of it waits; for another one it does', async () => {
  const world = await worldOf();
  const hash = await mendBoth(world);
  await world.client.intake.keepMends({ hash, ...said, anew: true, rows: [ben] });
  const fixes = [ben, cem].map(({ row, cells }) => ({ row, cells }));
  await world.client.lead.import({ file, map, contract: 'acme', dryRun: true, fixes });
  expect((await inspected(world)).kept).toHaveLength(2);
  await world.client.lead.import({ file, map, contract: 'acme', fixes });
  expect((await inspected(world)).kept.map(({ contract }) => contract)).toEqual([null]);
  world.close();
});

test('nothing waits longer than six weeks', async () => {
  const world = await worldOf();
  await mendBoth(world);
  const { savedAt = 0 } = (await inspected(world)).kept[0] ?? {};
  const sixWeeks = 6 * 7 * 24 * 3_600_000;
  world.setNow(new Date(savedAt + sixWeeks - 1).toISOString());
  expect((await inspected(world)).kept).toHaveLength(1);
  world.setNow(new Date(savedAt + sixWeeks).toISOString());
  expect((await inspected(world)).kept).toEqual([]);
  world.close();
  // The next start takes it out of the file.
  const again = openWorld({ dir: world.dir, now: new Date(savedAt + sixWeeks).toISOString() });
  expect(again.context.handle.reader.read('SELECT * FROM mended_row').all()).toEqual([]);
  again.close();
});
