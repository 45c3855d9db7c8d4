import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { type Folder, openFolder } from '../../electron/folder.ts';
import { tempFolder } from '../place.ts';
import { map } from './leadFiles.ts';

/** The folder of a program that is killed, opened by the test itself. */
export function openedFolder(dir: string, now: number): Folder {
  const opened = openFolder({
    dir,
    keys: `${dir}-keys`,
    now: () => now,
    random: (bytes) => new Uint8Array(bytes).fill(7),
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.folder;
}

export const depsOf = (folder: Folder, now: number): Context => ({
  handle: folder.handle,
  ids: createIds(folder.device),
  device: folder.device,
  now: () => now,
  random: (bytes: number) => new Uint8Array(bytes),
  locked: false,
  folder,
  keepIncident: (_: string, problem: unknown) => {
    throw problem;
  },
  jobs: createJobs(),
  actor: { name: 'Crash', role: 'owner' },
  recorded: () => {},
});

/** A folder with an agency and so many leads of its contract: lead N is called `Robin N` and has N modulo 100 employees. */
export async function folderOf(setup: object, leads: number, now: number): Promise<string> {
  const dir = join(tempFolder(), 'data');
  const folder = openedFolder(dir, now);
  const context = depsOf(folder, now);
  if (!applySetup(context, setup).ok) throw new Error('the setup was refused');
  const rows = Array.from(
    { length: leads },
    (_, n) => `Robin ${n},person${n}@example.com,2026-03-01T08:00:00Z,${n % 100}\n`,
  );
  const file = new File(['Name,Email,Submitted,Size\n', ...rows], 'leads.csv');
  const taken = await importLeads(context, { file, contract: 'acme', map, dryRun: false, again: false });
  if (!taken.ok) throw new Error(taken.refusal.code);
  folder.release();
  return dir;
}

export function copyOf(dir: string): string {
  const copy = join(tempFolder(), 'data');
  cpSync(dir, copy, { recursive: true });
  cpSync(`${dir}-keys`, `${copy}-keys`, { recursive: true });
  return copy;
}

const compiled = tempFolder();

/** Starts a program that says a line after each step, and kills it as told, or lets it end. Answers whether it was killed. */
export async function killed(
  program: string,
  args: readonly string[],
  death: { readonly step: number; readonly delayMs: number } | null,
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const ended = once(child, 'close');
  let said = 0;
  createInterface(child.stdout).on('line', () => {
    if (said === death?.step) void after(death.delayMs).then(() => child.kill('SIGKILL'));
    said += 1;
  });
  const [code, signal] = await ended;
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

export const numberOf = (r: Reader, sql: string): number => r.read<{ n: number }>(sql).get()?.n ?? 0;
