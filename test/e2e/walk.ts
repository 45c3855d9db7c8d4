import type { Page } from 'playwright-core';
import { rooms } from '../../renderer/shell/rooms.ts';

/** Goes to an address behind the hash and waits until the screen shows what was asked. */
export async function goTo(page: Page, path: string): Promise<void> {
  // The hash of the printed link is its code: it must have been taken before another one is set.
  await page.locator('.screen-head h1').waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
  await settled(page);
}

/** The heading is there, and nothing is being waited for any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.screen-head h1').waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
}

/** Screens of one thing, by the list they are opened from: the first row, and Enter. */
const openedFrom = ['/clients', '/leads', '/billing?tab="documents"'] as const;

/** The tabs of a contract, as they stand in the address. */
const contractTabs = ['overview', 'deliveries', 'appointments', 'disputes', 'pipeline', 'billing', 'reports', 'terms'];

/** The addresses of every screen, those of one thing behind the thing's list included. */
export async function everyAddress(
  page: Page,
  contract: string,
  lists: readonly string[] = openedFrom,
): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const list of lists) {
    await goTo(page, list);
    await page.getByRole('grid').first().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    // A path further down than the list's own.
    await page.waitForURL((url) => url.hash.split('?')[0]?.split('/').length === 3);
    opened.push(await page.evaluate(() => location.hash.slice(1)));
  }
  return [
    ...rooms.map(({ to }) => to),
    ...lists,
    ...opened,
    '/contracts/new',
    ...contractTabs.map((tab) => `/contracts/${contract}?tab="${tab}"`),
  ];
}
