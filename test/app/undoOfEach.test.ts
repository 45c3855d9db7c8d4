import { describe, expect, test } from 'vitest';
import { recordedTables } from '../../db/recordSteps.ts';
import type { World } from '../world.ts';
import { byMeeting, deliverSome, disputes, leadRows, mailOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

/** Tables that no step records, and why undo leaves them alone. */
const unrecorded: Readonly<Record<string, string>> = {
  batch: 'an import is taken back as a whole, by its own rules',
  batch_problem: 'belongs to its batch',
  batch_update: 'belongs to its batch',
  taken_row: 'belongs to its batch',
  document: 'issued for good: a step that issued one is not taken back',
  charge: 'belongs to its document',
  live_charge: 'belongs to its document',
  credit: 'belongs to its document',
  rendering: 'belongs to its document',
  history: 'only grows: it says what was undone as well',
  history_personal: 'belongs to history',
  sequence: 'an id is never given twice',
  device: 'says which laptops wrote the file',
  secret: 'says nothing about the business',
  setting: 'a screen keeps it for itself',
  draft: 'a screen keeps it for itself',
  saved_view: 'a screen keeps it for itself',
  mended_file: 'nothing has been done with it yet',
  mended_row: 'belongs to its file',
  remembered_map: 'how a file was read, wherever its leads went',
  bulk: 'is taken back as a whole, by its own rules',
  bulk_lead: 'belongs to its change of many leads',
  bulk_part: 'belongs to its change of many leads',
  requalification: 'is taken back as a whole, by its own rules',
  requalified: 'belongs to its requalification',
  step: 'what undo itself remembers',
  step_row: 'what undo itself remembers',
  search_due: 'follows its batch, by triggers',
  kept_figure: 'dropped by triggers whenever what it is made of changes, by undo too',
  kept_figure_of: 'belongs to its figure',
  lead_search: 'follows its lead, by triggers',
};

const tablesOf = ({ context }: World): string[] =>
  context.handle.reader
    .read<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);

test('every table of the file is recorded, or rightly not', async () => {
  const world = await sampleWorld();
  expect(tablesOf(world)).toEqual([...Object.keys(recordedTables), ...Object.keys(unrecorded)].sort());
  world.close();
});

/** What undo has to bring back exactly: all that is recorded, and what follows it by triggers. */
const image = (world: World): Record<string, string[]> =>
  Object.fromEntries(
    [...Object.keys(recordedTables), 'lead_search', 'search_due'].map((name) => {
      const rows = world.context.handle.reader.read(`SELECT * FROM "${name}"`).all();
      return [name, rows.map((row) => JSON.stringify(row)).sort()];
    }),
  );

interface Scene {
  readonly world: World;
  /** Delivered to `acme`; the claim waits on the first. */
  readonly delivered: readonly { readonly delivery: number; readonly lead: number }[];
  readonly claim: number;
  /** Judged for `acme`, not delivered. */
  readonly waiting: number;
  /** Another entry of the same enquiry. */
  readonly twice: number;
  /** Delivered to `meet`, and the meeting booked on the first of them. */
  readonly meetings: readonly number[];
  readonly chain: number;
  readonly report: number;
  /** On hold for `full`, which is prepaid. */
  readonly held: number;
}

const called = {
  criteria: [
    { id: 'mail', field: 'person.email', op: 'present', hard: true },
    { id: 'size', field: 'company.employees', op: 'gte', value: 20, hard: false },
  ],
};
const replaced = disputes({ remedy: 'replacement' });
const first = terms({ definition: called, disputes: replaced, replacement: { dueDays: 7 } });

const full = terms({
  caps: [{ per: 'day', leads: 1, above: 'hold' }],
  billing: { tax: { category: 'O', ratePercent: '0', note: 'No tax' }, prepaid: { creditLimit: 100_000 } },
});

