import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { windowable } from '../../electron/windowable.ts';
import { newPlace, type Place } from '../e2e/served.ts';

const root = join(import.meta.dirname, '../..');
const able = windowable({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
  electron: join(root, 'node_modules/electron'),
});
const binary = 'binary' in able ? able.binary : '';
if ('missing' in able) process.stderr.write(`The real window is not tested, because ${able.missing}.\n`);

const envOf = ({ keys }: Place): Record<string, string> => {
  const set = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(set), TALLYPROOF_KEYS: keys };
};

async function withWindow(place: Place, use: (page: Page, app: ElectronApplication) => Promise<void>): Promise<void> {
  const args = [root, '--data', place.dir];
  const app = await _electron.launch({ executablePath: binary, args, env: envOf(place) });
  try {
    const page = await app.firstWindow();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await use(page, app);
  } finally {
    await app.close();
  }
}

/** Whether a script written into the page runs. */
const runsInline = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    return Reflect.has(window, 'ran');
  });

describe.skipIf('missing' in able)('the real window', () => {
  test('E1, E4, E5 shows the page in a secure origin of its own, without Node, and runs no inline script', async () => {
    using place = newPlace();
    await withWindow(place, async (page) => {
      const seen = await page.evaluate(() => ({
        origin: location.origin,
        secure: isSecureContext,
        node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
        own: new URL('/rpc', location.origin).href,
      }));
      expect(seen).toEqual({
        origin: 'app://tallyproof',
        secure: true,
        node: ['undefined', 'undefined'],
        own: 'app://tallyproof/rpc',
      });
      expect(await runsInline(page)).toBe(false);
      const reached = await page.evaluate(() =>
        Promise.all(
          ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd'].map((address) =>
            fetch(address).then(
              () => true,
              () => false,
            ),
          ),
        ),
      );
      expect(reached).toEqual([false, false, false]);
    });
  });

  test('E6, E7 stays on the page and opens no second window', async () => {
    using place = newPlace();
    await withWindow(place, async (page, app) => {
      for (const address of ['https://example.com/', 'file:///etc/passwd', 'app://tallyproof/index.html']) {
        await page.evaluate((to) => {
          location.href = to;
        }, address);
      }
      expect(await page.evaluate(() => window.open('file:///etc/passwd') === null)).toBe(true);
      expect(new URL(page.url()).pathname).toBe('/');
      expect(app.windows()).toHaveLength(1);
    });
  });

  test('E1 every page has the preferences of a page', async () => {
    using place = newPlace();
    await withWindow(place, async (_page, app) => {
      const sandboxed = await app.evaluate(({ app: own, BrowserWindow }) => ({
        metrics: own
          .getAppMetrics()
          .filter(({ type }) => type === 'Tab')
          .map(({ sandboxed: is }) => is),
        windows: BrowserWindow.getAllWindows().length,
      }));
      expect(sandboxed.windows).toBe(1);
      if (process.platform !== 'linux') expect(sandboxed.metrics).not.toContain(false);
    });
  });

  test('R9 a second start ends and leaves the first its folder', async () => {
    using place = newPlace();
    await withWindow(place, async (page) => {
      const second = spawn(binary, [root, '--data', place.dir], { env: envOf(place), stdio: 'ignore' });
      const [code] = await once(second, 'exit');
      expect(code).toBe(0);
      expect(await page.title()).toContain('Tallyproof');
    });
  });

  test('K2 opens again what it has closed', async () => {
    using place = newPlace();
    for (const _start of [1, 2]) {
      await withWindow(place, async (page) => expect(await page.title()).toContain('Tallyproof'));
    }
  });
});
