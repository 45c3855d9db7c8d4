import { join } from 'node:path';
import { expect, test } from 'vitest';
import { historyHead, verifyHistory } from '../../electron/app/history.ts';
import { stopRequalifications } from '../../electron/app/requalification/run.ts';
import { finishTakingBack } from '../../electron/app/requalification/takeBack.ts';
import { chance } from '../bench/leadFile.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { copyOf, depsOf, folderOf, killed, numberOf, openedFolder } from './killed.ts';
import { setup } from './leadFiles.ts';

const seed = seedOf(20_260_402);
/** While leads are judged again, and while that is taken back. */
const kills = { judge: runsOf(12, 60), back: runsOf(8, 40) };
/** A kill comes at a step drawn at random, and up to so many ms after its word of it. */
const longestDelayMs = 12;
/** About how often others are let in while 3,000 leads are judged, and while that is taken back, 500 at a time. */
const steps = { judge: 15, back: 7 };

const leads = 3000;
const march = Date.UTC(2026, 2, 10, 9);
const april = Date.UTC(2026, 3, 10, 9);
const program = join(import.meta.dirname, 'requalifying.ts');

/** From April on 70 employees in place of 50; lead N has N modulo 100. */
const stricter = {
  ...setup,
  contracts: setup.contracts.map((contract) => ({
    ...contract,
    terms: contract.terms.flatMap((terms) => [
      terms,
      {
        ...terms,
        from: '2026-04-01',
        definition: { criteria: [{ id: 'size', field: 'company.employees', op: 'gte', value: 70 }] },
      },
    ]),
  })),
};

type Deed = keyof typeof kills;

const run = (deed: Deed, dir: string, death: Parameters<typeof killed>[2]): Promise<boolean> =>
  killed(program, [dir, `${dir}-keys`, String(april), deed], death);

/** What must hold at any moment after a crash. Answers the state the work is in once the program has started again. */
function check(dir: string): { readonly state: string; readonly digest: string; readonly wasHalf: boolean } {
  const folder = openedFolder(dir, april);
  const { handle } = folder;
  const { reader } = handle;
  expect(reader.read('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(reader.read('PRAGMA foreign_key_check').all()).toEqual([]);
  const before = reader.read<{ state: string }>('SELECT state FROM requalification ORDER BY id DESC LIMIT 1').get();
  stopRequalifications(depsOf(folder, april));
  finishTakingBack(depsOf(folder, april));
  const last = reader
    .read<{ state: string; digest: string; looked: number; after: number }>(
      `SELECT state, digest, json_extract(tally, '$.leads') AS looked, after_lead AS after FROM requalification ORDER BY id DESC LIMIT 1`,
    )
    .get();
  // Every lead has its verdict of March; of April it has one as far as the work came, and the right one.
  const verdicts = reader
    .read<{ id: number; size: number; outcomes: string }>(
      `SELECT lead.id, lead.company_employees AS size, group_concat(q.outcome, ' ' ORDER BY terms.from_day) AS outcomes
       FROM lead JOIN qualification q ON q.lead_id = lead.id JOIN terms ON terms.id = q.terms_id GROUP BY lead.id`,
    )
    .all();
  expect(verdicts).toHaveLength(leads);
  const isThere = (id: number): boolean => last !== undefined && last.state !== 'undone' && id <= last.after;
  const word = (met: boolean): string => (met ? 'pass' : 'fail');
  const wrong = verdicts.filter(
    ({ id, size, outcomes }) => outcomes !== [word(size >= 50), ...(isThere(id) ? [word(size >= 70)] : [])].join(' '),
  );
  expect(wrong).toEqual([]);
  const made = numberOf(reader, 'SELECT count(*) AS n FROM requalified');
  expect(made).toBe(last === undefined || last.state === 'undone' ? 0 : last.looked);
  expect(numberOf(reader, "SELECT count(*) AS n FROM history WHERE action = 'requalify'")).toBeGreaterThanOrEqual(
    last === undefined ? 0 : 1,
  );
  expect(verifyHistory(reader, [historyHead(reader)])).toMatchObject({ ok: true });
  folder.release();
  return {
    state: last?.state ?? 'none',
    digest: last?.digest ?? '',
    wasHalf: before?.state === 'running' || before?.state === 'undoing',
  };
}

test(`killed ${kills.judge} times while leads are judged again, and ${kills.back} while that is taken back`, {
  timeout: 900_000,
}, async () => {
  const startedAt = performance.now();
  const next = chance(seed);
  const death = (deed: Deed) => ({ step: Math.floor(next() * steps[deed]), delayMs: next() * longestDelayMs });
  const fresh = await folderOf(stricter, leads, march);
  const whole = copyOf(fresh);
  expect(await run('judge', whole, null)).toBe(false);
  const { digest, state } = check(whole);
  expect(state).toBe('done');

  let half = 0;
  for (let deaths = 0; deaths < kills.judge; ) {
    const dir = copyOf(fresh);
    for (let goesOn = true; goesOn; ) {
      if (await run('judge', dir, death('judge'))) deaths += 1;
      const found = check(dir);
      if (found.wasHalf) half += 1;
      goesOn = found.state !== 'done' && deaths < kills.judge;
    }
    expect(await run('judge', dir, null)).toBe(false);
    // Gone on with as often as it was killed, it is the very work that nobody killed.
    expect(check(dir)).toMatchObject({ state: 'done', digest });
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
  say('judging again, killed', seed, startedAt, `${kills.judge + kills.back} kills, ${half} half-way`);
});
