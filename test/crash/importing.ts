import { writeSync } from 'node:fs';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { clearAbandoned } from '../../electron/app/import/clearAbandoned.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { preview } from '../../electron/app/import/preview.ts';
import { undoImport } from '../../electron/app/import/undoImport.ts';
import { openFolder } from '../../electron/folder.ts';
import { jobsWith } from '../jobsWith.ts';
import { type Deed, fileOf, files, lastFile, map, nameOf, now, rounds, rowsPerFile } from './leadFiles.ts';

/**
 * Does one kind of intake until it is killed or done. Says `ready` when it begins, `step` whenever a job has done a step, and
 * what it is about to do to which file and what it has done: `importing 3`, `imported 3`. Arguments: data folder, folder of its
 * keys, deed, how many of the files are imported.
 */
const [, , dir = '', keys = '', deed = '', count = String(files)] = process.argv;
const folder = openFolder({ dir, keys, now, random: () => new Uint8Array(32) });
if (!folder.ok) throw new Error(folder.refusal.code);
const { handle, device } = folder.folder;
const say = (word: string): number => writeSync(1, `${word}\n`);

let unwanted: string | null = null;
const told = jobsWith((job, name, jobs) => ({
  progress: (rows, whole) => {
    job.progress(rows, whole);
    // Given up half-way, when some of it is committed.
    if (unwanted === name && rows > rowsPerFile / 2) jobs.cancel(name);
  },
  breathe: () => {
    say('step');
    return job.breathe();
  },
}));
const context: Context = {
  handle,
  ids: createIds(device),
  device,
  now,
  random: (bytes) => new Uint8Array(bytes),
  locked: false,
  folder: folder.folder,
  keepIncident: (_, problem) => {
    throw problem;
  },
  jobs: told,
  actor: { name: 'Crash', role: 'owner' },
  recorded: () => {},
};

async function take(n: number): Promise<void> {
  say(`importing ${n}`);
  const answer = await importLeads(context, { file: fileOf(n), contract: 'acme', map, dryRun: false, again: false });
  if (!answer.ok && answer.refusal.code !== 'alreadyImported') throw new Error(JSON.stringify(answer.refusal));
  say(`imported ${n}`);
}

async function takeBack(n: number): Promise<void> {
  const batch = handle.reader
    .read<{ id: number }>("SELECT id FROM batch WHERE file_name = ? AND state = 'live'")
    .get(nameOf(n));
  if (batch === undefined) throw new Error(`no live batch of ${nameOf(n)}`);
  say(`undoing ${n}`);
  const answer = await undoImport(context, { batch: batch.id, withWork: false });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  say(`undone ${n}`);
}

async function giveUp(n: number): Promise<void> {
  unwanted = 'given up';
  const wish = { file: fileOf(n), contract: 'acme', map, dryRun: false, again: false, job: unwanted };
  const answer = await importLeads(context, wish);
  if (answer.ok || answer.refusal.code !== 'cancelled') throw new Error('the import was not given up');
}

async function look(n: number): Promise<void> {
  const answer = await preview(context, { file: fileOf(n), kind: 'leads', contract: 'acme', map, limit: 200 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}

async function undoAndTake(n: number): Promise<void> {
  await take(n);
  await takeBack(n);
  await take(n);
}

clearAbandoned(context);
say('ready');
const deeds: Readonly<Record<Deed, (n: number) => Promise<void>>> = {
  import: take,
  undo: undoAndTake,
  cancel: giveUp,
  preview: look,
};
const isDeed = (word: string): word is Deed => Object.hasOwn(deeds, word);
if (!isDeed(deed)) throw new Error(`no deed ${deed}`);
if (deed === 'import') for (let n = 0; n < Number(count); n += 1) await take(n);
else for (let round = 0; round < rounds; round += 1) await deeds[deed](lastFile);
