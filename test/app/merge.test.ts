import { afterEach, expect, test } from 'vitest';
import { readLead } from '../../db/queries/lead.ts';
import type { World } from '../world.ts';
import { csv, refusalOf, sampleWorld, terms } from './sampleContract.ts';

let world: World;
afterEach(() => world.close());

const map = {
  kind: 'leads',
  columns: {
    Id: 'lead.id',
    Email: 'person.email',
    Phone: 'person.phone',
    Name: 'person.fullName',
    Submitted: 'lead.capturedAt',
    Roof: 'custom.Roof',
  },
  source: 'web',
};
const takeIn = (...rows: readonly string[]) =>
  world.client.lead.import({ file: csv('Id,Email,Phone,Name,Submitted,Roof', ...rows), contract: 'acme', map });

/** One enquiry, once by the form with its id, and once typed by hand a day later. */
async function twice(): Promise<{ keep: number; from: number; batch: number }> {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  await takeIn('L-1,robin@example.com,,Robin Example,2026-02-27T08:00:00Z,flat');
  const { batch } = await takeIn(',robin@example.com,+1 212 555 0101,Robin E. Example,2026-02-28T08:00:00Z,flat');
  const [keep = 0, from = 0] = (await world.client.lead.list({})).map(({ id }) => id).toSorted((a, b) => a - b);
  return { keep, from, batch: batch ?? 0 };
}

/** All of the file but what only ever grows. */
const content = (): string =>
  ['lead', 'lead_tag', 'call', 'qualification', 'merged', 'discarded', 'lead_search']
    .map((table) => JSON.stringify(world.context.handle.reader.read(`SELECT * FROM ${table}`).all().toSorted(byText)))
    .join('\n');
const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

test('the preview says cell by cell what stays, and writes nothing', async () => {
  const { keep, from } = await twice();
  const before = content();
  const preview = await world.client.merge.preview({ keep, from });
  expect(preview).toMatchObject({ refusal: null, otherWay: true, keep: { id: keep, source: 'web', calls: 0 } });
  const cells = Object.fromEntries(preview.cells.map(({ field, ...cell }) => [field, cell]));
  expect(cells['person.fullName']).toEqual({
    label: 'Name',
    keep: 'Robin Example',
    from: 'Robin E. Example',
    stays: 'keep',
    open: true,
  });
  expect(cells['person.phone']).toMatchObject({ keep: null, from: '+1 212 555 0101', stays: 'from', open: false });
  expect(cells['custom.Roof']).toMatchObject({ stays: 'keep', open: false });
  expect(content()).toBe(before);
});

test('one goes into the other: cells, calls, tags, words and duplicates follow; undo brings back exactly what was', async () => {
  const { keep, from } = await twice();
  await world.client.lead.tag({ leads: [from], add: ['hot'] });
  const call = { contract: 'acme', startedAt: 5, seconds: 40, outcome: 'reached' } as const;
  await world.client.call.finish({ ...call, lead: from });
  await world.client.search.find({ text: 'robin' });
  const before = content();
  expect(await world.client.merge.do({ keep, from, take: ['person.fullName'] })).toEqual({
    lead: keep,
    contact: 'pass',
    changed: ['person.fullName', 'person.phone', 'call.seconds'],
    calls: 1,
    tags: 1,
  });
  const page = await world.client.lead.read({ id: keep });
  expect(page).toMatchObject({ name: 'Robin E. Example', tags: ['hot'], calls: [{ seconds: 40 }], samePerson: [] });
  expect(page.contact).toMatchObject({ verdict: 'pass', word: { answer: 'yes' } });
  expect(page.origin).toMatchObject({ externalId: 'L-1' });
  expect(page.history.some(({ what, changes }) => what === 'edited' && changes.length > 0)).toBe(true);
  expect((await refusalOf(world.client.lead.read({ id: from }))).code).toBe('notFound');
  const after = content();
  await world.client.step.undo({});
  expect(content()).toBe(before);
  await world.client.step.redo({});
  expect(content()).toBe(after);
  expect(await world.client.verification.run()).toMatchObject({ ok: true });
  expect(world.faults).toEqual([]);
});

