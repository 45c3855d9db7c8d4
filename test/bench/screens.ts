import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request as Requested } from 'playwright-core';
import { withPage } from '../browser.ts';
import { everyAddress, settled } from '../e2e/walk.ts';
import { deeds, toAddress } from './deeds.ts';
import type { Asked, ReadCpu } from './measured.ts';
import { makeSample, withServer } from './sampleServer.ts';
import { type LongestTask, longestTask } from './tasks.ts';

/**
 * How quick the screens are with the sample agency, a line per screen, the worst of them at the end. Needs the built page.
 *
 * CPU: of everything the page asks when it is opened at that address, the frame around the screen included; the median of five
 * and the first call, in a process of its own without a browser (`reads.ts`).
 *
 * Longest task: of the page's main thread, by Chromium's own record. Each round has an untouched sample agency and a new browser
 * that knows nothing of the page: it opens the printed link; does each of the deeds (`deeds.ts`) on a freshly loaded page; and opens
 * every screen from another one, walks down its list, opens a row and types a word into the search, from one fresh load on. Of the
 * rounds are said the median and the worst single one in CPU time of the thread, which other programs lengthen little, and the
 * worst by the clock, which counts their turns as well: it is worth something on a calm machine only.
 */
const rounds = Number(process.env.BENCH_RUNS ?? 5);
/** A screen that asks next to nothing: where the walk starts. */
const start = '/contracts/new';

/** The page as it stands, and what it waits for. */
interface Watched {
  readonly page: Page;
  readonly asked: Asked[];
  readonly pending: Set<Requested>;
}

type Tasks = Map<string, LongestTask[]>;

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-screens-'));
try {
  await makeSample(join(folder, 'sample'));
  const asked = await whatIsAsked(sampleIn('asked'));
  const cpu = cpuOf(sampleIn('read'), [...asked.values()]);
  const tasks: Tasks = new Map();
  for (let round = 0; round < rounds; round += 1) await goRound(sampleIn(`round${round}`), [...asked.keys()], tasks);
  const reads = new Map([...asked.keys()].map((address, at) => [address, cpu[at]]));
  for (const [name, found] of tasks) {
    const read = reads.get(name);
    tell(name, `${read === undefined ? '' : `${readText(read)}; `}${taskText(found)}`);
  }
  tell(
    'worst of all screens',
    `${readText({
      firstMs: Math.max(...cpu.map(({ firstMs }) => firstMs)),
      medianMs: Math.max(...cpu.map(({ medianMs }) => medianMs)),
    })} (target: 100 ms)`,
  );
  const all = [...tasks.values()];
  const worst = (of: (found: readonly LongestTask[]) => number): string => Math.max(...all.map(of)).toFixed(0);
  tell(
    'longest task of all',
    `${worst(medianCpu)} ms CPU in the median of ${rounds} rounds, ${worst(mostCpu)} ms in the worst; by the clock ${worst(mostWall)} ms, the machine's load being ${loadavg()[0]?.toFixed(1)} (target: 50 ms)`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** A copy of the sample agency, so that whatever is done in it is done for the first time. */
function sampleIn(name: string): string {
  const path = join(folder, name);
  cpSync(join(folder, 'sample'), path, { recursive: true });
  return path;
}

function tell(name: string, says: string): void {
  process.stdout.write(`${name.padEnd(42)} ${says}\n`);
}

function readText({ medianMs, firstMs }: ReadCpu): string {
  return `${medianMs.toFixed(0)} ms CPU, first call ${firstMs.toFixed(0)} ms`;
}

function taskText(found: readonly LongestTask[]): string {
  return `longest task ${medianCpu(found).toFixed(0)} ms CPU, at worst ${mostCpu(found).toFixed(0)} ms, by the clock ${mostWall(found).toFixed(0)} ms`;
}

function medianCpu(found: readonly LongestTask[]): number {
  return found.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? 0;
}

function mostCpu(found: readonly LongestTask[]): number {
  return Math.max(...found.map(({ cpuMs }) => cpuMs));
}

function mostWall(found: readonly LongestTask[]): number {
  return Math.max(...found.map(({ wallMs }) => wallMs));
}

/** Every screen, and what the page asks when it is opened there. */
async function whatIsAsked(place: string): Promise<Map<string, readonly Asked[]>> {
  const screens = new Map<string, readonly Asked[]>();
  await withServer(place, ({ origin, link }) =>
    withPage([origin], async ({ page }) => {
      const watched = watch(page);
      await page.goto(link);
      for (const address of await everyAddress(page, 'alder-implants')) {
        await reload(watched, address);
        screens.set(address, [...watched.asked]);
      }
    }),
  );
  return screens;
}

/** One round, in an agency and a browser of its own: the longest task of each thing done is added to `tasks`. */
async function goRound(place: string, addresses: readonly string[], tasks: Tasks): Promise<void> {
  await withServer(place, ({ origin, link }) =>
    withPage([origin], async ({ page }) => {
      const watched = watch(page);
      const measure = async (name: string, does: () => Promise<void>): Promise<void> => {
        const longest = await longestTask(page, async () => {
          await does();
          await quiet(watched);
        });
        tasks.set(name, [...(tasks.get(name) ?? []), longest]);
      };
      await measure('first load', async () => {
        await page.goto(link);
        await page.locator('.screen-head h1').waitFor();
      });
      for (const { name, from, does } of deeds) {
        await reload(watched, from);
        await measure(name, () => does(page, () => quiet(watched)));
      }
      await reload(watched, start);
      for (const address of addresses) {
        await measure(address, async () => {
          await toAddress(page, address);
          await quiet(watched);
          await use(watched);
        });
      }
    }),
  );
}

function watch(page: Page): Watched {
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
  return { page, asked, pending };
}

async function reload(watched: Watched, address: string): Promise<void> {
  watched.asked.length = 0;
  await toAddress(watched.page, address);
  await watched.page.reload();
  await quiet(watched);
}

/** The screen is there, nothing is being asked, and the page has done whatever it does when there is time. */
async function quiet({ page, pending }: Watched): Promise<void> {
  do {
    await settled(page);
    await page.evaluate(async () => {
      // Longer than the page lets anything wait for its turn.
      const still = 200;
      await new Promise((done) => {
        let timer = setTimeout(done, still);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, still);
        }).observe(document, { subtree: true, childList: true, attributes: true });
      });
    });
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

function cpuOf(place: string, screens: readonly (readonly Asked[])[]): readonly ReadCpu[] {
  const file = join(place, 'asked.json');
  writeFileSync(file, JSON.stringify(screens));
  const program = join(import.meta.dirname, 'reads.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, program, place, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`reads.ts failed: ${stderr}`);
  return JSON.parse(stdout);
}
