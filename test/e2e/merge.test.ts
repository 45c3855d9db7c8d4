import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { goTo } from './walk.ts';

const file = (name: string): string => join(import.meta.dirname, '../fixtures/prepaid', name);
const now = '2026-03-05T10:00:00Z';

test('two entries of one enquiry are chosen in the list, seen cell by cell, merged by keyboard, and undone', async () => {
  using place = newPlace();
  const folder = tempFolder();
  const again = join(folder, 'again.csv');
  writeFileSync(again, 'Name,Email,Phone,Roof\nRobin E. Example,robin@example.com,+49 30 901820,flat\n');
  const map = join(folder, 'map.json');
  const columns = { Name: 'person.fullName', Email: 'person.email', Phone: 'person.phone' };
  writeFileSync(map, JSON.stringify({ kind: 'leads', columns }));
  command(place, 'setup', file('setup.json'), '--now', now);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), '--contract', 'solar', '--now', now);
  command(place, 'import', again, '--map', map, '--now', now);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/leads?text="robin"');
    const list = page.getByRole('grid', { name: 'Leads' });
    await list.getByText('Robin E. Example').waitFor();
    await list.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('link', { name: 'Merge …' }).click();
    await page.getByText('1 cell differs, 2 filled').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    await page.getByRole('radio', { name: 'Name: Robin Example' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Merged two entries').waitFor();
    await page.getByRole('heading', { name: 'Robin E. Example' }).waitFor();
    await page.getByText('+49 30 901820').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('heading', { name: 'Robin Example' }).waitFor();
    await page.getByRole('link', { name: /^Merge Robin E\. Example/ }).waitFor();
    // What is no double entry is said, and left out.
    await goTo(page, '/leads?text="example"');
    await list.getByText('Kim Example').waitFor();
    await list.focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('link', { name: 'Merge …' }).click();
    await page.getByText('They share neither mail nor phone').waitFor();
    await page.getByText('4 entries after this').waitFor();
    await page.keyboard.press('x');
    await page.getByText('3 entries after this').waitFor();
  });
});
