import { afterEach, describe, expect, test } from 'vitest';
import { readFigures } from '../../electron/app/figures/readFigures.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { commentReport, reviewReport, sendReport } from '../../electron/app/report/changeReport.ts';
import { listReports } from '../../electron/app/report/listReports.ts';
import { makeDueReports } from '../../electron/app/report/makeDueReports.ts';
import { readReportPage } from '../../electron/app/report/readReportPage.ts';
import { storedReportFile } from '../../electron/app/report/storedReportFile.ts';
import { undoStep } from '../../electron/app/step/takeBack.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    expect(verifyFile(desk.context)).toMatchObject({ ok: true });
    desk.close();
  }
});

const clinics = 'brightsmile-leads';
const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);

/** Four clinic leads of March, invoiced on 4 April; both contracts report monthly. */
async function reporting(cadence: string | null = 'monthly', target?: string): Promise<Desk> {
  const setup = monthJson('setup.json');
  if (target !== undefined) {
    setup.contracts[0].inputs = [{ key: 'target', from: '2026-03-01', value: target, saidBy: 'Ada Example' }];
  }
  for (const { terms } of setup.contracts) {
    if (cadence === null) delete terms[0].reporting;
    else terms[0].reporting = { cadence };
  }
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup });
  desks.push(desk);
  desk.deliver(clinics, '2026-03-10T15:00:00Z', 4);
  desk.setNow('2026-04-04T08:00:00Z');
  granted(await runInvoices(desk.context, { period: '2026-03', issue: true }));
  return desk;
}

const list = ({ context }: Desk, input: Parameters<typeof listReports>[1] = {}) => listReports(context, input);
const makeDue = async ({ context }: Desk) => granted(await makeDueReports(context, {}));
const page = ({ context }: Desk, id: number) => granted(readReportPage(context, { id }));

describe('due', () => {
  test('is what the cadence asks for, made in one go, and undone in one go', async () => {
    const desk = await reporting();
    expect(list(desk)).toMatchObject({
      rows: [
        { contract: clinics, period: '2026-03', state: 'due', dueDay: '2026-04-01', id: null },
        { contract: 'maschinenbau-termine', period: '2026-03', state: 'due', dueDay: '2026-04-01' },
      ],
      counts: { due: 2, made: 0, reviewed: 0, sent: 0 },
      upcoming: [{ day: '2026-05-01' }, { day: '2026-05-01' }],
    });
    const made = await makeDue(desk);
    expect(made.map(({ contract, period }) => [contract, period])).toEqual([
      [clinics, '2026-03'],
      ['maschinenbau-termine', '2026-03'],
    ]);
    expect(list(desk)).toMatchObject({
      rows: [{ state: 'made' }, { state: 'made', headline: { delivered: 4, accepted: 4, spend: 30_000 } }],
      counts: { due: 0, made: 2 },
    });
    expect(await makeDue(desk)).toEqual([]);
    granted(await undoStep(desk.context, {}));
    expect(list(desk).counts).toEqual({ due: 2, made: 0, reviewed: 0, sent: 0 });
  });

  test('nothing is, without a cadence', async () => {
    const desk = await reporting(null);
    expect(list(desk)).toMatchObject({ rows: [], counts: { due: 0 }, upcoming: [] });
  });

  test('filtered and page by page', async () => {
    const desk = await reporting();
    await makeDue(desk);
    expect(list(desk, { contract: clinics }).counts).toMatchObject({ made: 1 });
    expect(list(desk, { client: 'brightsmile' }).rows.map(({ contract }) => contract)).toEqual([clinics]);
    expect(list(desk, { state: 'sent' }).rows).toEqual([]);
    const first = list(desk, { limit: 1 });
    expect(first.rows).toHaveLength(1);
    const second = list(desk, { limit: 1, after: first.next ?? 0 });
    expect([second.rows.length, second.next]).toEqual([1, null]);
  });

  test('refuses what is no report before anything is written', async () => {
    const desk = await reporting();
    const one = { contract: clinics, period: '2026-03' };
    const asked = (reports: { contract: string; period: string }[]) => makeDueReports(desk.context, { reports });
    expect(codeOf(await asked([one, { ...one, period: 'March' }]))).toBe('invalidInput');
    expect(codeOf(await asked([one, { ...one, contract: 'nobody' }]))).toBe('notFound');
    expect(list(desk).counts.made).toBe(0);
  });
});