async function scene(): Promise<Scene> {
  const world = await sampleWorld({ contracts: { acme: [first], meet: [byMeeting('held')], full: [full] } });
  const { client } = world;
  await deliverSome(world, 'acme', 3);
  await takeIn(world, 'meet', leadRows(5, 6));
  await client.delivery.deliver({ contract: 'meet' });
  await takeIn(world, 'acme', leadRows(4, 4));
  await takeIn(world, 'acme', [`Robin E. Example,${mailOf(4)},+1 212 555 0199,40,,2026-03-01T08:30:00Z`]);
  await takeIn(world, 'full', leadRows(7, 8));
  await client.delivery.deliver({ contract: 'full' });
  world.setNow('2026-03-02T09:00:00Z');
  const of = async (contract: string) =>
    (await client.delivery.list({ contract, direction: 'ascending' })).rows.map((row) => ({
      delivery: row.id,
      lead: row.lead.id,
    }));
  const [delivered, meetings] = [await of('acme'), (await of('meet')).map(({ delivery }) => delivery)];
  await client.delivery.decide({ ids: [at(delivered, 0).delivery], decision: 'dispute', reason: 'wrong data' });
  const { chain } = await client.appointment.book({ delivery: at(meetings, 0), startsAt: instant('2026-03-05') });
  const [made] = await client.report.makeDue({ reports: [{ contract: 'acme', period: '2026-03' }] });
  const { rows: claims } = await client.dispute.queue({});
  const { rows: bin } = await client.delivery.hold({ contract: 'full' });
  const { rows: waiting } = await client.lead.find({ filter: { contract: 'acme', delivery: ['none'] } });
  // Everything that was taken in can be found by its words.
  await client.search.find({ text: 'robin' });
  return {
    world,
    delivered,
    meetings,
    chain,
    claim: at(claims, 0).id,
    waiting: at(waiting, 1).id,
    twice: at(waiting, 0).id,
    report: made?.id ?? 0,
    held: at(bin, 0).id,
  };
}

const instant = (day: string): number => Date.parse(`${day}T15:00:00Z`);

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`nothing at ${place}`);
  return found;
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value));
const acme = (given: object) => json({ ref: 'acme', client: 'acme', name: 'acme', status: 'active', ...given });

