import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { readDocument } from '../../db/queries/document.ts';
import { contractSheet } from '../../electron/app/contract/contractSheet.ts';
import { marlowFinchLogo, solwerkLogo } from '../../electron/app/demo/logos.ts';
import { documentFile, snapshotOf } from '../../electron/app/documents/documentFile.ts';
import { formatsFor } from '../../electron/app/documents/formats.ts';
import { printable } from '../../electron/app/documents/glyphs.ts';
import { invoicePdf } from '../../electron/app/documents/invoicePdf.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { makeReport } from '../../electron/app/report/makeReport.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { withPage } from '../browser.ts';
import { bytesOf, pagesOf, pdfText } from '../pdfPages.ts';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { type Desk, type DeskLead, granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const bright = { contract: 'brightsmile-leads', period: '2026-03' };

/** A desk whose March is delivered and invoiced. */
async function invoiced(leads: number | readonly DeskLead[], change: (setup: ReturnType<typeof monthJson>) => void) {
  const setup = monthJson('setup.json');
  change(setup);
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup });
  desk.deliver(bright.contract, '2026-03-10T15:00:00Z', leads);
  desk.setNow('2026-04-04T08:00:00Z');
  granted(await runInvoices(desk.context, { ...bright, issue: true }));
  return { desk, setup };
}

const invoiceOf = async ({ context }: Desk): Promise<Uint8Array> =>
  bytesOf(granted(await documentFile(context, { number: 'INV-2026-0001', format: 'pdf' })));

async function reportOf(
  { context }: Pick<Desk, 'context'>,
  input = bright,
): Promise<{ page: string; pdf: Uint8Array }> {
  const [page, pdf] = granted(await makeReport(context, input)).files;
  if (!page || !pdf) throw new Error('a report without its files');
  return { page: await page.text(), pdf: await bytesOf(pdf) };
}

const digest = (bytes: Uint8Array): string => hash('sha256', bytes);
const bare = (text: string): string => text.replaceAll(/\s+/g, '');

test('the figures worked out by hand stand on invoices and reports', async () => {
  const world = await marchWorld();
  const expected = monthJson('expected.json');
  await world.client.invoice.run({ period: '2026-03', issue: true });
  for (const [contract, number, locale] of [
    ['brightsmile-leads', 'INV-2026-0001', 'en-US'],
    ['maschinenbau-termine', 'INV-2026-0002', 'de-DE'],
  ] as const) {
    const bill = expected[`bill ${contract} 2026-03`];
    const { money, number: count, percent } = formatsFor(locale);
    const invoice = bare(await pdfText(await bytesOf(await world.client.invoice.document({ number, format: 'pdf' }))));
    for (const { quantity, unit, amount } of bill.lines) {
      const line = [count(quantity), money(unit, bill.currency), money(amount, bill.currency)].join('');
      expect(invoice).toContain(bare(line));
    }
    for (const sum of [bill.net, bill.tax, bill.gross]) expect(invoice).toContain(bare(money(sum, bill.currency)));
    const report = await reportOf(world, { contract, period: '2026-03' });
    const printed = bare(await pdfText(report.pdf));
    const shown = bare(report.page.replaceAll(/<[^>]*>/g, ' '));
    const figures = expected[`figures ${contract}`];
    const wanted = [
      money(bill.net, bill.currency),
      ...(figures.showRate === undefined
        ? // 40 of 44
          [`40÷44`, percent('90.91')]
        : [percent(figures.showRate), percent(figures.keptRate), `${figures.held}÷${figures.booked}`]),
    ];
    for (const text of wanted) {
      expect(printed, text).toContain(bare(text));
      expect(shown, text).toContain(bare(text));
    }
  }
  world.close();
});

