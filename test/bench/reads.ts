import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../electron/app/createApp.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import { sampleNow } from '../e2e/sample.ts';
import type { Asked, ReadCpu } from './measured.ts';

/**
 * CPU time of what screens ask, in a process that does nothing else and has answered nothing before: `reads.ts FOLDER ASKED`,
 * the second a file of one list of calls per screen. Prints a {@link ReadCpu} per screen.
 */
const runs = 5;

const [folder = '', file = ''] = process.argv.slice(2);
const screens: readonly (readonly Asked[])[] = JSON.parse(readFileSync(file, 'utf8'));
const deps = { now: () => Date.parse(sampleNow), random: randomBytes };
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
if (!opened.ok) throw new Error(opened.refusal.code);
const app = createApp(depsOn(opened.folder, deps));

async function cpuOf(asked: readonly Asked[]): Promise<number> {
  // A host hands over a request that is made: what making the first one loads is none of the screen's.
  const requests = asked.map(({ url, body, headers }) => new Request(url, { method: 'POST', headers, body }));
  const before = process.cpuUsage();
  for (const request of requests) {
    const answer = await app(request);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${request.url}: ${answer.status}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const measured: ReadCpu[] = [];
for (const asked of screens) {
  const firstMs = await cpuOf(asked);
  const again: number[] = [];
  for (let run = 0; run < runs; run += 1) again.push(await cpuOf(asked));
  measured.push({ firstMs, medianMs: again.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0 });
}
opened.folder.release();
process.stdout.write(JSON.stringify(measured));
