import { afterEach, describe, expect, test, vi } from 'vitest';
import { recordedTables } from '../../db/recordSteps.ts';
import { changeMany, stopBulks } from '../../electron/app/bulk/run.ts';
import { finishBulksBack } from '../../electron/app/bulk/takeBack.ts';
import type { Context } from '../../electron/app/context.ts';
import { jobsCancelledAt, jobsWith } from '../jobsWith.ts';
import type { World } from '../world.ts';
import { historyOf, leadRows, mailOf, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const size = (value: number) => ({ id: 'size', field: 'company.employees', op: 'gte', value, hard: true });

/** Companies of 30 employees and more pass. Lead N has N × 10. */
const sized = terms({ definition: { criteria: [size(30)] } });

async function acme(count = 6): Promise<void> {
  world = await sampleWorld({ contracts: { acme: [sized], other: [terms()] } });
  await takeIn(world, 'acme', leadRows(1, count));
}

/** Everything undo has to bring back, row by row. */
const image = (): string =>
  JSON.stringify(
    [...Object.keys(recordedTables), 'lead_search'].map((table) =>
      world.context.handle.reader
        .read(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ),
  );

const numberOf = (sql: string): number => world.context.handle.reader.read<{ n: number }>(sql).get()?.n ?? 0;
const leadsOf = async (filter: object): Promise<number[]> =>
  (await world.client.lead.find({ filter, limit: 500 })).rows.map(({ id }) => id);
const setTo = (field: string, value: string) => ({ kind: 'edit' as const, fields: { [field]: value } });

describe('all leads a filter fits', () => {
  test('are edited as one step, with their verdicts, and are to the letter as before when it is undone', async () => {
    await acme();
    // Whoever searches brings the index on: here before, not meanwhile.
    const [lead = 0] = await leadsOf({ text: 'person1' });
    const before = image();
    world.setNow('2026-03-02T09:00:00Z');
    const run = await world.client.bulk.run({ filter: { outcome: ['fail'] }, deed: setTo('company.employees', '90') });
    // 10 and 20 employees failed; with 90 both pass, and nobody is moved into the choice or out of it meanwhile.
    expect(run).toMatchObject({
      state: 'done',
      leads: 2,
      tally: { looked: 2, changed: 2, rejudged: 2, added: 0, removed: 0, unread: 0 },
    });
    expect(await leadsOf({ outcome: ['fail'] })).toEqual([]);
    const steps = await world.client.step.list({});
    expect(steps[0]).toMatchObject({ action: 'lead.edit', subject: 'leads:2', state: 'done' });
    expect(historyOf(world, 'lead.edit')).toMatchObject([
      { after: { run: run.run, state: 'done', deed: ['company.employees'], changed: 2, rejudged: 2 } },
    ]);
    expect(JSON.stringify(await world.client.lead.read({ id: lead }))).toContain('"before":"10","after":"90"');

    await world.client.step.undo({});
    expect(image()).toBe(before);
    expect(historyOf(world, 'undo')).toMatchObject([{ action: 'bulk', run: run.run, restored: 2, kept: 0 }]);
    expect((await world.client.step.list({})).map(({ action }) => action)).not.toContain('lead.edit');
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
  });

  test('are tagged and untagged; undo takes off what it put on and nothing else', async () => {
    await acme();
    const [first = 0, second = 0] = await leadsOf({});
    await world.client.lead.tag({ leads: [first], add: ['warm'] });
    await world.client.lead.tag({ leads: [first, second], add: ['old'] });
    const before = image();
    const run = await world.client.bulk.run({
      filter: { contract: 'acme' },
      deed: { kind: 'tag', add: ['warm'], remove: ['old'] },
    });
    // Five of six are not warm yet, two are old: 5 + 2 tags on the six leads.
    expect(run.tally).toMatchObject({ looked: 6, changed: 6, added: 5, removed: 2 });
    expect(await leadsOf({ tag: ['warm'] })).toHaveLength(6);
    expect(await world.client.bulk.takeBack({ run: run.run })).toEqual({ restored: 6, kept: 0 });
    expect(image()).toBe(before);
    expect(await refusalOf(world.client.bulk.takeBack({ run: run.run }))).toMatchObject({ code: 'bulkNotOpen' });
    const again = await world.client.bulk.run({ filter: {}, deed: { kind: 'tag', add: ['cold'], remove: [] } });
    const newest = await world.client.bulk.list({ limit: 1 });
    expect(newest).toMatchObject({ runs: [{ run: again.run, state: 'done' }], next: again.run });
    expect(await world.client.bulk.list({ limit: 1, after: newest.next ?? 0 })).toMatchObject({
      runs: [{ run: run.run, state: 'undone' }],
      next: null,
    });
  });

  test('are judged for a contract they were never judged for, and are in the pool again when it is undone', async () => {
    await acme();
    const before = image();
    const run = await world.client.bulk.run({ filter: {}, deed: { kind: 'qualify', contract: 'other' } });
    expect(run.tally).toMatchObject({ looked: 6, changed: 6, rejudged: 6 });
    expect(await leadsOf({ contract: 'other' })).toHaveLength(6);
    expect(await world.client.bulk.takeBack({ run: run.run })).toEqual({ restored: 6, kept: 0 });
    expect(image()).toBe(before);
  });

  test('may be more than one action takes by itself, and those found by words as the list shows them', async () => {
    await acme(1);
    const rows = Array.from(
      { length: 5_200 },
      (_, n) => `Sam Many,many${n}@example.com,,50,M-${n},2026-02-10T08:00:00Z`,
    );
    await takeIn(world, 'acme', rows);
    // Nobody has asked for words since the import: the index is brought on first.
    const { run, ...found } = await world.client.bulk.run({
      filter: { text: 'Sam Many' },
      deed: { kind: 'tag', add: ['spring'], remove: [] },
    });
    expect(found).toMatchObject({ leads: 5_200, tally: { changed: 5_200, added: 5_200 } });
    expect(numberOf('SELECT count(*) AS n FROM lead_tag')).toBe(5_200);
    expect(await world.client.bulk.takeBack({ run })).toEqual({ restored: 5_200, kept: 0 });
    expect(numberOf('SELECT count(*) AS n FROM lead_tag')).toBe(0);
  });

  test('that come to nothing leave no step and nothing in history', async () => {
    await acme();
    const steps = await world.client.step.list({});
    const deed = setTo('company.employees', '10');
    expect(await world.client.bulk.run({ filter: { text: 'person1' }, deed })).toMatchObject({
      leads: 1,
      tally: { changed: 0 },
    });
    expect(await world.client.bulk.run({ filter: { text: '?' }, deed })).toMatchObject({ leads: 0, state: 'done' });
    expect(await world.client.step.list({})).toEqual(steps);
    expect(historyOf(world, 'lead.edit')).toEqual([]);
  });

  test('are not begun with what can be done to none of them', async () => {
    await acme();
    const refused = async (deed: Parameters<typeof world.client.bulk.run>[0]['deed']) =>
      (await refusalOf(world.client.bulk.run({ filter: {}, deed }))).code;
    expect(await refused(setTo('company.employees', 'many'))).toBe('invalidInput');
    expect(await refused(setTo('lead.id', 'L-1'))).toBe('fieldFixed');
    expect(await refused({ kind: 'qualify', contract: 'none' })).toBe('notFound');
    expect(numberOf('SELECT count(*) AS n FROM bulk')).toBe(0);
  });
});

describe('leads changed since', () => {
  test('keep the whole from being undone, with the reason; the others go back when that is said', async () => {
    await acme();
    const run = (await world.client.bulk.run({ filter: {}, deed: setTo('company.name', 'Sun Ltd') })).run;
    const [edited = 0] = await leadsOf({ text: 'person5' });
    await world.client.lead.edit({ leads: [edited], fields: { 'company.name': 'Moon Ltd' } });
    await world.client.delivery.deliverChosen({ contract: 'acme', leads: await leadsOf({ text: 'person6' }) });
    const before = image();
    expect(await refusalOf(world.client.bulk.takeBack({ run }))).toMatchObject({
      code: 'bulkChangedSince',
      data: { leads: 2, since: { edited: 1, handed: 1 } },
    });
    expect(image()).toBe(before);
    // A tag is no reason: it is not what was changed.
    await world.client.lead.tag({ leads: await leadsOf({ text: 'person2' }), add: ['warm'] });
    expect(await world.client.bulk.takeBack({ run, rest: true })).toEqual({ restored: 4, kept: 2 });
    const names = async (filter: object) =>
      (await world.client.lead.find({ filter })).rows.map(({ company }) => company);
    expect(await names({ text: 'person5' })).toEqual(['Moon Ltd']);
    expect(await names({ text: 'person6' })).toEqual(['Sun Ltd']);
    expect(await names({ text: 'person2' })).toEqual([null]);
    // Who was not taken back is told of it still, the others are not.
    const told = async (text: string): Promise<boolean> => {
      const [id = 0] = await leadsOf({ text });
      return JSON.stringify(await world.client.lead.read({ id })).includes('"before":null,"after":"Sun Ltd"');
    };
    expect([await told('person2'), await told('person6')]).toEqual([false, true]);
  });

  test('a tag taken off or put back by somebody stays as they left it', async () => {
    await acme();
    const { run } = await world.client.bulk.run({ filter: {}, deed: { kind: 'tag', add: ['warm'], remove: [] } });
    await world.client.lead.tag({ leads: (await leadsOf({})).slice(0, 1), remove: ['warm'] });
    expect(await refusalOf(world.client.bulk.takeBack({ run }))).toMatchObject({ data: { since: { tagged: 1 } } });
    expect(await world.client.bulk.takeBack({ run, rest: true })).toEqual({ restored: 5, kept: 1 });
    expect(numberOf('SELECT count(*) AS n FROM lead_tag')).toBe(0);
  });

  test('an import whose leads it changed is not taken back without saying so, and then leaves nothing of them', async () => {
    await acme();
    const { run } = await world.client.bulk.run({ filter: {}, deed: setTo('company.name', 'Sun Ltd') });
    const batch = numberOf('SELECT id AS n FROM batch');
    expect(await refusalOf(world.client.lead.undoImport({ batch }))).toMatchObject({
      code: 'batchHasWork',
      data: { work: { edits: 6 } },
    });
    await world.client.lead.undoImport({ batch, withWork: true });
    expect(await world.client.bulk.takeBack({ run })).toEqual({ restored: 0, kept: 0 });
  });
});

describe('cancelled or cut off', () => {
  const deed = setTo('company.employees', '90');

  /** A transaction takes no more than the 20 leads that are changed at once. */
  async function halfWay(): Promise<number> {
    await acme(60);
    let at = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1000));
    const begun: Context = {
      ...world.context,
      jobs: jobsWith((job, name, jobs) => ({
        progress: (done, whole) => {
          job.progress(done, whole);
          if (whole !== null) jobs.cancel(name);
        },
      })),
    };
    const run = await changeMany(begun, { filter: {}, deed });
    clock.mockRestore();
    if (!run.ok) throw new Error(run.refusal.code);
    expect(run.value).toMatchObject({ state: 'stopped', leads: 60, tally: { looked: 20, changed: 19 } });
    return run.value.run;
  }

  test('while leads are chosen nothing is left of it', async () => {
    await acme();
    const before = image();
    const run = await changeMany({ ...world.context, jobs: jobsCancelledAt(0) }, { filter: {}, deed });
    expect(run).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
    expect(image()).toBe(before);
    expect(numberOf('SELECT (SELECT count(*) FROM bulk) + (SELECT count(*) FROM bulk_part) AS n')).toBe(0);
  });

  test('is gone on with to the end of what was chosen at its beginning', async () => {
    const run = await halfWay();
    await takeIn(world, 'acme', leadRows(61, 62));
    expect(await world.client.bulk.resume({ run })).toMatchObject({
      state: 'done',
      // Lead 9 had 90 employees already.
      tally: { looked: 60, changed: 59 },
    });
    expect(numberOf('SELECT count(*) AS n FROM lead WHERE company_employees = 90')).toBe(60);
    expect(numberOf('SELECT count(*) AS n FROM bulk_part')).toBe(0);
    expect(historyOf(world, 'lead.edit')).toMatchObject([
      { after: { state: 'stopped', changed: 19 } },
      { after: { state: 'done', changed: 59 } },
    ]);
    expect(await world.client.bulk.takeBack({ run })).toEqual({ restored: 59, kept: 0 });
    expect(numberOf('SELECT count(*) AS n FROM lead WHERE company_employees = 90')).toBe(1);
  });

  test('is taken back from where it stands', async () => {
    const run = await halfWay();
    expect(await world.client.bulk.takeBack({ run })).toEqual({ restored: 19, kept: 0 });
    expect(numberOf('SELECT count(*) AS n FROM lead WHERE company_employees = 90')).toBe(1);
  });

  test('what a crash left at work is stopped at the next start, what it left half taken back is finished', async () => {
    const run = await halfWay();
    const set = (state: string): void =>
      world.context.handle.transaction((w) => void w.write('UPDATE bulk SET state = ?').run(state));
    set('running');
    stopBulks(world.context);
    expect((await world.client.bulk.list({})).runs).toMatchObject([{ run, state: 'stopped', leads: 60 }]);
    set('undoing');
    finishBulksBack(world.context);
    expect((await world.client.bulk.list({})).runs).toMatchObject([{ run, state: 'undone' }]);
    expect(numberOf('SELECT count(*) AS n FROM lead WHERE company_employees = 90')).toBe(1);
    set('choosing');
    stopBulks(world.context);
    expect((await world.client.bulk.list({})).runs).toEqual([]);
  });

  test('whoever is suppressed while leads are judged again stays so, although the list was read before', async () => {
    await acme(60);
    let at = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1000));
    // Once the first 20 are done, somebody names the fiftieth.
    let done = 0;
    const jobs = jobsWith((job) => ({
      progress: (so, whole) => {
        job.progress(so, whole);
        if (whole !== null) done = so;
      },
      breathe: async () => {
        if (done === 20) await world.client.suppression.add({ entries: [mailOf(50)] });
        await job.breathe();
      },
    }));
    const run = await changeMany({ ...world.context, jobs }, { filter: {}, deed });
    clock.mockRestore();
    expect(run).toMatchObject({ ok: true, value: { state: 'done' } });
    expect(await leadsOf({ outcome: ['suppressed'] })).toHaveLength(1);
  });

  test('one at a time', async () => {
    await acme();
    const runs = await Promise.allSettled([
      world.client.bulk.run({ filter: {}, deed }),
      world.client.bulk.run({ filter: {}, deed }),
    ]);
    expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
