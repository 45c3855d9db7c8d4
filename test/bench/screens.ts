import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Page, Request as Requested } from 'playwright-core';
import { createApp } from '../../electron/app/createApp.ts';
import { readAssets } from '../../electron/assets.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import { createSession } from '../../electron/guard/session.ts';
import { guarded } from '../../electron/guard.ts';
import { listenOnLoopback } from '../../electron/loopback.ts';
import { pageFolder } from '../../electron/pageFolder.ts';
import { withPage } from '../browser.ts';
import { sampleNow } from '../e2e/sample.ts';
import { everyAddress, settled } from '../e2e/walk.ts';
import type { Client } from '../world.ts';
import type { Asked, ReadCpu } from './measured.ts';

/**
 * How quick the screens are with the sample agency, a line per screen, the worst of them at the end. Needs the built page.
 *
 * CPU: of everything the page asks when it is opened at that address, the frame around the screen included; the median of five
 * and the first call, in a process of its own without a browser (`reads.ts`).
 *
 * Longest task: what Chromium reports while the screen is opened from another one, walked down, has a row opened and a word
 * typed into the search. The browser measures by the clock, on a machine that does other things too: the least of three rounds
 * is what the code is answerable for. Each round starts from a freshly loaded page, so that nothing has been asked before; the
 * load itself (parse, evaluate, first screen) is a line of its own.
 */
const rounds = 3;
/** A screen that asks next to nothing: where each round starts. */
const start = '/contracts/new';

const deps = { now: () => Date.parse(sampleNow), random: randomBytes };

/** The page as it stands, and what it waits for. */
interface Watched {
  readonly page: Page;
  readonly asked: Asked[];
  readonly pending: Set<Requested>;
}

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-screens-'));
try {
  const { load, screens } = await walk();
  const cpu = cpuOf([...screens.values()].map(({ asked }) => asked));
  const rows = [...screens].map(([address, { tasks }], at) => {
    const { firstMs = 0, medianMs = 0 } = cpu[at] ?? {};
    return { address, firstMs, medianMs, task: Math.min(...tasks) };
  });
  for (const { address, ...row } of rows) process.stdout.write(`${address.padEnd(42)} ${inWords(row)}\n`);
  process.stdout.write(`${'first load'.padEnd(42)} longest task ${taskText(Math.min(...load))}\n`);
  process.stdout.write(
    `${'worst of all screens'.padEnd(42)} ${inWords({
      firstMs: Math.max(...rows.map(({ firstMs }) => firstMs)),
      medianMs: Math.max(...rows.map(({ medianMs }) => medianMs)),
      task: Math.max(...rows.map(({ task }) => task)),
    })} (targets: 100 ms, no task over 50 ms)\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function inWords({ medianMs, firstMs, task }: ReadCpu & { readonly task: number }): string {
  const ms = (of: number): string => of.toFixed(0).padStart(4);
  return `${ms(medianMs)} ms CPU, first call ${ms(firstMs)} ms; longest task ${taskText(task)}`;
}

/** Chromium reports no task of 50 ms or less. */
function taskText(task: number): string {
  return task === 0 ? '≤ 50 ms' : `${Math.round(task)} ms`;
}

/** Opens every screen: from the outside once, for what it asks; then one from another, for the tasks it makes. */
async function walk() {
  const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const app = createApp(depsOn(opened.folder, deps));
  const client: Client = createORPCClient(
    new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }),
  );
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
  const screens = new Map<string, { asked: readonly Asked[]; readonly tasks: number[] }>();
  const load: number[] = [];
  try {
    await withPage([origin], async ({ page }) => {
      const watched = await watch(page);
      await page.goto(`${origin}/start#${session.startCode}`);
      for (const address of new Set(await everyAddress(page, 'alder-implants'))) {
        await reload(watched, address);
        screens.set(address, { asked: [...watched.asked], tasks: [] });
      }
      for (let round = 0; round < rounds; round += 1) {
        await reload(watched, '/');
        load.push(await longest(page));
        await reload(watched, start);
        for (const [address, { tasks }] of screens) {
          await longest(page);
          await page.evaluate((hash) => {
            location.hash = hash;
          }, address);
          await quiet(watched);
          await use(watched);
          tasks.push(await longest(page));
        }
      }
    });
  } finally {
    await server.close();
    opened.folder.release();
  }
  return { load, screens };
}

async function watch(page: Page): Promise<Watched> {
  const asked: Asked[] = [];
  const pending = new Set<Requested>();
  page.on('request', (request) => {
    // A long poll: it asks nothing that is shown, and is always waiting.
    if (request.url().endsWith('/job/watch')) return;
    pending.add(request);
    const body = request.postData();
    const { 'content-type': type = '', 'x-tallyproof-actor': actor } = request.headers();
    const headers = { 'content-type': type, ...(actor !== undefined && { 'x-tallyproof-actor': actor }) };
    if (request.url().includes('/rpc/') && body !== null) asked.push({ url: request.url(), body, headers });
  });
  const settle = (request: Requested): void => {
    pending.delete(request);
  };
  page.on('requestfinished', settle);
  page.on('requestfailed', settle);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
    Object.assign(window, { longTasks: tasks });
  });
  return { page, asked, pending };
}

async function reload(watched: Watched, address: string): Promise<void> {
  watched.asked.length = 0;
  await watched.page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await watched.page.reload();
  await quiet(watched);
}

/** The screen is there, nothing is being asked, and the page has had time for whatever it does when there is time. */
async function quiet({ page, pending }: Watched): Promise<void> {
  do {
    await page.evaluate(async () => {
      const idle = (): Promise<unknown> => new Promise((done) => requestIdleCallback(done));
      for (let n = 0; n < 3; n += 1) await idle();
    });
    await settled(page);
  } while (pending.size > 0);
}

/** What somebody does there: down the list, a row opened, and a word in the search. */
async function use(watched: Watched): Promise<void> {
  const { page } = watched;
  const grid = page.getByRole('grid').first();
  if ((await grid.count()) > 0) {
    await grid.focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await quiet(watched);
  }
  await page.keyboard.press('Control+k');
  const found = page.waitForResponse((response) => response.url().endsWith('/search/find'));
  await page.getByLabel('Search or do').pressSequentially('ma', { delay: 40 });
  await found;
  await quiet(watched);
  await page.keyboard.press('Escape');
}

/** The longest task since the last look, in ms; 0 when none was longer than 50 ms. */
async function longest(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const tasks: unknown = Reflect.get(window, 'longTasks');
    if (!Array.isArray(tasks)) throw new Error('the page keeps no list of its long tasks');
    return Math.max(0, ...tasks.splice(0).map(Number));
  });
}

function cpuOf(screens: readonly (readonly Asked[])[]): readonly ReadCpu[] {
  const file = join(folder, 'asked.json');
  writeFileSync(file, JSON.stringify(screens));
  const program = join(import.meta.dirname, 'reads.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, folder, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`reads.ts failed: ${stderr}`);
  return JSON.parse(stdout);
}
