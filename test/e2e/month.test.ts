import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { pdfText } from '../pdfPages.ts';
import { type MonthBill, money, month, named, outcomesOf, percent } from './monthAnswers.ts';
import { linkOf, newPlace, type Place, serve } from './served.ts';
import { goTo } from './walk.ts';

/**
 * The worked month (`test/fixtures/month`), done wholly through the screens in a real Chromium, each step at its own moment. The
 * numbers on screen, in the invoices and in the report are those of `expected.json`; the comments say how they come about.
 */
const fixture = (name: string): string => join(import.meta.dirname, '../fixtures/month', name);

const clinics = 'BrightSmile Clinics LLC – Clinic leads, pay per lead';
const machines = 'Maschinenbau Süd GmbH – Held appointments with retainer';

const clinicBill = month['bill brightsmile-leads 2026-03'];
const machineBill = month['bill maschinenbau-termine 2026-03'];
const dollar = (amount: number): string => money(amount, 'USD', 'en-US');
const euro = (amount: number): string => money(amount, 'EUR', 'de-DE');

/** What an invoice must say: quantity, price and amount of each line, and its sums. */
const amountsOf = ({ lines, net, tax, gross }: MonthBill, written: (amount: number) => string): readonly string[] => [
  ...lines.flatMap(({ quantity, unit, amount }) => [String(quantity), written(unit), written(amount)]),
  ...[net, tax, gross].map(written),
];

/** One sitting: the program is started, used, and ended again. */
async function at(place: Place, now: string, use: (page: Page) => Promise<void>): Promise<void> {
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.locator('main').first().waitFor();
    await use(page);
  });
}

interface Answers {
  readonly source?: string;
  /** The file cannot say it: 03/04/2026 is the fourth of March. */
  readonly monthFirst?: boolean;
}

/** Brings a file to the import screen, says whom it is for where that is not known from last time, and its source. */
async function bring(page: Page, file: string, contract: string | null, answers: Answers = {}): Promise<void> {
  const { monthFirst = false, source } = answers;
  await goTo(page, '/import');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ]);
  await chooser.setFiles(fixture(file));
  await page.getByRole('heading', { name: file, level: 1 }).waitFor();
  if (contract !== null) await choose(page, 'Contract', new RegExp(`^${contract}$`));
  if (monthFirst) await page.getByRole('button', { name: /^Month first/ }).click();
  await page.getByRole('button', { name: /^Import \d+ rows?$/ }).waitFor();
  if (source !== undefined) await choose(page, 'Source', new RegExp(`^${source} `));
}

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

/** What the preview says in its one line. */
const figure = (page: Page, says: string): Promise<void> => page.locator('.screen-figure', { hasText: says }).waitFor();

/** The sentence that tells what was done, which begins like this one. */
async function said(page: Page, sentence: string): Promise<void> {
  const start = sentence.slice(0, 12);
  const told = page.locator('.mantine-Notification-root', { hasText: start }).last();
  await told.waitFor();
  expect(await told.textContent()).toContain(sentence);
}

async function deliver(page: Page, contract: string, count: number): Promise<void> {
  await goTo(page, `/contracts/${contract}`);
  await page.getByRole('button', { name: `Deliver ${count} leads` }).click();
  await said(page, `Delivered ${count}`);
}

async function saved(page: Page, button: string): Promise<Download> {
  const saving = page.getByRole('button', { name: button });
  await saving.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), saving.click()]);
  return download;
}

/** The row of a list that holds all of these words. */
const row = (page: Page, ...words: readonly string[]) =>
  words.reduce((rows, hasText) => rows.filter({ hasText }), page.getByRole('row'));

const textOf = async (download: Download): Promise<string> =>
  pdfText(new Uint8Array(readFileSync(await download.path())));

