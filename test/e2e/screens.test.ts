import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rooms } from '../../renderer/shell/rooms.ts';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { command, sampleNow } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { everyAddress, goTo } from './walk.ts';

/** Axe against WCAG 2.2 AA and its own best practices, in both schemes; `withPage` fails on any console error besides. */
async function findings(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) {
      found.push(`${where} ${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }
  }
  return found;
}

test('the first start is for everybody', async () => {
  using place = newPlace();
  await using host = await serve(place, ['--now', sampleNow]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('button', { name: /sample agency/i }).waitFor();
    expect(await findings(page, 'welcome')).toEqual([]);
  });
});

test('every screen of the sample agency is for everybody, light and dark', { timeout: 300_000 }, async () => {
  using place = newPlace();
  command(place, 'demo', '--now', sampleNow);
  await using host = await serve(place, ['--now', sampleNow]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    const found: string[] = [];
    for (const address of await everyAddress(page, 'alder-implants')) {
      await goTo(page, address);
      found.push(...(await findings(page, address)));
    }
    expect(found).toEqual([]);
  });
});

test('every screen of an agency that has nothing yet says what to do next', { timeout: 180_000 }, async () => {
  using place = newPlace();
  const file = join(tempFolder(), 'agency.json');
  const address = { line1: '1 Main Street', city: 'Dublin', country: 'IE' };
  const agency = { name: 'New', address, currency: 'EUR', timeZone: 'Europe/Dublin', email: 'a@example.com' };
  writeFileSync(file, JSON.stringify({ agency }));
  command(place, 'setup', file, '--now', sampleNow);
  await using host = await serve(place, ['--now', sampleNow]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    const found: string[] = [];
    for (const { to } of rooms) {
      await goTo(page, to);
      found.push(...(await findings(page, `empty ${to}`)));
    }
    expect(found).toEqual([]);
  });
});
