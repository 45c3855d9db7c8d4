import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../globalSetup.ts';
import { writeLeadFile } from './leadFile.ts';
import type { Measured } from './measured.ts';

/**
 * Speed as quality.md measures it: CPU time of child processes, each job beside its floor in the same run, the median of
 * several; then the screens. Prints a line per job and per screen and fails on none: a figure that gets worse is a finding.
 * `BENCH_RUNS` (5) and `BENCH_ROWS` (100,000) shorten it; with `--short` nothing is measured on a file of 1,000,000 leads.
 */
const runs = Number(process.env.BENCH_RUNS ?? 5);
const rows = Number(process.env.BENCH_ROWS ?? 100_000);
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

function runProgram(program: string, input: string, folder: string): Measured {
  mkdirSync(folder);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, program), input, join(folder, 'bench.db')],
    { encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** The middle one by CPU time. */
function median(measured: readonly Measured[]): Measured {
  const middle = measured.toSorted((a, b) => a.cpuMs - b.cpuMs)[Math.floor(measured.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

function runJob(job: Job, folder: string): string {
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
  const seconds = ({ cpuMs, peakMiB }: Measured): string => `${(cpuMs / 1000).toFixed(2)} s, ${peakMiB} MiB`;
  const ratio = (whole.cpuMs / floor.cpuMs).toFixed(2);
  return `${job.name}  ${job.what}: ${seconds(whole)}; floor ${seconds(floor)}; ${ratio} × the floor (target ≤ ${job.target} ×)`;
}

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-bench-'));
try {
  for (const job of jobs) process.stdout.write(`${runJob(job, folder)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
measureScreens();
if (!process.argv.includes('--short')) measureAtScale();

/** Prints its own lines: `atScale.ts` says what they mean. */
function measureAtScale(): void {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'atScale.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('nothing could be measured at scale');
}

/** Prints its own lines: `screens.ts` says what they mean. Of the page as it stands. */
function measureScreens(): void {
  buildPage();
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'screens.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the screens could not be measured');
}
