import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '../../electron/app/context.ts';
import { requalify, stopRequalifications } from '../../electron/app/requalification/run.ts';
import type { RequalifyPreview } from '../../shared/api/requalification.ts';
import { jobsCancelledAt } from '../jobsWith.ts';
import type { World } from '../world.ts';
import {
  contentOf,
  deliverSome,
  historyOf,
  leadRows,
  mailOf,
  refusalOf,
  sampleWorld,
  takeIn,
  terms,
} from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const size = (value: number) => ({ id: 'size', field: 'company.employees', op: 'gte', value, hard: true });
const mail = { id: 'mail', field: 'person.email', op: 'present', hard: true };

/** From March on companies of 20 employees, from April on of 40. Lead N has N × 10. */
const versions = (given: object = {}, then: object = {}): object[] => [
  terms({ definition: { criteria: [mail, size(20)] }, ...given }),
  terms({ from: '2026-04-01', definition: { criteria: [mail, size(40)] }, ...given, ...then }),
];
const april = '2026-04-02T09:00:00Z';

async function acme(given: object = {}, then: object = {}): Promise<void> {
  world = await sampleWorld({ contracts: { acme: versions(given, then) } });
  await takeIn(world, 'acme', leadRows(1, 6));
}

const told = ({ moves }: Pick<RequalifyPreview, 'moves'>): string[] =>
  moves.map(({ from, to, count }) => `${from} → ${to}: ${count}`);
const outcomes = async (): Promise<string[]> => {
  const { rows } = await world.client.lead.find({ filter: { contract: 'acme' } });
  return rows.map(({ email, outcome }) => `${email?.split('@')[0]} ${outcome}`).toSorted();
};
/** The verdicts of the file, without when they were made. */
const verdicts = (): string[] =>
  world.context.handle.reader
    .read<{ line: string }>(
      `SELECT lead.person_email || ' v' || (SELECT count(*) FROM terms t WHERE t.contract_id = q.contract_id AND t.from_day <= terms.from_day)
         || ' ' || q.outcome AS line
       FROM qualification q JOIN lead ON lead.id = q.lead_id JOIN terms ON terms.id = q.terms_id ORDER BY line`,
    )
    .all()
    .map(({ line }) => line);

