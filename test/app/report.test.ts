import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { documentFile } from '../../electron/app/documents/documentFile.ts';
import { readFigures } from '../../electron/app/figures/readFigures.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { makeReport } from '../../electron/app/report/makeReport.ts';
import type { ReportSnapshot } from '../../electron/app/report/reportSnapshot.ts';
import { requireChromium } from '../chromium.ts';
import { pdfText } from '../pdfPages.ts';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const bright = { contract: 'brightsmile-leads', period: '2026-03' };

async function made(desk: Pick<Desk, 'context'>, input = bright) {
  const { files, ...report } = granted(await makeReport(desk.context, input));
  const [page, pdf] = files;
  if (!page || !pdf) throw new Error('a report without its files');
  return { ...report, files, page: await page.text(), pdf: new Uint8Array(await pdf.arrayBuffer()) };
}

/** The frozen figures as they lie in the page. */
function snapshotIn(page: string): { text: string; snapshot: ReportSnapshot } {
  const block = /<script type="application\/json" id="snapshot">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  const snapshot: ReportSnapshot = JSON.parse(block);
  return { text: JSON.stringify(snapshot), snapshot };
}

describe('the worked month', () => {
  test('one question has one answer in report, invoice, figures and CSV', async () => {
    const world = await marchWorld();
    await world.client.invoice.run({ period: '2026-03', issue: true });
    world.setNow('2026-04-04T09:30:00Z');
    const report = await made(world);
    expect(report.files.map(({ name }) => name)).toEqual([
      'report-brightsmile-leads-2026-03.html',
      'report-brightsmile-leads-2026-03.pdf',
    ]);
    const { text, snapshot } = snapshotIn(report.page);
    expect(hash('sha256', text)).toBe(report.hash);
    expect(snapshot.total).toMatchObject({
      counts: { delivered: 44, accepted: 40, returned: 4, disputed: 6 },
      spend: 300000,
    });
    const { total } = granted(
      readFigures(world.context, { contract: bright.contract, from: '2026-03-01', to: '2026-03-31' }),
    );
    expect(total).toMatchObject({
      ...snapshot.total.counts,
      spend: snapshot.total.spend,
      revenue: snapshot.total.revenue,
    });
    const invoice = snapshot.documents.find(({ kind }) => kind === 'invoice');
    expect(invoice).toMatchObject({ number: 'INV-2026-0001', net: snapshot.total.spend });
    const csv = await granted(await documentFile(world.context, { number: 'INV-2026-0001', format: 'csv' })).text();
    expect(csv).toContain('3000.00');
    const sums = [snapshot.weeks, snapshot.origins].map((rows) => rows.reduce((sum, { spend }) => sum + spend, 0));
    expect(sums).toEqual([300000, 300000]);
    expect(snapshot.deliveries.reduce((sum, { charged }) => sum + (charged ?? 0), 0)).toBe(300000);
    // 4 of 7 claims upheld, one denied, one too late, one feedback
    expect(snapshot.claims.flatMap(({ ended }) => ended)).toEqual([
      { state: 'noted', count: 1 },
      { state: 'denied', count: 1 },
      { state: 'late', count: 1 },
      { state: 'upheld', count: 4 },
    ]);
    const printed = await pdfText(report.pdf);
    for (const wanted of ['BrightSmile Clinics LLC', '$3,000.00', '90.91%', 'INV-2026-0001', report.hash]) {
      expect(report.page).toContain(wanted);
      expect(printed).toContain(wanted);
    }
    world.close();
  });

  test('holds no person, and nothing of what it cost the agency', async () => {
    const world = await marchWorld();
    const { page } = await made(world);
    const people = world.context.handle.reader
      .read<Record<'email' | 'name' | 'phone', string | null>>(
        'SELECT person_email AS email, person_full_name AS name, person_phone AS phone FROM lead',
      )
      .all();
    expect(
      people.filter(({ email, name, phone }) =>
        [email, name, phone].some((text) => text !== null && page.includes(text)),
      ),
    ).toEqual([]);
    expect(page).not.toMatch(/sourceCost|margin"|\$900\.00/);
    world.close();
  });
});

test('the same figures are the same report, others are restated', async () => {
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: monthJson('setup.json') });
  const [first = 0] = desk.deliver(bright.contract, '2026-03-10T15:00:00Z', 3);
  desk.setNow('2026-04-04T08:00:00Z');
  granted(await runInvoices(desk.context, { ...bright, issue: true }));
  const one = await made(desk);
  desk.setNow('2026-04-09T08:00:00Z');
  const again = await made(desk);
  expect(again).toEqual(one);
  expect(one.restated).toBe(false);
  const stored = () => desk.context.handle.reader.read('SELECT hash FROM report ORDER BY id').all();
  expect(stored()).toHaveLength(1);
  const dispute = desk.dispute(first, '2026-03-11T15:00:00Z');
  granted(resolveDispute(desk.context, { id: dispute, as: 'uphold', remedy: 'credit' }));
  const restated = await made(desk);
  expect(restated.hash).not.toBe(one.hash);
  expect(restated).toMatchObject({
    restated: true,
    page: expect.stringContaining('this replaces the report of April 4, 2026'),
  });
  // 3 × 75.00 less the one that came back
  expect(snapshotIn(restated.page).snapshot).toMatchObject({
    total: { spend: 15000, counts: { returned: 1 } },
    costs: [{ charges: 3, charged: 22500, credited: 7500 }],
    documents: [{ kind: 'invoice' }, { kind: 'creditNote', net: 7500 }],
  });
  expect(stored()).toHaveLength(2);
  desk.close();
});

