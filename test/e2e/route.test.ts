import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, type Place, serve } from './served.ts';

const root = join(import.meta.dirname, '../..');
const month = join(root, 'test/fixtures/month');
const now = '2026-03-10T14:00:00Z';

function runIn(place: Place, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/start.mjs'), 'cli', ...words, '--data', place.dir, '--now', now],
    { env: { ...process.env, TALLYPROOF_KEYS: place.keys }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
}

test('chosen leads of the pool are shown against every contract, routed by one key, and taken back', async () => {
  using place = newPlace();
  runIn(place, 'setup', join(month, 'setup.json'));
  runIn(place, 'import', join(month, 'leads-1.csv'), '--map', join(month, 'map-leads.json'));
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    const list = page.getByRole('grid', { name: 'Leads', exact: true });
    await list.getByRole('row').nth(1).waitFor();
    await list.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('link', { name: 'Route…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Route leads' }).waitFor();
    const grid = page.getByRole('grid', { name: 'Leads against contracts' });
    await grid.getByText('$75.00 · gets it').first().waitFor();
    await grid.getByText('not to definition').first().waitFor();
    await grid.getByRole('row').nth(1).click();
    await page.getByRole('complementary', { name: 'Details' }).getByText('Decided by').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    const deliver = page.getByRole('button', { name: /^Deliver \d+ leads$/ });
    const count = Number(/\d+/.exec((await deliver.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    await page.keyboard.press('d');
    await page.getByText(new RegExp(`^Delivered ${count} leads`)).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.goBack();
    await page.getByRole('button', { name: `Deliver ${count} leads` }).waitFor();
  });
});