test('nothing of two hundred hostile names runs, and all of them are printed as they are', async () => {
  const payloads = readFileSync(join(import.meta.dirname, '../fixtures/markup-payloads.txt'), 'utf8')
    .trim()
    .split('\n');
  expect(payloads.length).toBeGreaterThan(200);
  const everyTenth = payloads.filter((_, at) => at % 10 === 0).join(' ');
  const leads = payloads.map((payload) => ({ externalId: payload, campaign: payload, name: `Robin ${payload}` }));
  const { desk } = await invoiced(leads, (setup) => {
    setup.agency.name = everyTenth;
    setup.clients[0].name = everyTenth;
    setup.contracts[0].name = everyTenth;
    setup.contracts[0].terms[0].components[0].name = everyTenth;
    setup.contracts[0].terms[0].disputes.reasons[0].reason = everyTenth;
  });
  const { page, pdf } = await reportOf(desk);
  const [invoice, report, summary] = await Promise.all(
    [
      await invoiceOf(desk),
      pdf,
      await bytesOf(granted(await contractSheet(desk.context, { contract: bright.contract }))),
    ].map(async (bytes) => bare(await pdfText(bytes))),
  );
  desk.close();
  const missing = payloads.filter((payload) =>
    [invoice, report].some((text) => !text?.includes(bare(printable(payload)))),
  );
  expect(missing).toEqual([]);
  for (const text of [invoice, report, summary]) expect(text).toContain(bare(printable(everyTenth)));
  expect(page).not.toContain('Robin &lt;script&gt;');
  const file = join(tempFolder(), 'report.html');
  writeFileSync(file, page);
  await withPage(['null'], async ({ page: tab }) => {
    const asked: string[] = [];
    tab.on('dialog', (dialog) => asked.push(dialog.message()));
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(pathToFileURL(file).href);
    for (const payload of payloads.slice(0, 20)) {
      await tab.fill('input[type=search]', payload);
      expect(await tab.locator('#leads tbody tr:visible').count(), payload).toBeGreaterThan(0);
    }
    expect(await tab.locator('h1').textContent()).toBe(everyTenth);
    // A reference that looks like a mail address is not shown; what a campaign is called is.
    expect(await tab.locator('#leads tbody tr td:nth-child(3)').allTextContents()).toEqual(payloads);
    expect(await tab.evaluate('window.__pwned')).toBeUndefined();
    expect(asked.filter((url) => !url.startsWith('data:image/png'))).toEqual([pathToFileURL(file).href]);
  });
});

test('charts are shapes and letters, each beside its table, for every reader', async () => {
  const world = await marchWorld();
  await world.client.invoice.run({ period: '2026-03', issue: true });
  const { page, pdf } = await reportOf(world, { contract: 'maschinenbau-termine', period: '2026-03' });
  world.close();
  // Pace, funnel, weeks, sources and meetings, each for a wide and for a narrow screen.
  expect(page.match(/<figure role="img" aria-label="[^"]+">/g)).toHaveLength(5);
  expect(page.match(/<svg /g)).toHaveLength(10);
  expect(page).not.toMatch(/<image|clip-path|#0[1-6]0[2-7]0[3-8]/);
  // 7 held of 7 + 1 + 1, written by the chart too
  expect((await pdfText(pdf)).match(/77,78/g)?.length).toBeGreaterThan(2);
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const { fnArray } = await (await document.getPage(number)).getOperatorList();
    expect(fnArray.filter((operation) => operation === OPS.paintImageXObject)).toEqual([]);
  }
  const file = join(tempFolder(), 'report.html');
  writeFileSync(file, page);
  await withPage(['null'], async ({ page: tab }) => {
    await tab.goto(pathToFileURL(file).href);
    for (const [colorScheme, width] of [
      ['light', 1100],
      ['dark', 380],
    ] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });
});

/** Text that reaches beyond its page, with where it does. */
async function outside(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const found: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform;
      const isIn = x >= 40 && x + item.width <= width - 40 && y >= 10 && y <= height - 10;
      if (!isIn) found.push(`${number}: ${Math.round(x)}+${Math.round(item.width)}, ${Math.round(y)}: ${item.str}`);
    }
  }
  return found;
}

