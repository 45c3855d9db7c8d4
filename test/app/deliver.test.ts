import { describe, expect, test } from 'vitest';
import { monthFile, monthJson, monthWorld, type World } from '../world.ts';
import { contentOf, historyOf, leadRows, refusalOf, sampleWorld, statesOf, takeIn, terms } from './sampleContract.ts';

interface Delivered {
  readonly number: number;
  readonly day: string;
  readonly ends: number;
  readonly termsFrom: string;
  readonly replaces: number;
}

const deliveredOf = ({ context }: World): Delivered[] =>
  context.handle.reader
    .read<Delivered>(
      `SELECT CAST(substr(lead.external_id, 3) AS INTEGER) AS number, d.delivered_day AS day, d.review_ends_at AS ends,
         terms.from_day AS termsFrom, d.replacement_id IS NOT NULL AS replaces
       FROM delivery d JOIN lead ON lead.id = d.lead_id JOIN terms ON terms.id = d.terms_id
       WHERE d.delivered_at IS NOT NULL ORDER BY d.delivered_at, d.id`,
    )
    .all();

test('the worked month: 10, 36 and 8', async () => {
  const world = await monthWorld();
  const expected = monthJson('expected.json');
  const take = (file: string, contract: string, map: string) =>
    world.client.lead.import({ file: monthFile(file), contract, map: monthJson(map) });

  world.setNow('2026-03-02T10:00:00Z');
  await take('leads-b.csv', 'maschinenbau-termine', 'map-leads-b.json');
  expect(await world.client.delivery.deliver({ contract: 'maschinenbau-termine' })).toMatchObject(
    expected['deliver b'],
  );
  world.setNow('2026-03-10T15:00:00Z');
  await take('leads-1.csv', 'brightsmile-leads', 'map-leads.json');
  expect(await world.client.delivery.deliver({ contract: 'brightsmile-leads' })).toMatchObject(expected['deliver 1']);
  world.setNow('2026-04-01T02:00:00Z');
  await take('leads-2.tsv', 'brightsmile-leads', 'map-leads.json');
  const second = await world.client.delivery.deliver({ contract: 'brightsmile-leads' });
  expect(second).toEqual({ ...expected['deliver 2'], onHold: 0, replacements: 0, kept: [], beyondCapacity: 0 });

  const days = world.context.handle.reader
    .read('SELECT delivered_day AS day, count(*) AS n FROM delivery GROUP BY delivered_day ORDER BY 1')
    .all();
  // 1 April 02:00 UTC is 31 March 22:00 in New York.
  expect(days).toEqual([
    { day: '2026-03-02', n: 10 },
    { day: '2026-03-10', n: 36 },
    { day: '2026-03-31', n: 8 },
  ]);
  world.close();
});

test('a second call finds nothing and writes nothing; the first leaves one entry', async () => {
  const world = await sampleWorld();
  await takeIn(world, 'acme', leadRows(1, 3));
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 3, onHold: 0 });
  const [entry, ...more] = historyOf(world, 'deliver');
  expect(entry).toEqual({
    after: {
      version: 1,
      delivered: 3,
      onHold: 0,
      replacements: 0,
      changes: 3,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect(more).toEqual([]);
  const before = contentOf(world);
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 0, kept: [] });
  expect(contentOf(world)).toBe(before);
  world.close();
});

test('more leads than one transaction takes', async () => {
  const world = await sampleWorld();
  await takeIn(
    world,
    'acme',
    Array.from({ length: 2001 }, (_, n) => `Robin Example,many${n}@example.com,,10,L-${n},2026-03-01T08:00:00Z`),
  );
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 2001 });
  // 1,000 + 1,000 + 1
  expect(historyOf(world, 'deliver').map(({ after }) => after)).toMatchObject([
    { delivered: 1000 },
    { delivered: 1000 },
    { delivered: 1 },
  ]);
  world.close();
});

