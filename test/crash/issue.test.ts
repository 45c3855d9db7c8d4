import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { openDesk } from '../app/desk.ts';
import { opened } from '../app/folders.ts';
import { oneClient } from '../app/oneClient.ts';
import { seededBytes, tempFolder } from '../place.ts';

const seed = Number(process.env.TALLYPROOF_SEED ?? 20_260_301);
const kills = process.env.TALLYPROOF_LONG === undefined ? 100 : 1_000;
/** A killed program had up to so many ms since it started to open the folder. */
const longest = 200;

const now = '2026-07-01T09:00:00Z';
const contracts = Array.from({ length: 20 }, (_, n) => `contract-${n + 1}`);
/** The Mondays of thirteen weeks from 2 March 2026. */
const mondays = Array.from({ length: 13 }, (_, n) => Temporal.PlainDate.from('2026-03-02').add({ weeks: n }));
const periods = mondays.map((day) => `${day}..${day.add({ days: 6 })}`);
const leadsAWeek = 3;

const billing = { cycle: 'weekly', tax: { category: 'S', ratePercent: '19' } };
const terms = (n: number) => ({ components: [{ id: 'lead', kind: 'perLead', price: 2_533 + n }], billing });
const setup = oneClient(Object.fromEntries(contracts.map((ref, n) => [ref, [terms(n)]])));

/** A closed data folder with weeks of deliveries and nothing issued yet. */
function readyToIssue(): string {
  const dir = join(tempFolder(), 'data');
  const desk = openDesk({ now, setup, dir });
  for (const monday of mondays) {
    for (const ref of contracts) desk.deliver(ref, `${monday.add({ days: 2 })}T09:00:00Z`, leadsAWeek);
  }
  desk.close();
  return dir;
}

const program = join(import.meta.dirname, 'issuer.ts');
/** Starting a program a hundred times is most of the work. */
const compiled = tempFolder();

interface Run {
  readonly killed: boolean;
  /** Numbers whose transaction the program had finished. */
  readonly numbers: readonly string[];
}

/** Runs the program on a folder, to its end or for so many ms from its first word on. */
async function issuing(dir: string, ms: number | null): Promise<Run> {
  const given = [dir, `${dir}-keys`, now, periods.join(','), contracts.join(',')];
  const child = spawn(process.execPath, [program, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const closed = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  if (ms !== null) {
    await Promise.race([once(child.stdout, 'data'), closed]);
    await Promise.race([after(ms), closed]);
    child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the program ended with ${code}`);
  const lines = said.split('\n').slice(0, -1);
  return { killed: signal === 'SIGKILL', numbers: lines.filter((line) => line.includes('-')) };
}

/** What is wrong with the file, of what may never be; `said` are the numbers that somebody was told. */
const faultsIn = (r: Reader, said: readonly string[]): string[] =>
  r
    .read<{ fault: string }>(
      `SELECT 'page: ' || integrity_check AS fault FROM pragma_integrity_check WHERE integrity_check <> 'ok'
       UNION ALL SELECT 'reference from ' || "table" FROM pragma_foreign_key_check
       UNION ALL SELECT 'gap or repeat in ' || series FROM document GROUP BY series
         HAVING min(sequence) <> 1 OR max(sequence) <> count(*) OR count(DISTINCT number) <> count(*)
       UNION ALL SELECT 'sums of ' || number FROM document d
         WHERE net IS NOT CASE kind WHEN 'invoice' THEN (SELECT sum(amount) FROM charge WHERE document_id = d.id)
             ELSE (SELECT sum(amount) FROM credit WHERE document_id = d.id) END
           OR net IS NOT (SELECT sum(value ->> 'amount') FROM json_each(d.snapshot, '$.lines'))
           OR net IS NOT d.snapshot ->> 'net' OR net + tax IS NOT d.snapshot ->> 'gross'
       UNION ALL SELECT 'charged twice: ' || event FROM charge GROUP BY contract_id, component, event HAVING count(*) > 1
       UNION ALL SELECT 'not live: ' || event FROM charge WHERE id NOT IN (SELECT charge_id FROM live_charge)
       UNION ALL SELECT 'no history of ' || number FROM document
         WHERE 'document:' || number NOT IN (SELECT subject FROM history)
       UNION ALL SELECT 'said and lost: ' || value FROM json_each(?) WHERE value NOT IN (SELECT number FROM document)`,
    )
    .all(JSON.stringify(said))
    .map(({ fault }) => fault);

/** A copy of a closed data folder; its key files lie beside it, as the desk wants them. */
function copyOf(dir: string): string {
  const copy = join(tempFolder(), 'data');
  cpSync(dir, copy, { recursive: true });
  cpSync(`${dir}-keys`, `${copy}-keys`, { recursive: true });
  return copy;
}

/** What holds when a program came to its end at last: every delivery is on one invoice, and the whole file verifies. */
function expectComplete(dir: string): number {
  const { context, close } = openDesk({ now, setup, dir });
  const counts = context.handle.reader
    .read(
      `SELECT charges, count(*) AS deliveries FROM
         (SELECT (SELECT count(*) FROM charge WHERE delivery_id = d.id) AS charges FROM delivery d) GROUP BY charges`,
    )
    .all();
  expect(counts).toEqual([{ charges: 1, deliveries: contracts.length * mondays.length * leadsAWeek }]);
  expect(verifyFile(context).checks.filter(({ ok }) => !ok)).toEqual([]);
  const documents = context.handle.reader.read<{ n: number }>('SELECT count(*) AS n FROM document').get()?.n ?? 0;
  close();
  return documents;
}

test(`R1, F1: ${kills} kills of a program that issues invoices leave no gap, no half and no loss (seed ${seed})`, {
  timeout: kills * 3_000,
}, async () => {
  const template = readyToIssue();
  const chance = seededBytes(seed);
  const moment = (): number => (Buffer.from(chance(2)).readUInt16BE() * longest) / 65_536;
  const done = { kills: 0, folders: 0, documents: 0, unsaid: 0 };
  while (done.kills < kills) {
    const dir = copyOf(template);
    const machine = { keys: `${dir}-keys`, now: () => Date.parse(now), random: chance };
    const said: string[] = [];
    for (let killed = true; killed; ) {
      const run = await issuing(dir, done.kills < kills ? moment() : null);
      killed = run.killed;
      done.kills += killed ? 1 : 0;
      said.push(...run.numbers);
      const { handle, release } = opened(machine, dir);
      expect(faultsIn(handle.reader, said), `after ${done.kills} kills`).toEqual([]);
      release();
    }
    const documents = expectComplete(dir);
    done.folders += 1;
    done.documents += documents;
    done.unsaid += documents - said.length;
  }
  process.stdout.write(
    `R1 with seed ${seed}: ${done.kills} kills in ${done.folders} folders of ${done.documents} documents; ` +
      `${done.unsaid} were issued, their number not said yet\n`,
  );
});
