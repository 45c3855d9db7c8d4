import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { violations } from './violations.ts';
import { goTo } from './walk.ts';

const file = (name: string): string => join(import.meta.dirname, '../fixtures/prepaid', name);
const now = '2026-03-05T10:00:00Z';

test('what waits on hold is decided by keyboard and undone, and the balance is topped up', async () => {
  using place = newPlace();
  command(place, 'setup', file('setup.json'), '--now', now);
  const contract = ['--contract', 'solar', '--now', now];
  command(place, 'top-up', '--amount', '6000', ...contract);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), ...contract);
  command(place, 'deliver', ...contract);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/contracts/solar');
    await page.getByRole('link', { name: '3 of them on hold' }).click();
    const list = page.getByRole('grid', { name: 'On hold' });
    await list.getByText('Alex Example').waitFor();
    await page.getByText('3 leads on hold, €30.00 if all of them went out').waitFor();
    expect(await list.getByText('above today’s cap').count()).toBe(3);
    expect(await violations(page)).toEqual([]);

    // The first is given, which the full cap does not stop; then that is taken back.
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('g');
    await page.getByText('Delivered 1 lead, 2 on hold').waitFor();
    await page.getByText('2 leads on hold').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('3 leads on hold').waitFor();

    // Two are chosen and discarded, with the reason.
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('x');
    await page.getByRole('textbox', { name: 'Why' }).fill('asked by the client');
    await page.keyboard.press('Enter');
    await page.getByText('Discarded 2 leads, 1 on hold').waitFor();
    await page.getByText('1 lead on hold, €10.00').waitFor();
    await list.getByText('Toni Example').waitFor();

    await page.getByRole('tab', { name: 'Billing' }).click();
    // 60.00 less two leads of 12.00 are 36.00: three more
    const strip = page.locator('dl[aria-label="Balance"]');
    await strip.getByText('€60.00').waitFor();
    await strip.getByText('3', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Top up…' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('24');
    await page.keyboard.press('Enter');
    await page.getByText('Topped up the balance').waitFor();
    await strip.getByText('€84.00').waitFor();
    await strip.getByText('5', { exact: true }).waitFor();
    await strip.getByRole('button', { name: /explain/ }).click();
    await page.getByRole('table', { name: 'What moved the balance' }).getByText('€24.00').waitFor();
  });
});
