import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../globalSetup.ts';
import { writeLeadFile } from './leadFile.ts';
import type { Answered, Measured } from './measured.ts';

/**
 * Speed as quality.md measures it: CPU time of child processes, each job beside its floor in the same run, the median of
 * several; then the screens. Prints a line per job and per screen and fails on none: a figure that gets worse is a finding.
 * `BENCH_RUNS` (5) and `BENCH_ROWS` (100,000) shorten it; with `--short` nothing is measured on a file of 1,000,000 leads.
 */
const runs = Number(process.env.BENCH_RUNS ?? 5);
const rows = Number(process.env.BENCH_ROWS ?? 100_000);
const many = Number(process.env.BENCH_MANY ?? 1_000_000);
const seed = 1;

interface Job {
  readonly name: string;
  readonly what: string;
  readonly target: number;
  /** Programs beside this file; they get the input file and a database that is not there yet. */
  readonly program: string;
  readonly floor: string;
  readonly input: (file: string) => void;
}

const jobs: readonly Job[] = [
  {
    name: 'B1',
    what: `intake of ${rows.toLocaleString('en')} leads`,
    target: 2,
    program: 'intake.ts',
    floor: 'floors/intake.ts',
    input: (file) => writeLeadFile(file, rows, seed),
  },
];

/** Starts a program beside this file on the Node and with the flags this one was started with, as hosts are. */
const nodeWords = (program: string, ...words: readonly string[]): string[] => [
  ...process.execArgv,
  join(import.meta.dirname, program),
  ...words,
];

/** Runs a program beside this file and reads the line of JSON it prints. */
function answerOf<Answer>(program: string, ...words: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, nodeWords(program, ...words), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function runProgram(program: string, input: string, folder: string): Measured {
  mkdirSync(folder);
  const measured = answerOf<Measured>(program, input, join(folder, 'bench.db'));
  rmSync(folder, { recursive: true });
  return measured;
}

/** The middle one by CPU time. */
function median(measured: readonly Measured[]): Measured {
  const middle = measured.toSorted((a, b) => a.cpuMs - b.cpuMs)[Math.floor(measured.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

interface Ran {
  readonly line: string;
  readonly whole: Measured;
}

function runJob(job: Job, folder: string): Ran {
  const input = join(folder, 'input');
  job.input(input);
  const floors: Measured[] = [];
  const wholes: Measured[] = [];
  // In turns, so that whatever else the machine does falls on both.
  for (let run = 0; run < runs; run += 1) {
    floors.push(runProgram(job.floor, input, join(folder, 'floor')));
    wholes.push(runProgram(job.program, input, join(folder, 'whole')));
  }
  const [floor, whole] = [median(floors), median(wholes)];
  const ratio = (whole.cpuMs / floor.cpuMs).toFixed(2);
  const line = `${job.name}  ${job.what}: ${seconds(whole)}; floor ${seconds(floor)}; ${ratio} × the floor (target ≤ ${job.target} ×)`;
  return { line, whole };
}

const seconds = ({ cpuMs, peakMiB }: Measured): string => `${(cpuMs / 1000).toFixed(2)} s, ${peakMiB} MiB`;
const english = (count: number): string => count.toLocaleString('en');

/**
 * B2, B7 and the cancelling of I7, once each: how the intake of many leads compares with that of few, and how it lets others be
 * answered. Its memory through a whole host: `test/e2e/largeFiles.test.ts`.
 */
function* runMany(folder: string, few: Measured): Generator<string> {
  const first = join(folder, 'first');
  const second = join(folder, 'second');
  const database = join(folder, 'many.db');
  writeLeadFile(first, many, seed);
  writeLeadFile(second, many, seed, many);
  const filled = answerOf<Measured>('intake.ts', first, database);
  yield `B2  ${english(many)} leads into an empty file: ${seconds(filled)}`;
  const added = answerOf<Measured>('intake.ts', second, database);
  const perRow = added.cpuMs / many / (few.cpuMs / rows);
  const memory = added.peakMiB / few.peakMiB;
  yield `B2  ${english(many)} more: ${seconds(added)}; a row ${perRow.toFixed(2)} × B1 (target ≤ 1.25 ×), memory ${memory.toFixed(2)} × B1 (target ≤ 1.2 ×)`;
  const { idleMs, busyMs, reads, ...cancelled } = answerOf<Answered>(
    'answers.ts',
    join(folder, 'input'),
    first,
    join(folder, 'answers.db'),
  );
  yield `B7  ${english(reads)} reads beside such an intake: p95 ${busyMs.toFixed(0)} ms, idle ${idleMs.toFixed(0)} ms; ${(busyMs / idleMs).toFixed(2)} × (target ≤ 3 ×)`;
  const { cancelMs, goneMs, looks, partsSeen } = cancelled;
  yield `I7  cancelled: answered in ${cancelMs.toFixed(0)} ms (target ≤ 1,000), nothing left after ${goneMs.toFixed(0)} ms; a part of it seen in ${partsSeen} of ${looks} looks (target 0)`;
}

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-bench-'));
try {
  for (const job of jobs) {
    const { line, whole } = runJob(job, folder);
    process.stdout.write(`${line}\n`);
    if (job.name !== 'B1' || process.argv.includes('--short')) continue;
    for (const more of runMany(folder, whole)) process.stdout.write(`${more}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
measureScreens();
if (!process.argv.includes('--short')) measureAtScale();

/** Prints its own lines: `atScale.ts` says what they mean. */
function measureAtScale(): void {
  const { status } = spawnSync(process.execPath, nodeWords('atScale.ts'), { stdio: 'inherit' });
  if (status !== 0) throw new Error('nothing could be measured at scale');
}

/** Prints its own lines: `screens.ts` says what they mean. Of the page as it stands. */
function measureScreens(): void {
  buildPage();
  const { status } = spawnSync(process.execPath, nodeWords('screens.ts'), { stdio: 'inherit' });
  if (status !== 0) throw new Error('the screens could not be measured');
}