describe('a dry run', () => {
  test('shows from what to what, the money, and why; and writes nothing', async () => {
    await acme();
    world.setNow(april);
    const before = contentOf(world);
    const preview = await world.client.requalification.preview({ contract: 'acme' });
    expect(contentOf(world)).toBe(before);
    // Of six leads the first has 10 employees; the next two pass by 20 and fail by 40; the last three pass by both.
    expect(told(preview)).toEqual(['fail → fail: 1', 'pass → fail: 2', 'pass → pass: 3']);
    expect(preview).toMatchObject({ version: 2, leads: 6, changed: 2, same: 0 });
    // 5 × 10.00 and 3 × 10.00.
    expect(preview.willBill).toEqual({ before: 5000, after: 3000 });
    expect(preview.reasons).toEqual([{ kind: 'failed', words: 'employees at least 40 (included)', now: 2, gone: 0 }]);
    const { rows, next } = await world.client.requalification.leads({
      preview: preview.preview,
      from: 'pass',
      to: 'fail',
      limit: 1,
    });
    expect(rows.map(({ lead, why }) => [lead.email, why.failed])).toEqual([
      [mailOf(2), ['employees at least 40 (included)']],
    ]);
    expect(next).not.toBeNull();
    const more = await world.client.requalification.leads({
      preview: preview.preview,
      from: 'pass',
      to: 'fail',
      after: next ?? 0,
    });
    expect(more.rows.map(({ lead }) => lead.email)).toEqual([mailOf(3)]);
    expect(more.next).toBeNull();
  });

  test('the better way round: what spoke against them speaks no more', async () => {
    world = await sampleWorld({
      contracts: { acme: [terms({ definition: { criteria: [size(40)] } }), terms({ from: '2026-04-01' })] },
    });
    await takeIn(world, 'acme', leadRows(1, 6));
    world.setNow(april);
    const preview = await world.client.requalification.preview({ contract: 'acme' });
    expect(told(preview)).toEqual(['fail → pass: 3', 'pass → pass: 3']);
    expect(preview.reasons).toEqual([{ kind: 'failed', words: 'employees at least 40 (included)', now: 0, gone: 3 }]);
    expect(preview.willBill).toEqual({ before: 3000, after: 6000 });
  });

  test('delivered leads are shown as they would come out, and stay', async () => {
    world = await sampleWorld({ contracts: { acme: versions() } });
    await deliverSome(world, 'acme', 3);
    await takeIn(world, 'acme', leadRows(4, 5));
    world.setNow(april);
    const undelivered = await world.client.requalification.preview({ contract: 'acme' });
    // The first of the three was not delivered: it failed.
    expect([told(undelivered), undelivered.handed]).toEqual([['fail → fail: 1', 'pass → pass: 2'], []]);
    const all = await world.client.requalification.preview({ contract: 'acme', of: { kind: 'all' } });
    expect(all.handed).toEqual([{ from: 'pass', to: 'fail', count: 2 }]);
    expect(all.leads).toBe(3);
    await world.client.requalification.run({ contract: 'acme', of: { kind: 'all' } });
    expect(verdicts()).toEqual([
      'person1@example.com v1 fail',
      'person1@example.com v2 fail',
      'person2@example.com v1 pass',
      'person3@example.com v1 pass',
      'person4@example.com v1 pass',
      'person4@example.com v2 pass',
      'person5@example.com v1 pass',
      'person5@example.com v2 pass',
    ]);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
  });

  test('of a selection, and of a filter', async () => {
    await acme();
    world.setNow(april);
    const { rows } = await world.client.lead.find({ filter: { text: 'person2' } });
    const leads = rows.map(({ id }) => id);
    expect(
      told(await world.client.requalification.preview({ contract: 'acme', of: { kind: 'leads', leads } })),
    ).toEqual(['pass → fail: 1']);
    const of = (outcome: 'pass' | 'fail') => ({ kind: 'filter' as const, filter: { outcome: [outcome] } });
    expect(told(await world.client.requalification.preview({ contract: 'acme', of: of('fail') }))).toEqual([
      'fail → fail: 1',
    ]);
    // The run goes by the same, and a lead that leaves the filter on the way is not looked at twice.
    expect(told(await world.client.requalification.run({ contract: 'acme', of: of('pass') }))).toEqual([
      'pass → fail: 2',
      'pass → pass: 3',
    ]);
  });
});

