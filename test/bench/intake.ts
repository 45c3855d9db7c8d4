import '../../electron/memory.ts';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createHandle } from '../../db/handle.ts';
import { migrate } from '../../db/migrate.ts';
import { openFile } from '../../db/open.ts';
import { recordSteps } from '../../db/recordSteps.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { benchContext, setUpBench } from './benchAgency.ts';
import { map } from './intakeTerms.ts';
import { measured } from './measured.ts';
import { storedLeads } from './storedLeads.ts';

/** The whole intake as the application runs it. Arguments: the file of leads, and a database, which is set up where it is not there yet. */
const [, , file = '', database = ''] = process.argv;
const isNew = !existsSync(database);
const opened = openFile({ file: database, key: new Uint8Array(32).fill(7), create: isNew });
if (!opened.ok) throw new Error(`${opened.refusal.code} in ${dirname(database)}`);
migrate(opened.value);
recordSteps(opened.value);
const context = benchContext(createHandle(opened.value));
if (isNew) await setUpBench(context);

await measured(async () => {
  const leads = await storedLeads(file, dirname(database));
  const answer = await importLeads(context, { file: leads, contract: 'bench', map, dryRun: false, again: false });
  context.handle.close();
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  const { problems, ...counts } = answer.value;
  return { ...counts, problems: problems.length };
});
