import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { violations } from './violations.ts';
import { goTo } from './walk.ts';

const file = (folder: string, name: string): string => join(import.meta.dirname, '../fixtures', folder, name);

test('a sale and a month of revenue are entered by keyboard, and what is missing is filled in', async () => {
  using place = newPlace();
  command(place, 'setup', file('share', 'setup.json'), '--now', '2026-03-05T10:00:00Z');
  const contract = ['--contract', 'solar', '--now', '2026-03-05T10:00:00Z'];
  command(place, 'import', file('prepaid', 'leads.csv'), '--map', file('prepaid', 'map.json'), ...contract);
  command(place, 'deliver', ...contract);
  await using host = await serve(place, ['--now', '2026-05-05T10:00:00Z']);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/contracts/solar?tab="pipeline"');
    await page.getByText('The client has reported nothing yet').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('n');
    const sale = page.getByRole('dialog', { name: 'Record a sale' });
    await sale.getByRole('combobox', { name: 'Delivered lead' }).fill('robin');
    await page.getByRole('option', { name: /Robin Example/ }).click();
    await sale.getByRole('textbox', { name: 'Amount' }).fill('500');
    await sale.getByLabel('Won on').fill('2026-03-10');
    await page.keyboard.press('Enter');
    await page.getByText('Recorded 1 sale').waitFor();
    const deals = page.getByRole('grid', { name: 'Opportunities and sales' });
    await deals.getByText('5 days').waitFor();

    await page.getByRole('button', { name: 'Revenue calendar' }).click();
    const calendar = page.getByRole('table', { name: 'Revenue by customer and month' });
    await calendar.getByText('nothing paid yet').waitFor();
    await page.keyboard.press('n');
    const revenue = page.getByRole('dialog', { name: 'Enter revenue' });
    await revenue.getByRole('combobox', { name: 'Delivered lead' }).fill('robin');
    await page.getByRole('option', { name: /Robin Example/ }).click();
    await revenue.getByLabel('Month').fill('2026-03');
    await revenue.getByRole('textbox', { name: 'Received from the customer' }).fill('100');
    await page.keyboard.press('Enter');
    await page.getByText('Entered March 2026').waitFor();
    // 20 % of 100.00; April is over and nobody said what was paid.
    await calendar.getByText('€20.00 to bill').waitFor();
    await page.getByText('1 report missing').waitFor();
    expect(await violations(page)).toEqual([]);

    await calendar.getByRole('button', { name: 'Robin Example, April 2026: missing' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Received from the customer' }).fill('0');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is missing').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('1 report missing').waitFor();
  });
});
