import { expect, test } from 'vitest';
import { openWorld, type World } from '../world.ts';
import { dump } from './folders.ts';

const now = '2026-11-20T10:00:00Z';

/** What a file says, apart from the salts and hashes that chance makes. */
function told(world: World): unknown {
  return JSON.parse(dump(world.context.handle.reader)).filter(
    ([table]: [string]) => !['history', 'history_personal', 'secret', 'suppression'].includes(table),
  );
}

test('the sample agency is whole, believable and the same for the same day', async () => {
  const world = openWorld({ now });
  const answer = await world.client.demo.fill({});
  expect(answer).toMatchObject({ clients: 6, contracts: 8 });
  expect(answer.leads).toBeGreaterThan(2_800);
  expect(answer.leads).toBeLessThan(3_600);

  // Every check of the file holds, and none of them is empty but the one on imports taken back.
  const verified = await world.client.verification.run();
  expect(verified.checks.filter((check) => !check.ok)).toEqual([]);
  expect(verified.checks.filter((check) => check.count === 0).map((check) => check.name)).toEqual([
    'undoneBatchesGone',
  ]);

  // There is work to do: claims to decide, windows still open, meetings to confirm, a running month to bill.
  const { waits } = await world.client.shell.read();
  expect(waits.disputes).toBeGreaterThan(3);
  expect(waits.appointments).toBeGreaterThan(3);
  for (const outcome of ['pass', 'check', 'fail', 'duplicate'] as const) {
    const { total } = await world.client.lead.find({ filter: { outcome: [outcome] }, limit: 1 });
    expect(total?.count).toBeGreaterThan(20);
  }
  const draft = await world.client.invoice.run({ period: '2026-11' });
  expect(draft.flatMap((row) => row.carriedOver.map(({ code }) => code))).toEqual(
    expect.arrayContaining(['reviewOpen', 'disputeOpen', 'meetingUnconfirmed']),
  );
  expect(draft.every((row) => row.blockers.length === 0 && row.net > 0)).toBe(true);

  for (const { ref } of await world.client.contract.list({})) {
    const { versions } = await world.client.contract.terms({ ref });
    expect(versions.flatMap(({ lint }) => lint)).toEqual([]);
    const { total } = await world.client.figures.read({ contract: ref, from: '2026-08-01', to: '2026-11-30' });
    expect(Number(total.acceptanceRate)).toBeGreaterThan(85);
    expect(total.spend).toBeGreaterThan(total.sourceCost);
    if (total.held > 0) expect(Number(total.showRate)).toBeGreaterThan(55);
  }
  await expect(world.client.demo.fill({})).rejects.toMatchObject({ data: { code: 'fileNotEmpty' } });
  expect(world.faults).toEqual([]);

  const again = openWorld({ now, seed: 2 });
  await again.client.demo.fill({});
  expect(told(again)).toEqual(told(world));
  world.close();
  again.close();
});

test('nobody in it can be reached: reserved mail domains, phones kept free for fiction', async () => {
  const world = openWorld({ now });
  await world.client.demo.fill({});
  const people = world.context.handle.reader
    .read<{ mail: string | null; phone: string | null }>('SELECT email_key AS mail, phone_key AS phone FROM lead')
    .all();
  const fictional =
    /^(\+4420794600?\d{2,3}|\+44(113|117|121|131|161)4960\d{3}|\+49(3023125|4066969|6990009|8999998|2214710)\d{3}|\+1\d{3}55501\d{2}|\+33(199|261|353|465)\d{6}|\+46(84650\d{4}|31390\d{4}|40628\d{4}))$/;
  const reachable = people.filter(
    ({ mail, phone }) =>
      (mail !== null && !/@[a-z0-9]+\.example\.(com|org)$/.test(mail)) || (phone !== null && !fictional.test(phone)),
  );
  expect(reachable).toEqual([]);
  world.close();
});
