import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Context } from '../../electron/app/context.ts';
import { route as runRoute } from '../../electron/app/delivery/route.ts';
import { saveRoutingRule } from '../../electron/app/delivery/routingRule.ts';
import type { RouteAnswer, RouteInput } from '../../shared/api/routing.ts';
import { chance } from '../bench/leadFile.ts';
import { jobsCancelledAt, jobsWith } from '../jobsWith.ts';
import type { World } from '../world.ts';
import { csv, historyOf, refusalOf, sampleWorld, terms } from './sampleContract.ts';

/** Terms at this price in minor units, for companies of at least so many employees. */
const at = (price: number, employees: number, given: object = {}): object =>
  terms({
    definition: {
      criteria: [
        { id: 'mail', field: 'person.email', op: 'present', hard: true },
        { id: 'size', field: 'company.employees', op: 'gte', value: employees, hard: true },
      ],
    },
    components: [{ id: 'lead', kind: 'perLead', price }],
    ...given,
  });
const shared = (buyers: number): object => ({ exclusivity: { leads: 'shared', buyers } });

/** Clients, each with one contract of the same ref, and leads in the pool: lead N has N × 10 employees. */
async function worldOf(contracts: { readonly [ref: string]: object }, leads = 3): Promise<World> {
  const world = await sampleWorld({ contracts: {} });
  await world.client.setup.apply({
    content: JSON.parse(
      JSON.stringify({
        clients: Object.keys(contracts).map((ref) => ({
          ref,
          name: `${ref} Inc.`,
          email: `${ref}@client.example.com`,
          currency: ref === 'euro' ? 'EUR' : 'USD',
          timeZone: 'America/New_York',
          locale: 'en-US',
          address: { line1: '1 Main Street', city: 'New York', postcode: '10001', country: 'US' },
        })),
        contracts: Object.entries(contracts).map(([ref, version]) => ({
          ref,
          client: ref,
          name: ref,
          status: 'active',
          terms: [version],
        })),
      }),
    ),
  });
  await pool(world, 1, leads);
  return world;
}

async function pool(world: World, from: number, to: number, mail = (n: number) => `p${n}@example.com`): Promise<void> {
  const rows = Array.from({ length: to - from + 1 }, (_, k) => `Kim ${from + k},${mail(from + k)},${(from + k) * 10}`);
  await world.client.lead.import({
    file: csv('Name,Email,Size', ...rows),
    map: { kind: 'leads', columns: { Name: 'person.fullName', Email: 'person.email', Size: 'company.employees' } },
    again: true,
  });
}

const route = (world: World, input: z.input<typeof RouteInput> = {}): Promise<RouteAnswer> =>
  world.client.routing.route(input);

/** `p1: +a best 10, b lowerPrice 5` for each lead. */
const told = ({ rows }: RouteAnswer): string[] =>
  rows.map(
    ({ lead, choices }) =>
      `${lead.email?.split('@')[0]}: ${choices
        .map(({ contract, as, reason, price }) =>
          [`${as === 'delivered' ? '+' : as === 'onHold' ? '~' : ''}${contract}`, reason, price]
            .filter((one) => one !== null)
            .join(' '),
        )
        .join(', ')}`,
  );

const deliveries = ({ context }: World): string[] =>
  context.handle.reader
    .read<{ line: string }>(
      `SELECT lead.person_email || ' ' || contract.ref || ' ' || d.state AS line FROM delivery d
       JOIN lead ON lead.id = d.lead_id JOIN contract ON contract.id = d.contract_id ORDER BY d.id`,
    )
    .all()
    .map(({ line }) => line);

const verdicts = ({ context }: World): number =>
  context.handle.reader.read<{ n: number }>('SELECT count(*) AS n FROM qualification').get()?.n ?? 0;

