import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { goTo } from './walk.ts';

const file = (name: string): string => join(import.meta.dirname, '../fixtures/prepaid', name);
const now = '2026-03-05T10:00:00Z';
/** Leads of the file, all with good data. */
const total = 5;

test('a queue of leads is verified by keyboard: yes, no, later with its day, and back', async () => {
  using place = newPlace();
  command(place, 'setup', file('setup.json'), '--now', now);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), '--contract', 'solar', '--now', now);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/reach');
    const waits = (count: number): Promise<void> => page.getByText(`${count} to verify`).waitFor();
    await waits(total);
    await page.keyboard.press('y');
    await waits(total - 1);
    await page.keyboard.press('n');
    await waits(total - 2);
    await page.keyboard.press('l');
    await page.getByLabel('Ask again on').fill('2026-03-09');
    await page.keyboard.press('Enter');
    await waits(total - 3);
    await page.keyboard.press('Control+z');
    await waits(total - 2);
    await goTo(page, '/leads?contact="fail"');
    await page.getByRole('grid', { name: 'Leads' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Say otherwise' }).waitFor();
    expect(await page.getByText('somebody tried and could not reach it').count()).toBe(1);
  });
});
