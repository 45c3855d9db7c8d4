import { writeSync } from 'node:fs';
import { createIds } from '../../db/sequence.ts';
import { listBulks } from '../../electron/app/bulk/readBulks.ts';
import { changeMany, resumeBulk, stopBulks } from '../../electron/app/bulk/run.ts';
import { finishBulksBack, takeBackBulk } from '../../electron/app/bulk/takeBack.ts';
import type { Context } from '../../electron/app/context.ts';
import { openFolder } from '../../electron/folder.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { jobsWith } from '../jobsWith.ts';

/**
 * Gives all leads 90 employees until it is killed or done: goes on with what was stopped; with `back` it takes what is done back first.
 * Says `ready` when it begins, `step` after every transaction of a job, and `done`. Arguments: data folder, folder of its keys, the
 * moment it is, whether to take back.
 */
const [, , dir = '', keys = '', moment = '', deed = ''] = process.argv;
const now = (): number => Number(moment);
const folder = openFolder({ dir, keys, now, random: () => new Uint8Array(32) });
if (!folder.ok) throw new Error(folder.refusal.code);
const { handle, device } = folder.folder;
const say = (word: string): number => writeSync(1, `${word}\n`);

const told = jobsWith((job) => ({
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

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

stopBulks(context);
finishBulksBack(context);
say('ready');
const newest = listBulks(context, { limit: 1 }).runs[0];
if (deed === 'back') {
  if (newest?.state === 'done') granted(await takeBackBulk(context, { run: newest.run, rest: false }));
} else if (newest?.state === 'stopped') granted(await resumeBulk(context, { run: newest.run }));
else if (newest?.state !== 'done') {
  const ninety = { kind: 'edit', fields: { 'company.employees': '90' } } as const;
  granted(await changeMany(context, { filter: {}, deed: ninety }));
}
say('done');