describe('each lead to the best that takes it', () => {
  test('by price: the small one to who takes small ones, and why the others do not', async () => {
    const world = await worldOf({ cheap: at(500, 0), dear: at(2500, 20), dearest: at(9000, 30) });
    const answer = await route(world);
    expect(told(answer)).toEqual([
      // 10 employees: neither 20 nor 30.
      'p1: +cheap best 500, dear fail, dearest fail',
      'p2: +dear best 2500, cheap lowerPrice 500, dearest fail',
      'p3: +dearest best 9000, dear lowerPrice 2500, cheap lowerPrice 500',
    ]);
    expect(answer.rows[0]?.choices.find(({ contract }) => contract === 'dear')?.why?.failed).toHaveLength(1);
    expect(answer).toMatchObject({ leads: 3, delivered: 3, onHold: 0, nowhere: 0, cancelled: false, dryRun: false });
    expect(answer.contracts.map(({ ref, delivered, amount }) => [ref, delivered, amount])).toEqual([
      ['cheap', 1, 500],
      ['dear', 1, 2500],
      ['dearest', 1, 9000],
    ]);
    expect(deliveries(world)).toEqual([
      'p1@example.com cheap delivered',
      'p2@example.com dear delivered',
      'p3@example.com dearest delivered',
    ]);
    // One verdict each: whoever was passed over does not take the lead by its next delivery.
    expect(verdicts(world)).toBe(3);
    expect(await world.client.delivery.deliver({ contract: 'cheap' })).toMatchObject({ delivered: 0, kept: [] });
    expect(await route(world)).toMatchObject({ leads: 0, delivered: 0 });
    expect(await world.client.verification.run()).toMatchObject({ ok: true });
    world.close();
  });

  test('a dry run says the same and writes nothing; history has one entry a contract and one of all', async () => {
    const world = await worldOf({ a: at(500, 0), b: at(800, 20) });
    const dry = await route(world, { dryRun: true });
    expect([deliveries(world), verdicts(world), historyOf(world, 'route')]).toEqual([[], 0, []]);
    const real = await route(world);
    expect(real).toEqual({ ...dry, dryRun: false });
    expect(historyOf(world, 'route')).toMatchObject([
      { after: { delivered: 3, onHold: 0, nowhere: 0, changes: 3 }, note: 'price' },
    ]);
    expect(historyOf(world, 'deliver')).toMatchObject([
      { after: { delivered: 1 }, note: 'routed by price' },
      { after: { delivered: 2 }, note: 'routed by price' },
    ]);
    world.close();
  });

  test('undo takes all of it back, and redo gives it again', async () => {
    const world = await worldOf({ a: at(500, 0), b: at(800, 20) });
    await route(world);
    const after = deliveries(world);
    await world.client.step.undo({});
    expect([deliveries(world), verdicts(world)]).toEqual([[], 0]);
    await world.client.step.redo({});
    expect(deliveries(world)).toEqual(after);
    world.close();
  });
});

describe('the owner’s rule', () => {
  test('is kept with the agency: the order of the contracts, whatever they pay', async () => {
    const world = await worldOf({ a: at(500, 0), b: at(800, 0), c: at(900, 0) }, 1);
    expect(await world.client.routing.rule()).toEqual({ rule: 'price', order: ['a', 'b', 'c'] });
    await world.client.routing.saveRule({ rule: 'priority', order: ['b'] });
    expect(await world.client.routing.rule()).toEqual({ rule: 'priority', order: ['b', 'a', 'c'] });
    expect(told(await route(world, { dryRun: true }))).toEqual([
      'p1: +b best 800, a laterInOrder 500, c laterInOrder 900',
    ]);
    // Said for this once.
    expect(told(await route(world, { rule: 'price' }))).toEqual([
      'p1: +c best 900, b lowerPrice 800, a lowerPrice 500',
    ]);
    expect(historyOf(world, 'routing')).toMatchObject([{ after: { rule: 'priority', order: ['b'] } }]);
    expect(await refusalOf(world.client.routing.saveRule({ rule: 'fill', order: ['nobody'] }))).toMatchObject({
      code: 'notFound',
    });
    world.close();
  });

  test('fill: each goes to whom is filled least at that moment', async () => {
    const cap = (leads: number): object => ({ caps: [{ per: 'month', leads, above: 'refuse' }] });
    const world = await worldOf({ few: at(500, 0, cap(2)), many: at(500, 0, cap(4)) }, 7);
    const answer = await route(world, { rule: 'fill' });
    // 0/2 = 0/4: the order. 1/2 > 0/4. 1/2 > 1/4. 1/2 = 2/4: the order. 2/2: full. 2/4, 3/4, then both are full.
    expect(answer.rows.map(({ choices }) => choices.find(({ as }) => as !== null)?.contract ?? null)).toEqual([
      'few',
      'many',
      'many',
      'few',
      'many',
      'many',
      null,
    ]);
    expect(told(answer).at(-1)).toBe('p7: few capReached 500, many capReached 500');
    expect(answer).toMatchObject({ delivered: 6, nowhere: 1 });
    world.close();
  });

  test('prices in two currencies are not compared', async () => {
    const world = await worldOf({ dollar: at(500, 0), euro: at(900, 0) }, 1);
    const answer = await route(world);
    expect(answer.rows[0]?.rule).toBe('priority');
    expect(told(answer)).toEqual(['p1: +dollar best 500, euro laterInOrder 900']);
    world.close();
  });
});

test('the rule is an owner’s to change', async () => {
  const world = await worldOf({ a: at(500, 0) }, 1);
  const manager = { ...world.context, actor: { name: 'Max Example', role: 'manager' } } as const;
  expect(saveRoutingRule(manager, { rule: 'fill', order: [] })).toEqual({
    ok: false,
    refusal: { code: 'ownerOnly', data: { what: 'routing', name: 'Max Example' } },
  });
  expect(await world.client.routing.rule()).toMatchObject({ rule: 'price' });
  world.close();
});

