import type { CDPSession, Page } from 'playwright-core';

/**
 * The longest task of the page's main thread, in ms. `cpuMs` is what the thread itself computed, which other programs lengthen
 * little: they only share its caches. `wallMs` is what the clock says, which is what a person waits, and what Chromium calls a long task from 50 ms
 * on: whatever else the machine does is in it.
 */
export interface LongestTask {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** What Chromium writes down, as far as it is read: times in µs, `tdur` the time of the thread. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const mark = 'main thread of the page';

/** Runs `does` while Chromium writes down every task, and answers the longest the page had, each figure of its own task. */
export async function longestTask(page: Page, does: () => Promise<void>): Promise<LongestTask> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value.map(asEvent)));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      excludedCategories: ['*'],
      includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
    },
  });
  await does();
  await page.evaluate((name) => performance.mark(name), mark);
  await ended(session);
  await session.detach();
  const own = events.find(({ name }) => name === mark);
  if (own === undefined) throw new Error('the page left no mark in what was written down');
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === own.pid && tid === own.tid);
  const most = (time: 'dur' | 'tdur'): number => Math.max(0, ...tasks.map((task) => task[time] ?? 0)) / 1000;
  return { cpuMs: most('tdur'), wallMs: most('dur') };
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
}

function asEvent(value: object): TraceEvent {
  const number = (key: string): number => Number(Reflect.get(value, key) ?? 0);
  return {
    name: String(Reflect.get(value, 'name')),
    pid: number('pid'),
    tid: number('tid'),
    dur: number('dur'),
    tdur: number('tdur'),
  };
}
