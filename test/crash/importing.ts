import { writeSync } from 'node:fs';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { clearAbandoned } from '../../electron/app/import/clearAbandoned.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { openFolder } from '../../electron/folder.ts';
import { fileOf, files, map, now } from './leadFiles.ts';

/**
 * Imports the files one after the other until it is killed or done. Says `ready` when it begins and `file N` when the import
 * of file N was acknowledged. Arguments: data folder, folder of its keys.
 */
const [, , dir = '', keys = ''] = process.argv;
const folder = openFolder({ dir, keys, now, random: () => new Uint8Array(32) });
if (!folder.ok) throw new Error(folder.refusal.code);
const { handle, device } = folder.folder;
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
  jobs: createJobs(),
  actor: { name: 'Crash', role: 'owner' },
  recorded: () => {},
};
clearAbandoned(context);
writeSync(1, 'ready\n');
for (let n = 0; n < files; n += 1) {
  const answer = await importLeads(context, { file: fileOf(n), contract: 'acme', map, dryRun: false, again: false });
  if (!answer.ok && answer.refusal.code !== 'alreadyImported') throw new Error(JSON.stringify(answer.refusal));
  writeSync(1, `file ${n}\n`);
}