describe('done', () => {
  test('leaves the earlier verdicts beside the new ones; one entry in history with a digest', async () => {
    await acme();
    world.setNow(april);
    const preview = await world.client.requalification.preview({ contract: 'acme' });
    const run = await world.client.requalification.run({ contract: 'acme' });
    expect(run).toMatchObject({ state: 'done', moves: preview.moves, willBill: preview.willBill, by: 'Owner' });
    expect(await outcomes()).toEqual([
      'person1 fail',
      'person2 fail',
      'person3 fail',
      'person4 pass',
      'person5 pass',
      'person6 pass',
    ]);
    expect(verdicts()).toHaveLength(12);
    expect(historyOf(world, 'requalify')).toMatchObject([
      {
        after: {
          run: run.run,
          state: 'done',
          leads: 6,
          changed: 2,
          moves: { 'fail>fail': 1, 'pass>fail': 2, 'pass>pass': 3 },
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ]);
    const { rows } = await world.client.requalification.leads({ run: run.run, from: 'pass', to: 'fail' });
    expect(rows.map(({ lead }) => lead.email)).toEqual([mailOf(2), mailOf(3)]);
    // Once more changes nothing: every verdict says the very same.
    const again = await world.client.requalification.run({ contract: 'acme' });
    expect(again).toMatchObject({ changed: 0, same: 6 });
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 3 });
  });

  test('is taken back as a whole, by undo too: the file is as it was', async () => {
    await acme();
    await world.client.lead.edit({
      leads: (await world.client.lead.find({ filter: { text: 'person6' } })).rows.map(({ id }) => id),
      fields: { 'company.employees': '' },
    });
    world.setNow(april);
    // Under the same terms: verdicts of day limits and lists change, and the new ones take the place of the old.
    await world.client.requalification.run({ contract: 'acme' });
    const before = verdicts();
    const was = contentOf(world);
    await world.client.suppression.add({ entries: [mailOf(4)] });
    await world.client.suppression.remove({ entries: [mailOf(4)] });
    world.setNow('2026-04-03T09:00:00Z');
    const run = await world.client.requalification.run({ contract: 'acme' });
    expect(run).toMatchObject({ changed: 0 });
    await world.client.step.undo({});
    expect(verdicts()).toEqual(before);
    expect(was).toContain('requalif');
    expect((await world.client.requalification.list({ contract: 'acme' })).runs.map(({ state }) => state)).toEqual([
      'undone',
      'done',
    ]);
    expect(historyOf(world, 'undo').at(-1)).toMatchObject({ action: 'requalify', run: run.run });
    expect(await refusalOf(world.client.requalification.takeBack({ run: run.run }))).toMatchObject({
      code: 'requalificationNotOpen',
    });
  });

  test('restores to the letter what it replaced and what it added', async () => {
    await acme();
    const image = () =>
      JSON.stringify(world.context.handle.reader.read('SELECT * FROM qualification ORDER BY lead_id, terms_id').all());
    const before = image();
    world.setNow(april);
    const { run } = await world.client.requalification.run({ contract: 'acme' });
    expect(image()).not.toBe(before);
    expect(await world.client.requalification.takeBack({ run })).toEqual({ restored: 6 });
    expect(image()).toBe(before);
  });

  test('is not taken back where leads were handed over or judged anew since', async () => {
    await acme();
    world.setNow(april);
    const { run } = await world.client.requalification.run({ contract: 'acme' });
    await world.client.delivery.deliver({ contract: 'acme' });
    world.setNow('2026-04-03T09:00:00Z');
    const { rows } = await world.client.lead.find({ filter: { text: 'person2' } });
    await world.client.lead.edit({ leads: rows.map(({ id }) => id), fields: { 'company.employees': '90' } });
    // Three were delivered, and one says something else.
    expect(await refusalOf(world.client.requalification.takeBack({ run }))).toMatchObject({
      code: 'requalifiedSince',
      data: { leads: 4 },
    });
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
  });
});

describe('cancelled or cut off', () => {
  /** More than two transactions full. */
  const rows = Array.from(
    { length: 450 },
    (_, n) => `Kim,many${n}@example.com,,${n % 2 === 0 ? 30 : 50},M-${n},2026-03-01T08:00:00Z`,
  );

  /** A context whose jobs are cancelled as soon as they have done a step. */
  const impatient = (): Context => ({ ...world.context, jobs: jobsCancelledAt(0) });

  async function halfWay(): Promise<number> {
    world = await sampleWorld({ contracts: { acme: versions() } });
    await takeIn(world, 'acme', rows);
    world.setNow(april);
    // Time flies: a transaction takes no more than the 20 leads that are judged at once.
    let at = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1000));
    const run = await requalify(impatient(), { contract: 'acme', of: { kind: 'undelivered' } });
    clock.mockRestore();
    if (!run.ok) throw new Error(run.refusal.code);
    expect(run.value).toMatchObject({ state: 'stopped', leads: 20 });
    return run.value.run;
  }

  test('is gone on with, and comes to what one without a break comes to', async () => {
    const run = await halfWay();
    expect(verdicts()).toHaveLength(470);
    world.setNow('2026-04-03T09:00:00Z');
    const whole = await world.client.requalification.resume({ run });
    // 225 have 30 employees.
    expect(told(whole)).toEqual(['pass → fail: 225', 'pass → pass: 225']);
    expect(whole).toMatchObject({ state: 'done', leads: 450, willBill: null });
    expect(verdicts()).toHaveLength(900);
    expect(historyOf(world, 'requalify')).toMatchObject([
      { after: { state: 'stopped', leads: 20 } },
      { after: { state: 'done', leads: 450 } },
    ]);
  });

  test('is taken back', async () => {
    const run = await halfWay();
    expect(await world.client.requalification.takeBack({ run })).toEqual({ restored: 20 });
    expect(verdicts()).toHaveLength(450);
  });

  test('is not gone on with under other terms', async () => {
    const run = await halfWay();
    await world.client.setup.apply({
      content: {
        contracts: [
          {
            ref: 'acme',
            client: 'acme',
            name: 'acme',
            status: 'active',
            terms: JSON.parse(JSON.stringify([...versions(), terms({ from: '2026-04-03' })])),
          },
        ],
      },
    });
    world.setNow('2026-04-04T09:00:00Z');
    expect(await refusalOf(world.client.requalification.resume({ run }))).toMatchObject({
      code: 'requalificationOutdated',
    });
  });

  test('what a crash left running is stopped at the next start, and history says so', async () => {
    const run = await halfWay();
    world.context.handle.transaction((w) => w.write("UPDATE requalification SET state = 'running'").run());
    stopRequalifications(world.context);
    const { runs } = await world.client.requalification.list({});
    expect(runs.map(({ state }) => state)).toEqual(['stopped']);
    expect(historyOf(world, 'requalify')).toHaveLength(2);
    expect(await world.client.requalification.resume({ run })).toMatchObject({ state: 'done' });
  });
});

