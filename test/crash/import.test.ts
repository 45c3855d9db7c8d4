import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { createIds } from '../../db/sequence.ts';
import { historyHead, verifyHistory } from '../../electron/app/history.ts';
import { clearAbandoned } from '../../electron/app/import/clearAbandoned.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { listLeads } from '../../electron/app/listLeads.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { type Folder, openFolder } from '../../electron/folder.ts';
import { chance } from '../bench/leadFile.ts';
import { tempFolder } from '../place.ts';
import { files, mailOf, now, rowsPerFile, setup } from './leadFiles.ts';

const kills = 100;
const seed = 20_260_310;
/** An import of one file takes about as long: a kill falls anywhere in it, or into the start of the next. */
const longestDelayMs = 250;

const program = join(import.meta.dirname, 'importing.ts');
/** Starting a program a hundred times is most of the work. */
const compiled = tempFolder();

const everyFile = Array.from({ length: files }, (_, file) => file);

function openedFolder(dir: string): Folder {
  const opened = openFolder({
    dir,
    keys: join(dir, '../keys'),
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

/** Starts the program and kills it after `delayMs`, or lets it end. Answers whether it was killed; acknowledged files are noted. */
async function run(dir: string, acknowledged: Set<number>, delayMs: number | null): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, [program, dir, join(dir, '../keys')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const ended = once(child, 'close');
  if (child.stdout === null) throw new Error('a child without output');
  createInterface(child.stdout).on('line', (line) => {
    const [word, file] = line.split(' ');
    if (word === 'file') acknowledged.add(Number(file));
    else if (delayMs !== null) setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  const [code, signal] = await ended;
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

const countOf = (r: Reader, sql: string): number => r.read<{ n: number }>(sql).get()?.n ?? 0;

/** What must hold at any moment after a crash, before and after what it left is cleared. Answers whether there was any of that. */
function check(dir: string, acknowledged: ReadonlySet<number>): boolean {
  const { handle, release } = openedFolder(dir);
  const { reader } = handle;
  expect(reader.read('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(reader.read('PRAGMA foreign_key_check').all()).toEqual([]);
  const live = reader
    .read<{ name: string; rows: number }>(
      `SELECT file_name AS name, (SELECT count(*) FROM lead WHERE batch_id = batch.id) AS rows FROM batch WHERE state = 'live'`,
    )
    .all();
  // Never half a batch, nothing acknowledged lost, nothing twice.
  const names = live.map(({ name }) => name);
  expect(live.every(({ rows }) => rows === rowsPerFile)).toBe(true);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining([...acknowledged].map((file) => `leads-${file}.csv`)));
  const seen = () => {
    const listed = listLeads({ handle }, { contract: 'acme', limit: 10_000 });
    return listed.ok ? listed.value.length : listed.refusal;
  };
  expect(seen()).toBe(Math.min(10_000, live.length * rowsPerFile));
  const leftOver = countOf(reader, 'SELECT count(*) AS n FROM lead') - live.length * rowsPerFile;
  clearAbandoned({ handle });
  expect(seen()).toBe(Math.min(10_000, live.length * rowsPerFile));
  expect(countOf(reader, 'SELECT count(*) AS n FROM lead')).toBe(live.length * rowsPerFile);
  expect(countOf(reader, 'SELECT count(*) AS n FROM qualification')).toBe(live.length * rowsPerFile);
  expect(countOf(reader, 'SELECT count(*) AS n FROM batch')).toBe(live.length);
  expect(countOf(reader, "SELECT count(*) AS n FROM history WHERE action = 'import'")).toBe(live.length);
  expect(verifyHistory(reader, [historyHead(reader)])).toMatchObject({ ok: true });
  release();
  return leftOver > 0;
}

/** Every row of every file once, with the verdict it has when nothing ever crashed. */
function checkWhole(dir: string): void {
  const { handle, release } = openedFolder(dir);
  const stored = handle.reader
    .read<{ mail: string; outcome: string }>(
      'SELECT person_email AS mail, q.outcome FROM lead JOIN qualification q ON q.lead_id = lead.id ORDER BY lead.id',
    )
    .all()
    .map(({ mail, outcome }) => `${mail} ${outcome}`);
  const expected = everyFile.flatMap((file) =>
    Array.from({ length: rowsPerFile }, (_, row) => {
      if (row === rowsPerFile - 1 && file > 0) return `${mailOf(file - 1, 0)} duplicate`;
      return `${mailOf(file, row)} ${row % 100 >= 50 ? 'pass' : 'fail'}`;
    }),
  );
  expect(stored).toEqual(expected);
  release();
}

/** Kills `wanted` times, folder after folder; answers how often rows of a batch half loaded were left behind. */
async function wreck(wanted: number, next: () => number): Promise<number> {
  let leftOvers = 0;
  for (let killed = 0; killed < wanted; ) {
    const dir = newFolder();
    const acknowledged = new Set<number>();
    while (killed < wanted && acknowledged.size < files) {
      if (await run(dir, acknowledged, next() * longestDelayMs)) killed += 1;
      if (check(dir, acknowledged)) leftOvers += 1;
    }
    expect(await run(dir, acknowledged, null)).toBe(false);
    expect([...acknowledged].sort()).toEqual(everyFile);
    check(dir, acknowledged);
    checkWhole(dir);
  }
  return leftOvers;
}

test(`R2: ${kills} times kill -9 during an import (seed ${seed})`, async () => {
  const leftOvers = await Promise.all([wreck(kills / 2, chance(seed)), wreck(kills / 2, chance(seed + 1))]);
  // Otherwise no kill came at a bad moment, and this proves nothing.
  expect(leftOvers.reduce((sum, some) => sum + some)).toBeGreaterThan(kills / 20);
}, 180_000);
