import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createHandle } from '../../db/handle.ts';
import { migrate } from '../../db/migrate.ts';
import { openFile } from '../../db/open.ts';
import { recordSteps } from '../../db/recordSteps.ts';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { addSuppression } from '../../electron/app/suppression/addSuppression.ts';
import { map, setup } from './intakeTerms.ts';
import { chance, person } from './leadFile.ts';
import { measured } from './measured.ts';

/** The whole intake as the application runs it. Arguments: the file of leads, a database that is not there yet. */
const [, , file = '', database = ''] = process.argv;
const opened = openFile({ file: database, key: new Uint8Array(32).fill(7), create: true });
if (!opened.ok) throw new Error(`${opened.refusal.code} in ${dirname(database)}`);
migrate(opened.value);
recordSteps(opened.value);
const random = chance(1);
const now = Date.parse('2026-03-25T12:00:00Z');
const context: Context = {
  handle: createHandle(opened.value),
  ids: createIds(1),
  device: 1,
  now: () => now,
  random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
  locked: false,
  folder: { dir: '', keys: '', key: new Uint8Array(32) },
  keepIncident: (_, problem) => {
    throw problem;
  },
  jobs: createJobs(),
  actor: { name: 'Bench', role: 'owner' },
  recorded: () => {},
};
const ready = applySetup(context, setup);
if (!ready.ok) throw new Error(JSON.stringify(ready.refusal));
const listed = Array.from({ length: 1000 }, (_, place) => person(place * 97));
addSuppression(context, { mails: listed.map(({ mail }) => mail), phones: listed.map(({ phone }) => phone) });

await measured(async () => {
  const leads = new File([readFileSync(file)], 'leads.csv');
  const answer = await importLeads(context, { file: leads, contract: 'bench', map, dryRun: false, again: false });
  context.handle.close();
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  const { problems, ...counts } = answer.value;
  return { ...counts, problems: problems.length };
});
