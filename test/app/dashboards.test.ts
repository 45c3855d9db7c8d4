import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listClients } from '../../electron/app/client/listClients.ts';
import { readClientPage } from '../../electron/app/client/readClientPage.ts';
import { saveClient } from '../../electron/app/client/saveClient.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { readInsights } from '../../electron/app/insights/readInsights.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { listSources } from '../../electron/app/source/listSources.ts';
import { costSource, saveSource } from '../../electron/app/source/saveSource.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { monthJson, type World } from '../world.ts';
import { granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';
import { oneClient } from './oneClient.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };
const code = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);

describe('the worked month', () => {
  let world: World;
  beforeAll(async () => {
    world = await marchWorld();
  });
  afterAll(() => world.close());

  test('before it is invoiced all of it is open, and Today asks for it', async () => {
    const { rows, totals } = await world.client.client.list({ month: '2026-03' });
    // 40 × 75.00 less 900.00 of source costs; 7 × 250.00 + 1,000.00
    expect(totals).toEqual([
      { currency: 'EUR', spend: 0, openToInvoice: 275000, earned: 275000, sourceCost: 0, expectedMargin: 275000 },
      { currency: 'USD', spend: 0, openToInvoice: 300000, earned: 300000, sourceCost: 90000, expectedMargin: 210000 },
    ]);
    expect(rows.map(({ next }) => next?.kind)).toEqual(['periodToInvoice', 'periodToInvoice']);
    const sources = await world.client.source.list(march);
    expect(sources.rows.find(({ source }) => source?.ref === 'meta')?.money).toEqual([
      {
        currency: 'USD',
        cost: 90000,
        costPerAccepted: 2250,
        charged: 0,
        credited: 0,
        open: 300000,
        expectedMargin: 210000,
      },
    ]);
    const { figures, items } = await world.client.today.read();
    expect(figures).toMatchObject({
      openDisputes: 0,
      unconfirmed: 0,
      toInvoice: [
        { currency: 'EUR', net: 275000, contracts: 1 },
        { currency: 'USD', net: 300000, contracts: 1 },
      ],
    });
    expect(items.filter(({ kind }) => kind === 'periodToInvoice')).toMatchObject([
      { urgency: 'today', period: march, blocked: false },
      { urgency: 'today', period: march, blocked: false },
    ]);
  });

  test('golden figures of the clients once it is invoiced', async () => {
    await world.client.invoice.run({ period: '2026-03', issue: true });
    const expected = monthJson('expected.json');
    const { rows, totals, before, after } = await world.client.client.list({ month: '2026-03' });
    expect([before, after]).toEqual(['2026-02', '2026-04']);
    const byCurrency = new Map(rows.map((row) => [row.client.currency, row]));
    expect(byCurrency.get('USD')?.month?.figures).toMatchObject(expected['figures brightsmile-leads']);
    expect(byCurrency.get('EUR')?.month?.figures).toMatchObject(expected['figures maschinenbau-termine']);
    expect(byCurrency.get('USD')?.month).toMatchObject({ openToInvoice: 0, expectedMargin: 210000, owed: 0 });
    expect(totals.map(({ currency, spend, earned }) => [currency, spend, earned])).toEqual([
      ['EUR', 275000, 275000],
      ['USD', 300000, 300000],
    ]);
    expect((await world.client.today.read()).figures.toInvoice).toEqual([]);
  });

  test('the page of a client agrees with the list and names its documents', async () => {
    const { rows } = await world.client.client.list({ month: '2026-03' });
    for (const { client, month } of rows) {
      const page = await world.client.client.read({ client: client.ref, month: '2026-03' });
      expect(page.total).toEqual(month);
      expect(page.contracts).toHaveLength(1);
      expect(page.documents).toMatchObject([{ kind: 'invoice', period: march, net: month?.figures.spend }]);
      expect(page.history.map(({ action }) => action)).toContain('issue');
    }
  });

  test('insights: both contracts together, money by currency, the same as their own figures', async () => {
    const all = await world.client.insights.read(march);
    const [leads, meetings] = [
      await world.client.figures.read({ contract: 'brightsmile-leads', ...march }),
      await world.client.figures.read({ contract: 'maschinenbau-termine', ...march }),
    ];
    expect(all.counted).toBe(2);
    for (const name of ['delivered', 'accepted', 'returned', 'booked', 'held', 'sales'] as const) {
      expect(all.counts?.[name]).toBe(leads.total[name] + meetings.total[name]);
      expect(
        all.weeks.reduce((sum, { counts }) => sum + counts[name], 0),
        name,
      ).toBe(all.counts?.[name]);
    }
    expect(all.money.map(({ currency, spend, sourceCost }) => [currency, spend, sourceCost])).toEqual([
      ['EUR', 275000, 0],
      ['USD', 300000, 90000],
    ]);
    const one = await world.client.insights.read({ ...march, contract: 'brightsmile-leads' });
    for (const { name, figure } of [...one.quality, ...one.money.flatMap(({ figures }) => figures)]) {
      expect(figure, name).toEqual(leads.total.opened[name]);
    }
    expect(one.models).toMatchObject([{ model: 'perLead', currency: 'USD', contracts: ['brightsmile-leads'] }]);
    const cost = await world.client.insights.read({ ...march, view: 'agency', contract: 'brightsmile-leads' });
    // 3,000.00 − 900.00; 900.00 ÷ 40
    expect(cost.money[0]?.figures.map(({ name, figure }) => [name, figure.value])).toMatchObject([
      ['sourceCostPerLead', '2045'],
      ['sourceCostPerQualifiedLead', '2250'],
      ['margin', '210000'],
      ['marginRate', '70.00'],
    ]);
  });

  test('sources: leads, results and money of the month', async () => {
    const { rows } = await world.client.source.list(march);
    const meta = rows.find(({ source }) => source?.ref === 'meta');
    expect(meta).toMatchObject({
      delivered: 44,
      accepted: 40,
      returned: 4,
      // 40 ÷ 44
      acceptanceRate: '90.91',
      money: [
        {
          currency: 'USD',
          cost: 90000,
          costPerAccepted: 2250,
          charged: 300000,
          credited: 0,
          open: 0,
          expectedMargin: 210000,
        },
      ],
      contracts: [
        { ref: 'brightsmile-leads', delivered: 44, cost: 90000, charged: 300000, open: 0, expectedMargin: 210000 },
      ],
    });
    expect(meta?.campaigns.map(({ campaign, delivered }) => [campaign, delivered])).toEqual([
      ['Spring check-up', 22],
      ['Whitening', 22],
    ]);
    const { context } = world;
    expect(code(listSources(context, { from: '2026-03-02', to: '2026-03-01' }))).toBe('invalidInput');
    expect(code(readInsights(context, { ...march, contract: 'nobody', view: 'client' }))).toBe('notFound');
    expect(code(readInsights(context, { ...march, client: 'nobody', view: 'client' }))).toBe('notFound');
    expect(code(listClients(context, { month: '2026-13' }))).toBe('invalidInput');
    expect(code(listClients(context, { month: '2026-03-01..2026-03-31' }))).toBe('invalidInput');
    expect(code(readClientPage(context, { client: 'nobody' }))).toBe('notFound');
    expect(world.faults).toEqual([]);
  });
});

