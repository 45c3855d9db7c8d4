import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { describe, expect, it } from 'vitest';
import { actorHeader } from '../../electron/app/actor.ts';
import { createApp } from '../../electron/app/createApp.ts';
import { peopleSetting } from '../../electron/app/people/people.ts';
import type { Actor } from '../../shared/domain/basics.ts';
import { type Client, openWorld, type World } from '../world.ts';
import { historyOf, refusalOf, sampleWorld } from './sampleContract.ts';

const ada: Actor = { name: 'Ada Example', role: 'owner' };
const max: Actor = { name: 'Max Example', role: 'manager' };

/** The same application, asked by somebody. */
function as(world: World, actor: Actor): Client {
  const app = createApp(world.context);
  const headers = { [actorHeader]: encodeURIComponent(JSON.stringify(actor)) };
  return createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', headers, fetch: (request) => app(request) }));
}

const agency = {
  name: 'Nord & Co',
  address: { line1: 'Hafen 2', city: 'Hamburg', postcode: '20457', country: 'DE' },
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  email: 'billing@nord.example.com',
  series: { invoice: 'INV', creditNote: 'CN' },
};

describe('the agency', () => {
  it('is saved by an owner, with its history', async () => {
    const world = await sampleWorld();
    expect(await as(world, ada).agency.save(agency)).toEqual({ saved: 'updated' });
    expect((await world.client.agency.read()).agency?.name).toBe('Nord & Co');
    expect(historyOf(world, 'update')).toMatchObject([{ before: { name: 'Nord' }, after: { name: 'Nord & Co' } }]);
    world.close();
  });

  it('is not for a manager', async () => {
    const world = await sampleWorld();
    expect(await refusalOf(as(world, max).agency.save(agency))).toEqual({
      code: 'ownerOnly',
      data: { what: 'agency', name: 'Max Example' },
    });
    world.close();
  });

  it('is not changed by a manager through a setup file, nor by taking back what an owner did', async () => {
    const world = await sampleWorld();
    await as(world, ada).agency.save(agency);
    const content = { agency: { ...agency, name: 'Max & Co' } };
    for (const refused of [as(world, max).setup.apply({ content }), as(world, max).step.undo({})])
      expect(await refusalOf(refused)).toEqual({ code: 'ownerOnly', data: { what: 'agency', name: 'Max Example' } });
    await as(world, ada).step.undo({});
    expect(await refusalOf(as(world, max).step.redo({}))).toMatchObject({ code: 'ownerOnly' });
    expect((await world.client.agency.read()).agency?.name).toBe('Nord');
    world.close();
  });
});

