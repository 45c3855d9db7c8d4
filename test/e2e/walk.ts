import type { Page, Request } from 'playwright-core';
import { rooms } from '../../renderer/shell/rooms.ts';

/** Goes to an address behind the hash and waits until the screen shows what was asked. */
export async function goTo(page: Page, path: string): Promise<void> {
  // The hash of the printed link is its code: it must have been taken before another one is set.
  await page.locator('.screen-head h1').waitFor();
  requestsOf(page);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
  await settled(page);
}

const underWay = new WeakMap<Page, Set<Request>>();

/** What the page has asked for and has no answer to yet; the long poll waits for news and is none of it. */
function requestsOf(page: Page): ReadonlySet<Request> {
  const known = underWay.get(page);
  if (known !== undefined) return known;
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/job/watch')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  underWay.set(page, open);
  return open;
}

/** Nothing is under way any more for two looks in a row, a drawn frame apart: the screen shows what was asked. */
export async function settled(page: Page): Promise<void> {
  const open = requestsOf(page);
  for (let quiet = 0; quiet < 2; ) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    const waits = open.size > 0 || (await page.locator('.waiting').count()) > 0;
    quiet = waits ? 0 : quiet + 1;
  }
  await page.locator('.screen-head h1').waitFor();
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
    `/insights/scoring?contract="${contract}"&learn="accepted"`,
    `/requalify?contract="${contract}"`,
    '/changes',
    '/settings?section="suppression"',
    ...contractTabs.map((tab) => `/contracts/${contract}?tab="${tab}"`),
  ];
}
