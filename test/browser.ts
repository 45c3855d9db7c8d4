import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { requireChromium } from './chromium.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // Chromium's sandbox does not start for root, which is who runs tests in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export interface WithPage {
  readonly page: Page;
  readonly context: BrowserContext;
}

/**
 * Runs `use` with a fresh page of a fresh Chromium, and then fails on anything the page should not have done: an error
 * on its console, an exception, a request to another origin than the given ones (blocked as well). `expected` are console
 * errors the test provokes, as the browser words them.
 */
export async function withPage(
  origins: readonly string[],
  use: (open: WithPage) => Promise<void>,
  expected: readonly RegExp[] = [],
): Promise<void> {
  const browser: Browser = await chromium.launch({ executablePath: requireChromium(), args: flags });
  const wrong: string[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.route('**', (route) => {
      const { origin } = new URL(route.request().url());
      if (origins.includes(origin)) return route.continue();
      wrong.push(`request to ${origin}`);
      return route.abort();
    });
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
    });
    context.on('weberror', (error) => wrong.push(String(error.error())));
    try {
      await use({ page: await context.newPage(), context });
    } catch (problem) {
      throw new Error(`${problem}\nWhat was on screen: ${(await pictures(context)).join(', ')}`, { cause: problem });
    }
  } finally {
    await browser.close();
  }
  const unexpected = wrong.filter((line) => !expected.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`The page did what it should not:\n${unexpected.join('\n')}`);
}

/** The pages as they are, beside the system's other temporary files: what a failed test was looking at. */
async function pictures(context: BrowserContext): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tallyproof-screen-'));
  return await Promise.all(
    context.pages().map(async (page, at) => {
      const path = join(folder, `${at}.png`);
      await page.screenshot({ path });
      return path;
    }),
  );
}
