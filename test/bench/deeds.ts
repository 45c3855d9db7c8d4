import type { Locator, Page } from 'playwright-core';

/** Something a person does on a screen that was freshly loaded, so that everything about it is done for the first time. */
export interface Deed {
  readonly name: string;
  /** The address that is loaded, before anything is measured. */
  readonly from: string;
  /** `quiet` waits until the page has answered. */
  readonly does: (page: Page, quiet: () => Promise<void>) => Promise<void>;
}

/** As a quick typist. */
const delay = 40;

/** Fields that take what is typed as it is. */
const writable =
  ':is(input, textarea):visible:not([readonly], [disabled], [aria-haspopup], [type=checkbox], [type=radio], [type=date])';

export const deeds: readonly Deed[] = [
  {
    name: 'terms editor opened and typed into',
    from: '/contracts/alder-implants?tab="terms"',
    does: async (page, quiet) => {
      await toAddress(page, '/contracts/alder-implants?tab="terms"&edit="new"');
      await page.locator('.terms-editor').waitFor();
      await quiet();
      await typeInto(page.locator('.terms-editor').locator(writable), 10, quiet);
      await page.getByRole('button', { name: 'Add: fee for every period' }).click();
      await page.getByRole('button', { name: 'Add a criterion' }).click();
      await quiet();
      await page.getByRole('combobox', { name: 'Condition of country', exact: true }).click();
      await quiet();
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'a new deal written',
    from: '/clients',
    does: async (page, quiet) => {
      await toAddress(page, '/contracts/new?client="alder-dental"');
      await page.getByRole('radio', { name: 'Hybrid' }).click();
      await page.getByLabel('Fee for every billing period').waitFor();
      await quiet();
      for (const price of ['1,500', '45', '', '38', '220', '3,000']) {
        await page.keyboard.type(price, { delay });
        await page.keyboard.press('Enter');
        await quiet();
      }
      for (const kind of ['Bonus for targets met', 'Subscription to a volume']) {
        await page.getByRole('button', { name: 'Add another price' }).click();
        await page.getByRole('menuitem', { name: kind }).click();
        await quiet();
      }
      for (const adds of ['Add a pilot', 'Add a discount']) {
        await page.getByRole('button', { name: adds }).click();
        await quiet();
      }
    },
  },
  {
    name: 'call form typed into',
    from: '/call',
    does: async (page, quiet) => {
      await page.keyboard.press('Control+.');
      await typeInto(page.getByRole('form', { name: 'Call' }).locator(writable), 5, quiet);
      await page.keyboard.press('Control+b');
      await quiet();
      await page.keyboard.type('fri 14:30');
      await quiet();
      for (const outcome of ['Alt+4', 'Alt+6', 'Alt+1']) {
        await page.keyboard.press(outcome);
        await quiet();
      }
    },
  },
  ...['/insights', '/contracts/alder-implants'].map((from) => ({
    name: `${from}: figures opened`,
    from,
    does: async (page: Page, quiet: () => Promise<void>) => {
      const figures = page.getByRole('button', { name: 'explain' });
      for (let n = 0; n < 4; n += 1) {
        await figures.nth(n).click();
        await quiet();
        await page.keyboard.press('Escape');
      }
      await quiet();
    },
  })),
  {
    name: 'a claim upheld, and that undone',
    from: '/disputes',
    does: async (page, quiet) => {
      await page.getByRole('button', { name: 'Uphold –' }).waitFor();
      await answering(page, '/dispute/decide', () => page.keyboard.press('u'));
      await quiet();
      await answering(page, '/step/undo', () => page.keyboard.press('Control+z'));
      await quiet();
    },
  },
  {
    name: 'leads searched, all chosen, to the end',
    from: '/leads',
    does: async (page, quiet) => {
      const search = page.getByRole('searchbox', { name: 'Search leads' });
      await search.focus();
      await answering(page, '/lead/find', () => page.keyboard.type('mar', { delay }));
      await quiet();
      await answering(page, '/lead/find', () => search.fill(''));
      await quiet();
      await page.getByRole('grid').first().focus();
      for (const key of ['Control+a', 'End', 'Home', 'PageDown']) {
        await page.keyboard.press(key);
        await quiet();
      }
    },
  },
];

export async function toAddress(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
}

/** Two letters at the end of each, as they come; throws when there are fewer than `least` fields. */
async function typeInto(fields: Locator, least: number, quiet: () => Promise<void>): Promise<void> {
  const count = Math.min(await fields.count(), 10);
  if (count < least) throw new Error(`${count} fields to type into, not ${least}`);
  for (let n = 0; n < count; n += 1) {
    await fields.nth(n).focus();
    await fields.nth(n).press('End');
    await fields.nth(n).pressSequentially('12', { delay });
    await quiet();
  }
}

async function answering(page: Page, path: string, does: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(path));
  await does();
  await answer;
}