/** Every action of a user that becomes a step. */
const actions: readonly (readonly [name: string, act: (scene: Scene) => Promise<unknown>])[] = [
  [
    'lead.edit',
    ({ world, waiting }) =>
      world.client.lead.edit({
        leads: [waiting],
        fields: { 'company.employees': '5', 'person.fullName': 'Kim Example', 'person.phone': '+1 212 555 0188' },
      }),
  ],
  ['lead.tag', ({ world, waiting }) => world.client.lead.tag({ leads: [waiting], add: ['hot', 'solar'] })],
  [
    'call.finish',
    ({ world, waiting }) =>
      world.client.call.finish({
        lead: waiting,
        contract: 'acme',
        startedAt: instant('2026-03-01'),
        seconds: 90,
        outcome: 'reached',
        note: 'wants solar',
        answers: { 'company.employees': '12' },
      }),
  ],
  [
    'call.finish: delivered and booked',
    ({ world, waiting }) =>
      world.client.call.finish({
        lead: waiting,
        contract: 'acme',
        startedAt: instant('2026-03-01'),
        seconds: 90,
        outcome: 'doNotCall',
        meeting: { startsAt: instant('2026-03-06'), kind: 'phone', remindMinutes: 60 },
        suppress: 'client',
      }),
  ],
  [
    'call.later',
    ({ world, waiting }) =>
      world.client.call.later({ lead: waiting, contract: 'acme', until: instant('2026-03-05'), reason: 'on a train' }),
  ],
  [
    'merge.do',
    ({ world, waiting, twice }) =>
      world.client.merge.do({ keep: waiting, from: twice, take: ['person.phone', 'person.fullName'] }),
  ],
  ['reach.say', ({ world, waiting }) => world.client.reach.say({ lead: waiting, answer: 'no', note: 'dead line' })],
  [
    'delivery.deliverChosen',
    ({ world, waiting }) => world.client.delivery.deliverChosen({ contract: 'acme', leads: [waiting] }),
  ],
  ...(['deliver', 'makeGood', 'discard'] as const).map(
    (as) =>
      [
        `delivery.decideHeld: ${as}`,
        ({ world, held }: Scene) => {
          world.setNow('2026-03-02T12:00:00Z');
          return world.client.delivery.decideHeld({ contract: 'full', ids: [held], as });
        },
      ] as const,
  ),
  [
    'prepaid.topUp',
    ({ world }) => world.client.prepaid.topUp({ contract: 'full', amount: 50_000, note: 'bank transfer' }),
  ],
  [
    'delivery.decide: accept',
    ({ world, delivered }) =>
      world.client.delivery.decide({ ids: [at(delivered, 1).delivery, at(delivered, 2).delivery], decision: 'accept' }),
  ],
  [
    'delivery.decide: dispute',
    ({ world, delivered }) =>
      world.client.delivery.decide({
        ids: [at(delivered, 1).delivery],
        decision: 'dispute',
        reason: 'not to definition',
      }),
  ],
  ['dispute.decide', ({ world, claim }) => world.client.dispute.decide({ ids: [claim], as: 'uphold', note: 'dead' })],
  [
    'appointment.book',
    ({ world, meetings }) =>
      world.client.appointment.book({ delivery: at(meetings, 1), startsAt: instant('2026-03-06'), setter: 'Kim' }),
  ],
  [
    'appointment.move',
    ({ world, chain }) => world.client.appointment.move({ id: chain, startsAt: instant('2026-03-07') }),
  ],
  [
    'appointment.decide',
    ({ world, chain }) => {
      world.setNow('2026-03-06T09:00:00Z');
      return world.client.appointment.decide({ ids: [chain], outcome: 'held' });
    },
  ],
  [
    'opportunity.record',
    ({ world, delivered }) =>
      world.client.opportunity.record({
        delivery: at(delivered, 1).delivery,
        stage: 'won',
        amount: 50_000,
        wonDay: '2026-03-01',
      }),
  ],
  [
    'opportunity.receive',
    ({ world, delivered }) =>
      world.client.opportunity.receive({ delivery: at(delivered, 1).delivery, month: '2026-03', amount: 9000 }),
  ],
  [
    'client.save',
    async ({ world }) =>
      world.client.client.save({
        client: json({ ref: 'new', name: 'New Ltd', currency: 'GBP', timeZone: 'Europe/London' }),
        isNew: true,
      }),
  ],
  [
    'source.save',
    ({ world }) =>
      world.client.source.save({ source: { ref: 'web', channel: 'search', campaign: 'one' }, isNew: false }),
  ],
  [
    'source.cost',
    ({ world }) => world.client.source.cost({ source: 'web', day: '2026-03-01', currency: 'EUR', amount: 12_345 }),
  ],
  [
    'contract.save',
    ({ world }) => world.client.contract.save({ contract: acme({ terms: [terms({ from: '2026-04-01' })] }) }),
  ],
  ['report.comment', ({ world, report }) => world.client.report.comment({ id: report, comment: 'A good month.' })],
  ['report.review', ({ world, report }) => world.client.report.review({ id: report, comment: 'Read.' })],
  ['suppression.addLeads', ({ world, waiting }) => world.client.suppression.addLeads({ leads: [waiting] })],
  ['suppression.add', ({ world }) => world.client.suppression.add({ entries: ['example.com'], client: 'acme' })],
];

describe('undo brings back exactly what was, redo exactly what came', () => {
  test.each(actions)('%s', async (_, act) => {
    const set = await scene();
    const { world } = set;
    const before = image(world);
    expect(before.lead_search).toHaveLength(9);
    await act(set);
    const after = image(world);
    expect(after).not.toEqual(before);
    await world.client.step.undo({});
    expect(image(world)).toEqual(before);
    await world.client.step.redo({});
    expect(image(world)).toEqual(after);
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    expect(world.faults).toEqual([]);
    world.close();
  });
});