describe('caps, sharing and who had it before', () => {
  test('nobody has room: the lead waits on hold with the best that lets it', async () => {
    const cap = { caps: [{ per: 'day', leads: 1, above: 'hold' }] };
    const world = await worldOf({ a: at(900, 0, cap), b: at(500, 0, cap) });
    const answer = await route(world);
    expect(told(answer)).toEqual([
      'p1: +a best 900, b lowerPrice 500',
      'p2: a noRoom 900, +b best 500',
      'p3: ~a waits 900, b lowerPrice 500',
    ]);
    expect(answer).toMatchObject({ delivered: 2, onHold: 1 });
    expect(answer.contracts.map(({ limits }) => limits.map(({ used, leads }) => `${used} of ${leads}`))).toEqual([
      ['0 of 1'],
      ['0 of 1'],
    ]);
    world.close();
  });

  test('a shared lead goes to two of three', async () => {
    const world = await worldOf({ a: at(300, 0, shared(2)), b: at(400, 0, shared(2)), c: at(200, 0, shared(2)) }, 1);
    const answer = await route(world);
    expect(told(answer)).toEqual(['p1: +b best 400, +a alsoBuys 300, c buyersReached 200']);
    expect(answer).toMatchObject({ leads: 1, delivered: 1 });
    expect(deliveries(world)).toEqual(['p1@example.com b delivered', 'p1@example.com a delivered']);
    world.close();
  });

  test('each lead sees what those before it cost: a graduated price falls, and the other becomes the best', async () => {
    const tiers = [
      { upTo: 1, unit: 1000 },
      { upTo: null, unit: 400 },
    ];
    const graduated = { components: [{ id: 'lead', kind: 'perLead', volume: { shape: 'graduated', tiers } }] };
    const world = await worldOf({ a: at(0, 0, graduated), b: at(600, 0) }, 2);
    expect(told(await route(world))).toEqual([
      'p1: +a best 1000, b lowerPrice 600',
      // The second unit of the period costs 400.
      'p2: +b best 600, a lowerPrice 400',
    ]);
    world.close();
  });

  test('the same person again: the delivery is the proof, the exclusive sale keeps it from the other', async () => {
    const world = await worldOf({ a: at(900, 0), b: at(500, 0) }, 1);
    await route(world);
    await pool(world, 4, 4, () => 'P1@example.com');
    const answer = await route(world);
    // No rule on duplicates: a may have a new enquiry of the person it bought, b may not have the person.
    expect(told(answer)).toEqual(['P1: +a best 900, b taken']);
    expect(
      answer.rows[0]?.choices.map(({ before }) => before.map(({ day, by, contract }) => [day, by, contract])),
    ).toEqual([[['2026-03-01', 'mail', 'a']], [['2026-03-01', 'mail', 'a']]]);
    world.close();
  });

  test('the same lead chosen again: it was delivered, and when', async () => {
    const world = await worldOf({ a: at(900, 0, shared(3)), b: at(500, 20, shared(3)) }, 1);
    const [row] = (await route(world)).rows;
    const id = row?.lead.id ?? 0;
    const again = await route(world, { leads: [id] });
    expect(told(again)).toEqual(['p1: a alreadyDelivered, b fail']);
    expect(again.rows[0]?.choices[0]?.before).toMatchObject([{ day: '2026-03-01', by: 'lead', lead: id }]);
    expect(again).toMatchObject({ delivered: 0, nowhere: 1 });
    world.close();
  });

  test('suppressed for one client goes to the other', async () => {
    const world = await worldOf({ a: at(900, 0), b: at(500, 0) }, 1);
    await world.client.suppression.add({ entries: ['p1@example.com'], client: 'a' });
    expect(told(await route(world))).toEqual(['p1: +b best 500, a suppressed']);
    world.close();
  });
});

test('a lead that is gone ends it', async () => {
  const world = await worldOf({ a: at(900, 0) }, 1);
  expect(await refusalOf(route(world, { leads: [12345] }))).toMatchObject({ code: 'notFound' });
  world.close();
});

