import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runDesktop } from '../../electron/desktop/desktop.ts';
import { openFolder } from '../../electron/folder.ts';
import { setPassphrase } from '../../electron/keys.ts';
import { withPage } from '../browser.ts';
import { electronDouble } from '../desktop/double.ts';
import { newPlace, type Place } from './served.ts';

const page = join(import.meta.dirname, '../../dist/renderer');
/** Where the browser believes the page to be; every request is answered by the desktop's own handler. */
const origin = 'https://tallyproof.example';

function lock({ dir, keys }: Place, passphrase: string): void {
  const opened = openFolder({ dir, keys, now: Date.now, random: randomBytes });
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    expect(setPassphrase(opened.folder, passphrase, randomBytes).ok).toBe(true);
  } finally {
    opened.folder.release();
  }
}

/** The desktop as it is, with Chromium in the place of Electron's window. */
async function withDesktop(place: Place, use: (page: Page) => Promise<void>): Promise<void> {
  const double = electronDouble();
  await runDesktop(double.electron, {
    args: [`--data=${place.dir}`],
    platform: 'linux',
    random: randomBytes,
    page,
    keys: place.keys,
  });
  const handler = double.own.handlers.get('app');
  if (handler === undefined) throw new Error('nobody answers app:');
  try {
    await withPage([origin], async ({ page }) => {
      await page.route('**', async (route) => {
        const request = route.request();
        const named = Object.entries(request.headers()).filter(([name]) => /^(content-type|x-)/.test(name));
        const body = request.postDataBuffer();
        const asked = new Request(request.url().replace(origin, 'app://tallyproof'), {
          method: request.method(),
          headers: Object.fromEntries(named),
          body: body === null ? null : new Uint8Array(body),
        });
        const answer = await handler(asked);
        const headers = Object.fromEntries(answer.headers);
        await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
      });
      await page.goto(`${origin}/`);
      await use(page);
    });
  } finally {
    if (double.app.heard('quit')) double.app.tell('quit');
  }
}

const barriers = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

test('a locked folder is opened in the window, by its passphrase and nothing else', async () => {
  using place = newPlace();
  lock(place, 'correct horse battery');
  await withDesktop(place, async (page) => {
    const field = page.getByLabel('Passphrase or recovery key', { exact: true });
    await field.waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await barriers(page)).toEqual([]);
    }
    await field.fill('wrong horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('does not open the file').waitFor();
    expect(await barriers(page)).toEqual([]);
    await field.fill('correct horse battery');
    await page.getByRole('button', { name: 'Open the folder' }).click();
    await field.waitFor({ state: 'detached' });
    await page.locator('nav, main h1, main h2').first().waitFor();
    expect(await page.title()).not.toContain('Locked');
  });
});
