import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertDelivery } from '../../db/queries/delivery.ts';
import { qualificationInsert } from '../../db/queries/qualification.ts';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { leadsBehind } from '../../electron/app/scoring/behind.ts';
import { predict } from '../../electron/app/scoring/predict.ts';
import { suggest } from '../../electron/app/scoring/suggest.ts';
import type { Behind, Predicted } from '../../shared/api/scoring.ts';
import { type Day, dayMs } from '../../shared/domain/basics.ts';
import type { ValueKey } from '../../shared/domain/kpi/predictors.ts';
import { addDays, startOfDay } from '../../shared/domain/time.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { oneClient } from './oneClient.ts';

const zone = 'Europe/Berlin';
const now = '2026-06-30T08:00:00Z';

const soft = (id: string, field: string, value: string, points: number) => ({
  ...{ id, field, op: 'in', value: [value], points },
  hard: false,
});
const mail = { id: 'mail', field: 'person.email', op: 'present', hard: true };
const bands = [
  { band: 'A', from: 60 },
  { band: 'B', from: 0 },
];
const first = {
  criteria: [mail, soft('budget', 'bant.budget', 'yes', 60), soft('need', 'bant.need', 'yes', 40)],
  bands,
};
/** The need is asked otherwise from May on, and a timeline besides. */
const later = {
  criteria: [
    mail,
    soft('budget', 'bant.budget', 'yes', 60),
    soft('need', 'bant.need', 'urgent', 30),
    soft('timeline', 'bant.timeline', 'now', 10),
  ],
  bands,
};

const setup = oneClient({
  scored: [
    { definition: first, attribution: { days: 60 } },
    { from: '2026-05-01', definition: later, attribution: { days: 60 } },
  ],
  plain: [{}],
});

interface MadeDelivery {
  readonly day: Day;
  readonly industry?: string;
  readonly fail?: readonly string[];
  readonly unknown?: readonly string[];
  readonly band?: string;
  readonly state?: 'delivered' | 'accepted' | 'returned' | 'disputed';
  /** Days after its delivery on which it was won. */
  readonly wonAfter?: number;
}

/** Delivered leads with their verdicts and ends, as the file holds them. */
function fill({ context, contract }: Desk, ref: string, some: readonly MadeDelivery[]): number[] {
  const { handle, ids } = context;
  const { id: contractId, versions } = contract(ref);
  return handle.transaction((w) => {
    const batch = ids.next(w);
    w.write(
      `INSERT INTO batch (id, state, file_name, file_hash, map, counts, rows_digest, started_at, finished_at)
       VALUES (?, 'live', 'leads.csv', ?, '{}', json_object('rows', ?), '', 0, 0)`,
    ).run(batch, String(batch), some.length);
    const lead = w.write(
      `INSERT INTO lead (id, batch_id, captured_at, person_full_name, person_email, company_industry, contact_verdict)
       VALUES (?, ?, ?, 'Robin Example', ?, ?, 'pass')`,
    );
    const won = w.write(
      `INSERT INTO opportunity (id, contract_id, delivery_id, external_id, stage, amount, won_at, won_reported_at, reported_at)
       VALUES (?, ?, ?, ?, 'won', 100, ?, ?, ?)`,
    );
    const judged = qualificationInsert(w);
    return some.map((one) => {
      const [leadId, id] = [ids.next(w), ids.next(w)];
      const at = startOfDay(one.day, zone) + 9 * 3_600_000;
      const version = versions.findLast(({ terms }) => terms.from <= one.day);
      if (version === undefined) throw new Error(`no terms on ${one.day}`);
      lead.run(leadId, batch, at, `lead${leadId}@example.com`, one.industry ?? null);
      judged({
        contractId,
        leadId,
        termsId: version.id,
        verdict: 'pass',
        outcome: 'pass',
        reasons: { ...(one.fail && { fail: [...one.fail] }), ...(one.unknown && { unknown: [...one.unknown] }) },
        score: one.band === undefined ? null : 50,
        band: one.band ?? null,
        duplicateOf: null,
        duplicateDays: null,
        judgedAt: at,
      });
      const state = one.state ?? 'accepted';
      insertDelivery(w, {
        ...{ id, leadId, contractId, termsId: version.id, exclusive: true, state, createdAt: at, deliveredAt: at },
        ...{ deliveredDay: one.day, reviewEndsAt: at + 2 * dayMs, replacementId: null, isFree: false },
        decidedAt: state === 'accepted' || state === 'returned' ? at : null,
      });
      if (one.wonAfter !== undefined) {
        const wonAt = startOfDay(addDays(one.day, one.wonAfter), zone) + 3_600_000;
        won.run(ids.next(w), contractId, id, `deal ${id}`, wonAt, wonAt, wonAt);
      }
      return leadId;
    });
  });
}

