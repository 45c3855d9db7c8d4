import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Reader } from '../../db/handle.ts';
import { createApp } from '../../electron/app/createApp.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import type { Client } from '../world.ts';
import { lookedAt } from './bigAgencyTerms.ts';
import type { TimedRead } from './measured.ts';
import { type Held, readCalls } from './readCalls.ts';

/**
 * How long every read takes on one agency: `timeReads.ts FOLDER CALLS [PART OF A NAME]`, in a process that does nothing else. CPU
 * time of each call. Prints a {@link TimedRead} for each question.
 */
const [folder = '', calls = '20', part = ''] = process.argv.slice(2);
const deps = { now: () => lookedAt, random: randomBytes };
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
if (!opened.ok) throw new Error(opened.refusal.code);
const app = createApp(depsOn(opened.folder, deps));
const client: Client = createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }));

/** As many as there are contracts and words: each is asked about once. */
const warming = 10;

const held = heldBy(opened.folder.handle.reader);
const timed: TimedRead[] = [];
for (const [name, asks] of Object.entries(readCalls)) {
  if (typeof asks === 'string' || !name.includes(part)) continue;
  for (const [question, ask] of Object.entries(asks)) {
    const cpuOf = async (n: number): Promise<number> => {
      const before = process.cpuUsage();
      await ask(client, held, n);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    // What is made once: statements, code that is compiled, and figures that are kept.
    for (let n = 0; n < warming; n += 1) await cpuOf(n);
    const times: number[] = [];
    for (let n = 0; n < Number(calls); n += 1) times.push(await cpuOf(n));
    const anew: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      opened.folder.handle.aside((w) => void w.write('DELETE FROM kept_figure').run());
      anew.push(await cpuOf(n));
    }
    timed.push({
      name: question === '' ? name : `${name}, ${question}`,
      p95Ms: p95(times),
      medianMs: median(times),
      anewMs: median(anew),
    });
    if (process.env.BENCH_TELL) process.stderr.write(`${JSON.stringify(timed.at(-1))}\n`);
  }
}
opened.folder.release();
process.stdout.write(JSON.stringify(timed));

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Some of everything, from all over the file. */
function heldBy(r: Reader): Held {
  const spread = (table: 'lead' | 'delivery'): number[] => {
    const bounds = r
      .read<{ first: number; last: number }>(`SELECT min(id) AS first, max(id) AS last FROM ${table}`)
      .get();
    if (bounds === undefined) return [];
    const at = r.read<{ id: number }>(`SELECT id FROM ${table} WHERE id >= ? ORDER BY id LIMIT 1`);
    const step = Math.floor((bounds.last - bounds.first) / 23);
    return Array.from({ length: 23 }, (_, n) => at.get(bounds.first + n * step)?.id ?? bounds.last);
  };
  const texts = (sql: string): string[] =>
    r
      .read<{ ref: string }>(sql)
      .all()
      .map(({ ref }) => ref);
  return {
    leads: spread('lead'),
    deliveries: spread('delivery'),
    contracts: texts('SELECT ref FROM contract ORDER BY id'),
    clients: texts('SELECT ref FROM client ORDER BY id'),
    sources: texts('SELECT ref FROM source ORDER BY id'),
    prepaid: 'west-leads',
    batch:
      r.read<{ id: number }>("SELECT id FROM batch WHERE state = 'live' ORDER BY id DESC LIMIT 1 OFFSET 40").get()
        ?.id ?? 0,
    invoice: texts('SELECT number AS ref FROM document ORDER BY id LIMIT 1')[0] ?? '',
    dispute:
      r.read<{ id: number }>("SELECT id FROM dispute WHERE state = 'open' ORDER BY id LIMIT 1").get()?.id ?? null,
    month: '2026-11',
    toInvoice: '2026-10',
  };
}
