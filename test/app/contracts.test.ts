import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/createApp.ts';
import type { World } from '../world.ts';
import { deliverSome, disputes, historyOf, leadRows, refusalOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

/** A contract as the editor sends it, with one version. */
const written = (given: object = {}, version: object = {}) =>
  json({ ref: 'acme', client: 'acme', name: 'acme', status: 'active', terms: [terms(version)], ...given });

const save = (world: World, contract: object, more: object = {}) =>
  world.client.contract.save({ contract: json(contract), ...more });

const later = { from: '2026-04-01', components: [{ id: 'lead', kind: 'perLead', price: 1200 }] };

describe('saving', () => {
  it('adds a version and leaves the ones it does not name', async () => {
    const world = await sampleWorld();
    const saved = await save(world, written({}, later));
    expect(saved).toMatchObject({ ref: 'acme', state: 'active', saved: 'updated', keptDraft: false });
    const { versions } = await world.client.contract.terms({ ref: 'acme' });
    expect(versions.map(({ version, from, standing }) => [version, from, standing])).toEqual([
      [2, '2026-04-01', 'coming'],
      [1, '2026-03-01', 'inForce'],
    ]);
    expect(versions[0]?.changes).toEqual([
      {
        part: 'components',
        title: 'What is paid',
        changes: [{ before: '$10.00 for every accepted lead', after: '$12.00 for every accepted lead' }],
      },
    ]);
    world.close();
  });

  it('says nothing happened where nothing did', async () => {
    const world = await sampleWorld();
    expect(await save(world, written())).toMatchObject({ saved: 'unchanged' });
    expect(historyOf(world, 'update')).toEqual([]);
    world.close();
  });

  it('keeps a new contract with errors a draft and names them', async () => {
    const world = await sampleWorld();
    const saved = await save(world, written({ ref: 'new' }, { components: [] }), { isNew: true });
    expect(saved).toMatchObject({ state: 'draft', keptDraft: true, saved: 'created' });
    expect(saved.lint).toContainEqual({
      from: '2026-03-01',
      code: 'noComponent',
      severity: 'error',
      place: 'components',
    });
    world.close();
  });

  it('keeps a contract a draft that names a source nobody knows', async () => {
    const world = await sampleWorld();
    const media = { id: 'media', kind: 'passThrough', markUpPercent: '15', sources: ['nowhere'] };
    const saved = await save(world, written({ ref: 'new' }, { components: [media] }), { isNew: true });
    expect(saved).toMatchObject({ state: 'draft', keptDraft: true });
    expect(saved.lint).toContainEqual({
      from: '2026-03-01',
      code: 'unknownSource',
      severity: 'error',
      place: 'components.media.sources',
    });
    world.close();
  });

  it('moves a version nobody used to another day', async () => {
    const world = await sampleWorld();
    await save(world, written({}, later));
    await save(world, written({}, { ...later, from: '2026-05-01' }), { movedFrom: '2026-04-01' });
    const { versions } = await world.client.contract.terms({ ref: 'acme' });
    expect(versions.map(({ from }) => from)).toEqual(['2026-05-01', '2026-03-01']);
    world.close();
  });

  it('starts a new contract like another, by its version or its last', async () => {
    const world = await sampleWorld();
    await save(world, written({}, later));
    const like = async (version?: number) =>
      (await world.client.contract.editor({ like: { ref: 'acme', version } })).model?.terms.components;
    expect(await like(1)).toMatchObject([{ id: 'lead', price: 1000 }]);
    expect(await like()).toEqual(later.components);
    expect((await world.client.contract.editor({})).model).toBeNull();
    world.close();
  });

  it('discards what the editor kept', async () => {
    const world = await sampleWorld();
    await world.client.draft.save({ name: 'terms:acme', content: { half: true } });
    expect((await world.client.contract.editor({ ref: 'acme' })).draft?.content).toEqual({ half: true });
    await save(world, written({}, later));
    expect((await world.client.contract.editor({ ref: 'acme' })).draft).toBeNull();
    world.close();
  });

  it('is undone in one step', async () => {
    const world = await sampleWorld();
    await save(world, written({}, later));
    await world.client.step.undo({});
    expect((await world.client.contract.terms({ ref: 'acme' })).versions).toHaveLength(1);
    world.close();
  });
});

describe('what is refused', () => {
  const cases: readonly [string, (world: World) => Promise<unknown>, object][] = [
    ['a new contract under a taken ref', (w) => save(w, written(), { isNew: true }), { code: 'refTaken' }],
    ['an unknown client', (w) => save(w, written({ client: 'nobody' })), { code: 'notFound' }],
    [
      'an edit of terms that judged leads',
      (w) => save(w, written({}, { components: [{ id: 'lead', kind: 'perLead', price: 1 }] })),
      { code: 'termsLocked', data: { contract: 'acme', from: '2026-03-01' } },
    ],
    [
      'a version among what was delivered',
      (w) => save(w, written({}, { ...later, from: '2026-02-01' })),
      { code: 'termsRetroactive' },
    ],
    [
      'errors in a running contract',
      (w) => save(w, written({}, { ...later, components: [] })),
      { code: 'contractRunning' },
    ],
    [
      'dropping the only version',
      (w) => w.client.contract.dropVersion({ ref: 'acme', from: '2026-03-01' }),
      { code: 'onlyVersion' },
    ],
    [
      'dropping a day without version',
      (w) => w.client.contract.dropVersion({ ref: 'acme', from: '2027-01-01' }),
      { code: 'notFound' },
    ],
    ['the head of an unknown contract', (w) => w.client.contract.head({ ref: 'x' }), { code: 'notFound' }],
    ['reading an unknown contract', (w) => w.client.contract.read({ ref: 'x' }), { code: 'notFound' }],
    ['terms of an unknown contract', (w) => w.client.contract.terms({ ref: 'x' }), { code: 'notFound' }],
    ['copying an unknown contract', (w) => w.client.contract.editor({ like: { ref: 'x' } }), { code: 'notFound' }],
    [
      'copying an unknown version',
      (w) => w.client.contract.editor({ like: { ref: 'acme', version: 9 } }),
      { code: 'notFound' },
    ],
    ['editing an unknown contract', (w) => w.client.contract.editor({ ref: 'x' }), { code: 'notFound' }],
  ];
  it.each(cases)('%s', async (_, act, refusal) => {
    const world = await sampleWorld();
    await deliverSome(world, 'acme', 2);
    expect(await refusalOf(act(world))).toMatchObject(refusal);
    world.close();
  });

  it('terms that were invoiced, even when nothing was delivered under them', async () => {
    const fee = { components: [{ id: 'fee', kind: 'retainer', price: 5000 }] };
    const world = await sampleWorld({ contracts: { acme: [terms(fee)] } });
    world.setNow('2026-04-02T09:00:00Z');
    await world.client.invoice.run({ period: '2026-03', issue: true });
    const change = save(world, written({}, { components: [{ id: 'fee', kind: 'retainer', price: 6000 }] }));
    expect(await refusalOf(change)).toMatchObject({ code: 'termsLocked' });
    world.close();
  });
});

it('drops a version nobody used', async () => {
  const world = await sampleWorld();
  await save(world, written({}, later));
  expect(await world.client.contract.dropVersion({ ref: 'acme', from: '2026-04-01' })).toEqual({ left: 1 });
  world.close();
});

it('lists contracts with what waits', async () => {
  const world = await sampleWorld();
  await deliverSome(world, 'acme', 3);
  await takeIn(world, 'acme', leadRows(4, 5));
  const [row] = await world.client.contract.list({});
  expect(row).toMatchObject({
    ref: 'acme',
    client: { ref: 'acme', currency: 'USD', locale: 'en-US', timeZone: 'America/New_York' },
    isPrepaid: false,
    waits: { toDeliver: 2, onHold: 0, openDisputes: 0, lateClaims: 0, unconfirmed: 0, replacementsOwed: 0 },
  });
  expect(await world.client.contract.head({ ref: 'acme' })).toEqual(row);
  expect(await world.client.contract.list({ client: 'nobody' })).toEqual([]);
  world.close();
});

describe('the overview', () => {
  it('shows the period of today: pace, funnel, money, caps, returns', async () => {
    const given = {
      caps: [{ per: 'day', leads: 10, above: 'hold' }],
      disputes: disputes({ cap: { count: 2 } }),
    };
    const world = await sampleWorld({ contracts: { acme: [terms(given)] } });
    await save(world, {
      ...written({}, given),
      inputs: [{ key: 'target', from: '2026-03-01', value: '20', saidBy: 'Acme' }],
    });
    world.setNow('2026-03-05T15:00:00Z');
    await deliverSome(world, 'acme', 4);
    world.setNow('2026-03-09T15:00:00Z');
    const shown = await world.client.contract.read({ ref: 'acme' });
    expect(shown.period).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    // 6 of 22 working days have come: 4 × 22 ÷ 6.
    expect(shown.pace).toMatchObject({ delivered: 4, target: '20', attainment: '20.00', projected: '15' });
    expect(shown.pace?.days.find(({ day }) => day === '2026-03-05')).toEqual({
      day: '2026-03-05',
      delivered: 4,
      planned: '3.6',
    });
    expect(shown.pace?.days.at(-1)).toEqual({ day: '2026-03-31', delivered: null, planned: '20.0' });
    expect(shown.funnel).toEqual([
      { step: 'imported', count: 4 },
      { step: 'passed', count: 4 },
      { step: 'delivered', count: 4 },
      { step: 'accepted', count: 4 },
      { step: 'opportunities', count: 0 },
      { step: 'sales', count: 0 },
    ]);
    expect(shown.money).toMatchObject({ net: 4000, tax: 0, gross: 4000, invoiced: 0, carriedOver: [] });
    const window = { from: '2026-03-09', to: '2026-03-09' };
    expect(shown.limits).toEqual([{ kind: 'day', leads: 10, money: null, above: 'hold', window, used: 0, spent: 0 }]);
    expect(shown.balance).toBeNull();
    expect(shown.returns).toEqual({ used: 0, cap: 2 });
    expect(shown.rates.acceptanceRate).toMatchObject({ value: '100.00', numerator: 4, denominator: 4 });
    world.close();
  });

  it('stands empty before the first day of the terms', async () => {
    const world = await sampleWorld({ contracts: { acme: [terms({ from: '2026-09-01' })] } });
    const shown = await world.client.contract.read({ ref: 'acme' });
    expect(shown).toMatchObject({ period: null, pace: null, money: null, version: null, nextVersion: '2026-09-01' });
    world.close();
  });
});

it('any reader may ask; a message that is no contract is turned away', async () => {
  const world = await sampleWorld();
  const app = createApp(world.context);
  const answer = await app(
    new Request('http://127.0.0.1/rpc/contract/save', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { contract: { ref: 'x' } } }),
    }),
  );
  expect(answer.status).toBe(400);
  world.close();
});