const many = (count: number, of: (at: number) => MadeDelivery): MadeDelivery[] =>
  Array.from({ length: count }, (_, at) => of(at));

const rowOf = (rows: Predicted['bands'], value: string) =>
  rows.find(({ key }) => key.kind === 'value' && key.value === value);

describe('what predicts, by hand', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = openDesk({ now, setup });
    fill(desk, 'scored', [
      // March, old enough: 30 of band A, 27 accepted, 6 sold; 30 of band B that fail budget, 15 accepted, 1 sold in time, 1 late.
      ...many(30, (at) => ({
        day: '2026-03-10',
        industry: 'Retail',
        band: 'A',
        state: at < 27 ? 'accepted' : 'returned',
        ...(at < 6 && { wonAfter: 60 }),
      })),
      ...many(30, (at) => ({
        day: '2026-03-11',
        industry: at < 5 ? 'Care' : 'Trade',
        band: 'B',
        fail: ['budget'],
        state: at < 15 ? 'accepted' : 'returned',
        ...(at === 0 && { wonAfter: 10 }),
        ...(at === 1 && { wonAfter: 61 }),
      })),
      // June under the later version, too young: silence accepts what has passed, one in review, one disputed, one sold already.
      ...many(4, (at) => ({
        day: '2026-06-20',
        band: 'A',
        unknown: ['timeline'],
        state: 'delivered',
        ...(at === 0 && { wonAfter: 2 }),
      })),
      { day: '2026-06-30', band: 'A', state: 'delivered' },
      { day: '2026-06-20', band: 'B', state: 'disputed' },
    ]);
  });
  afterAll(() => desk.close());

  test('totals say what they leave out', async () => {
    const { total, leftOut, sale, version, comparisons } = granted(await predict(desk.context, { contract: 'scored' }));
    // 27 + 15 + 4 deemed of 64 decided; sold 6 + 1 of 60 whose 60 days are over; the 61st day is late.
    expect(total).toMatchObject({ delivered: 66, decided: 64, accepted: 46, ripe: 60, sold: 7 });
    expect(total.acceptance.rate).toBe('71.88');
    expect(total.closing.rate).toBe('11.67');
    expect(leftOut).toEqual({
      acceptance: [
        { standing: 'disputed', count: 1 },
        { standing: 'reviewOpen', count: 1 },
      ],
      sale: { young: 6, youngSold: 1, late: 1 },
    });
    expect(sale).toEqual({ days: 60, isAgreed: true });
    expect(version).toEqual({ version: 2, from: '2026-05-01' });
    expect(comparisons.telling).toBeGreaterThan(0);
  });

  test('bands, the best first, and month by month', async () => {
    const { bands: rows, months } = granted(await predict(desk.context, { contract: 'scored' }));
    // A: 30 and 4 deemed of March and June, 31 of 34; B: 15 of 30.
    expect(rows.map(({ key, decided, accepted }) => [key, decided, accepted])).toEqual([
      [{ kind: 'value', value: 'A' }, 34, 31],
      [{ kind: 'value', value: 'B' }, 30, 15],
    ]);
    // 91.18 − 50.00
    expect(rows[0]?.acceptance).toMatchObject({ comparison: 'higher', difference: { points: '41.18' } });
    expect(rows[1]?.acceptance).toMatchObject({ comparison: 'lower', difference: { points: '-41.18' } });
    expect(
      months.map(({ month, bands: some }) => [month, some.map(({ band, delivered, sold }) => [band, delivered, sold])]),
    ).toEqual([
      [
        '2026-03',
        [
          ['A', 30, 6],
          ['B', 30, 1],
        ],
      ],
      [
        '2026-06',
        [
          ['A', 5, 0],
          ['B', 1, 0],
        ],
      ],
    ]);
  });

  test('criteria by what was found then; what was asked otherwise is not compared', async () => {
    const { criteria } = granted(await predict(desk.context, { contract: 'scored' }));
    const told = criteria.map(({ id, rows }) => [
      id,
      ...rows.map(({ key, delivered }) => [key.kind === 'value' ? key.value : key.kind, delivered]),
    ]);
    expect(told).toEqual([
      ['mail', ['pass', 66]],
      // The same question in both versions.
      ['budget', ['pass', 36], ['fail', 30]],
      // Other words from May on: the 60 of March have no result.
      ['need', ['pass', 6], ['missing', 60]],
      ['timeline', ['pass', 2], ['unknown', 4], ['missing', 60]],
    ]);
    expect(criteria[0]?.rows[0]?.acceptance).toMatchObject({ comparison: 'tooFew', difference: null });
  });

  test('values beside all others, few ones named as such', async () => {
    const { fields } = granted(await predict(desk.context, { contract: 'scored' }));
    const industry = fields.find(({ field }) => field === 'company.industry')?.rows ?? [];
    expect(rowOf(industry, 'Retail')?.acceptance.comparison).toBe('higher');
    expect(rowOf(industry, 'Care')).toMatchObject({ decided: 5, acceptance: { comparison: 'tooFew' } });
    expect(industry.at(-1)).toMatchObject({ key: { kind: 'missing' }, delivered: 6 });
  });

  test('every figure opens to as many leads as it says', async () => {
    const { days, total, bands: rows, criteria, fields } = granted(await predict(desk.context, { contract: 'scored' }));
    const tables = [
      { table: { kind: 'band' as const }, rows },
      ...criteria.map(({ id, rows: some }) => ({ table: { kind: 'criterion' as const, id }, rows: some })),
      ...fields.map(({ field, reading, rows: some }) => ({
        table: { kind: 'field' as const, field, reading },
        rows: some,
      })),
    ];
    const scope = { contract: 'scored', from: days.from, to: days.to };
    const open = async (
      of: 'delivered' | 'decided' | 'accepted' | 'ripe' | 'sold',
      row?: { table: (typeof tables)[number]['table']; key: ValueKey },
    ): Promise<Behind> => granted(await leadsBehind(desk.context, { ...scope, of, ...(row && { row }) }));
    for (const of of ['delivered', 'decided', 'accepted', 'ripe', 'sold'] as const) {
      expect((await open(of)).count).toBe(total[of]);
      for (const { table, rows: some } of tables) {
        for (const row of some) {
          const { count, leads } = await open(of, { table, key: row.key });
          expect([table, row.key, of, count]).toEqual([table, row.key, of, row[of]]);
          expect(new Set(leads.map(({ id }) => id)).size).toBe(count);
        }
      }
    }
    const sold = await open('sold', { table: { kind: 'band' }, key: { kind: 'value', value: 'B' } });
    expect(sold.leads).toMatchObject([
      { name: 'Robin Example', day: '2026-03-11', standing: 'accepted', isSold: true, band: 'B' },
    ]);
    expect((await leadsBehind(desk.context, { ...scope, of: 'sold', month: '2026-06' })).ok).toBe(true);
    expect(granted(await leadsBehind(desk.context, { ...scope, of: 'delivered', month: '2026-06' })).count).toBe(6);
  });

  test('days narrow it, and what there is not is refused', async () => {
    const { context } = desk;
    const march = granted(await predict(context, { contract: 'scored', from: '2026-03-01', to: '2026-03-31' }));
    expect(march.total.delivered).toBe(60);
    const code = async (answer: ReturnType<typeof predict> | ReturnType<typeof leadsBehind>): Promise<string> => {
      const result = await answer;
      return result.ok ? 'done' : result.refusal.code;
    };
    expect(await code(predict(context, { contract: 'nobody' }))).toBe('notFound');
    expect(await code(predict(context, { contract: 'scored', from: '2026-03-02', to: '2026-03-01' }))).toBe(
      'invalidInput',
    );
    const row = { table: { kind: 'criterion' as const, id: 'nothing' }, key: { kind: 'missing' as const } };
    expect(await code(leadsBehind(context, { contract: 'scored', of: 'sold', row }))).toBe('notFound');
    const empty = granted(await predict(context, { contract: 'plain' }));
    expect(empty).toMatchObject({
      total: { delivered: 0, acceptance: { rate: null } },
      bands: [],
      fields: [],
      months: [],
    });
  });
});