describe('from made to sent', () => {
  test('nothing goes out that was not reviewed, and what was sent stays', async () => {
    const desk = await reporting();
    const [{ id = 0, hash = '' } = {}] = await makeDue(desk);
    const send = (day = '2026-04-04') => sendReport(desk.context, { id, day, to: 'Clinic board' });
    expect(codeOf(send())).toBe('reportNotReviewed');
    granted(commentReport(desk.context, { id, comment: ' A strong month.\n\nMore of it in April. ' }));
    expect(granted(reviewReport(desk.context, { id }))).toEqual({ id, state: 'reviewed' });
    // What changes after the review is reviewed again.
    expect(granted(commentReport(desk.context, { id, comment: 'A strong month.' }))).toEqual({ id, state: 'made' });
    expect(codeOf(send())).toBe('reportNotReviewed');
    granted(reviewReport(desk.context, { id, comment: 'A strong month. <b>Thank you.</b>' }));
    expect(codeOf(send('2026-04-05'))).toBe('invalidInput');
    expect(granted(send())).toEqual({ id, state: 'sent' });
    expect(page(desk, id)).toMatchObject({
      state: 'sent',
      hash,
      comment: 'A strong month. <b>Thank you.</b>',
      reviewedBy: 'Ada Example',
      sentDay: '2026-04-04',
      sentTo: 'Clinic board',
      since: [],
    });
    // A slip of the hand is taken back like any other step.
    granted(await undoStep(desk.context, {}));
    expect(page(desk, id)).toMatchObject({ state: 'reviewed', sentDay: null });
    granted(send());
    expect(codeOf(send())).toBe('reportSent');
    expect(codeOf(commentReport(desk.context, { id, comment: 'Another' }))).toBe('reportSent');
    expect(codeOf(reviewReport(desk.context, { id }))).toBe('reportSent');
    const html = await granted(await storedReportFile(desk.context, { id, format: 'html' })).text();
    expect(html).toContain('A strong month. &lt;b&gt;Thank you.&lt;/b&gt;');
    expect(() =>
      desk.context.handle.transaction((w) => w.write(`UPDATE report SET comment = 'x' WHERE id = ?`).run(id)),
    ).toThrow('never changes');
    expect(() =>
      desk.context.handle.transaction((w) => w.write(`UPDATE report SET snapshot = '{}' WHERE id = ?`).run(id)),
    ).toThrow('never change');
  });

  test('figures that change say so, and restate the report with its comment', async () => {
    const desk = await reporting();
    const [{ id = 0 } = {}] = await makeDue(desk);
    granted(reviewReport(desk.context, { id, comment: 'A strong month.' }));
    desk.deliver(clinics, '2026-03-20T15:00:00Z', 1);
    expect(page(desk, id).since).toEqual([
      { title: 'Delivered', unit: 'count', was: 4, now: 5 },
      { title: 'Accepted', unit: 'count', was: 4, now: 5 },
    ]);
    const again = granted(await makeDueReports(desk.context, { reports: [{ contract: clinics, period: '2026-03' }] }));
    const [{ id: newer = 0 } = {}] = again;
    expect(newer).not.toBe(id);
    expect(page(desk, id)).toMatchObject({ replaced: true });
    expect(page(desk, newer)).toMatchObject({ state: 'made', comment: 'A strong month.', replaced: false });
    expect(codeOf(reviewReport(desk.context, { id }))).toBe('reportReplaced');
    expect(list(desk, { contract: clinics }).rows.map((row) => row.id)).toEqual([newer]);
  });

  test('one with a target can be read, and says of it what the screen was promised', async () => {
    const desk = await reporting('monthly', '10');
    const [{ id = 0 } = {}] = await makeDue(desk);
    // 4 of 10, and the month is over.
    expect(page(desk, id).target).toEqual({ wanted: '10', attainment: '40.00', projected: '4' });
  });

  test('refuses a report that is none', async () => {
    const desk = await reporting();
    expect(codeOf(readReportPage(desk.context, { id: 1 }))).toBe('notFound');
    expect(codeOf(reviewReport(desk.context, { id: 1 }))).toBe('notFound');
    expect(codeOf(await storedReportFile(desk.context, { id: 1, format: 'pdf' }))).toBe('notFound');
  });
});

test('the worked month: the page says what figures, invoice and files say', async () => {
  const world = await marchWorld();
  await world.client.invoice.run({ period: '2026-03', issue: true });
  const asked = { contract: clinics, period: '2026-03' };
  const [made] = await world.client.report.makeDue({ reports: [asked] });
  const shown = await world.client.report.read({ id: made?.id ?? 0 });
  const { total } = granted(readFigures(world.context, { contract: clinics, from: '2026-03-01', to: '2026-03-31' }));
  const counts = Object.fromEntries(shown.counts.map(({ name, value }) => [name, value]));
  expect(counts).toMatchObject({
    ...monthJson('expected.json')['figures brightsmile-leads'],
    spend: total.spend,
  });
  const rates = Object.fromEntries(shown.figures.map(({ name, value }) => [name, value]));
  // 40 of 44
  expect(rates).toMatchObject({ acceptanceRate: total.acceptanceRate, costPerQualifiedLead: '7500' });
  expect(rates.acceptanceRate).toBe('90.91');
  expect(shown.documents).toMatchObject([{ number: 'INV-2026-0001', net: total.spend }]);
  for (const rows of [shown.weeks, shown.sources]) {
    expect(rows.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(44);
    expect(rows.reduce((sum, { spend }) => sum + spend, 0)).toBe(300_000);
  }
  expect(shown.pace.at(-1)).toMatchObject({ day: '2026-03-31', delivered: 44 });
  const csv = await (await world.client.report.file({ id: shown.id, format: 'csv' })).text();
  const charged = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',').at(-2)));
  expect(charged.reduce((sum, amount) => sum + amount, 0)).toBe(3000);
  expect((await world.client.report.file({ id: shown.id, format: 'pdf' })).name).toBe(`report-${clinics}-2026-03.pdf`);
  expect(world.faults).toEqual([]);
  world.close();
});
