import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFile } from '../../electron/app/verify.ts';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';

/** A month with an invoice on it; each test breaks one thing behind the program's back, looks, and takes it back. */
let world: World;
beforeAll(async () => {
  world = await monthWorld();
  const { client, setNow } = world;
  setNow('2026-03-02T10:00:00Z');
  const contract = 'maschinenbau-termine';
  await client.lead.import({ file: monthFile('leads-b.csv'), contract, map: monthJson('map-leads-b.json') });
  await client.delivery.deliver({ contract });
  setNow('2026-04-04T08:00:00Z');
  const file = monthFile('appointments-b.csv');
  await client.appointment.import({ file, contract, map: monthJson('map-appointments.json') });
  const [row] = await client.invoice.run({ period: '2026-03', issue: true });
  await client.invoice.credit({ number: row?.number ?? '', of: { kind: 'all' } });
});
afterAll(() => world.close());

/** The triggers that would have stopped it are taken away, as somebody with the key and a database tool could. */
function failingAfter(...tampering: readonly string[]): string[] {
  const { handle } = world.context;
  let failing: string[] = [];
  const triggers = handle.reader.read<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  const undo = new Error('take it back');
  expect(() =>
    handle.transaction((w) => {
      for (const { name } of triggers) w.write(`DROP TRIGGER ${name}`).run();
      for (const sql of tampering) expect(w.write(sql).run().changes).toBeGreaterThan(0);
      failing = verifyInside();
      throw undo;
    }),
  ).toThrow(undo);
  return failing;
}

/** The use-case itself: it reads through the same connection, so it sees what the transaction did. */
function verifyInside(): string[] {
  return verifyFile(world.context)
    .checks.filter((check) => !check.ok)
    .map((check) => check.name);
}

test('a sound file passes every check, and each has looked at something', async () => {
  const { ok, checks } = await world.client.verification.run();
  expect(ok).toBe(true);
  expect(checks.filter(({ count }) => count === 0).map(({ name }) => name)).toEqual([
    'replacementsFree',
    'balancesAsDocumented',
    'undoneBatchesGone',
  ]);
});

test.each([
  [
    ['DELETE FROM live_charge WHERE charge_id = (SELECT max(charge_id) FROM live_charge)', 'DELETE FROM credit'],
    ['oneLiveCharge', 'chargesAddUp'],
  ],
  [
    ["UPDATE document SET snapshot = replace(snapshot, 'Stuttgart', 'München') WHERE kind = 'invoice'"],
    ['documentsUnchanged'],
  ],
  [
    [
      `INSERT INTO prepaid_entry (id, contract_id, day, kind, amount, document_id, recorded_at)
       SELECT 1, contract_id, '2026-04-01', 'used', -500, id, 1 FROM document WHERE kind = 'invoice' LIMIT 1`,
    ],
    ['balancesAsDocumented'],
  ],
  [["UPDATE document SET sequence = 3 WHERE kind = 'invoice'"], ['numbersGapless']],
  [["UPDATE charge SET amount = amount + 1 WHERE component = 'base'"], ['chargesAddUp']],
  [["UPDATE document SET net = net + 1, gross = gross + 1 WHERE kind = 'invoice'"], ['chargesAddUp', 'linesAddUp']],
  [["UPDATE terms SET content = replace(content, '25000', '26000')"], ['recomputedIdentical']],
  [
    ["UPDATE delivery SET delivered_day = '2026-02-28' WHERE id = (SELECT min(id) FROM delivery)"],
    ['termsVersionInForce'],
  ],
  [
    ["UPDATE qualification SET outcome = 'check' WHERE lead_id = (SELECT min(lead_id) FROM delivery)"],
    ['deliveredPassed'],
  ],
  [
    ['UPDATE credit SET amount = amount + 1 WHERE id = (SELECT min(id) FROM credit)'],
    ['chargesAddUp', 'creditsWithinCharges'],
  ],
  [["UPDATE history SET actor = 'Somebody else' WHERE id = (SELECT max(id) FROM history)"], ['historyChain']],
  [['DELETE FROM history WHERE id = (SELECT min(id) FROM history)'], ['historyChain']],
  [['UPDATE batch SET counts = \'{"rows": 1}\''], ['batchesCounted']],
  [["UPDATE batch SET state = 'undone'"], ['undoneBatchesGone']],
])('%j is found', (tampering, names) => {
  expect(failingAfter(...tampering)).toEqual(names);
  expect(verifyInside()).toEqual([]);
});
