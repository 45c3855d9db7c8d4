import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../world.ts';
import { marchWorld } from './march.ts';

let world: World;
beforeAll(async () => {
  world = await marchWorld();
  await world.client.invoice.run({ period: '2026-03', issue: true });
});
afterAll(() => world.close());

const leadOf = async (email: string): Promise<number> => {
  const leads = await world.client.lead.list({ contract: 'brightsmile-leads' });
  const found = leads.find((lead) => lead.email === email);
  if (!found) throw new Error(`no lead ${email}`);
  return found.id;
};

test('why a lead passed, what it was delivered as, and why it costs what it costs', async () => {
  const answer = await world.client.explain.lead({ id: await leadOf('contact001@clinic001.example.com') });
  expect(answer).toMatchObject({ source: 'meta', contact: { verdict: 'pass', reasons: [] } });
  expect(answer.verdicts).toMatchObject([
    { contract: 'brightsmile-leads', termsVersion: 1, termsFrom: '2026-03-01', verdict: 'pass', outcome: 'pass' },
  ]);
  expect(answer.verdicts[0]?.criteria).toContainEqual({
    id: 'size',
    definition: 'employees over 50 (strict)',
    value: '64',
    readAs: null,
    result: 'pass',
    hard: true,
    points: null,
  });
  expect(answer.deliveries).toMatchObject([
    {
      contract: 'brightsmile-leads',
      standing: 'deemedAccepted',
      deliveredAt: '2026-03-10T15:00:00Z',
      // 48 hours on
      reviewEndsAt: '2026-03-12T15:00:00Z',
      charges: [
        {
          number: 'INV-2026-0001',
          line: 1,
          component: 'lead',
          amount: 7500,
          currency: 'USD',
          derivation: { rule: 'unitPrice', termsVersion: 1, working: '7500', accepted: 'deemedAccepted' },
          credits: [],
        },
      ],
    },
  ]);
});

test('why a lead failed', async () => {
  const leads = await world.client.lead.list({ contract: 'brightsmile-leads' });
  const failed = leads.find(({ verdict }) => verdict === 'fail');
  const { verdicts, deliveries } = await world.client.explain.lead({ id: failed?.id ?? 0 });
  expect(verdicts[0]).toMatchObject({ verdict: 'fail', outcome: 'fail' });
  expect(verdicts[0]?.criteria.filter(({ result }) => result === 'fail')).not.toEqual([]);
  expect(deliveries).toEqual([]);
});

test('a delivery with its claim, and a line with its charges and their credits', async () => {
  const { deliveries } = await world.client.explain.lead({ id: await leadOf('contact012@clinic012.example.com') });
  const returned = await world.client.explain.delivery({ id: deliveries[0]?.id ?? 0 });
  expect(returned).toMatchObject({
    verdict: { verdict: 'pass', contract: 'brightsmile-leads' },
    delivery: { state: 'returned', charges: [], disputes: [{ reason: 'wrong contact data', state: 'upheld' }] },
  });
  const [first] = (await world.client.explain.line({ number: 'INV-2026-0002', line: 1 })).charges;
  const ids = [Number(/\d+/.exec(first?.event ?? '')?.[0])];
  const { deliveryId } = world.context.handle.reader
    .read<{ deliveryId: number }>('SELECT delivery_id AS deliveryId FROM appointment WHERE id = ?')
    .get(...ids) ?? { deliveryId: 0 };
  await world.client.invoice.credit({ number: 'INV-2026-0002', of: { kind: 'deliveries', ids: [deliveryId] } });
  const line = await world.client.explain.line({ number: 'INV-2026-0002', line: 1 });
  expect(line).toMatchObject({ component: 'meeting', quantity: 7, unit: 25000, amount: 175000, currency: 'EUR' });
  expect(line.charges).toHaveLength(7);
  expect(line.charges[0]?.credits).toEqual([{ number: 'CN-2026-0001', amount: 25000 }]);
  const note = await world.client.explain.line({ number: 'CN-2026-0001', line: 1 });
  expect(note.charges).toMatchObject([{ amount: 25000, derivation: { of: 'INV-2026-0002', charged: 25000 } }]);
});

test('what is not there', async () => {
  const { explain } = world.client;
  await expect(explain.lead({ id: 1 })).rejects.toMatchObject({ data: { code: 'notFound', data: { kind: 'lead' } } });
  await expect(explain.delivery({ id: 1 })).rejects.toMatchObject({ data: { code: 'notFound' } });
  await expect(explain.line({ number: 'INV-1', line: 1 })).rejects.toMatchObject({ data: { code: 'unknownDocument' } });
  await expect(explain.line({ number: 'INV-2026-0001', line: 9 })).rejects.toMatchObject({
    data: { code: 'notFound', data: { ref: 'INV-2026-0001/9' } },
  });
});

test('a verdict is explained by what the lead said when it was made, whatever it says since', async () => {
  const id = await leadOf('contact001@clinic001.example.com');
  world.setNow('2026-04-20T09:00:00Z');
  await world.client.lead.edit({ leads: [id], fields: { 'company.employees': '7' } });
  const { verdicts } = await world.client.explain.lead({ id });
  // Delivered: its verdict is evidence, and so is what it was made from.
  expect(verdicts[0]).toMatchObject({ verdict: 'pass' });
  expect(verdicts[0]?.criteria.find((one) => one.id === 'size')).toMatchObject({ value: '64', result: 'pass' });
});
