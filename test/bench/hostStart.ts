import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserOf } from '../e2e/browserOf.ts';
import { serve } from '../e2e/served.ts';
import { lookedAt } from './bigAgencyTerms.ts';
import type { HostStart } from './measured.ts';

/**
 * From the start of a host, as `npm start` runs it, to what the first screen asks, the frame and Today: `hostStart.ts FOLDER`. CPU time
 * of all its threads, as Linux counts it, loading and compiling included. Prints a {@link HostStart}. Needs the built hosts.
 */
const [folder = ''] = process.argv.slice(2);
const startedAt = performance.now();
const place = { dir: join(folder, 'data'), keys: join(folder, 'keys'), [Symbol.dispose]: () => {} };
await using host = await serve(place, ['--now', new Date(lookedAt).toISOString()]);
const client = await browserOf(host);
await client.shell.read();
await client.today.read();
const wallMs = performance.now() - startedAt;

const threads = `/proc/${host.pid}/task`;
const runNs = readdirSync(threads)
  .map((thread) => Number(readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ')[0]))
  .reduce((sum, ns) => sum + ns, 0);
const start: HostStart = { cpuMs: runNs / 1e6, wallMs };
process.stdout.write(JSON.stringify(start));
