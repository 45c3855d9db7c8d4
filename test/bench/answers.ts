import '../../electron/memory.ts';
import { dirname } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { createHandle } from '../../db/handle.ts';
import { migrate } from '../../db/migrate.ts';
import { openFile } from '../../db/open.ts';
import { recordSteps } from '../../db/recordSteps.ts';
import { createApp } from '../../electron/app/createApp.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import type { Client } from '../world.ts';
import { benchContext, setUpBench } from './benchAgency.ts';
import { map } from './intakeTerms.ts';
import type { Answered } from './measured.ts';
import { storedLeads } from './storedLeads.ts';

/**
 * How long reads take while leads are imported, beside the same reads with nothing else to do (quality.md B7), what of an import a
 * read sees before it is live (reliability I7), and how soon a cancelled import is gone. Arguments: a file that is imported first, the
 * file that is imported meanwhile, a database that is not there yet. Prints an {@link Answered}.
 */
const [, , first = '', meanwhile = '', database = ''] = process.argv;
const opened = openFile({ file: database, key: new Uint8Array(32).fill(7), create: true });
if (!opened.ok) throw new Error(opened.refusal.code);
migrate(opened.value);
recordSteps(opened.value);
const context = benchContext(createHandle(opened.value));
await setUpBench(context);
const app = createApp(context);
const client: Client = createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }));
const take = async (path: string) => {
  const file = await storedLeads(path, dirname(database));
  return importLeads(context, { file, contract: 'bench', map, dryRun: false, again: true });
};
const loaded = await take(first);
if (!loaded.ok) throw new Error(loaded.refusal.code);
/** The newest lead anybody sees; undefined where the list has not looked far enough yet. */
const newest = async (): Promise<number | undefined> => (await client.lead.find({ limit: 1 })).rows[0]?.id;
const isPart = (found: number | undefined): boolean => found !== undefined && found !== known;

const reads: readonly (() => Promise<unknown>)[] = [
  () => client.shell.read(),
  () => client.today.read(),
  () => client.client.list({ month: '2026-03' }),
  () => client.lead.find({}),
  () => client.lead.find({ filter: { outcome: ['check'] } }),
  () => client.search.find({ text: 'contact12' }),
];
// The index of words is filled by searches: what is left of that is none of the import's.
for (let left = true; left; ) left = (await client.search.find({ text: 'contact12' })).behind > 0;

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 2));

async function timesOf(goOn: (rounds: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; goOn(round); round += 1) {
    for (const read of reads) {
      const at = performance.now();
      await read();
      times.push(performance.now() - at);
      await pause();
    }
  }
  return times;
}

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

await timesOf((round) => round < 10);
const idle = await timesOf((round) => round < 60);
let running = true;
let seen = 0;
const importing = take(meanwhile).finally(() => {
  running = false;
});
const busy = await timesOf(() => running);
const ended = await importing;
if (!ended.ok) throw new Error(ended.refusal.code);

let counted = 0;
const known = await newest();
const cancelled = take(meanwhile);
for (let done = 0; done < 20_000; ) {
  done = context.jobs.list().findLast(({ state }) => state === 'running')?.done ?? 0;
  if (isPart(await newest())) seen += 1;
  counted += 1;
  await pause();
}
const cancelAt = performance.now();
context.jobs.cancel('import');
const answeredMs = performance.now() - cancelAt;
if (isPart(await newest())) seen += 1;
const refused = await cancelled;
const goneMs = performance.now() - cancelAt;
if (refused.ok) throw new Error('the import was not cancelled');

const line: Answered = {
  idleMs: p95(idle),
  busyMs: p95(busy),
  reads: busy.length,
  cancelMs: answeredMs,
  goneMs,
  looks: counted,
  partsSeen: seen,
};
context.handle.close();
process.stdout.write(`${JSON.stringify(line)}\n`);
