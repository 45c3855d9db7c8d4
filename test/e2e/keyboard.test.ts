import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type WithPage, withPage } from '../browser.ts';
import { sampleNow } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';

/** One whole story without a mouse: begin, decide, undo, confirm, paste leads, import, deliver, invoice, find the document. */

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Goes on with Tab until the keyboard stands on what is called that. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return at === null || at === document.body ? '' : (at.getAttribute('aria-label') ?? at.textContent ?? '');
    });
    if (name.test(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab leads nowhere that is called ${name}`);
}

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const waits = async (page: Page, screen: string): Promise<number> => {
  const text = await page.getByRole('link', { name: new RegExp(`^${screen} \\d+ waiting`) }).textContent();
  return Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
};

test('a day at the desk by keyboard alone', { timeout: 240_000 }, async () => {
  using place = newPlace();
  await using host = await serve(place, ['--now', sampleNow]);
  const day = async ({ page }: WithPage): Promise<void> => {
    await page.goto(linkOf(host));
    await page.getByRole('button', { name: 'Open the sample agency' }).waitFor();
    await press(page, 'Enter');
    await heading(page, 'Today');

    // A claim is upheld, taken back, and upheld after all.
    await press(page, 'g', 'd');
    await heading(page, 'Disputes');
    await page.getByRole('grid').waitFor();
    const claims = await waits(page, 'Disputes');
    await press(page, 'u');
    await expect.poll(() => waits(page, 'Disputes')).toBe(claims - 1);
    await press(page, 'Control+z');
    await expect.poll(() => waits(page, 'Disputes')).toBe(claims);
    await press(page, 'Control+Shift+Z');
    await expect.poll(() => waits(page, 'Disputes')).toBe(claims - 1);

    // A meeting was held.
    await press(page, 'g', 'a');
    await heading(page, 'Appointments');
    await page.getByRole('grid').first().waitFor();
    const meetings = await waits(page, 'Appointments');
    await press(page, 'h');
    await expect.poll(() => waits(page, 'Appointments')).toBe(meetings - 1);

    // Two leads are pasted, looked at, imported and delivered.
    await press(page, 'g', 'i');
    await heading(page, 'Import');
    await tabTo(page, /Cells copied from a spreadsheet/);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await page.keyboard.insertText(
      [
        ['Name', 'Email', 'Phone', 'Country', 'Consent', 'Submitted'].join('\t'),
        ['Robin Example', 'robin@example.com', '+441314960821', 'GB', 'yes', '2026-11-25 10:00'].join('\t'),
        ['Kim Example', 'kim@example.com', '+441314960822', 'GB', 'yes', '2026-11-25 11:00'].join('\t'),
      ].join('\n'),
    );
    await tabTo(page, /^Read the cells$/);
    await press(page, 'Enter');
    await heading(page, 'Pasted cells.tsv');
    await page.getByRole('button', { name: /Implant enquiries/ }).waitFor();
    await tabTo(page, /Implant enquiries/);
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    await tabTo(page, /^Import 2 rows$/);
    await press(page, 'Enter');
    await page.getByRole('button', { name: /^Deliver \d+ leads?$/ }).waitFor();
    await tabTo(page, /^Deliver \d+ leads?$/);
    await press(page, 'Enter');
    await page.getByText(/^Delivered \d+ leads?/).waitFor();

    // What is ready is invoiced after one question, and the document is found by its number.
    await press(page, 'g', 'b');
    await heading(page, 'Billing');
    await page.getByRole('grid').first().waitFor();
    await press(page, ']');
    await page.getByRole('button', { name: /^Issue \d+ invoices?$/ }).waitFor();
    await press(page, 'i');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Issue \d+ invoices?$/);
    await press(page, 'Enter');
    const said = page.getByText(/^Issued \d+ invoices?: INV-/);
    await said.waitFor();
    const number = /INV-\d+-\d+/.exec((await said.textContent()) ?? '')?.[0] ?? '';
    await press(page, 'Control+k');
    await page.keyboard.type(number);
    await page.getByRole('button', { name: number }).waitFor();
    await press(page, 'Enter');
    await heading(page, new RegExp(number));

    // It cannot be taken back any more, and the reason is said.
    await press(page, 'Control+z');
    await page.getByRole('alert').getByText(`${number} was issued`).waitFor();
  };
  // The refusal at the end is what the browser writes of.
  await withPage([host.origin], day, [/status of 422/]);
});