describe('what is judged again', () => {
  test('lists, other buyers and a duplicate rule that is another one', async () => {
    const rule = (days: number) => ({
      duplicates: { days, fields: ['person.email'], match: 'any', scope: 'contract', countReturned: true },
    });
    world = await sampleWorld({
      contracts: {
        acme: [terms(rule(5)), terms({ from: '2026-04-01', ...rule(30) })],
        other: [terms()],
      },
    });
    const again = (n: number, at: string) => `Robin Example,${mailOf(n)},,50,X-${n},${at}`;
    await takeIn(world, 'other', leadRows(3, 3));
    await takeIn(world, 'acme', [
      ...leadRows(1, 2),
      again(3, '2026-03-01T08:00:00Z'),
      again(1, '2026-03-11T08:00:00Z'),
    ]);
    await world.client.delivery.deliver({ contract: 'other' });
    world.setNow(april);
    const preview = await world.client.requalification.preview({ contract: 'acme' });
    // Ten days after the first: no duplicate within 5 days, but within 30. Person 3 was sold exclusively meanwhile.
    expect(told(preview)).toEqual(['pass → duplicate: 1', 'pass → taken: 1', 'pass → pass: 2']);
    expect(preview.reasons).toEqual(
      expect.arrayContaining([
        { kind: 'duplicate', words: null, now: 1, gone: 0 },
        { kind: 'taken', words: null, now: 1, gone: 0 },
      ]),
    );
  });

  test('a duplicate stays one where the rule is the same', async () => {
    const duplicates = { days: 30, fields: ['person.email'], match: 'any', scope: 'contract', countReturned: true };
    world = await sampleWorld({ contracts: { acme: versions({ duplicates }) } });
    await takeIn(world, 'acme', leadRows(5, 5));
    // Captured before, imported after: which one came first to us is what counts.
    await takeIn(world, 'acme', [`Robin,${mailOf(5)},,50,E-5,2026-02-20T08:00:00Z`]);
    expect(await outcomes()).toEqual(['person5 duplicate', 'person5 pass']);
    world.setNow(april);
    await world.client.requalification.run({ contract: 'acme' });
    expect(await outcomes()).toEqual(['person5 duplicate', 'person5 pass']);
  });
});

test('refuses a contract that is not there, has nothing to judge by, or is being judged', async () => {
  world = await sampleWorld({ contracts: { acme: [terms({ from: '2026-09-01' })] } });
  expect(await refusalOf(world.client.requalification.preview({ contract: 'nope' }))).toMatchObject({
    code: 'notFound',
  });
  expect(await refusalOf(world.client.requalification.run({ contract: 'acme' }))).toMatchObject({
    code: 'contractNotActive',
  });
  expect(await refusalOf(world.client.requalification.leads({ preview: 7, from: 'pass', to: 'fail' }))).toMatchObject({
    code: 'notFound',
  });
  expect(await refusalOf(world.client.requalification.resume({ run: 7 }))).toMatchObject({ code: 'notFound' });
  world.close();
  await acme();
  const [first, second] = await Promise.allSettled([
    world.client.requalification.run({ contract: 'acme' }),
    world.client.requalification.run({ contract: 'acme' }),
  ]);
  expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
});
