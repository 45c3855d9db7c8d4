import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { createIds } from '../../db/sequence.ts';
import { historyHead, verifyHistory } from '../../electron/app/history.ts';
import { clearAbandoned } from '../../electron/app/import/clearAbandoned.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { listLeads } from '../../electron/app/listLeads.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { type Folder, openFolder } from '../../electron/folder.ts';
import { contents } from '../app/leadFiles.ts';
import { chance } from '../bench/leadFile.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { tempFolder } from '../place.ts';
import { type Deed, files, lastFile, mailOf, nameOf, now, rowsPerFile, setup } from './leadFiles.ts';

const seed = seedOf(20_260_310);
const kills: Readonly<Record<Deed, number>> = {
  import: runsOf(52, 260),
  undo: runsOf(24, 120),
  cancel: runsOf(12, 60),
  preview: runsOf(12, 60),
};
const allKills = Object.values(kills).reduce((sum, some) => sum + some);
/** A kill comes at a step drawn at random, and up to so many ms after its word of it: somewhere in the next. */
const longestDelayMs = 12;
/** About as many steps as a program is allowed to take before. */
const mostSteps: Readonly<Record<Deed, number>> = { import: 26, undo: 44, cancel: 16, preview: 18 };

const program = join(import.meta.dirname, 'importing.ts');
/** Starting a program a hundred times is most of the work. */
const compiled = tempFolder();

const everyFile = Array.from({ length: files }, (_, file) => file);

