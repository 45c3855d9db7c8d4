import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAgency } from '../../db/queries/agency.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { openFolder } from '../../electron/folder.ts';
import { benchContext, benchNow, setUpBench } from './benchAgency.ts';
import { map } from './intakeTerms.ts';
import { chance, writeLeadFile } from './leadFile.ts';

/**
 * Imports generated leads, as the application does, into the data folder `DIR/data` with its key in `DIR/keys`, which are made if
 * they are not there: `manyLeads.ts DIR COUNT [FIRST]`, of the people from FIRST (0) on. The
 * clock stands at {@link benchNow}.
 */
const [dir = '', count = '1000000', first = '0'] = process.argv.slice(2);
const random = chance(2);
const opened = openFolder({
  dir: join(dir, 'data'),
  keys: join(dir, 'keys'),
  now: () => benchNow,
  random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
});
if (!opened.ok) throw new Error(opened.refusal.code);
const context = benchContext(opened.folder.handle);
if (readAgency(context.handle.reader) === null) await setUpBench(context);

const folder = mkdtempSync(join(tmpdir(), 'tallyproof-leads-'));
try {
  const path = join(folder, 'leads.csv');
  writeLeadFile(path, Number(count), 1, Number(first));
  const file = new File([await openAsBlob(path)], 'leads.csv');
  const answer = await importLeads(context, { file, contract: 'bench', map, dryRun: false, again: false });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  const { problems, ...counts } = answer.value;
  process.stdout.write(`${JSON.stringify({ ...counts, problems: problems.length })}\n`);
} finally {
  opened.folder.release();
  rmSync(folder, { recursive: true });
}
