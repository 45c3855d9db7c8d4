import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, type Place, serve } from './served.ts';

const root = join(import.meta.dirname, '../..');
const now = '2026-03-10T14:00:00Z';

function runIn(place: Place, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/start.mjs'), 'cli', ...words, '--data', place.dir, '--now', now],
    { env: { ...process.env, TALLYPROOF_KEYS: place.keys }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
}

const header =
  'Firma;Ansprechpartner;E-Mail;Telefon;Position;Branche;Mitarbeiter;Land;Eingegangen am;Einwilligung;Rest';
const row = (n: number, date: string): string =>
  `Zahnärzte ${n} GmbH;Jürgen Beispiel;jb@zahn${n}.example.com;+1 415 555 01${n};Praxisleiter;Healthcare;1.${n + 200};US;${date};ja;x`;
const rows = Array.from({ length: 12 }, (_, at) => row(at + 10, `${String(at + 1).padStart(2, '0')}.03.2026`));
/** As a German spreadsheet writes it: Windows-1252, semicolons, a point in the thousands, day.month.year; one day is no day. */
const ugly = Buffer.from([header, ...rows, row(30, '32.03.2026'), ''].join('\r\n'), 'latin1');

/** Lets a file go over the window, wherever it stands. */
async function dropOn(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([file, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], file));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    [name, [...content]] as const,
  );
}

test('an ugly file is dropped, a broken row mended by keyboard, all of it imported and taken back', async () => {
  using place = newPlace();
  runIn(place, 'setup', join(root, 'test/fixtures/month/setup.json'));
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
    await dropOn(page, 'köln.csv', ugly);

    await page.getByText('Windows-1252: not valid as UTF-8 · semicolons: 13 of 13 rows have 11 cells').waitFor();
    await page.getByRole('button', { name: /Brightsmile/i }).click();
    await page.getByText('12 billable = $900.00; 1 broken').waitFor();

    // The one column nobody recognises is left out by hand.
    await page.getByRole('button', { name: 'Columns: 10 of 11 recognised' }).click();
    await page.getByRole('combobox', { name: 'Rest is' }).click();
    await page.getByRole('option', { name: 'Leave out' }).click();
    await page.getByRole('button', { name: 'Show the rows' }).click();

    await page.getByRole('button', { name: /^Broken/ }).click();
    const grid = page.getByRole('grid', { name: 'Rows of the file' });
    await grid.getByText('No date can be read in captured at').waitFor();
    await grid.press('Enter');
    await page.keyboard.type('10.03.2026');
    await page.keyboard.press('Enter');
    await page.getByText('13 billable = $975.00').waitFor();

    await page.getByRole('button', { name: 'Import 13 rows' }).click();
    await page.getByRole('button', { name: 'Deliver 13 leads' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('köln.csv');
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was taken back as a whole.').waitFor();
    expect(await page.getByRole('button', { name: /^Deliver/ }).count()).toBe(0);

    // The same columns again: nothing needs to be said a second time.
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'next.csv', mimeType: 'text/csv', buffer: ugly });
    await page.getByText('columns as last time').waitFor();
    await page.getByRole('button', { name: 'Columns: 11 of 11 recognised' }).waitFor();
  });
});
