import { expect } from 'vitest';
import { openWorld } from '../../world.ts';
import { billing } from './billing.ts';
import { handing } from './handing.ts';
import { meeting } from './meeting.ts';
import { contract, momentOf, type Scene, zone } from './scene.ts';
import { selling } from './selling.ts';

export interface Agreed {
  /** The client's name; the contract is called so too. */
  readonly name: string;
  /** Versions of the terms as a setup file writes them. */
  readonly terms: readonly object[];
  readonly sources?: readonly object[];
}

/**
 * One contract on a real file, lived through the use-cases behind every screen: leads are imported before they are delivered,
 * the client answers by word or by file, invoices are issued by the run. Days are the client's, work is done at ten in the
 * morning of them.
 */
export async function openStory(day: string, agreed: Agreed) {
  const world = openWorld({ now: momentOf(day) });
  const scene: Scene = { world };
  const apply = async (content: object): Promise<void> => {
    // As a file holds it: what is undefined is not there.
    const answer = await world.client.setup.apply({ content: JSON.parse(JSON.stringify(content)) });
    expect(answer.lint.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answer.drafts).toEqual([]);
  };
  const versions = [...agreed.terms];
  await apply({ ...parties(agreed), contracts: [contractOf(agreed.name, versions)] });
  return {
    /** Sets the clock to a day, or a time of one. */
    on: (moment: string): void => world.setNow(momentOf(moment)),
    /** Agrees other terms from a day on; the linter finds no error in them. */
    agree: async (terms: object): Promise<void> => {
      versions.push(terms);
      await apply({ contracts: [contractOf(agreed.name, versions)] });
    },
    ...handing(scene),
    ...meeting(scene),
    ...selling(scene),
    ...billing(scene),
  };
}

const contractOf = (name: string, terms: readonly object[]): object => ({
  ref: contract,
  client: 'client',
  name,
  status: 'active',
  terms,
});

const parties = ({ name, sources = [] }: Agreed): object => ({
  agency: {
    name: 'Hafen Performance',
    address: { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: zone,
    email: 'billing@hafen.example.com',
  },
  sources: [{ ref: 'web', channel: 'web' }, ...sources],
  clients: [
    {
      ref: 'client',
      name,
      email: 'accounts@client.example.com',
      address: { line1: 'Am Markt 7', city: 'Berlin', postcode: '10115', country: 'DE' },
      currency: 'EUR',
      timeZone: zone,
    },
  ],
});