test('targets, what is owed and what comes next are said', async () => {
  const setup = monthJson('setup.json');
  setup.contracts[0].inputs = [{ key: 'target', from: '2026-03-01', value: '10', saidBy: 'Ada' }];
  setup.contracts[0].terms[0].replacement = { dueDays: 7 };
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup });
  const [first = 0, second = 0] = desk.deliver(bright.contract, '2026-03-10T15:00:00Z', 4);
  desk.setNow('2026-03-12T08:00:00Z');
  const dispute = desk.dispute(first, '2026-03-11T15:00:00Z');
  granted(resolveDispute(desk.context, { id: dispute, as: 'uphold', remedy: 'replacement' }));
  desk.dispute(second, '2026-03-11T15:00:00Z');
  const { page } = await made(desk);
  expect(snapshotIn(page).snapshot).toMatchObject({
    // 4 of 10; 4 in the 9 working days to 12 March makes 9.8 in the 22 of the month
    target: { wanted: '10', attainment: '40.00', projected: '10' },
    replacements: { owed: 1, fulfilled: 0, overdue: 0 },
    nextSteps: [
      { kind: 'reviewOpen', count: 2 },
      { kind: 'disputeOpen', count: 1 },
      { kind: 'replacementOwed', count: 1, day: '2026-03-19' },
    ],
    // The replaced one is charged all the same, as soon as it is invoiced.
    notInvoiced: { charges: 1, net: 7500 },
    carriedOver: [
      { code: 'reviewOpen', count: 2 },
      { code: 'disputeOpen', count: 1 },
    ],
  });
  desk.setNow('2026-04-10T08:00:00Z');
  expect(snapshotIn((await made(desk)).page).snapshot.nextSteps).toEqual([
    { kind: 'disputeOpen', count: 1, day: null },
    { kind: 'replacementOverdue', count: 1, day: null },
    { kind: 'behindTarget', count: 6, day: null },
  ]);
  desk.close();
});

/** Text that breaks out wherever it is not written as text. */
const payload = `"><img src=x onerror="window.pwned=1"></script><script>window.pwned=1</script>{{7*7}}'\u2028&lt;`;

test('no name can make the page do anything, and the page filters by itself', async () => {
  const setup = monthJson('setup.json');
  setup.agency.name = payload;
  setup.clients[0].name = payload;
  setup.contracts[0].name = payload;
  setup.contracts[0].terms[0].components[0].name = payload;
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup });
  desk.deliver(bright.contract, '2026-03-10T15:00:00Z', [
    { campaign: payload, externalId: payload },
    { campaign: 'Spring', source: 'meta' },
    { campaign: 'Spring', source: 'meta' },
  ]);
  desk.setNow('2026-04-04T08:00:00Z');
  granted(await runInvoices(desk.context, { ...bright, issue: true }));
  const { page } = await made(desk);
  desk.close();
  expect(page.match(/<script/g)).toHaveLength(2);
  const file = join(tempFolder(), 'report.html');
  writeFileSync(file, page);
  const browser = await chromium.launch({ executablePath: requireChromium(), args: ['--no-sandbox'] });
  try {
    const tab = await browser.newPage();
    const said: string[] = [];
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (problem) => said.push(problem.message));
    tab.on('dialog', () => said.push('dialog'));
    tab.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) said.push(request.url());
    });
    await tab.goto(pathToFileURL(file).href);
    expect(await tab.evaluate('window.pwned')).toBeUndefined();
    expect(await tab.locator('h1').textContent()).toBe(payload);
    const sum = tab.locator('output');
    expect(await sum.textContent()).toBe('3 of 3 leads · $225.00');
    await tab.selectOption('select[data-cut="origin"]', { label: 'meta · Spring' });
    expect(await sum.textContent()).toBe('2 of 3 leads · $150.00');
    expect(await tab.locator('#leads tbody tr:visible').count()).toBe(2);
    await tab.selectOption('select[data-cut="week"]', { label: '2026-W11' });
    expect(await sum.textContent()).toBe('2 of 3 leads · $150.00');
    expect(said).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('refusals', async () => {
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup: monthJson('setup.json') });
  const code = async (input: typeof bright) => {
    const result = await makeReport(desk.context, input);
    return result.ok ? 'done' : result.refusal.code;
  };
  expect(await code({ ...bright, period: 'March' })).toBe('invalidInput');
  expect(await code({ ...bright, contract: 'nobody' })).toBe('notFound');
  desk.close();
});
