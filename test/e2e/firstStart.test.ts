import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, serve } from './served.ts';

const at = ['--now', '2026-03-02T09:00:00Z'];

/** Goes on by the keyboard alone, as somebody who answers quickly does. */
async function answer(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

test('four questions make an agency whose first contract is read, priced anew in the editor and activated', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('button', { name: 'Set up mine' }).click();

    const country = page.getByRole('combobox', { name: 'Country' });
    await country.click();
    await country.fill('Germany');
    await page.getByRole('option', { name: 'Germany' }).click();
    await page.getByText('Europe/Berlin').waitFor();
    await answer(page, 'Name of the agency', 'Nordlicht Leads GmbH');
    await answer(page, 'Your name', 'Ada Example');
    await answer(page, 'Name of the client', 'Acme Kliniken GmbH');
    await page.getByRole('heading', { name: 'How does Acme Kliniken GmbH pay you?' }).waitFor();
    await answer(page, 'Price of a lead', '75,00');

    // It lands on the terms of a draft, in plain words, with nothing to mend.
    await page.getByRole('heading', { name: 'Pay per lead', level: 1 }).waitFor();
    await page.getByText('75,00 € for every accepted lead').waitFor();
    await page.getByText('Plus 19% tax').waitFor();
    await page.getByText('This contract is a draft').waitFor();

    // The editor prices an imagined month on every keystroke: 40 leads of which 2 come back, 38 × 75.00, then × 80.00.
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    const example = page.getByRole('table', { name: 'What that would bill' });
    await example.getByText('2.850,00').first().waitFor();
    await page.getByLabel('Price for every accepted lead').fill('80');
    await example.getByText('3.040,00').first().waitFor();

    // What is missing is said while one types, and what was typed outlives the page.
    await page.getByRole('button', { name: 'Remove price lead' }).click();
    await page.getByText('Nothing is paid for. Add a price.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Activate', exact: true }).isDisabled()).toBe(true);
    await page.getByText('Draft kept').waitFor();
    await page.reload();
    await page.getByText('Nothing is paid for. Add a price.').first().waitFor();
    await page.getByRole('button', { name: 'Add: for every accepted lead' }).click();
    await page.getByLabel('Price for every accepted lead').fill('82.50');
    await example.getByText('3.135,00').first().waitFor();

    await page.getByRole('button', { name: 'Activate', exact: true }).click();
    await page.getByText('82,50 € for every accepted lead').waitFor();
    await page.locator('.screen-head').getByText('Active').waitFor();
    await page.getByRole('link', { name: 'Import leads' }).waitFor();
    await page.getByRole('contentinfo').getByText('Ada Example').waitFor();
  });
});

test('where no tax can be guessed it is asked in the fourth question, and leads are delivered without the editor', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await beginInTheUnitedStates(page);
    const price = page.getByLabel('Price of a lead', { exact: true });
    const ready = page.getByRole('button', { name: 'Set up my agency' });
    await price.fill('75');
    expect(await ready.isDisabled()).toBe(true);

    // A rate is one only above nothing; the sentence is offered, and cannot be left empty.
    await page.getByLabel('Rate of tax').fill('0');
    expect(await ready.isDisabled()).toBe(true);
    await page.getByLabel('No sales tax on this service').check();
    await page.getByLabel('Sentence on the invoice').fill('');
    expect(await ready.isDisabled()).toBe(true);
    await page.getByLabel('Sentence on the invoice').fill('No sales tax is due.');
    await page.keyboard.press('Enter');

    await page.getByText('Outside the scope of tax (“No sales tax is due.”)').waitFor();
    await page.getByRole('button', { name: 'Activate the contract' }).click();
    await page.locator('.screen-head').getByText('Active').waitFor();
    await page.getByRole('link', { name: 'Import leads' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click(),
    ]);
    const leads = 'name,email,phone\nAda Example,ada@firm.example,+1 212 555 0143\n';
    await chooser.setFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(leads) });
    await page.locator('.screen-figure', { hasText: '1 billable = $75.00' }).waitFor();
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    await page.getByRole('button', { name: 'Deliver 1 lead' }).click();
    await page.getByText('Delivered 1').first().waitFor();
  });
});

test('a tax decided later is answered where the terms miss it', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await beginInTheUnitedStates(page);
    await page.getByLabel('Decide later').check();
    await answer(page, 'Price of a lead', '75');

    const activate = page.getByRole('button', { name: 'Activate the contract' });
    await activate.waitFor();
    expect(await activate.isDisabled()).toBe(true);
    await answer(page, 'Rate of tax', '8,875');
    await page.getByText('Plus 8.875% tax').waitFor();
    await activate.click();
    await page.locator('.screen-head').getByText('Active').waitFor();
    expect(await page.getByText('How is tax charged?').count()).toBe(0);
  });
});

/** The first three questions, of an agency whose client is in New York. */
async function beginInTheUnitedStates(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up mine' }).click();
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.click();
  await country.fill('United States');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await page.getByText('America/New_York').waitFor();
  await answer(page, 'Name of the agency', 'South Leads LLC');
  await answer(page, 'Your name', 'Ada Example');
  await answer(page, 'Name of the client', 'Acme Clinics LLC');
  await page.getByText('How is tax charged?').waitFor();
}

test('one click writes the sample agency, tells how far it is, and opens it', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('button', { name: 'Open the sample agency' }).click();
    await page.getByRole('progressbar', { name: 'Sample agency' }).waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Marlow & Finch Performance Ltd').waitFor();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });
});