describe('as a job', () => {
  /** What a run came to, without what only the file can know: the id of a delivery that a dry run does not make. */
  const plain = ({ rows, dryRun: _, ...answer }: RouteAnswer) => ({
    ...answer,
    rows: rows.map(({ choices, ...row }) => ({
      ...row,
      choices: choices.map(({ before, ...choice }) => ({
        ...choice,
        before: before.map(({ delivery: __, ...one }) => one),
      })),
    })),
  });

  test('a dry run over many comes to what is done then: each sees what those before it took', async () => {
    const random = chance(20_260_302);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    for (let round = 0; round < 12; round += 1) {
      const contract = (): object =>
        at(pick([300, 500, 500, 900]), pick([0, 0, 200, 500]), {
          exclusivity: pick([{ leads: 'exclusive' }, { leads: 'shared', buyers: 2 }, { leads: 'shared' }]),
          ...pick([
            {},
            { caps: [{ per: 'day', leads: pick([3, 20]), above: pick(['hold', 'refuse']) }] },
            { caps: [{ per: 'month', money: 10_000, above: 'refuse' }] },
            {
              duplicates: {
                days: 30,
                fields: ['person.email'],
                match: 'any',
                scope: pick(['contract', 'client', 'allClients']),
                countReturned: true,
              },
            },
          ]),
        });
      const world = await worldOf({ a: contract(), b: contract(), c: contract() }, 1);
      // Every third asks twice.
      await pool(world, 2, 70, (n) => `p${n % 3 === 0 ? n - 1 : n}@example.com`);
      const dry = await route(world, { dryRun: true });
      expect([deliveries(world), verdicts(world)]).toEqual([[], 0]);
      const real = await route(world);
      expect(plain(real)).toEqual(plain(dry));
      expect(await world.client.verification.run()).toMatchObject({ ok: true });
      world.close();
    }
  });

  test('cancelled, what was routed stays, the next call goes on, and undo takes the first back as one step', async () => {
    const world = await worldOf({ a: at(500, 0), b: at(800, 300) }, 50);
    const impatient: Context = { ...world.context, jobs: jobsCancelledAt(20) };
    const first = await runRoute(impatient, { dryRun: false, limit: 0 });
    expect(first).toMatchObject({ ok: true, value: { leads: 20, delivered: 20, cancelled: true } });
    expect(deliveries(world)).toHaveLength(20);
    expect(await runRoute(impatient, { dryRun: true, limit: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'cancelled' },
    });
    const rest = await route(world);
    expect(rest).toMatchObject({ leads: 30, delivered: 30, cancelled: false });
    // Leads 31 to 50 have 310 employees and more.
    expect(rest.contracts.map(({ ref, delivered }) => [ref, delivered])).toEqual([
      ['a', 9],
      ['b', 21],
    ]);
    await world.client.step.undo({});
    expect(deliveries(world)).toHaveLength(20);
    await world.client.step.undo({});
    expect(deliveries(world)).toEqual([]);
    world.close();
  });

  test.each([
    ['contracts are looked at', 0],
    ['leads are routed', 20],
  ])('what somebody else delivers while %s is seen', async (_, routed) => {
    const world = await worldOf({ a: at(500, 0, { caps: [{ per: 'day', leads: 30, above: 'refuse' }] }) }, 60);
    const { rows } = await world.client.lead.find({ filter: { pool: true }, sort: 'newest', descending: false });
    const last = rows.slice(-10).map(({ id }) => id);
    let [told, done] = [false, 0];
    const jobs = jobsWith(() => ({
      progress: (leads) => {
        done = leads;
      },
      breathe: async () => {
        if (told || done < routed) return;
        told = true;
        await world.client.delivery.deliverChosen({ contract: 'a', leads: last });
      },
    }));
    const run = await runRoute({ ...world.context, jobs }, { dryRun: false, limit: 0 });
    // Twenty and ten by hand, and the cap of thirty is reached.
    expect(run).toMatchObject({ ok: true, value: { delivered: 20, nowhere: 30 } });
    expect(deliveries(world)).toHaveLength(30);
    world.close();
  });

  test('others are let in after each contract that is opened, and after twenty leads', async () => {
    const world = await worldOf({ a: at(500, 0), b: at(400, 0), c: at(300, 0) }, 45);
    const breaths: number[] = [];
    let done = 0;
    const jobs = jobsWith(() => ({
      progress: (leads) => {
        done = leads;
      },
      breathe: async () => void breaths.push(done),
    }));
    await runRoute({ ...world.context, jobs }, { dryRun: true, limit: 0 });
    // Three contracts, and 20 + 20 + 5 leads.
    expect(breaths).toEqual([0, 0, 0, 20, 40, 45]);
    world.close();
  });

  test('who was delivered before is proved by the delivery and the invoice', async () => {
    const world = await worldOf({ a: at(900, 0), b: at(500, 0) }, 1);
    await route(world);
    world.setNow('2026-04-05T09:00:00Z');
    const issued = await world.client.invoice.run({ period: '2026-03', issue: true });
    await pool(world, 4, 4, () => 'P1@example.com');
    const [row] = (await route(world, { dryRun: true })).rows;
    expect(row?.choices.find(({ contract }) => contract === 'b')?.before).toMatchObject([
      { contract: 'a', day: '2026-03-01', by: 'mail', document: issued[0]?.number },
    ]);
    expect(issued[0]?.number).toMatch(/^INV-/);
    world.close();
  });
});