describe('people', () => {
  const both = { people: [ada, max], me: 0 };

  it('are listed by an owner, and anybody says who works now', async () => {
    const world = await sampleWorld();
    await as(world, ada).people.save(both);
    expect(await as(world, max).people.choose({ me: 1 })).toEqual(max);
    expect((await world.client.shell.read()).people).toEqual({ people: [ada, max], me: 1 });
    world.close();
  });

  it.each([
    ['no owner', { people: [max], me: 0 }, 'noOwner'],
    ['a name twice', { people: [ada, { ...max, name: ada.name }], me: 0 }, 'invalidInput'],
    ['nobody at work', { people: [ada], me: 3 }, 'invalidInput'],
  ] as const)('cannot be %s', async (_, people, code) => {
    const world = await sampleWorld();
    const wanted = { people: people.people.map((one) => ({ ...one })), me: people.me };
    expect(await refusalOf(as(world, ada).people.save(wanted))).toMatchObject({ code });
    world.close();
  });

  it('cannot be named by a setting of a screen', async () => {
    const world = await sampleWorld();
    await as(world, ada).people.save(both);
    const owned = { people: [{ ...max, role: 'owner' as const }], me: 0 };
    await expect(as(world, max).setting.save({ name: peopleSetting, value: owned })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await as(world, max).setting.save({ name: 'people', value: owned });
    expect((await world.client.shell.read()).people).toEqual(both);
    world.close();
  });

  it('are not for a manager to list, and nobody else can be chosen', async () => {
    const world = await sampleWorld();
    expect(await refusalOf(as(world, max).people.save(both))).toMatchObject({ code: 'ownerOnly' });
    expect(await refusalOf(as(world, max).people.choose({ me: 0 }))).toMatchObject({ code: 'notFound' });
    world.close();
  });
});

describe('the key', () => {
  it('is locked with a passphrase and unlocked again, and history says so without the secret', async () => {
    const world = await sampleWorld();
    expect(await world.client.key.read()).toMatchObject({ locked: false, ways: ['file'] });
    const locked = await world.client.key.setPassphrase({ passphrase: 'four words in a row' });
    expect(locked).toMatchObject({ locked: true, ways: ['passphrase'] });
    const made = await world.client.key.makeRecoveryKey({ confirmed: true });
    expect(made.state.ways).toEqual(['passphrase', 'recovery']);
    expect(made.code.length).toBeGreaterThan(40);
    expect(await world.client.key.removePassphrase({ confirmed: true })).toMatchObject({ locked: false });
    const told = world.context.handle.reader
      .read<{ text: string }>('SELECT action || change AS text FROM history')
      .all();
    expect(told.map(({ text }) => text).slice(-3)).toEqual(['lock{}', 'recoveryKey{}', 'unlock{}']);
    world.close();
  });

  it('refuses a short passphrase, and managers', async () => {
    const world = await sampleWorld();
    expect(await refusalOf(world.client.key.setPassphrase({ passphrase: 'short' }))).toMatchObject({
      code: 'passphraseTooShort',
    });
    for (const refused of [
      as(world, max).key.setPassphrase({ passphrase: 'four words in a row' }),
      as(world, max).key.removePassphrase({ confirmed: true }),
      as(world, max).key.makeRecoveryKey({ confirmed: true }),
    ]) {
      expect(await refusalOf(refused)).toMatchObject({ code: 'ownerOnly' });
    }
    expect(await world.client.key.read()).toMatchObject({ locked: false });
    world.close();
  });
});

describe('backups', () => {
  it('are made beside the data, listed and handed out', async () => {
    const world = await sampleWorld();
    const made = await world.client.backup.make();
    expect(made).toMatchObject({ name: '2026-03-01T090000Z.tallyproof', leads: 0, documents: 0 });
    expect(existsSync(join(world.dir, 'backups', made.name))).toBe(true);
    const { backups, dataFolder } = await world.client.backup.list();
    expect(dataFolder).toBe(world.dir);
    expect(backups.map(({ name, bytes }) => [name, bytes])).toEqual([[made.name, made.bytes]]);
    const file = await world.client.backup.file({ name: made.name });
    expect([file.name, file.size]).toEqual([made.name, made.bytes]);
    world.close();
  });

  it('of another name are not there', async () => {
    const world = await sampleWorld();
    expect(await refusalOf(world.client.backup.file({ name: 'a.tallyproof' }))).toMatchObject({ code: 'noSuchFile' });
    world.close();
  });
});

it('lists the maps that imports remember, and forgets one', async () => {
  const world = await sampleWorld();
  const map = { kind: 'leads', columns: { Mail: 'person.email', When: 'lead.capturedAt' } };
  const file = new File(['Mail,When\na@example.com,2026-03-01T08:00:00Z\n'], 'leads.csv');
  await world.client.lead.import({ file, contract: 'acme', map, remember: true });
  const [preset] = await world.client.preset.list();
  expect(preset).toMatchObject({
    kind: 'leads',
    columns: [{ column: 'Mail', field: 'person.email' }, { column: 'When' }],
  });
  const name = { fingerprint: preset?.fingerprint ?? '', kind: 'leads' as const };
  expect(await world.client.preset.forget(name)).toEqual({ forgotten: true });
  expect(await world.client.preset.forget(name)).toEqual({ forgotten: false });
  expect(await world.client.preset.list()).toEqual([]);
  world.close();
});

it('counts who is suppressed without telling who', async () => {
  const world = await sampleWorld();
  await world.client.suppression.add({ entries: ['a@example.com', 'b@example.com', 'old.example.com'] });
  await world.client.suppression.add({ client: 'acme', entries: ['+1 212 555 0101'] });
  const added = {
    addition: expect.any(Number),
    at: world.context.now(),
    by: 'Owner',
    origin: 'typed',
  };
  expect(await world.client.suppression.read()).toEqual({
    lists: [
      {
        client: null,
        name: 'Everybody',
        mails: 2,
        phones: 0,
        domains: 1,
        heldBack: 0,
        additions: [{ ...added, mails: 2, phones: 0, domains: 1 }],
      },
      {
        client: 'acme',
        name: 'Acme Inc.',
        mails: 0,
        phones: 1,
        domains: 0,
        heldBack: 0,
        additions: [{ ...added, mails: 0, phones: 1, domains: 0 }],
      },
    ],
  });
  world.close();
});

it('tells history newest first, a page at a time, and of one thing', async () => {
  const world = await sampleWorld();
  const first = await world.client.history.list({ limit: 2 });
  // A setup file wrote each of its things, and at last that it was one file.
  expect(first.rows.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'setup agency:agency',
    'create contract:acme',
  ]);
  expect(first.total).toBe(5);
  const rest = await world.client.history.list({ limit: 3, after: first.next ?? 0 });
  expect(rest.rows.map(({ subject }) => subject)).toEqual(['client:acme', 'source:web', 'agency:agency']);
  const own = await world.client.history.list({ subject: 'client:acme' });
  expect(own).toMatchObject({ total: 1, next: null });
  world.close();
});

