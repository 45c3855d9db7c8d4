import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostStart, TimedRead } from './measured.ts';

/**
 * B4, B5 and B9: every read, the time from the start of a host to its first screen, and scrolling in Chromium, on an agency of
 * 1,000,000 leads beside one of 10,000 that is made the same way (`bigAgency.ts`). Needs the built page and hosts. The agencies are made where they are not there yet, which takes a quarter of an
 * hour, and kept in the folder `BENCH_AGENCIES`, or below the system's for temporary files.
 */
const place = process.env.BENCH_AGENCIES ?? join(tmpdir(), 'tallyproof-agencies');
const calls = '20';
const starts = 5;
const small = 10_000;
const large = 1_000_000;

const [ofSmall, ofLarge] = [agencyOf(small), agencyOf(large)];
const few = timed(ofSmall);
const many = new Map(timed(ofLarge).map((read) => [read.name, read]));
const missed: string[] = [];
for (const read of few) {
  const other = many.get(read.name);
  if (other === undefined) throw new Error(`${read.name} was not timed`);
  const ratio = other.p95Ms / read.p95Ms;
  // Below this the calls differ by chance alone.
  if (ratio > 2 && other.p95Ms > 5) missed.push(read.name);
  tell(
    `B4  ${read.name}`,
    `p95 ${ms(other.p95Ms)} at 1,000,000, ${ms(read.p95Ms)} at 10,000: ${ratio.toFixed(1)} (target 2.0); the first after a change ${ms(other.anewMs)}`,
  );
}
tell(
  'B4  all reads',
  `${few.length - missed.length} of ${few.length} within 2.0 or 5 ms${missed.length === 0 ? '' : `; not: ${missed.join('; ')}`}`,
);
const [late, early] = [startOf(ofLarge), startOf(ofSmall)];
tell(
  'B5  start to the first screen',
  `${ms(late)} at 1,000,000, ${ms(early)} at 10,000: ${(late / early).toFixed(2)} (target 1.30)`,
);

process.stdout.write(run('scrolling.ts', [ofLarge]));

function tell(name: string, says: string): void {
  process.stdout.write(`${name.padEnd(46)} ${says}\n`);
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

function agencyOf(leads: number): string {
  const folder = join(place, String(leads));
  // Its index of words is made last: without that mark it was left off half made.
  if (existsSync(join(folder, 'made'))) return folder;
  if (existsSync(folder)) throw new Error(`${folder} was not made to the end: take it away`);
  mkdirSync(place, { recursive: true });
  process.stderr.write(`making an agency of ${leads} leads in ${folder}\n`);
  run('bigAgency.ts', [folder, String(leads)]);
  return folder;
}

function timed(folder: string): readonly TimedRead[] {
  return JSON.parse(run('timeReads.ts', [folder, calls]));
}

/** The middle of several: CPU time of a host from its start to the answers the first screen asks for. */
function startOf(folder: string): number {
  const times = Array.from({ length: starts }, () => {
    const start: HostStart = JSON.parse(run('hostStart.ts', [folder]));
    return start.cpuMs;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? 0;
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, program), ...words],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}
