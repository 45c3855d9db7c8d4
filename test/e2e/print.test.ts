import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { pagesOf } from '../pdfPages.ts';
import { tempFolder } from '../place.ts';
import { command, sampleNow } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { everyAddress, goTo } from './walk.ts';

/** A4 within its margins of 14 mm, in CSS pixels: (210 − 28) mm and (297 − 28) mm at 96 to the inch. */
const paper = { upright: 687, lying: 1016 };

/** A report has margins of 16 mm: (210 − 32) mm. */
const reportPaper = 672;

test('what is printed is whole, light and without what is pressed', { timeout: 300_000 }, async () => {
  using place = newPlace();
  command(place, 'demo', '--now', sampleNow);
  await using host = await serve(place, ['--now', sampleNow]);
  await withPage([host.origin], async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(linkOf(host));

    await goTo(page, '/leads');
    const leads = page.getByRole('grid', { name: 'Leads' });
    const inSight = await leads.getByRole('row').count();
    const sheets = await pagesOf(new Uint8Array(await page.pdf({ format: 'A4' })));
    const text = sheets.map((sheet) => sheet.text).join(' ');
    // Afterwards only the rows in sight exist again.
    await expect.poll(() => leads.getByRole('row').count()).toBe(inSight);
    expect(sheets.every(({ size: [width = 0, height = 0] }) => width > height)).toBe(true);
    // Every row that is loaded, not only those in sight, and the head on every sheet.
    const loaded = await lastRow(page);
    expect(loaded.count).toBeGreaterThan(inSight);
    expect(text).toContain(loaded.name);
    expect(text).toContain(`The list goes on after ${loaded.count} rows.`);
    expect(sheets.filter((sheet) => !sheet.text.includes('Captured'))).toEqual([]);
    // Neither side bar, nor search, nor buttons.
    for (const words of ['Disputes', 'Ctrl', 'Import leads', 'More filters', 'Not locked']) {
      expect(text).not.toContain(words);
    }

    const addresses = await everyAddress(page, 'alder-implants');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const wrong: string[] = [];
    for (const address of [...addresses, '/appointments?view="month"', '/settings?section="history"']) {
      await goTo(page, address);
      const lies = await page.evaluate(() => getComputedStyle(document.documentElement).page === 'wide');
      await page.setViewportSize({ width: lies ? paper.lying : paper.upright, height: 800 });
      const seen = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ink: getComputedStyle(document.body).color,
        paper: getComputedStyle(document.body).backgroundColor,
      }));
      const asOnPaper = { width: 0, ink: 'rgb(29, 33, 37)', paper: 'rgb(255, 255, 255)' };
      if (JSON.stringify(seen) !== JSON.stringify(asOnPaper)) wrong.push(`${address} ${JSON.stringify(seen)}`);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    expect(wrong).toEqual([]);
  });
});

test.each(['alder-implants', 'solwerk-termine'])('the report of %s prints whole, its sums once', async (contract) => {
  using place = newPlace();
  command(place, 'demo', '--now', sampleNow);
  const out = join(tempFolder(), 'out');
  command(place, 'report', '--contract', contract, '--period', '2026-10', '--out', out, '--now', sampleNow);
  // The origin of a file.
  await withPage(['null'], async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: reportPaper, height: 800 });
    await page.goto(pathToFileURL(join(out, `report-${contract}-2026-10.html`)).href);
    const tables = await page.evaluate(() =>
      [...document.querySelectorAll('table')].map((table) => ({
        over: Math.max(0, table.scrollWidth - (table.parentElement?.clientWidth ?? 0)),
        foot: table.tFoot === null ? null : getComputedStyle(table.tFoot).display,
      })),
    );
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter(({ over }) => over > 0)).toEqual([]);
    expect(new Set(tables.map(({ foot }) => foot))).toEqual(new Set([null, 'table-row-group']));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
});

/** The last lead that is loaded, and how many are. */
async function lastRow(page: Page): Promise<{ readonly name: string; readonly count: number }> {
  await page.getByRole('grid', { name: 'Leads' }).focus();
  await page.keyboard.press('End');
  const last = page.locator('.list-row.cursor[aria-rowindex]:not([aria-rowindex="2"])');
  const index = Number(await last.getAttribute('aria-rowindex'));
  return { name: (await last.getByRole('gridcell').nth(1).textContent()) ?? '', count: index - 1 };
}