describe('the first start', () => {
  const begin = {
    agency: { name: 'Süd Leads', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
    person: ada,
    client: { name: 'Müller & Söhne GmbH' },
    pay: { kind: 'perLead', price: 7500 },
  } as const;
  const contractOf = ({ contract }: { readonly contract: string | null }): string => {
    if (contract === null) throw new Error('no contract was made');
    return contract;
  };

  it('makes agency, person, client and a contract that only waits for somebody to read it', async () => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const made = await world.client.agency.begin(begin);
    expect(made).toEqual({ client: 'muller-sohne-gmbh', contract: 'muller-sohne-gmbh-pay-per-lead', lint: [] });
    const shell = await world.client.shell.read();
    expect(shell.agency).toMatchObject({ name: 'Süd Leads', currency: 'EUR' });
    expect(shell.people).toEqual({ people: [ada], me: 0 });
    const { contract, versions } = await world.client.contract.terms({ ref: contractOf(made) });
    expect(contract).toMatchObject({ state: 'draft', client: { locale: 'de-DE', currency: 'EUR' } });
    expect(versions[0]?.content.components).toEqual([{ id: 'lead', kind: 'perLead', price: 7500 }]);
    expect(historyOf(world, 'create')).toHaveLength(3);
    world.close();
  });

  it('makes no contract where the client pays in another way: the editor takes it down', async () => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const made = await world.client.agency.begin({ ...begin, pay: null });
    expect(made).toEqual({ client: 'muller-sohne-gmbh', contract: null, lint: [] });
    expect(await world.client.contract.list({})).toEqual([]);
    expect(historyOf(world, 'create')).toHaveLength(2);
    world.close();
  });

  it('leaves the tax to whoever knows it where no rate can be guessed', async () => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const us = { name: 'South', country: 'US', currency: 'USD', timeZone: 'America/New_York' };
    const { lint } = await world.client.agency.begin({ ...begin, agency: us });
    expect(lint.map(({ code }) => code)).toEqual(['noTax']);
    world.close();
  });

  it.each([
    [{ category: 'O', ratePercent: '0', note: 'No sales tax is charged on this service.' }],
    [{ category: 'S', ratePercent: '8.875' }],
  ] as const)('writes the tax that was said into the terms, which then can be activated: %j', async (tax) => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const us = { name: 'South', country: 'US', currency: 'USD', timeZone: 'America/New_York' };
    const made = await world.client.agency.begin({ ...begin, agency: us, tax });
    expect(made.lint).toEqual([]);
    const { contract, versions } = await world.client.contract.terms({ ref: contractOf(made) });
    expect(versions[0]?.content.billing.tax).toEqual(tax);
    const { ref, client, name } = contract;
    const terms = versions.map(({ content }) => content);
    const saved = await world.client.contract.save({
      contract: { ref, client: client.ref, name, status: 'active', terms },
    });
    expect(saved).toMatchObject({ state: 'active', keptDraft: false });
    world.close();
  });

  it('takes what was said before the usual rate of the country', async () => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const tax = { category: 'E', ratePercent: '0', note: 'Kleinunternehmer' } as const;
    const made = await world.client.agency.begin({ ...begin, tax });
    const { versions } = await world.client.contract.terms({ ref: contractOf(made) });
    expect(versions[0]?.content.billing.tax).toEqual(tax);
    world.close();
  });

  it.each([
    [{ kind: 'perHeld', price: 25000 }, ['perAppointment']],
    [{ kind: 'feePlus', fee: 100000, price: 25000, each: 'held' }, ['perAppointment', 'retainer']],
    [{ kind: 'feePlus', fee: 100000, price: 7500, each: 'lead' }, ['perLead', 'retainer']],
  ] as const)('%j becomes %j', async (pay, kinds) => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const made = await world.client.agency.begin({ ...begin, pay });
    const { versions } = await world.client.contract.terms({ ref: contractOf(made) });
    expect(versions[0]?.content.components.map(({ kind }) => kind)).toEqual(kinds);
    expect(made.lint).toEqual([]);
    world.close();
  });

  it('happens once', async () => {
    const world = await sampleWorld();
    expect(await refusalOf(world.client.agency.begin(begin))).toMatchObject({ code: 'agencyThere' });
    world.close();
  });

  it('issues nothing before the agency has an address', async () => {
    const world = openWorld({ now: '2026-03-01T09:00:00Z' });
    const made = await world.client.agency.begin(begin);
    const { money } = await world.client.contract.read({ ref: contractOf(made) });
    expect(money?.blockers.map(({ code }) => code)).toContain('agencyAddressMissing');
    world.close();
  });
});