describe('weights from history', () => {
  test('too few is said with what it takes', async () => {
    const desk = openDesk({ now, setup });
    fill(
      desk,
      'scored',
      many(99, (at) => ({ day: '2026-03-10', ...(at % 3 === 0 && { fail: ['budget'] }) })),
    );
    expect(granted(await suggest(desk.context, { contract: 'scored', outcome: 'accepted' }))).toMatchObject({
      kind: 'tooFew',
      why: 'cases',
      needed: 100,
      found: 99,
    });
    desk.close();
  });

  test('learned from what was found then; nothing is changed; the day is one a version may begin', async () => {
    const desk = openDesk({ now, setup: oneClient({ scored: [{ definition: first, attribution: { days: 30 } }] }) });
    // Need decides: 95 of 100 that meet it are accepted, 60 of 100 that do not; budget says nothing.
    fill(
      desk,
      'scored',
      many(400, (at) => {
        const meets = at % 2 === 0;
        const fail = [...(at % 4 < 2 ? [] : ['budget']), ...(meets ? [] : ['need'])];
        const state = (at * 7919) % 100 < (meets ? 95 : 60) ? 'accepted' : 'returned';
        return { day: '2026-04-10', fail, state };
      }),
    );
    const before = JSON.stringify(desk.contract('scored'));
    const found = granted(await suggest(desk.context, { contract: 'scored', outcome: 'accepted' }));
    if (found.kind !== 'learned') throw new Error(JSON.stringify(found));
    expect(found.verdict).toBe('better');
    expect(found.weights.map(({ id, before: now_, after }) => [id, now_, after > 85])).toEqual([
      ['mail', 0, false],
      ['budget', 60, false],
      ['need', 40, true],
    ]);
    expect(found.weights.reduce((sum, { after }) => sum + after, 0)).toBe(100);
    // The client's today is later than the version and nothing is billed.
    expect(found.earliest).toBe('2026-06-30');
    expect(JSON.stringify(desk.contract('scored'))).toBe(before);
    expect(granted(await suggest(desk.context, { contract: 'scored', outcome: 'accepted' }))).toEqual(found);
    // Nobody bought: nothing to learn from sales.
    expect(granted(await suggest(desk.context, { contract: 'scored', outcome: 'sold' }))).toMatchObject({
      kind: 'tooFew',
      why: 'rarer',
      found: 0,
    });
    desk.close();
  });
});

test('many leads are a job that tells how far it is and ends when it is called off', async () => {
  const desk = openDesk({ now, setup });
  fill(
    desk,
    'scored',
    many(20_000, () => ({ day: '2026-03-10' })),
  );
  const jobs = createJobs();
  const context: Context = { ...desk.context, ids: createIds(1), jobs };
  const seen: number[] = [];
  const running = predict(context, { contract: 'scored', job: 'mine' });
  for (let change = -1; jobs.list()[0]?.state !== 'cancelled'; ) {
    await jobs.changed(change, 10_000);
    change = jobs.change();
    const [job] = jobs.list();
    if (job === undefined) continue;
    seen.push(job.done);
    if (job.done >= 3_000 && job.state === 'running') jobs.cancel('mine');
  }
  const ended = await running;
  expect(ended.ok ? 'done' : ended.refusal.code).toBe('cancelled');
  expect(Math.max(...seen)).toBeGreaterThanOrEqual(3_000);
  expect(Math.max(...seen)).toBeLessThan(20_000);
  expect(granted(await predict(context, { contract: 'scored' })).total.delivered).toBe(20_000);
  desk.close();
});
