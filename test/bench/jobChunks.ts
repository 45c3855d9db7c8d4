import '../../electron/memory.ts';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { createApp } from '../../electron/app/createApp.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import type { BulkDeed } from '../../shared/domain/bulk.ts';
import type { Client } from '../world.ts';

/**
 * How long the jobs over many leads keep everybody else waiting: `jobChunks.ts FOLDER CONTRACT AT`, on a folder of `bigAgency.ts` or
 * `manyLeads.ts`, at a moment in ISO. Prints for each its time, and of its chunks the longest and the 99th of a hundred, in ms by the
 * clock, with the most memory the process took so far. What is written is taken back.
 */
const [folder = '', contract = '', at = ''] = process.argv.slice(2);
const deps = { now: () => Date.parse(at), random: randomBytes };
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
if (!opened.ok) throw new Error(opened.refusal.code);
const app = createApp(depsOn(opened.folder, deps));
const client: Client = createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }));

await measured('judging again, a dry run', () => client.requalification.preview({ contract, of: { kind: 'all' } }));
const { run } = await measured('judging again', () => client.requalification.run({ contract, of: { kind: 'all' } }));
await measured('taking it back', () => client.requalification.takeBack({ run }));
const deeds: readonly BulkDeed[] = [
  { kind: 'edit', fields: { 'company.industry': 'Solar' } },
  { kind: 'tag', add: ['spring'], remove: [] },
  { kind: 'qualify' },
];
for (const deed of deeds) {
  const many = await measured(`all leads: ${deed.kind}`, () => client.bulk.run({ filter: {}, deed }));
  await measured('taking it back', () => client.bulk.takeBack({ run: many.run }));
}
await measured('routing, a dry run', () => client.routing.route({ dryRun: true, limit: 0 }));
opened.folder.release();

/** Whoever waits is answered between two turns of the loop: the time from one to the next is that of a chunk. */
async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turns: number[] = [];
  let going = true;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    turns.push(now - last);
    last = now;
    if (going) setImmediate(tick);
  };
  setImmediate(tick);
  const startedAt = performance.now();
  const answer = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  going = false;
  const sorted = turns.toSorted((a, b) => a - b);
  const longest = sorted.at(-1) ?? 0;
  const usual = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `${name.padEnd(26)} ${seconds.toFixed(1)} s, chunks ${longest.toFixed(0)} ms at most, ${usual.toFixed(0)} ms p99, ${peak} MiB\n`,
  );
  if (process.env.BENCH_TELL)
    process.stdout.write(
      `  the first: ${turns
        .slice(0, 12)
        .map((turn) => turn.toFixed(0))
        .join(' ')}\n`,
    );
  return answer;
}