function openedFolder(dir: string): Folder {
  const opened = openFolder({
    dir,
    keys: `${dir}-keys`,
    now,
    random: (bytes) => new Uint8Array(bytes).fill(dir.length),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.folder;
}

function newFolder(): string {
  const dir = join(tempFolder(), 'data');
  const folder = openedFolder(dir);
  const { handle, device, release } = folder;
  const random = (bytes: number) => new Uint8Array(bytes);
  const actor = { name: 'Crash', role: 'owner' } as const;
  const jobs = createJobs();
  const context = {
    handle,
    ids: createIds(device),
    device,
    now,
    random,
    locked: false,
    folder,
    jobs,
    actor,
    recorded: () => {},
  };
  expect(applySetup({ ...context, keepIncident: () => {} }, setup)).toMatchObject({ ok: true, value: { drafts: [] } });
  release();
  return dir;
}

function copyOf(dir: string): string {
  const copy = join(tempFolder(), 'data');
  cpSync(dir, copy, { recursive: true });
  cpSync(`${dir}-keys`, `${copy}-keys`, { recursive: true });
  return copy;
}

/** What was said of a file last: it is there, it is not, or whoever was about to change that has not come back. */
type Said = Map<number, 'there' | 'gone' | 'between'>;
const meaning: Readonly<Record<string, 'there' | 'gone' | 'between'>> = {
  importing: 'between',
  imported: 'there',
  undoing: 'between',
  undone: 'gone',
};

interface Death {
  readonly afterStep: number;
  readonly delayMs: number;
}

/** Starts the program and kills it as told, or lets it end. Answers whether it was killed. */
async function run(deed: Deed, dir: string, said: Said, death: Death | null, count = files): Promise<boolean> {
  const child = spawn(process.execPath, [program, dir, `${dir}-keys`, deed, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const ended = once(child, 'close');
  let steps = 0;
  createInterface(child.stdout).on('line', (line) => {
    const [word = '', file] = line.split(' ');
    const now = meaning[word];
    if (now !== undefined) {
      // What is there already and is taken in again stays there.
      if (!(word === 'importing' && said.get(Number(file)) === 'there')) said.set(Number(file), now);
      return;
    }
    if (steps === death?.afterStep) void after(death.delayMs).then(() => child.kill('SIGKILL'));
    steps += 1;
  });
  const [code, signal] = await ended;
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

const countOf = (r: Reader, sql: string): number => r.read<{ n: number }>(sql).get()?.n ?? 0;

/** What must hold at any moment after a crash, before and after what it left is cleared. Answers whether there was any of that. */
function check(dir: string, said: Said): boolean {
  const { handle, release } = openedFolder(dir);
  const { reader } = handle;
  expect(reader.read('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(reader.read('PRAGMA foreign_key_check').all()).toEqual([]);
  const live = reader
    .read<{ name: string; rows: number }>(
      `SELECT file_name AS name, (SELECT count(*) FROM lead WHERE batch_id = batch.id) AS rows FROM batch WHERE state = 'live'`,
    )
    .all();
  // Never half a batch, nothing acknowledged lost or back again, nothing twice.
  const names = live.map(({ name }) => name);
  expect(live.every(({ rows }) => rows === rowsPerFile)).toBe(true);
  expect(new Set(names).size).toBe(names.length);
  for (const [file, state] of said)
    if (state !== 'between') expect(names.includes(nameOf(file))).toBe(state === 'there');
  const rows = live.length * rowsPerFile;
  const seen = listLeads({ handle }, { contract: 'acme', limit: 10_000 });
  expect(seen.ok && seen.value.length).toBe(Math.min(10_000, rows));
  const leftOver = countOf(reader, 'SELECT count(*) AS n FROM lead') - rows;
  clearAbandoned({ handle });
  expect(countOf(reader, 'SELECT count(*) AS n FROM lead')).toBe(rows);
  expect(countOf(reader, 'SELECT count(*) AS n FROM qualification')).toBe(rows);
  const undone = countOf(reader, "SELECT count(*) AS n FROM batch WHERE state = 'undone'");
  expect(countOf(reader, 'SELECT count(*) AS n FROM batch')).toBe(live.length + undone);
  expect(countOf(reader, "SELECT count(*) AS n FROM history WHERE action = 'import'")).toBe(live.length + undone);
  expect(countOf(reader, "SELECT count(*) AS n FROM history WHERE action = 'undo-import'")).toBe(undone);
  expect(verifyHistory(reader, [historyHead(reader)])).toMatchObject({ ok: true });
  release();
  return leftOver > 0;
}

/** Every row of these files once, with the verdict it has when nothing ever crashed. */
function checkWhole(dir: string, whole: readonly number[]): void {
  const { handle, release } = openedFolder(dir);
  const stored = handle.reader
    .read<{ mail: string; outcome: string }>(
      'SELECT person_email AS mail, q.outcome FROM lead JOIN qualification q ON q.lead_id = lead.id ORDER BY lead.id',
    )
    .all()
    .map(({ mail, outcome }) => `${mail} ${outcome}`);
  const expected = whole.flatMap((file) =>
    Array.from({ length: rowsPerFile }, (_, row) => {
      if (row === rowsPerFile - 1 && file > 0) return `${mailOf(file - 1, 0)} duplicate`;
      return `${mailOf(file, row)} ${row % 100 >= 50 ? 'pass' : 'fail'}`;
    }),
  );
  expect(stored).toEqual(expected);
  release();
}

function contentOf(dir: string): object {
  const { handle, release } = openedFolder(dir);
  const found = contents(handle.reader, 'sequence');
  release();
  return found;
}

const deathOf = (deed: Deed, next: () => number): Death => ({
  afterStep: Math.floor(next() * mostSteps[deed]),
  delayMs: next() * longestDelayMs,
});

/** Kills the taking in of all files `wanted` times, folder after folder; answers how often rows half there were left behind. */
async function wreckImports(wanted: number, next: () => number): Promise<number> {
  let leftOvers = 0;
  for (let killed = 0; killed < wanted; ) {
    const dir = newFolder();
    const said: Said = new Map();
    const done = () => [...said.values()].filter((state) => state === 'there').length;
    while (killed < wanted && done() < files) {
      if (await run('import', dir, said, deathOf('import', next))) killed += 1;
      if (check(dir, said)) leftOvers += 1;
    }
    expect(await run('import', dir, said, null)).toBe(false);
    expect(done()).toBe(files);
    check(dir, said);
    checkWhole(dir, everyFile);
  }
  return leftOvers;
}

/** Kills what is done with the last file `wanted` times, in a folder that has the others. */
async function wreckRounds(deed: Exclude<Deed, 'import'>, dir: string, next: () => number): Promise<number> {
  const wanted = kills[deed];
  const others = everyFile.slice(0, lastFile);
  const said: Said = new Map(others.map((file) => [file, 'there']));
  const before = contentOf(dir);
  let leftOvers = 0;
  for (let killed = 0; killed < wanted; ) {
    if (await run(deed, dir, said, deathOf(deed, next))) killed += 1;
    if (check(dir, said)) leftOvers += 1;
    // Who only looks, or gives up, leaves nothing, whenever he dies.
    if (deed !== 'undo') expect(contentOf(dir)).toEqual(before);
  }
  expect(await run(deed, dir, said, null)).toBe(false);
  check(dir, said);
  checkWhole(dir, deed === 'undo' ? everyFile : others);
  return leftOvers;
}

/** A folder with all files but the last. */
async function folderOfOthers(): Promise<string> {
  const dir = newFolder();
  expect(await run('import', dir, new Map(), null, lastFile)).toBe(false);
  return dir;
}

test(`R2: ${allKills} times kill -9 while files are taken in and back, given up and looked at (seed ${seed})`, {
  timeout: allKills * 6_000,
}, async () => {
  const startedAt = performance.now();
  const others = await folderOfOthers();
  const [imports, undos, cancels, previews] = await Promise.all([
    wreckImports(kills.import, chance(seed)),
    wreckRounds('undo', copyOf(others), chance(seed + 1)),
    wreckRounds('cancel', copyOf(others), chance(seed + 2)),
    wreckRounds('preview', copyOf(others), chance(seed + 3)),
  ]);
  // Otherwise no kill came at a bad moment, and this proves nothing.
  expect(imports).toBeGreaterThan(kills.import / 4);
  expect(undos).toBeGreaterThan(kills.undo / 4);
  expect(cancels).toBeGreaterThan(kills.cancel / 4);
  expect(previews).toBe(0);
  const bad = imports + undos + cancels;
  say('R2', seed, startedAt, `${allKills} kills, ${bad} of them with rows half there`);
});
