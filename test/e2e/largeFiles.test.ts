import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { map, setup } from '../bench/intakeTerms.ts';
import { writeLeadBook } from '../bench/leadBook.ts';
import { leadFile, writeLeadFile } from '../bench/leadFile.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { tempFolder } from '../place.ts';
import type { Client } from '../world.ts';
import { browserOf } from './browserOf.ts';
import { newPlace, type Served, serve } from './served.ts';

/**
 * I7: a huge honest file comes in by the way a browser sends it – the host as `npm start` runs it, its guard, the application –,
 * in bounded memory; it is given up within a second, and no read ever sees a part of it.
 */
const seed = seedOf(7);
/** The day of all generated leads. */
const now = '2026-03-25T12:00:00Z';

/** The most memory the process has ever had, in MiB, as Linux counts it. */
function peakOf({ pid }: Served): number {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kib === undefined) throw new Error('no peak is told of the process');
  return Math.round(Number(kib) / 1024);
}

async function jobOf(client: Client, name: string) {
  const { jobs } = await client.job.watch({});
  return jobs.find((job) => job.name === name);
}

/** What a read sees of leads. */
async function seen(client: Client): Promise<number> {
  const { rows } = await client.lead.find({ limit: 1 });
  const listed = await client.lead.list({ contract: 'bench', limit: 1 });
  return rows.length + listed.length;
}

/** Looks on as long as the job runs: whether a part of it can be seen. */
async function lookOn(client: Client, name: string, until: (done: number) => boolean = () => false) {
  let [looks, partsSeen] = [0, 0];
  for (;;) {
    const found = await seen(client);
    const job = await jobOf(client, name);
    if (job !== undefined && job.state !== 'running') return { looks, partsSeen };
    // It still runs after the look: whatever was found is a part of it.
    looks += 1;
    if (found > 0) partsSeen += 1;
    if (job !== undefined && until(job.done)) return { looks, partsSeen };
    await after(20);
  }
}

/** In MiB. Of fewer rows so many less that whoever holds them is found out. */
const most = runsOf(270, 400);

const files = [
  { kind: 'CSV', write: writeLeadFile, rows: runsOf(60_000, 1_000_000) },
  { kind: 'XLSX', write: writeLeadBook, rows: runsOf(30_000, 300_000) },
] as const;

const onLinux = test.skipIf(!existsSync('/proc/self/status'));

onLinux('I7 a body of 200 MiB is never held as it is, even where nobody wants its file', async () => {
  using place = newPlace();
  await using host = await serve(place, ['--now', now]);
  const client = await browserOf(host);
  await client.setup.apply({ content: setup });
  const emptyMiB = peakOf(host);
  const lines = Buffer.from([...leadFile(6000, seed)].join('')).subarray(0, 1 << 20);
  const file = new File(
    Array.from({ length: 200 }, () => lines),
    'leads.csv',
  );
  const refused = client.lead.import({ file, contract: 'nobody', map });
  await expect(refused).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'notFound' } });
  const grown = peakOf(host) - emptyMiB;
  process.stderr.write(`I7 body of 200 MiB: ${grown} MiB more\n`);
  // What is on its way, and what V8 has not swept yet; held as it is, it is 200 at least.
  expect(grown).toBeLessThan(150);
});

onLinux.for(files)(
  'I7 a $kind of $rows rows comes in with little memory, is given up within a second, and no part of it is seen',
  { timeout: 900_000 },
  async ({ kind, write, rows }) => {
    const startedAt = performance.now();
    const path = join(tempFolder(), `leads.${kind.toLowerCase()}`);
    write(path, rows, seed);
    using place = newPlace();
    await using host = await serve(place, ['--now', now]);
    const client = await browserOf(host);
    await client.setup.apply({ content: setup });
    const emptyMiB = peakOf(host);
    const take = async (job: string) => {
      const file = new File([await openAsBlob(path)], basename(path));
      return client.lead.import({ file, contract: 'bench', map, job });
    };

    const givenUp = take('given up').then(
      () => 'imported',
      (problem: unknown) => problem,
    );
    const before = await lookOn(client, 'given up', (done) => done > rows / 10);
    const cancelledAt = performance.now();
    expect(await client.job.cancel({ name: 'given up' })).toEqual({ cancelled: true });
    const cancelMs = performance.now() - cancelledAt;
    expect(await seen(client)).toBe(0);
    expect(await givenUp).toMatchObject({ code: 'REFUSED', data: { code: 'cancelled' } });
    const goneMs = performance.now() - cancelledAt;
    expect(cancelMs).toBeLessThan(1000);

    const importing = take('whole');
    const meanwhile = await lookOn(client, 'whole');
    expect(await importing).toMatchObject({ rows, updated: 0 });
    expect(await seen(client)).toBe(2);
    expect({ ...before, partsSeen: before.partsSeen + meanwhile.partsSeen }).toMatchObject({ partsSeen: 0 });

    const peak = peakOf(host);
    const looks = before.looks + meanwhile.looks;
    const figures = `${rows} rows, ${peak} MiB (${emptyMiB} empty), cancel ${cancelMs.toFixed(0)} ms, gone ${goneMs.toFixed(0)} ms, ${looks} looks`;
    say(`I7 ${kind}`, seed, startedAt, figures);
    expect(peak).toBeLessThan(most);
  },
);