describe('caps', () => {
  test('what is above a cap that holds waits, and goes first when there is room', async () => {
    const world = await sampleWorld({
      contracts: { acme: [terms({ caps: [{ per: 'day', leads: 2, above: 'hold' }] })] },
    });
    await takeIn(world, 'acme', leadRows(1, 5));
    const deliver = () => world.client.delivery.deliver({ contract: 'acme' });
    expect(await deliver()).toMatchObject({ delivered: 2, onHold: 3, kept: [] });
    expect(await deliver()).toMatchObject({ delivered: 0, onHold: 3 });
    world.setNow('2026-03-02T09:00:00Z');
    await takeIn(world, 'acme', leadRows(6, 7));
    expect(await deliver()).toMatchObject({ delivered: 2, onHold: 3 });
    world.setNow('2026-03-03T09:00:00Z');
    expect(await deliver()).toMatchObject({ delivered: 2, onHold: 1 });
    world.setNow('2026-03-04T09:00:00Z');
    expect(await deliver()).toMatchObject({ delivered: 1, onHold: 0 });
    expect(deliveredOf(world).map(({ number, day }) => `${day} ${number}`)).toEqual([
      '2026-03-01 1',
      '2026-03-01 2',
      '2026-03-02 3',
      '2026-03-02 4',
      '2026-03-03 5',
      '2026-03-03 6',
      '2026-03-04 7',
    ]);
    world.close();
  });

  test('what is above a cap that refuses is kept, and asked for again', async () => {
    const world = await sampleWorld({
      contracts: { acme: [terms({ caps: [{ per: 'month', leads: 2, above: 'refuse' }] })] },
    });
    await takeIn(world, 'acme', leadRows(1, 5));
    const deliver = () => world.client.delivery.deliver({ contract: 'acme' });
    const twoOfFive = { delivered: 2, onHold: 0, kept: [{ reason: 'capReached', count: 3 }] };
    expect(await deliver()).toMatchObject(twoOfFive);
    // 1 April 02:00 UTC is still March in New York.
    world.setNow('2026-04-01T02:00:00Z');
    expect(await deliver()).toMatchObject({ ...twoOfFive, delivered: 0 });
    world.setNow('2026-04-01T12:00:00Z');
    expect(await deliver()).toMatchObject({ delivered: 2, kept: [{ reason: 'capReached', count: 1 }] });
    expect(statesOf(world, 'acme')).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
    world.close();
  });
});

describe('judged again under the terms in force on the day of delivery', () => {
  const big = (from: string): object =>
    terms({
      from,
      definition: { criteria: [{ id: 'size', field: 'company.employees', op: 'gt', value: 20, hard: true }] },
    });

  test('the new verdict decides, the old one stays', async () => {
    const world = await sampleWorld({ contracts: { acme: [terms(), big('2026-03-10')] } });
    // Sizes 10, 20, 30: only the third is over 20.
    await takeIn(world, 'acme', leadRows(1, 3));
    world.setNow('2026-03-10T05:00:00Z');
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({
      delivered: 1,
      kept: [{ reason: 'fail', count: 2 }],
    });
    const verdicts = world.context.handle.reader
      .read(
        `SELECT CAST(substr(lead.external_id, 3) AS INTEGER) AS n, terms.from_day AS termsFrom, q.outcome FROM qualification q
         JOIN lead ON lead.id = q.lead_id JOIN terms ON terms.id = q.terms_id ORDER BY 1, 2`,
      )
      .all();
    expect(verdicts).toEqual([
      { n: 1, termsFrom: '2026-03-01', outcome: 'pass' },
      { n: 1, termsFrom: '2026-03-10', outcome: 'fail' },
      { n: 2, termsFrom: '2026-03-01', outcome: 'pass' },
      { n: 2, termsFrom: '2026-03-10', outcome: 'fail' },
      { n: 3, termsFrom: '2026-03-01', outcome: 'pass' },
      { n: 3, termsFrom: '2026-03-10', outcome: 'pass' },
    ]);
    expect(deliveredOf(world)).toMatchObject([{ number: 3, termsFrom: '2026-03-10' }]);
    const before = contentOf(world);
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 0, kept: [] });
    expect(contentOf(world)).toBe(before);
    world.close();
  });

  test('what waits on hold goes out under the new terms, or not at all', async () => {
    const caps = [{ per: 'day', leads: 1, above: 'hold' }];
    const world = await sampleWorld({ contracts: { acme: [terms({ caps }), big('2026-03-02')] } });
    await takeIn(world, 'acme', leadRows(1, 4));
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1, onHold: 3 });
    world.setNow('2026-03-02T12:00:00Z');
    // On hold are sizes 20, 30, 40: the first fails now.
    expect(await world.client.delivery.deliver({ contract: 'acme' })).toEqual({
      delivered: 2,
      onHold: 0,
      replacements: 0,
      kept: [{ reason: 'fail', count: 1 }],
      beyondCapacity: 0,
    });
    expect(deliveredOf(world).map(({ number, termsFrom }) => `${number} ${termsFrom}`)).toEqual([
      '1 2026-03-01',
      '3 2026-03-02',
      '4 2026-03-02',
    ]);
    world.close();
  });
});

