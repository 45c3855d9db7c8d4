import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stopBulks } from '../../electron/app/bulk/run.ts';
import { finishBulksBack } from '../../electron/app/bulk/takeBack.ts';
import { historyHead, verifyHistory } from '../../electron/app/history.ts';
import { chance } from '../bench/leadFile.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { copyOf, depsOf, folderOf, killed, numberOf, openedFolder } from './killed.ts';
import { setup } from './leadFiles.ts';

const seed = seedOf(20_261_127);
/** While leads are chosen and changed, and while that is taken back. */
const kills = { change: runsOf(12, 60), back: runsOf(8, 40) };
/** A kill comes at a step drawn at random, and up to so many ms after its word of it. */
const longestDelayMs = 12;
/** About how often others are let in while 3,000 leads are chosen and changed, and while that is taken back. */
const steps = { change: 40, back: 30 };

const leads = 3000;
const march = Date.UTC(2026, 2, 10, 9);
const later = Date.UTC(2026, 2, 11, 9);
const program = join(import.meta.dirname, 'bulking.ts');

type Deed = keyof typeof kills;

const run = (deed: Deed, dir: string, death: Parameters<typeof killed>[2]): Promise<boolean> =>
  killed(program, [dir, `${dir}-keys`, String(later), deed], death);

/** What must hold at any moment after a crash. Answers the state the work is in once the program has started again. */
function check(dir: string): { readonly state: string; readonly wasHalf: boolean } {
  const folder = openedFolder(dir, later);
  const { reader } = folder.handle;
  expect(reader.read('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(reader.read('PRAGMA foreign_key_check').all()).toEqual([]);
  const before = reader.read<{ state: string }>('SELECT state FROM bulk ORDER BY id DESC LIMIT 1').get();
  stopBulks(depsOf(folder, later));
  finishBulksBack(depsOf(folder, later));
  const last = reader
    .read<{ state: string; after: number }>('SELECT state, after_lead AS after FROM bulk ORDER BY id DESC LIMIT 1')
    .get();
  expect(['stopped', 'done', 'undone', undefined]).toContain(last?.state);
  const isThere = (id: number): boolean => last !== undefined && last.state !== 'undone' && id <= last.after;
  // Lead N was imported with N modulo 100 employees and passes from 50 on: as far as the work came each has 90 and passes.
  const found = reader
    .read<{ id: number; n: number; size: number; outcomes: string }>(
      `SELECT lead.id, CAST(substr(lead.person_full_name, 7) AS INTEGER) AS n, lead.company_employees AS size,
         group_concat(q.outcome) AS outcomes
       FROM lead JOIN qualification q ON q.lead_id = lead.id GROUP BY lead.id`,
    )
    .all();
  expect(found).toHaveLength(leads);
  const sizeOf = ({ id, n }: { readonly id: number; readonly n: number }): number => (isThere(id) ? 90 : n % 100);
  expect(
    found.filter((one) => one.size !== sizeOf(one) || one.outcomes !== (sizeOf(one) >= 50 ? 'pass' : 'fail')),
  ).toEqual([]);
  // What each was lies beside it, once: not of those that had 90 before.
  const changed = found.filter((one) => isThere(one.id) && one.n % 100 !== 90).length;
  expect(numberOf(reader, 'SELECT count(*) AS n FROM bulk_lead')).toBe(changed);
  expect(numberOf(reader, 'SELECT count(*) AS n FROM lead_was')).toBe(changed);
  const isOpen = last?.state === 'stopped';
  expect(numberOf(reader, 'SELECT ifnull(sum(json_array_length(leads)), 0) AS n FROM bulk_part')).toBe(
    isOpen ? leads : 0,
  );
  expect(numberOf(reader, 'SELECT count(*) AS n FROM step WHERE bulk_id IS NOT NULL')).toBe(
    last === undefined || last.state === 'undone' ? 0 : 1,
  );
  expect(verifyHistory(reader, [historyHead(reader)])).toMatchObject({ ok: true });
  folder.release();
  return {
    state: last?.state ?? 'none',
    wasHalf: before?.state === 'choosing' || before?.state === 'running' || before?.state === 'undoing',
  };
}

test(`killed ${kills.change} times while many leads are changed, and ${kills.back} while that is taken back`, {
  timeout: 900_000,
}, async () => {
  const startedAt = performance.now();
  const next = chance(seed);
  const death = (deed: Deed) => ({ step: Math.floor(next() * steps[deed]), delayMs: next() * longestDelayMs });
  const fresh = await folderOf(setup, leads, march);
  const whole = copyOf(fresh);
  expect(await run('change', whole, null)).toBe(false);
  expect(check(whole).state).toBe('done');

  let half = 0;
  for (let deaths = 0; deaths < kills.change; ) {
    const dir = copyOf(fresh);
    for (let goesOn = true; goesOn; ) {
      if (await run('change', dir, death('change'))) deaths += 1;
      const found = check(dir);
      if (found.wasHalf) half += 1;
      goesOn = found.state !== 'done' && deaths < kills.change;
    }
    expect(await run('change', dir, null)).toBe(false);
    // Gone on with as often as it was killed, it has changed every lead.
    expect(check(dir).state).toBe('done');
  }
  for (let deaths = 0; deaths < kills.back; ) {
    const dir = copyOf(whole);
    if (await run('back', dir, death('back'))) deaths += 1;
    const found = check(dir);
    if (found.wasHalf) half += 1;
    // Either it had not begun, or it is finished by now.
    expect(['done', 'undone']).toContain(found.state);
  }
  expect(half).toBeGreaterThan(0);
  say('many leads changed, killed', seed, startedAt, `${kills.change + kills.back} kills, ${half} half-way`);
});
