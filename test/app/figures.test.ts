import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { readFigures } from '../../electron/app/figures/readFigures.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { monthJson, type World } from '../world.ts';
import { granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };
const bright = { contract: 'brightsmile-leads', ...march };
const meetings = { contract: 'maschinenbau-termine', ...march };

describe('the worked month', () => {
  let world: World;
  beforeAll(async () => {
    world = await marchWorld();
    await world.client.invoice.run({ period: '2026-03', issue: true });
  });
  afterAll(() => world.close());

  test('golden counts and rates', async () => {
    const expected = monthJson('expected.json');
    const leads = await world.client.figures.read(bright);
    expect(leads.total).toMatchObject(expected['figures brightsmile-leads']);
    // 40 × 75.00 charged; 900.00 of source costs, all of it this contract's
    expect(leads.total).toMatchObject({ spend: 300000, sourceCost: 90000, currency: 'USD', showRate: null });
    expect(leads.by).toEqual({});
    const held = await world.client.figures.read(meetings);
    expect(held.total).toMatchObject(expected['figures maschinenbau-termine']);
    // 7 × 250.00 + 1,000.00
    expect(held.total).toMatchObject({ spend: 275000, sourceCost: 0 });
    // 7 ÷ (7 + 1 + 1), with one client no-show left out
    expect(held.total.opened.showRate).toMatchObject({
      numerator: 7,
      denominator: 9,
      leftOut: [{ reason: 'clientNoShow', count: 1 }],
    });
  });

  test.each([
    'source.campaign',
    'criterion:size',
    'week',
    'month',
    'weekday',
    'leadTime',
    'appointment.setter',
    'band',
    'origin',
    'custom.nothing',
    'person.email',
  ])('the parts by %s add up to the whole', async (by) => {
    for (const asked of [bright, meetings]) {
      const { total, by: parts } = await world.client.figures.read({ ...asked, by });
      for (const name of [
        'delivered',
        'accepted',
        'returned',
        'disputed',
        'booked',
        'held',
        'spend',
        'sourceCost',
      ] as const) {
        const sum = Object.values(parts).reduce((all, part) => all + part[name], 0);
        expect(sum, name).toBe(total[name]);
      }
    }
  });

  test('the keys of each cut', async () => {
    const keys = async (asked: typeof bright, by: string) => {
      const { by: parts } = await world.client.figures.read({ ...asked, by });
      return Object.fromEntries(Object.entries(parts).map(([key, row]) => [key, row.delivered + row.held]));
    };
    expect(await keys(bright, 'source.campaign')).toEqual({ 'Spring check-up': 22, Whitening: 22 });
    expect(await keys(bright, 'criterion:industry')).toEqual({ Healthcare: 44 });
    // 10 and 31 March in New York are Tuesdays of weeks 11 and 14; the cost of the source is of 1 March.
    expect(await keys(bright, 'week')).toEqual({ '2026-W09': 0, '2026-W11': 36, '2026-W14': 8 });
    expect(await keys(bright, 'weekday')).toEqual({ '2': 44 });
    expect(await keys(bright, 'month')).toEqual({ '2026-03': 44 });
    // Booked on the 3rd at 10:00 and held on the 10th at 14:00: 7 full days. Booked on the 4th at 11:00 and held on the
    // 11th at 10:30: 6. The retainer belongs to no meeting.
    const { by } = await world.client.figures.read({ ...meetings, by: 'leadTime' });
    expect(Object.fromEntries(Object.entries(by).map(([key, { booked, held }]) => [key, [booked, held]]))).toEqual({
      '': [0, 0],
      6: [1, 1],
      7: [2, 2],
      8: [1, 1],
      9: [1, 1],
      10: [1, 1],
      11: [1, 1],
      12: [1, 0],
      13: [1, 0],
      14: [1, 0],
    });
    const setters = await world.client.figures.read({ ...meetings, by: 'appointment.setter' });
    // Alex: 3 held, a no-show, a late cancel: 3 ÷ 5. Kim: 4 held, a client no-show that does not count: 4 ÷ 4
    expect(setters.by).toMatchObject({ Alex: { showRate: '60.00' }, Kim: { showRate: '100.00' } });
  });

  test('a meeting counts as booked in one week and as held in another', async () => {
    const { by } = await world.client.figures.read({ ...meetings, by: 'week' });
    expect(by).toMatchObject({
      '2026-W10': { booked: 10, held: 0 },
      '2026-W11': { booked: 0, held: 6, spend: 150000 },
      '2026-W12': { booked: 0, held: 1, spend: 25000, keptRate: '25.00' },
    });
  });

  test('refusals', async () => {
    const { context } = world;
    const code = (input: Parameters<typeof readFigures>[1]): string => {
      const result = readFigures(context, input);
      return result.ok ? 'done' : result.refusal.code;
    };
    expect(code({ ...bright, contract: 'nobody' })).toBe('notFound');
    expect(code({ ...bright, by: 'criterion:nothing' })).toBe('invalidInput');
    expect(code({ ...bright, by: 'shoe size' })).toBe('invalidInput');
    expect(code({ ...bright, by: 'custom.' })).toBe('invalidInput');
    expect(code({ ...bright, to: '2026-02-28' })).toBe('invalidInput');
  });
});

test('source costs are shared over contracts by delivered leads, spend is net of credits', async () => {
  const setup = monthJson('setup.json');
  setup.clients[1].currency = 'USD';
  setup.sources[0].costs = [
    { day: '2026-03-01', amount: 100, currency: 'USD' },
    { day: '2026-03-20', amount: 1, currency: 'USD' },
    { day: '2026-04-01', amount: 5000, currency: 'USD' },
  ];
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup });
  const [first = 0, second = 0] = desk.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', [
    { source: 'meta', employees: 60 },
    { source: 'meta' },
  ]);
  desk.deliver('maschinenbau-termine', '2026-03-10T15:00:00Z', [{ source: 'meta' }, { source: 'outbound' }]);
  desk.setNow('2026-04-04T08:00:00Z');
  const [row] = granted(
    await runInvoices(desk.context, { period: '2026-03', contract: 'brightsmile-leads', issue: true }),
  );
  const dispute = desk.dispute(second, '2026-03-11T15:00:00Z');
  granted(resolveDispute(desk.context, { id: dispute, as: 'part', percent: '10' }));
  const read = (contract: string, by?: string) => granted(readFigures(desk.context, { contract, ...march, by }));
  // 1.01 over 2 and 1 leads: 0.67 and 0.33, the odd cent to the larger; 2 × 75.00 less 10 % of one
  expect(read('brightsmile-leads').total).toMatchObject({ sourceCost: 68, spend: 14250, accepted: 2, disputed: 1 });
  expect(read('maschinenbau-termine').total).toMatchObject({ sourceCost: 33 });
  expect(read('brightsmile-leads', 'criterion:size').by).toMatchObject({ 60: { delivered: 1 }, '': { delivered: 1 } });
  granted(
    creditInvoice(desk.context, { number: row?.number ?? '', of: { kind: 'deliveries', ids: [first] }, rebill: true }),
  );
  expect(read('brightsmile-leads').total).toMatchObject({ spend: 6750, accepted: 2 });
  desk.close();
});
