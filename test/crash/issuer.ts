import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { argv } from 'node:process';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { openFolder } from '../../electron/folder.ts';
import type { Result } from '../../shared/domain/refusal.ts';

/**
 * The program that is killed. Opens a data folder and issues every contract's invoices of the periods named, one after
 * the other, and a credit note for every fourth; says each number on standard output once its transaction is over.
 * Arguments: folder, folder of keys, now, periods and contracts with commas between them.
 */
const [, , dir = '', keys = '', now = '', periods = '', contracts = ''] = argv;

const say = (line: string): void => void writeSync(1, `${line}\n`);

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

// A program that is killed would never leave what it compiled to the next.
flushCompileCache();
say('started');
const clock = () => Date.parse(now);
const opened = openFolder({ dir, keys, now: clock, random: randomBytes });
if (!opened.ok) throw new Error(`the folder did not open: ${opened.refusal.code}`);
const { handle, device } = opened.folder;
const context: Context = {
  handle,
  ids: createIds(device),
  device,
  now: clock,
  random: randomBytes,
  locked: false,
  folder: opened.folder,
  keepIncident: (_incident, problem) => {
    throw problem;
  },
  jobs: createJobs(),
  actor: { name: 'Ada Example', role: 'owner' },
  recorded: () => {},
};
const done = new Set(
  handle.reader
    .read<{ done: string }>(
      `SELECT c.ref || ' ' || d.period_from || '..' || d.period_to AS done
       FROM document d JOIN contract c ON c.id = d.contract_id`,
    )
    .all()
    .map((row) => row.done),
);
for (const period of periods.split(',')) {
  for (const contract of contracts.split(',')) {
    if (done.has(`${contract} ${period}`)) continue;
    const [row] = granted(await runInvoices(context, { period, contract, issue: true }));
    if (!row?.number) continue;
    say(row.number);
    if (Number(row.number.slice(-4)) % 4 !== 0) continue;
    say(granted(creditInvoice(context, { number: row.number, of: { kind: 'all' }, rebill: false })).number);
  }
}
opened.folder.release();
say('finished');
