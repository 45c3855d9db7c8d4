import { describe, expect, test } from 'vitest';
import { bytesOf, pdfText } from '../pdfPages.ts';
import type { World } from '../world.ts';
import { deliverSome, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

/** Leads at 10.00 and 20 % tax: 12.00 each. */
const prepaid = (given: object = {}): object =>
  terms({
    billing: { tax: { category: 'S', ratePercent: '20' }, prepaid: { creditLimit: 0, ...given } },
  });

async function prepaidWorld(given: object = {}): Promise<World> {
  return sampleWorld({ contracts: { acme: [prepaid(given)] } });
}

const read = (world: World) => world.client.prepaid.read({ contract: 'acme' });
const topUp = (world: World, amount: number, given: object = {}) =>
  world.client.prepaid.topUp({ contract: 'acme', amount, ...given });
const deliver = (world: World) => world.client.delivery.deliver({ contract: 'acme' });

test('a top-up adds to the balance and says how many leads it covers', async () => {
  const world = await prepaidWorld();
  expect(await read(world)).toMatchObject({ balance: 0, open: 0, nextLead: 1200, covers: 0, entries: [] });
  // 10,000 ÷ 1,200 = 8.33: eight
  expect(await topUp(world, 10_000, { note: 'bank' })).toMatchObject({ balance: 10_000, covers: 8 });
  await deliverSome(world, 'acme', 3);
  // 10,000 − 3 × 1,200 = 6,400, which is 5.33 leads
  expect(await read(world)).toMatchObject({ balance: 10_000, open: 3600, covers: 5 });
  expect(await topUp(world, -400, { kind: 'correction', day: '2026-02-27' })).toMatchObject({
    balance: 9600,
    // 9,600 − 3,600 = 6,000 is five leads to the cent
    covers: 5,
    entries: [
      { kind: 'correction', amount: -400, day: '2026-02-27', note: null, number: null },
      { kind: 'topUp', amount: 10_000, day: '2026-03-01', note: 'bank', number: null },
    ],
  });
  await world.client.step.undo({});
  expect(await read(world)).toMatchObject({ balance: 10_000 });
  expect(await world.client.contract.read({ ref: 'acme' })).toMatchObject({ balance: { balance: 10_000, covers: 5 } });
  expect(await world.client.contract.head({ ref: 'acme' })).toMatchObject({ isPrepaid: true });
  world.close();
});

test('deliveries stop where balance and credit limit end', async () => {
  const world = await prepaidWorld({ creditLimit: 1300 });
  await topUp(world, 2500);
  await takeIn(world, 'acme', leadRows(1, 5));
  // 2,500 + 1,300 = 3,800 pays three leads of 1,200
  const first = await deliver(world);
  expect(first).toMatchObject({ delivered: 3, onHold: 0, kept: [{ reason: 'balanceUsedUp', count: 2 }] });
  expect(await deliver(world)).toMatchObject({ delivered: 0, kept: [{ reason: 'balanceUsedUp', count: 2 }] });
  // 1,000 more: 4,800 pays a fourth exactly
  await topUp(world, 1000);
  expect(await deliver(world)).toMatchObject({ delivered: 1, kept: [{ reason: 'balanceUsedUp', count: 1 }] });
  world.close();
});

test('Today tells of a balance that runs out', async () => {
  const world = await prepaidWorld();
  const low = async () => (await world.client.today.read()).items.filter(({ kind }) => kind === 'balanceLow');
  expect(await low()).toMatchObject([{ urgency: 'today', count: 0, amount: 0 }]);
  // nineteen leads, and twenty
  await topUp(world, 19 * 1200);
  expect(await low()).toMatchObject([{ urgency: 'soon', count: 19, amount: 22_800 }]);
  await topUp(world, 1200);
  expect(await low()).toEqual([]);
  world.close();
});

describe('documents', () => {
  /** Three leads of March, invoiced on 5 April with `paidIn` on the balance. */
  async function invoiced(paidIn: number, given: object = {}): Promise<{ world: World; number: string }> {
    const world = await prepaidWorld({ creditLimit: 10_000, ...given });
    if (paidIn > 0) await topUp(world, paidIn);
    await deliverSome(world, 'acme', 3);
    world.setNow('2026-04-05T12:00:00Z');
    const [row] = await world.client.invoice.run({ period: '2026-03', issue: true });
    expect(row).toMatchObject({ state: 'issued', net: 3000, gross: 3600 });
    return { world, number: row?.number ?? '' };
  }

  const snapshotOf = ({ context }: World, number: string): { prepaid?: unknown; gross: number } =>
    JSON.parse(
      context.handle.reader.read<{ snapshot: string }>('SELECT snapshot FROM document WHERE number = ?').get(number)
        ?.snapshot ?? '{}',
    );

  const pdfOf = async ({ client }: World, number: string): Promise<string> =>
    pdfText(await bytesOf(await client.invoice.document({ number, format: 'pdf' })));

  test('an invoice is paid from the balance at its issue', async () => {
    const { world, number } = await invoiced(5000);
    expect(snapshotOf(world, number)).toMatchObject({ prepaid: { before: 5000, used: 3600, after: 1400 } });
    expect(await world.client.document.read({ number })).toMatchObject({ prepaid: { amount: 3600, after: 1400 } });
    const page = await pdfOf(world, number);
    expect(page).toContain('Paid from balance −$36.00 Amount due $0.00');
    expect(page).toContain('Nothing is left to pay');
    expect(page).toContain('$36.00 was paid from your balance, which now holds $14.00.');
    expect(page).not.toContain('Please pay');
    expect(await read(world)).toMatchObject({
      balance: 1400,
      open: 0,
      // 1,400 ÷ 1,200
      covers: 1,
      entries: [
        { kind: 'used', amount: -3600, number, day: '2026-04-05' },
        { kind: 'topUp', amount: 5000 },
      ],
    });
    world.close();
  });

  test('beyond it the credit limit pays, and what is left is due', async () => {
    const { world, number } = await invoiced(2000, { creditLimit: 1900 });
    // 2,000 + 1,900 = 3,900 pays all of 3,600
    expect(snapshotOf(world, number)).toMatchObject({ prepaid: { before: 2000, used: 3600, after: -1600 } });
    world.close();
    // Corrected before the issue, the balance and its limit pay 2,000 + 1,900 − 1,000 = 2,900 of 3,600.
    const less = await prepaidWorld({ creditLimit: 1900 });
    await topUp(less, 2000);
    await deliverSome(less, 'acme', 3);
    await topUp(less, -1000, { kind: 'correction' });
    less.setNow('2026-04-05T12:00:00Z');
    const draft = await less.client.invoice.draft({ contract: 'acme', period: '2026-03' });
    expect(draft.prepaid).toEqual({ before: 1000, used: 2900, after: -1900 });
    const [row] = await less.client.invoice.run({ period: '2026-03', issue: true });
    const page = await pdfOf(less, row?.number ?? '');
    expect(page).toContain('Total with tax $36.00 Paid from balance −$29.00 Amount due $7.00');
    expect(page).toMatch(/Please pay \$7\.00 by/);
    less.close();
  });

  test('a credit note gives back to the balance, never more than was taken', async () => {
    const { world, number } = await invoiced(5000);
    const { rows } = await world.client.delivery.list({ contract: 'acme' });
    const ids = rows.slice(0, 1).map(({ id }) => id);
    const note = await world.client.invoice.credit({ number, of: { kind: 'deliveries', ids }, rebill: false });
    expect(snapshotOf(world, note.number)).toMatchObject({ prepaid: { before: 1400, givenBack: 1200, after: 2600 } });
    const rest = await world.client.invoice.credit({ number, of: { kind: 'all' }, rebill: false });
    expect(snapshotOf(world, rest.number)).toMatchObject({ prepaid: { before: 2600, givenBack: 2400, after: 5000 } });
    const page = await pdfOf(world, rest.number);
    expect(page).toContain('$24.00 goes back to your balance, which now holds $50.00.');
    expect(page).not.toContain('is taken off');
    expect(await read(world)).toMatchObject({ balance: 5000 });
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    world.close();
  });

  test('what a document moved is never changed, and a top-up before it is not undone', async () => {
    const { world } = await invoiced(5000);
    const write = (sql: string) => () => world.context.handle.transaction((w) => w.write(sql).run());
    expect(write('UPDATE prepaid_entry SET amount = -1 WHERE document_id IS NOT NULL')).toThrow(/never changes/);
    expect(write('DELETE FROM prepaid_entry WHERE document_id IS NOT NULL')).toThrow(/never deleted/);
    expect(
      write('INSERT OR REPLACE INTO prepaid_entry SELECT * FROM prepaid_entry WHERE document_id IS NOT NULL'),
    ).toThrow(/never replaced/);
    const topped = (await world.client.step.list({})).find(({ action }) => action === 'topUp');
    expect(await refusalOf(world.client.step.undo({ id: topped?.id ?? 0 }))).toMatchObject({ code: 'stepOnDocument' });
    world.close();
  });
});

test('a contract that is not prepaid has no balance', async () => {
  const world = await sampleWorld();
  const refused = { code: 'notPrepaid', data: { contract: 'acme' } };
  expect(await refusalOf(read(world))).toEqual(refused);
  expect(await refusalOf(topUp(world, 100))).toEqual(refused);
  expect(await refusalOf(world.client.prepaid.read({ contract: 'nobody' }))).toMatchObject({ code: 'notFound' });
  world.close();
  const paid = await prepaidWorld();
  expect(await refusalOf(topUp(paid, -100))).toMatchObject({ code: 'topUpBelowZero' });
  expect(await read(paid)).toMatchObject({ balance: 0 });
  paid.close();
});
