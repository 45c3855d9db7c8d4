import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Page } from 'playwright-core';
import { createApp } from '../../electron/app/createApp.ts';
import { readAssets } from '../../electron/assets.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import { createSession } from '../../electron/guard/session.ts';
import { guarded } from '../../electron/guard.ts';
import { listenOnLoopback } from '../../electron/loopback.ts';
import { pageFolder } from '../../electron/pageFolder.ts';
import { withPage } from '../browser.ts';
import { everyAddress, goTo } from '../e2e/walk.ts';
import type { Client } from '../world.ts';

/**
 * How quick the screens are with the sample agency: CPU time of what each one asks (median of five, in this process, without
 * the browser), and the longest task the page made of it in Chromium, moving through the list and typing a search included.
 * Prints a line per screen. Needs the built page.
 */
const now = (): number => Date.UTC(2026, 10, 26, 10);
const runs = 5;

/** One call of the page, as it can be asked again. */
interface Asked {
  readonly url: string;
  readonly body: string;
}

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-screens-'));
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), now, random: randomBytes });
if (!opened.ok) throw new Error(opened.refusal.code);
const app = createApp(depsOn(opened.folder, { now, random: randomBytes }));
const client: Client = createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }));
await client.demo.fill({});

const session = createSession(randomBytes, Date.now);
const server = await listenOnLoopback({
  port: 0,
  app: (port) => guarded(app, { port, assets: readAssets(pageFolder), session, random: randomBytes }),
  onFault: (problem) => {
    throw problem;
  },
});
const origin = `http://127.0.0.1:${server.port}`;

try {
  await withPage([origin], async ({ page }) => {
    const asked: Asked[] = [];
    page.on('request', (request) => {
      const body = request.postData();
      if (request.url().includes('/rpc/') && !request.url().endsWith('/job/watch') && body !== null) {
        asked.push({ url: request.url(), body });
      }
    });
    await page.addInitScript(() => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
        buffered: true,
      });
      Object.assign(window, { longTasks: tasks });
    });
    await page.goto(`${origin}/start#${session.startCode}`);
    const addresses = await everyAddress(page, 'alder-implants');
    for (const address of addresses) {
      await longest(page);
      asked.length = 0;
      await goTo(page, address);
      const reads = [...asked];
      await use(page);
      const task = await longest(page);
      process.stdout.write(`${address.padEnd(48)} ${(await cpuOf(reads)).toFixed(0).padStart(5)} ms CPU`);
      process.stdout.write(`  longest task ${task === 0 ? '  under 50' : String(Math.round(task)).padStart(10)} ms\n`);
    }
  });
} finally {
  await server.close();
  opened.folder.release();
  rmSync(folder, { recursive: true });
}

/** What somebody does there: down the list, and a word in the search. */
async function use(page: Page): Promise<void> {
  const grid = page.getByRole('grid').first();
  if ((await grid.count()) > 0) {
    await grid.focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search or do').fill('ma');
  await page.keyboard.press('Escape');
}

/** The longest task since the last look, in ms; 0 when none was longer than 50 ms. */
async function longest(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    return Math.max(0, ...longTasks.splice(0));
  });
}

async function cpuOf(reads: readonly Asked[]): Promise<number> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    for (const { url, body } of reads) {
      const headers = { 'content-type': 'application/json' };
      await (await app(new Request(url, { method: 'POST', headers, body }))).arrayBuffer();
    }
    const { user, system } = process.cpuUsage(before);
    measured.push((user + system) / 1000);
  }
  return measured.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