test.each([
  ['of two hundred letters', 'Gesellschaft für Ergebnisse '.repeat(7).slice(0, 200)],
  ['of two hundred letters without a blank', 'Donaudampfschifffahrt'.repeat(10).slice(0, 200)],
  ['in other scripts', 'שלום עולם مرحبا بالعالم 株式会社サンプル 👩‍👩‍👧‍👦🏳️‍🌈 Ελληνικά Ünïcödé i\u0308 \u202egnp.exe'],
])('a name %s stays on the page', async (_, name) => {
  const { desk } = await invoiced([{ campaign: name, externalId: name }, { campaign: 'Spring' }], (setup) => {
    for (const party of [setup.agency, setup.clients[0]]) {
      party.name = name;
      party.address.line1 = name;
      party.address.city = name;
    }
    setup.contracts[0].name = name;
    setup.contracts[0].terms[0].components[0].name = name;
    setup.contracts[0].terms[0].billing.purchaseOrder = name;
  });
  const { pdf, page } = await reportOf(desk);
  const sheet = await bytesOf(granted(await contractSheet(desk.context, { contract: bright.contract })));
  const invoice = await invoiceOf(desk);
  for (const bytes of [invoice, pdf, sheet]) expect(await outside(bytes)).toEqual([]);
  expect(bare(await pdfText(invoice))).toContain(bare(printable(name)));
  expect(page).toContain(name.slice(0, 60));
  desk.close();
});

test('letters the font has not are one sign each, and no text can turn the direction of writing', () => {
  expect(printable('Zoë – “9 €” 株式 👩‍👩‍👧‍👦!')).toBe('Zoë – “9 €” \ufffd\ufffd \ufffd!');
  expect(printable('e\u0301 \u202eabc\u202c a\u200db\u0000c\u2028d')).toBe('é abc ab c d');
  expect(printable('Ελληνικά Привет Việt')).toBe('Ελληνικά Привет Việt');
});

test('an issued invoice keeps the logo it was issued with, the same bytes in the worker and outside', async () => {
  const { desk, setup } = await invoiced(3, (one) => {
    one.agency.brand = { accent: '#ffe600', logo: marlowFinchLogo };
    one.clients[0].brand = { accent: '#b5482a', logo: solwerkLogo };
  });
  const first = await invoiceOf(desk);
  const report = await reportOf(desk);
  expect(report.page).toContain(`src="data:image/png;base64,${solwerkLogo}"`);
  setup.agency.brand = { accent: '#000000', logo: solwerkLogo };
  granted(applySetup(desk.context, setup));
  expect(digest(await invoiceOf(desk))).toBe(digest(first));
  const stored = readDocument(desk.context.handle.reader, 'INV-2026-0001');
  if (!stored) throw new Error('the invoice is gone');
  const snapshot = snapshotOf(stored);
  expect(snapshot.brand?.logo).toBe(marlowFinchLogo);
  expect(digest(await invoicePdf(snapshot))).toBe(digest(first));
  expect(digest((await reportOf(desk)).pdf)).toBe(digest(report.pdf));
  const damaged = Buffer.from(marlowFinchLogo, 'base64').fill(0xff, 200, 210).toString('base64');
  setup.agency.brand = { logo: damaged };
  expect(applySetup(desk.context, setup)).toMatchObject({ refusal: { code: 'logoDamaged' } });
  desk.close();
});

test('each client on the paper it prints on', async () => {
  const { desk } = await invoiced(1, (setup) => {
    setup.agency.paper = 'A4';
    setup.clients[0].paper = 'Letter';
  });
  const { pdf } = await reportOf(desk);
  const sheet = await bytesOf(granted(await contractSheet(desk.context, { contract: bright.contract })));
  for (const bytes of [await invoiceOf(desk), pdf, sheet]) {
    const pages = await pagesOf(bytes);
    // 8.5 × 11 inches of 72 points
    expect(pages.map(({ size }) => size)).toEqual(pages.map(() => [612, 792]));
    expect(pages.map(({ text }) => /Page (\d+) of (\d+)/.exec(text)?.slice(1))).toEqual(
      pages.map((_, at) => [String(at + 1), String(pages.length)]),
    );
    expect(await outside(bytes)).toEqual([]);
  }
  desk.close();
});
