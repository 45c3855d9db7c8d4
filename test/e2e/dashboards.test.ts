import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { granted, openDesk } from '../app/desk.ts';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { monthFile, monthJson } from '../world.ts';
import { linkOf, serve } from './served.ts';

/** 36 clinic leads that passed and wait, and a meeting nobody said the end of. */
async function tenthOfMarch(): Promise<{ dir: string; keys: string; [Symbol.dispose]: () => void }> {
  const dir = tempFolder();
  const desk = openDesk({ now: '2026-03-10T14:00:00Z', setup: monthJson('setup.json'), dir });
  const map = monthJson('map-leads.json');
  granted(
    await importLeads(desk.context, {
      file: monthFile('leads-1.csv'),
      contract: 'brightsmile-leads',
      map,
      dryRun: false,
      again: false,
    }),
  );
  const [lead = 0] = desk.deliver('maschinenbau-termine', '2026-03-02T10:00:00Z', 1);
  desk.book(lead, { bookedAt: '2026-03-03T10:00:00Z', startsAt: '2026-03-10T10:00:00Z' });
  desk.close();
  return { dir, keys: `${dir}-keys`, [Symbol.dispose]: () => undefined };
}

const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

test('a day at the desk: what waits is done by key, a client and a cost are added, results open', async () => {
  using place = await tenthOfMarch();
  await using host = await serve(place, ['--now', '2026-03-10T15:00:00Z']);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    const waiting = page.getByRole('grid', { name: 'What waits' });
    const details = page.getByRole('complementary', { name: 'Details' });

    // Today: the list has the keyboard; one key does what one decision needs, Enter leads to the rest.
    await waiting.getByText('36 leads to deliver').click();
    await details.getByText('Delivering judges them once more').waitFor();
    await page.keyboard.press('d');
    await page.getByText('Delivered 36 leads').waitFor();
    await waiting.getByText('36 leads to deliver').waitFor({ state: 'detached' });
    await page.getByLabel('Figures of today').getByText('37', { exact: true }).waitFor();
    await waiting.getByText('1 meeting to confirm').click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('maschinenbau-termine');

    // A client: what is missing is said at its field, then it has a page of its own.
    await goTo(page, 'Clients');
    await page.getByRole('button', { name: 'New client' }).click();
    await details.getByLabel('Name', { exact: false }).first().fill('Nordlicht Optik');
    await details.getByRole('button', { name: 'Add the client' }).click();
    await details.getByText('Choose the zone its days are counted in.').waitFor();
    await details.getByRole('textbox', { name: 'Short name' }).fill('nordlicht');
    await details.getByRole('combobox', { name: 'Currency' }).fill('SEK');
    await page.getByRole('option', { name: 'SEK' }).click();
    await details.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Stock');
    await page.getByRole('option', { name: 'Europe/Stockholm' }).click();
    await details.getByRole('button', { name: 'Add the client' }).click();
    await page.getByRole('heading', { name: 'Nordlicht Optik' }).waitFor();
    await page.getByText('No contract yet.').waitFor();
    await details.getByText('missing: invoices need it').first().waitFor();

    // A cost of the source makes its margin: 36 leads at 75.00 wait in review, so all that is known is the cost.
    await goTo(page, 'Sources');
    await page.getByRole('grid', { name: 'Sources' }).getByText('meta', { exact: true }).click();
    await details.getByLabel('Day').fill('2026-03-09');
    await details.getByRole('textbox', { name: 'Amount' }).fill('12.345');
    await details.getByRole('button', { name: 'Save the cost' }).click();
    await details.getByText('An amount such as 1250.00.').waitFor();
    await details.getByRole('textbox', { name: 'Amount' }).fill('100.00');
    await details.getByRole('button', { name: 'Save the cost' }).click();
    await page.getByText('Saved the cost').waitFor();
    await details.getByText('$100.00').waitFor();
    // 900.00 of the setup and 100.00
    await page.getByRole('grid', { name: 'Sources' }).getByText('$1,000.00', { exact: true }).waitFor();

    // Results: every figure opens, every chart has its table.
    await goTo(page, 'Insights');
    await page.getByRole('button', { name: 'Accepted: explain' }).click();
    await page.getByText('accepted ÷ decided').waitFor();
    await page.keyboard.press('Escape');
    const funnel = page.getByRole('region', { name: 'From lead to sale' });
    await funnel.getByRole('img', { name: 'From lead to sale' }).waitFor();
    await funnel.getByText('Table', { exact: true }).click();
    await funnel.getByRole('row', { name: /^Delivered 37/ }).waitFor();
    expect(await funnel.getByRole('img').count()).toBe(0);
  });
});
