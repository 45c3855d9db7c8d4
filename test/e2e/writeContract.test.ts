import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { goTo, settled } from './walk.ts';

const at = ['--now', '2026-03-02T09:00:00Z'];

/** Somebody at a mouse and a keyboard, whose steps are counted: a click, a number or word typed, a key that goes on. */
class Hand {
  steps = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(what: Locator): Promise<void> {
    await what.click();
    this.steps += 1;
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.steps += 1;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.steps += 1;
  }
}

/** The first questions up to how the client pays. */
async function answerUpToPay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up mine' }).click();
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.click();
  await country.fill('United Kingdom');
  await page.getByRole('option', { name: 'United Kingdom' }).click();
  await answer(page, 'Name of the agency', 'North Leads Ltd');
  await answer(page, 'Your name', 'Ada Example');
  await answer(page, 'Name of the client', 'Acme Clinics Ltd');
}

async function answer(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

/** An agency with one client, standing at the list of clients. */
async function beginAtClients(page: Page): Promise<void> {
  await answerUpToPay(page);
  await answer(page, 'Price of a lead', '75');
  await page.getByRole('heading', { name: 'Pay per lead', level: 1 }).waitFor();
  await goTo(page, '/clients');
}

/** The deal: base 1,500 a month, 45 a lead up to 100 then 38, 220 a meeting in its place, at most 12 % returns, minimum 3,000. */
async function readTheDeal(page: Page): Promise<void> {
  await page.locator('.screen-head').getByText('Active').waitFor();
  const terms = page.getByRole('article', { name: 'Version 1' });
  await terms.getByText('£1,500.00').first().waitFor();
  const text = (await terms.textContent()) ?? '';
  for (const said of ['£45.00', '£38.00', '£220.00', '12%', '£3,000.00']) expect(text).toContain(said);
}

test('a first client that pays in another way leads straight to the usual deals', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await answerUpToPay(page);
    await page.getByLabel('Another way', { exact: false }).check();
    await page.getByRole('button', { name: 'Set up my agency' }).click();

    await settled(page);
    await page.getByRole('radio', { name: 'Revenue share' }).click();
    await drawn(page);
    expect(await focused(page)).toBe('Percent of every deal');
    await page.keyboard.type('8');
    await page.getByRole('button', { name: '20 % tax' }).click();

    // What is agreed is made like another contract, and who counts is pasted from a mail.
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.locator('.screen-head').getByText('Active').waitFor();
    await page.getByRole('button', { name: 'More about this version' }).click();
    await page.getByRole('menuitem', { name: 'Make a new contract like it' }).click();
    await page.getByRole('button', { name: 'Paste a definition…' }).click();
    await page.getByLabel('One condition a line, as it stands in the mail').fill('Employees > 50\nLoves us');
    await page.getByText('Not understood, and left out').waitFor();
    await page.getByRole('button', { name: 'Add 1 criterion' }).click();
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText('Employees over 50 (strict)').waitFor();
    await page.getByText('8% of every deal').first().waitFor();
  });
});

test('somebody who never saw the editor writes the hybrid deal in 18 steps, a third fewer than part by part', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await beginAtClients(page);

    const hand = new Hand(page);
    await hand.click(page.getByRole('gridcell', { name: 'Acme Clinics Ltd' }));
    await hand.click(page.getByRole('link', { name: 'New contract' }));
    await hand.click(page.getByRole('radio', { name: 'Hybrid' }));
    await drawn(page);
    expect(await focused(page)).toBe('Fee for every billing period');
    await hand.type('1,500');
    await hand.press('Enter');
    await hand.type('45');
    await hand.press('Enter');
    await hand.press('Enter');
    await hand.type('38');
    await hand.press('Enter');
    await hand.type('220');
    await hand.press('Enter');
    await hand.type('3,000');
    await hand.click(page.getByLabel('Share of the deliveries'));
    await hand.type('12');
    await hand.click(page.getByRole('button', { name: '20 % tax' }));
    await hand.click(page.getByRole('button', { name: 'Activate' }));

    await readTheDeal(page);
    expect(hand.steps).toBeLessThanOrEqual(18);
  });
});

test('a hybrid deal is written by the keyboard alone', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await beginAtClients(page);

    const hand = new Hand(page);
    await hand.press('Home');
    await hand.press('Enter');
    await page.getByRole('heading', { name: 'Acme Clinics Ltd', level: 1 }).waitFor();
    await hand.press('n');
    await page.getByRole('radio', { name: 'Pay per lead' }).waitFor();
    await settled(page);
    await hand.press('ArrowDown');
    await hand.press('ArrowDown');
    await page.getByRole('heading', { name: 'Hybrid', level: 1 }).waitFor();
    await drawn(page);
    await hand.press('Enter');
    for (const typed of ['1,500', '45']) {
      await hand.type(typed);
      await hand.press('Enter');
    }
    await hand.press('Enter');
    for (const typed of ['38', '220', '3,000']) {
      await hand.type(typed);
      await hand.press('Enter');
    }
    // The tax is a choice: the arrow opens it.
    await hand.press('ArrowDown');
    await hand.press('Enter');
    await hand.press('Tab');
    await hand.type('20');
    await hand.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Activate');
    expect(hand.steps).toBeLessThanOrEqual(23);
    await hand.press('Enter');
    await page.locator('.screen-head').getByText('Active').waitFor();
  });
});

test('part by part it takes 27 steps, and the linter asks for what was left out with the answers beside it', async () => {
  using place = newPlace();
  await using host = await serve(place, at);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await beginAtClients(page);

    const hand = new Hand(page);
    await hand.click(page.getByRole('gridcell', { name: 'Acme Clinics Ltd' }));
    await hand.click(page.getByRole('link', { name: 'New contract' }));
    await page.getByLabel('Price for every accepted lead').waitFor();
    await settled(page);
    await hand.click(page.getByRole('combobox', { name: 'How accepted lead is priced' }));
    await hand.click(page.getByRole('option', { name: 'tiers, each at its price' }));
    await hand.type('100');
    await hand.press('Tab');
    await hand.type('45');
    await hand.press('Enter');
    await hand.press('Enter');
    await hand.type('38');
    await hand.click(page.getByRole('button', { name: 'Add: fee for every period' }));
    await hand.type('1500');
    await hand.click(page.getByRole('button', { name: 'Add: for every appointment' }));
    await hand.type('220');
    await hand.click(page.getByRole('button', { name: 'Add a minimum', exact: true }));
    await hand.type('3000');
    await hand.click(page.getByLabel('Share of the deliveries'));
    await hand.type('12');

    // What was left out: the trigger, the rule for both, what becomes of a shortfall. Each is one click.
    const activate = page.getByRole('button', { name: 'Activate' });
    expect(await activate.isDisabled()).toBe(true);
    await hand.click(page.getByRole('button', { name: '20 % tax' }));
    await hand.click(page.getByRole('button', { name: 'Held', exact: true }));
    await hand.click(page.getByRole('button', { name: 'The later replaces the earlier' }));
    await hand.click(page.getByRole('button', { name: 'Billed with the period' }));
    await hand.click(activate);

    await readTheDeal(page);
    expect(hand.steps).toBeLessThanOrEqual(27);
  });
});

/** The form is drawn part by part: nobody types before its last field stands there. */
async function drawn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Keep personal data' }).waitFor();
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
