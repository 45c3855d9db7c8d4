import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDesk } from '../app/desk.ts';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { linkOf, serve } from './served.ts';

/** Four clinic leads of March at 75.00 USD, and the machine retainer of 1,000.00 EUR with 19 %; both report monthly. */
function marchFolder(): { dir: string; keys: string; [Symbol.dispose]: () => void } {
  const setup = monthJson('setup.json');
  for (const { terms } of setup.contracts) terms[0].reporting = { cadence: 'monthly' };
  const dir = tempFolder();
  const desk = openDesk({ now: '2026-03-01T08:00:00Z', setup, dir });
  desk.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', [
    { externalId: 'L-1' },
    { externalId: 'L-2' },
    { externalId: 'L-3' },
    { externalId: 'L-4' },
  ]);
  desk.close();
  return { dir, keys: `${dir}-keys`, [Symbol.dispose]: () => undefined };
}

const april = ['--now', '2026-04-04T08:00:00Z'];

/** What a button saves: its name and its bytes as text. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('the month is run, issued, opened, and one lead of it credited', async () => {
  using place = marchFolder();
  await using host = await serve(place, april);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Billing' }).click();
    const run = page.getByRole('grid', { name: 'Invoice run' });
    await run.getByText('BrightSmile Clinics LLC').click();
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByRole('button', { name: /Accepted leads.*4 × \$75\.00/ }).click();
    await panel.getByRole('link', { name: 'L-3' }).waitFor();
    expect(await panel.getByText('1 × $75.00').count()).toBe(4);

    // One key asks, one button issues; what was open has a number now.
    await page.keyboard.press('i');
    const question = page.getByRole('dialog', { name: 'Issue 2 invoices?' });
    await question.getByText('this cannot be undone').waitFor();
    await question.getByRole('button', { name: 'Issue 2 invoices' }).click();
    await page.getByText('Issued 2 invoices: INV-2026-0001 to INV-2026-0002').waitFor();
    await page.getByText('Nothing left to bill').waitFor();
    await panel.getByRole('link', { name: 'Open the whole document' }).click();

    await page.getByRole('heading', { name: 'INV-2026-0001' }).waitFor();
    const csv = await saved(page, 'Save CSV');
    expect(csv.name).toBe('INV-2026-0001.csv');
    expect(csv.text).toContain('300.00');
    expect((await saved(page, 'Save PDF')).text).toMatch(/^%PDF-/);

    await page.getByRole('button', { name: 'Credit', exact: true }).click();
    const credit = page.getByRole('dialog', { name: 'Credit INV-2026-0001' });
    await credit.getByText('$300.00').waitFor();
    await credit.getByRole('radio', { name: 'Single leads' }).check();
    await credit.getByRole('checkbox', { name: 'Lead L-2' }).check();
    await credit.getByText('for 1 charge: $75.00 net').waitFor();
    await credit.getByRole('textbox', { name: 'Reason' }).fill('Not reachable');
    await credit.getByRole('button', { name: 'Issue credit note' }).click();

    await page.getByRole('heading', { name: 'CN-2026-0001' }).waitFor();
    await page.getByRole('link', { name: 'INV-2026-0001' }).click();
    await page.getByRole('heading', { name: 'INV-2026-0001' }).waitFor();
    await page.getByRole('row', { name: /CN-2026-0001.*Not reachable.*−\$75\.00/ }).waitFor();
  });
});

test('a report is made, commented on, reviewed and marked as sent', async () => {
  using place = marchFolder();
  await using host = await serve(place, april);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'Make 2 reports' }).click();
    await page.getByText('Made 2 reports').waitFor();
    await page.getByRole('grid', { name: 'Reports' }).getByText('BrightSmile Clinics LLC').click();
    const panel = page.getByRole('complementary', { name: 'Details' });

    // A rate opens to what it is made of.
    await panel.getByRole('button', { name: 'Acceptance rate: explain' }).click();
    await page.getByText('accepted ÷ decided').waitFor();
    await page.keyboard.press('Escape');

    await panel.getByRole('textbox', { name: 'Your comment to the client' }).fill('A strong <month>.');
    await panel.getByRole('button', { name: 'Review', exact: true }).click();
    await panel.getByText('Reviewed', { exact: true }).first().waitFor();
    const html = await saved(page, 'Save HTML');
    expect(html.name).toBe('report-brightsmile-leads-2026-03.html');
    expect(html.text).toContain('A strong &lt;month&gt;.');

    await panel.getByRole('button', { name: 'Mark as sent' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark the report as sent' });
    await dialog.getByRole('textbox', { name: 'Sent to' }).fill('Clinic board');
    await dialog.getByRole('textbox', { name: 'On' }).fill('2026-04-03');
    await dialog.getByRole('button', { name: 'Mark as sent' }).click();
    await panel.getByText('Apr 3, 2026 to Clinic board').waitFor();
  });
});