test('the worked month comes out on screen as it was worked by hand', { timeout: 240_000 }, async () => {
  using place = newPlace();

  await at(place, '2026-03-01T08:00:00Z', async (page) => {
    await page.getByRole('link', { name: 'Begin with a setup file' }).click();
    await page.locator('input[type=file]').setInputFiles(fixture('setup.json'));
    await page.getByRole('button', { name: 'Apply all of it' }).click();
    await page.getByRole('status').filter({ hasText: ' created, 0 updated' }).waitFor();
  });

  await at(place, '2026-03-02T10:00:00Z', async (page) => {
    await bring(page, 'leads-b.csv', machines, { source: 'outbound' });
    // 10 rows pass; a lead bills nothing there, its meeting does.
    const taken = month['import leads-b.csv'];
    await figure(page, `${taken.pass} billable = ${euro(taken.willBill.amount)}`);
    await page.getByRole('button', { name: `Import ${taken.rows} rows` }).click();
    await said(page, `Imported ${taken.rows} rows: ${outcomesOf(taken)}`);
  });
  await at(place, '2026-03-02T10:05:00Z', (page) =>
    deliver(page, 'maschinenbau-termine', month['deliver b'].delivered),
  );

  await at(place, '2026-03-10T14:00:00Z', async (page) => {
    await bring(page, 'leads-1.csv', clinics, { monthFirst: true, source: 'meta' });
    // 36 × 75.00 = 2,700.00
    const taken = month['import leads-1.csv'];
    await figure(page, `${taken.pass} billable = ${dollar(taken.willBill.amount)}; ${taken.fail} fail`);
    await page.getByRole('button', { name: `Import ${taken.rows} rows` }).click();
    await said(page, `Imported ${taken.rows} rows: ${outcomesOf(taken)}`);
  });
  await at(place, '2026-03-10T15:00:00Z', (page) => deliver(page, 'brightsmile-leads', month['deliver 1'].delivered));

  await at(place, '2026-03-13T08:00:00Z', async (page) => {
    await bring(page, 'feedback.csv', clinics);
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click();
    const { accepted, disputed, late, unmatched } = month.feedback;
    const answers = named([
      [accepted, 'accepted'],
      [disputed, 'disputed'],
      [late, 'late'],
      [unmatched, 'nobody found'],
    ]);
    await said(page, `Answers taken in: ${answers}`);

    await goTo(page, '/disputes');
    // Four with wrong contact data are upheld for a credit, one not to definition is denied; the late one and feedback do not wait.
    await row(page, 'wrong contact data', 'Open').nth(3).waitFor();
    for (let left = 4; left > 0; left -= 1) {
      await row(page, 'wrong contact data', 'Open').first().click();
      await page.keyboard.press('u');
      await expect.poll(() => row(page, 'wrong contact data', 'Open').count()).toBe(left - 1);
    }
    await row(page, 'not to definition', 'Open').click();
    await page.keyboard.press('d');
    await expect.poll(() => row(page, 'Open').count()).toBe(0);
  });

  await at(place, '2026-04-01T01:00:00Z', async (page) => {
    // The columns, the contract, the order of the dates and the source are as last time.
    await bring(page, 'leads-2.tsv', null);
    // 8 × 75.00 = 600.00
    const taken = month['import leads-2.tsv'];
    await figure(page, `${taken.pass} billable = ${dollar(taken.willBill.amount)}`);
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click();
    await said(page, `Imported ${taken.rows} rows: ${outcomesOf(taken)}`);
  });
  await at(place, '2026-04-01T02:00:00Z', (page) => deliver(page, 'brightsmile-leads', month['deliver 2'].delivered));

  await at(place, '2026-04-01T08:00:00Z', async (page) => {
    await bring(page, 'appointments-b.csv', machines);
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click();
    const { booked, held, prospectNoShow, clientNoShow, lateCancel } = month.appointments;
    const meetings = named([
      [booked, 'booked'],
      [held, 'held'],
      [prospectNoShow, 'prospect no-show'],
      [clientNoShow, 'client no-show'],
      [lateCancel, 'late cancel'],
    ]);
    await said(page, `Appointments taken in: ${meetings}`);
  });

  await at(place, '2026-04-02T08:00:00Z', async (page) => {
    await goTo(page, '/billing?month="2026-03"');
    // Eight windows are still open: 32 × 75.00 = 2,400.00.
    const dry = month['bill brightsmile-leads 2026-03 (dry)'];
    await row(page, 'BrightSmile', dollar(dry.net), ...dry.carriedOver.map(({ count }) => String(count))).waitFor();
  });

  await at(place, '2026-04-04T08:00:00Z', async (page) => {
    await goTo(page, '/billing?month="2026-03"');
    // 40 × 75.00 = 3,000.00; 7 × 250.00 + 1,000.00 = 2,750.00, with 19 % tax 3,272.50.
    await row(page, 'BrightSmile', dollar(clinicBill.net)).waitFor();
    await row(page, 'Maschinenbau', euro(machineBill.net), euro(machineBill.tax), euro(machineBill.gross)).waitFor();
    await page.getByRole('button', { name: 'Issue 2 invoices' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue 2 invoices' }).click();
    await said(page, 'Issued 2 invoices: INV-2026-0001 to INV-2026-0002');
    await page.getByText('Nothing left to bill').waitFor();

    const documents = [
      { client: 'BrightSmile', says: amountsOf(clinicBill, dollar) },
      { client: 'Maschinenbau', says: amountsOf(machineBill, euro) },
    ];
    for (const { client, says } of documents) {
      await goTo(page, '/billing?tab="documents"');
      await row(page, client).first().dblclick();
      await page.waitForURL(/#\/documents\//);
      const text = await textOf(await saved(page, 'Save PDF'));
      for (const words of says) expect(text).toContain(words);
    }
  });

  await at(place, '2026-04-04T09:00:00Z', async (page) => {
    await goTo(page, '/billing?month="2026-03"');
    await page.getByText('Nothing left to bill').waitFor();

    const march = 'from="2026-03-01"&to="2026-03-31"';
    // 40 of 44 decided accepted: 90.91 %, 6 of 44 disputed: 13.64 %, 4 of 44 returned: 9.09 %.
    const { delivered, accepted, disputed, returned } = month['figures brightsmile-leads'];
    const rates = [accepted, disputed, returned].map((part) => `${percent(part, delivered)} %`);
    await figuresAre(page, `/insights?contract="brightsmile-leads"&${march}`, [String(delivered), ...rates]);
    // 7 held of 9 that could be: 7 ÷ (7 + 1 + 1); 7 of 10 booked.
    const { showRate, keptRate } = month['figures maschinenbau-termine'];
    await figuresAre(page, `/insights?contract="maschinenbau-termine"&${march}`, [`${showRate} %`, `${keptRate} %`]);
  });

  await at(place, '2026-04-04T09:30:00Z', async (page) => {
    await goTo(page, '/contracts/brightsmile-leads?tab="reports"');
    await page.getByLabel('Month of the report').fill('2026-03');
    await page.getByRole('button', { name: 'Make its report' }).click();
    await said(page, 'Made 1 report');
    const pdf = await textOf(await saved(page, 'Save PDF'));
    const html = readFileSync(await (await saved(page, 'Save HTML')).path(), 'utf8');
    const { delivered, accepted } = month['figures brightsmile-leads'];
    for (const words of [String(delivered), String(accepted), dollar(clinicBill.net), percent(accepted, delivered)]) {
      expect(pdf).toContain(words);
      expect(html).toContain(words);
    }
  });

  await at(place, '2026-04-04T10:00:00Z', async (page) => {
    await goTo(page, '/settings?section="verification"');
    await page.getByRole('button', { name: /Check the whole file/ }).click();
    await page.getByText('Everything holds.').waitFor();
  });
});

/** The screen of an address says each of these figures. */
async function figuresAre(page: Page, address: string, figures: readonly string[]): Promise<void> {
  await goTo(page, address);
  for (const figure of figures) await page.locator('.screen', { hasText: figure }).waitFor();
}