test('a unit that was handed over stays where it is: only the other may go into it', async () => {
  const { keep, from } = await twice();
  await world.client.delivery.deliverChosen({ contract: 'acme', leads: [from] });
  expect((await refusalOf(world.client.merge.do({ keep, from }))).code).toBe('mergeKeepDelivered');
  expect((await world.client.merge.preview({ keep, from })).otherWay).toBe(true);
  const verdict = (await world.client.lead.read({ id: from })).verdicts[0];
  await world.client.merge.do({ keep: from, from: keep });
  // The verdict of a delivery is evidence: nothing of the merge judges it anew.
  expect((await world.client.lead.read({ id: from })).verdicts[0]).toEqual(verdict);
});

test('who repeated the lead that goes, repeats the one that stays, by the days between them', async () => {
  world = await sampleWorld({
    contracts: {
      acme: [terms()],
      birch: [terms({ duplicates: { days: 30, fields: ['person.email'], match: 'any', scope: 'allClients' } })],
    },
  });
  await takeIn(',robin@example.com,,Robin,2026-02-20T08:00:00Z,', ',robin@example.com,,Robin,2026-02-22T08:00:00Z,');
  const later = csv('Email,Submitted', 'robin@example.com,2026-02-28T08:00:00Z');
  const columns = { Email: 'person.email', Submitted: 'lead.capturedAt' };
  await world.client.lead.import({ file: later, contract: 'birch', map: { kind: 'leads', columns, source: 'web' } });
  const [first = 0, second = 0, third = 0] = (await world.client.lead.list({}))
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);
  const repeats = async () => (await world.client.lead.read({ id: third })).verdicts[0];
  expect(await repeats()).toMatchObject({ outcome: 'duplicate', duplicateOf: second, duplicateDays: 6 });
  await world.client.merge.do({ keep: first, from: second });
  expect(await repeats()).toMatchObject({ outcome: 'duplicate', duplicateOf: first, duplicateDays: 8 });
});

test('a batch of which a lead went into another one is not undone without a word; with it, the rest goes', async () => {
  const { keep, from, batch } = await twice();
  await world.client.merge.do({ keep, from });
  expect(await refusalOf(world.client.lead.undoImport({ batch }))).toMatchObject({
    code: 'batchHasWork',
    data: { work: { merged: 1 } },
  });
  expect(await world.client.lead.undoImport({ batch, withWork: true })).toEqual({ removed: 0, restored: 0 });
  expect(await world.client.verification.run()).toMatchObject({ ok: true });
});

test('the id of a lead that went into another one still names it: its file completes that one and makes none anew', async () => {
  world = await sampleWorld({ contracts: { acme: [terms()] } });
  const [day, roof] = ['2026-02-27T08:00:00Z', 'flat'];
  await takeIn(`,robin@example.com,,Robin Example,${day},`);
  for (const id of ['L-2', 'L-3']) await takeIn(`${id},robin@example.com,,Robin Example,${day},`);
  const [keep = 0, ...others] = (await world.client.lead.list({})).map(({ id }) => id).toSorted((a, b) => a - b);
  for (const from of others) await world.client.merge.do({ keep, from, take: [] });
  const before = content();
  const { batch, ...again } = await takeIn(
    `L-2,robin@example.com,+1 212 555 0101,Robin Example,${day},`,
    `L-3,robin@example.com,+1 212 555 0199,Robin Example,${day},${roof}`,
  );
  // The first row brings the phone that was missing, the second the roof.
  expect(again).toMatchObject({ rows: 2, duplicate: 2, updated: 2 });
  expect(await world.client.lead.list({})).toHaveLength(1);
  expect(readLead(world.context.handle.reader, keep)).toMatchObject({
    values: { 'person.phone': '+1 212 555 0101' },
    custom: { Roof: roof },
  });
  await world.client.lead.undoImport({ batch: batch ?? 0 });
  expect(content()).toBe(before);
});