describe('a client with a target, a source and work that waits', () => {
  const setup = {
    ...oneClient({ pace: [{ caps: [{ per: 'month', leads: 10, above: 'hold' }], reporting: { cadence: 'weekly' } }] }),
    sources: [{ ref: 'ads', channel: 'paid search' }],
  };
  const withTarget = () => {
    const copy = structuredClone(setup) as { contracts: object[] } & typeof setup;
    const [contract] = copy.contracts;
    copy.contracts = [{ ...contract, inputs: [{ key: 'target', from: '2026-03-01', value: '40', saidBy: 'Ada' }] }];
    return copy;
  };

  test('everything that waits, and nothing twice', () => {
    const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: withTarget() });
    const ids = desk.deliver('pace', '2026-03-09T09:00:00Z', [
      { source: 'ads' },
      { source: 'ads', campaign: 'Brand' },
      {},
    ]);
    desk.deliver('pace', '2026-03-17T09:00:00Z', 5);
    const [first = 0, second = 0, third = 0] = ids;
    desk.dispute(first, '2026-03-16T09:00:00Z');
    const replaced = desk.dispute(second, '2026-03-10T09:00:00Z');
    desk.setNow('2026-03-16T09:00:00Z');
    granted(resolveDispute(desk.context, { id: replaced, as: 'uphold', remedy: 'replacement' }));
    desk.book(third, { bookedAt: '2026-03-10T09:00:00Z', startsAt: '2026-03-17T09:30:00Z' });
    const moved = {
      bookedAt: '2026-03-10T09:00:00Z',
      startsAt: '2026-03-12T09:00:00Z',
      outcome: 'rescheduled',
    } as const;
    desk.book(second, moved);
    desk.book(first, { bookedAt: '2026-03-10T09:00:00Z', startsAt: '2026-03-18T13:00:00Z' });
    desk.book(first, { bookedAt: '2026-03-10T09:00:00Z', startsAt: '2026-03-19T13:00:00Z' });
    desk.setNow('2026-03-18T09:00:00Z');
    const { rows } = granted(listClients(desk.context, {}));
    const page = granted(readClientPage(desk.context, { client: 'acme' }));
    const said = page.waiting.map(({ kind, urgency, count, of }) => [kind, urgency, count, of]);
    expect(said).toEqual([
      ['meetingUnconfirmed', 'overdue', 2, null],
      ['reportDue', 'overdue', 1, null],
      ['disputeWaiting', 'today', 1, null],
      ['meetingToday', 'today', 1, null],
      ['reviewClosing', 'soon', 5, null],
      // owed on the 16th, due in seven days, as the report of the week that ends on the 22nd is
      ['replacementOwed', 'soon', 1, null],
      ['reportDue', 'soon', 1, null],
      // 8 of 10 leads, 8 of 40 after 13 of 22 working days
      ['capNearlyFull', 'soon', 8, '10'],
      ['targetAtRisk', 'soon', 8, '40'],
    ]);
    expect(rows[0]?.next).toEqual(page.waiting[0]);
    // 8 ÷ 40; 8 × 22 ÷ 13 = 13.5
    expect(page.total?.pace).toEqual({ delivered: 8, target: '40', attainment: '20.00', projected: '14' });
    expect(page.total).toMatchObject({ owed: 1, overdue: 0 });
    desk.close();
  });

  test('a source is created, changed and costs are added by day, mended and taken out', async () => {
    const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: withTarget() });
    desk.deliver('pace', '2026-03-09T09:00:00Z', [{ source: 'ads' }, { source: 'ads', campaign: 'Brand' }, {}]);
    desk.setNow('2026-04-02T09:00:00Z');
    granted(await runInvoices(desk.context, { period: '2026-03', issue: true }));
    const cost = (day: string, amount: number, currency = 'EUR') =>
      granted(costSource(desk.context, { source: 'ads', day, currency, amount })).put;
    expect(cost('2026-03-09', 1000)).toBe('updated');
    expect(cost('2026-03-09', 1201)).toBe('updated');
    expect(cost('2026-03-09', 1201)).toBe('unchanged');
    expect(cost('2026-03-08', 99, 'USD')).toBe('updated');
    expect(cost('2026-03-10', 7)).toBe('updated');
    expect(cost('2026-03-10', 0)).toBe('updated');
    expect(cost('2026-04-01', 5000)).toBe('updated');
    expect(granted(saveSource(desk.context, { source: { ref: 'ads', channel: 'search' }, isNew: false })).put).toBe(
      'updated',
    );
    const refused = (ref: string, isNew: boolean) =>
      code(saveSource(desk.context, { source: { ref, channel: 'search' }, isNew }));
    expect([refused('ads', true), refused('none', false), refused('new', true)]).toEqual([
      'refTaken',
      'notFound',
      'done',
    ]);
    expect(code(costSource(desk.context, { source: 'none', day: '2026-03-09', currency: 'EUR', amount: 1 }))).toBe(
      'notFound',
    );
    const { rows } = granted(listSources(desk.context, march));
    expect(rows.map(({ source, delivered }) => [source?.ref ?? null, delivered])).toEqual([
      ['ads', 2],
      ['new', 0],
      [null, 1],
    ]);
    const [ads] = rows;
    expect(ads?.costs).toEqual([
      { day: '2026-03-08', currency: 'USD', amount: 99 },
      { day: '2026-03-09', currency: 'EUR', amount: 1201 },
    ]);
    // 2 × 25.33 charged; 12.01 ÷ 2 = 6.005, half away from zero
    expect(ads?.money).toEqual([
      { currency: 'EUR', cost: 1201, costPerAccepted: 601, charged: 5066, credited: 0, open: 0, expectedMargin: 3865 },
      { currency: 'USD', cost: 99, costPerAccepted: 50, charged: 0, credited: 0, open: 0, expectedMargin: -99 },
    ]);
    expect(ads?.campaigns.map(({ campaign, delivered }) => [campaign, delivered])).toEqual([
      ['', 1],
      ['Brand', 1],
    ]);
    // Without a source nothing was paid for: no value, not zero
    expect(rows[2]?.money).toMatchObject([{ cost: 0, charged: 2533, expectedMargin: 2533 }]);
    desk.close();
  });

  test('a client is created and changed under the rules of the setup file', async () => {
    const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: withTarget() });
    const stored = granted(readClientPage(desk.context, { client: 'acme' })).client;
    const save = (client: object, isNew = false) =>
      saveClient(desk.context, { client: { ...stored, ...client }, isNew });
    expect(granted(save({})).put).toBe('unchanged');
    expect(granted(save({ name: 'Acme Nord', holidays: ['2026-12-25'] })).put).toBe('updated');
    expect(granted(save({ ref: 'beta', name: 'Beta' }, true)).put).toBe('created');
    expect(code(save({ ref: 'beta' }, true))).toBe('refTaken');
    expect(code(save({ ref: 'gamma' }))).toBe('notFound');
    const page = granted(readClientPage(desk.context, { client: 'acme' }));
    expect(page.history[0]).toMatchObject({ action: 'update', subject: 'client:acme', changed: ['name', 'holidays'] });
    expect(granted(readClientPage(desk.context, { client: 'beta' }))).toMatchObject({ total: null, contracts: [] });
    desk.deliver('pace', '2026-03-09T09:00:00Z', 1);
    desk.setNow('2026-04-02T09:00:00Z');
    granted(await runInvoices(desk.context, { period: '2026-03', issue: true }));
    expect(code(save({ currency: 'USD' }))).toBe('currencyFixed');
    desk.close();
  });
});