describe('other buyers', () => {
  test('a person sold exclusively goes to nobody else, until the lead came back', async () => {
    const world = await sampleWorld({ contracts: { first: [terms()], second: [terms()] } });
    // Taken in for both before either is delivered: the check at import cannot see it. One has the mail, one the phone.
    await takeIn(world, 'first', leadRows(1, 1));
    await takeIn(world, 'second', [
      'Robin Example,person1@example.com,,10,M-1,2026-03-01T08:00:00Z',
      'Robin Example,other@example.com,+1 212 555 0101,10,M-2,2026-03-01T08:00:00Z',
      'Robin Example,person3@example.com,+1 212 555 0103,10,M-3,2026-03-01T08:00:00Z',
    ]);
    const deliver = (contract: string) => world.client.delivery.deliver({ contract });
    expect(await deliver('first')).toMatchObject({ delivered: 1 });
    expect(await deliver('second')).toMatchObject({ delivered: 1, kept: [{ reason: 'taken', count: 2 }] });
    await world.client.feedback.import({
      contract: 'first',
      file: new File(['Email,Say,Why\nperson1@example.com,dispute,wrong data\n'], 'f.csv'),
      map: {
        kind: 'feedback',
        columns: { Email: 'person.email', Say: 'feedback.decision', Why: 'feedback.reason' },
      },
    });
    expect(await deliver('second')).toMatchObject({ delivered: 0, kept: [{ reason: 'taken', count: 2 }] });
    const [claim] = await world.client.dispute.list({ contract: 'first', open: true });
    await world.client.dispute.resolve({ id: claim?.id ?? 0, as: 'uphold' });
    expect(await deliver('second')).toMatchObject({ delivered: 2, kept: [] });
    world.close();
  });

  test.each([
    { exclusivity: { leads: 'shared', buyers: 2 }, delivered: [1, 1, 0] },
    { exclusivity: { leads: 'shared', buyers: 3 }, delivered: [1, 1, 1] },
    { exclusivity: { leads: 'exclusive' }, delivered: [1, 0, 0] },
  ])('one lead, three contracts, $exclusivity: $delivered', async ({ exclusivity, delivered }) => {
    const refs = ['one', 'two', 'three'];
    const world = await sampleWorld({
      contracts: Object.fromEntries(refs.map((ref) => [ref, [terms({ exclusivity })]])),
    });
    await takeIn(world, 'one', leadRows(1, 1));
    // The same lead judged for the other contracts too, as a screen that offers it to several does.
    world.context.handle.transaction((w) => {
      w.write(
        `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, judged_at)
         SELECT c.id, q.lead_id, t.id, q.verdict, q.outcome, q.judged_at FROM qualification q, contract c
         JOIN terms t ON t.contract_id = c.id WHERE c.id <> q.contract_id`,
      ).run();
    });
    const counts: number[] = [];
    for (const contract of refs) counts.push((await world.client.delivery.deliver({ contract })).delivered);
    expect(counts).toEqual(delivered);
    world.close();
  });
});

test('somebody who asked not to be contacted since is kept, also where it waits on hold', async () => {
  const world = await sampleWorld({
    contracts: { acme: [terms({ caps: [{ per: 'day', leads: 1, above: 'hold' }] })] },
  });
  await takeIn(world, 'acme', leadRows(1, 3));
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({ delivered: 1, onHold: 2 });
  // What waits keeps the verdict it waits by, so it is the delivery that looks.
  expect(await world.client.suppression.add({ entries: ['PERSON2@example.com'] })).toMatchObject({
    here: { leads: 1, heldBack: 0, delivered: 0 },
  });
  world.setNow('2026-03-07T09:00:00Z');
  expect(await world.client.delivery.deliver({ contract: 'acme' })).toMatchObject({
    delivered: 1,
    onHold: 0,
    kept: [{ reason: 'suppressed', count: 1 }],
  });
  expect(deliveredOf(world).map(({ number }) => number)).toEqual([1, 3]);
  world.close();
});

describe('the review window', () => {
  test.each([
    { review: { hours: 48 }, ends: '2026-03-07T22:00:00Z' },
    // Thursday 5 March; Friday is a holiday; Monday is the first business day, Tuesday the second.
    // The clocks of New York change on Sunday 8 March: Tuesday ends at 04:00 UTC.
    { review: { businessDays: 2 }, ends: '2026-03-11T03:59:59.999Z' },
  ])('$review ends at $ends', async ({ review, ends }) => {
    const world = await sampleWorld({
      now: '2026-03-05T22:00:00Z',
      client: { holidays: ['2026-03-06'] },
      contracts: { acme: [terms({ review })] },
    });
    await takeIn(world, 'acme', leadRows(1, 1));
    await world.client.delivery.deliver({ contract: 'acme' });
    expect(deliveredOf(world)).toMatchObject([{ ends: Date.parse(ends) }]);
    world.close();
  });
});

test('a contract that is unknown, a draft, or not in force yet is refused, and nothing is written', async () => {
  const world = await sampleWorld({
    contracts: { draft: [terms({ components: [] })], later: [terms({ from: '2026-04-01' })] },
  });
  const before = contentOf(world);
  const deliver = (contract: string) => refusalOf(world.client.delivery.deliver({ contract }));
  expect(await deliver('nobody')).toEqual({ code: 'notFound', data: { kind: 'contract', ref: 'nobody' } });
  expect(await deliver('draft')).toEqual({ code: 'contractNotActive', data: { contract: 'draft', state: 'draft' } });
  expect(await deliver('later')).toEqual({ code: 'contractNotActive', data: { contract: 'later', day: '2026-03-01' } });
  expect(contentOf(world)).toBe(before);
  world.close();
});
