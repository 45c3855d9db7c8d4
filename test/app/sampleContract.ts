import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../world.ts';

/** Terms that take everybody with a mail address, at 10.00 a lead, with three reasons to dispute. */
export const terms = (given: object = {}): object => ({
  from: '2026-03-01',
  definition: { criteria: [{ id: 'mail', field: 'person.email', op: 'present', hard: true }] },
  components: [{ id: 'lead', kind: 'perLead', price: 1000 }],
  review: { hours: 48 },
  disputes: disputes({}),
  billing: { tax: { category: 'O', ratePercent: '0', note: 'Outside the scope of tax' } },
  ...given,
});

export const disputes = (given: object): object => ({
  reasons: [
    { reason: 'wrong data', clause: 'mail', class: 'creditable' },
    { reason: 'not to definition', clause: 'definition', class: 'creditable' },
    { reason: 'not interested', clause: null, class: 'feedback' },
  ],
  remedy: 'credit',
  ...given,
});

/** Terms that are paid by the meeting. */
export const byMeeting = (trigger: 'booked' | 'held', given: object = {}): object =>
  terms({ components: [{ id: 'meeting', kind: 'perAppointment', trigger, price: 25_000 }], ...given });

export interface Sample {
  readonly now?: string;
  readonly client?: object;
  /** Contract ref → versions of its terms. */
  readonly contracts?: { readonly [ref: string]: readonly object[] };
}

/** An agency in Berlin with one client in New York and its contracts, as of 1 March 2026. */
export async function sampleWorld({ now, client, contracts }: Sample = {}): Promise<World> {
  const world = openWorld({ now: now ?? '2026-03-01T09:00:00Z' });
  const address = { line1: '1 Main Street', city: 'New York', postcode: '10001', country: 'US' };
  const shared = { currency: 'USD', timeZone: 'America/New_York', locale: 'en-US', address };
  const content = {
    agency: {
      name: 'Nord',
      address: { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
      taxId: 'DE136695976',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      email: 'billing@nord.example.com',
    },
    sources: [{ ref: 'web', channel: 'web' }],
    clients: [{ ref: 'acme', name: 'Acme Inc.', email: 'ap@acme.example.com', ...shared, ...client }],
    contracts: Object.entries(contracts ?? { acme: [terms()] }).map(([ref, versions]) => ({
      ref,
      client: 'acme',
      name: ref,
      status: 'active',
      terms: versions,
    })),
  };
  // As a file holds it: what is undefined is not there.
  await world.client.setup.apply({ content: JSON.parse(JSON.stringify(content)) });
  return world;
}

export function csv(header: string, ...rows: readonly string[]): File {
  return new File([[header, ...rows, ''].join('\n')], 'file.csv');
}

export const mailOf = (n: number): string => `person${n}@example.com`;

/** Leads numbered `from` to `to`: person N has N × 10 employees, the source's id `L-N` and the phone +1 212 555 01NN. */
export function leadRows(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const n = from + place;
    const phone = `+1 212 555 01${String(n).padStart(2, '0')}`;
    return `Robin Example,${mailOf(n)},${phone},${n * 10},L-${n},2026-03-01T08:00:00Z`;
  });
}

const leadHeader = 'Name,Email,Phone,Size,Id,Submitted';
const leadMap = {
  kind: 'leads',
  columns: {
    Name: 'person.fullName',
    Email: 'person.email',
    Phone: 'person.phone',
    Size: 'company.employees',
    Id: 'lead.id',
    Submitted: 'lead.capturedAt',
  },
  source: 'web',
};

/** Takes leads in, for a contract. */
export async function takeIn(world: World, contract: string, rows: readonly string[]): Promise<void> {
  await world.client.lead.import({
    file: csv(leadHeader, ...rows),
    contract,
    map: leadMap,
    again: true,
  });
}

/** Takes leads 1 to `count` in and delivers them, all at the world's present moment. */
export async function deliverSome(world: World, contract: string, count: number): Promise<void> {
  await takeIn(world, contract, leadRows(1, count));
  await world.client.delivery.deliver({ contract });
}

/** The refusal an answer comes to; fails when it is granted. */
export async function refusalOf(answer: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await answer;
  } catch (problem) {
    if (problem instanceof ORPCError && problem.code === 'REFUSED') return problem.data;
    throw problem;
  }
  throw new Error('was not refused');
}

const tables = [
  'qualification',
  'delivery',
  'appointment',
  'dispute',
  'replacement',
  'opportunity',
  'revenue',
  'document',
  'charge',
  'live_charge',
  'credit',
  'history',
  'sequence',
];

/** Every row of the file that may change after intake: equal texts, nothing was written. */
export function contentOf({ context }: World): string {
  const { reader } = context.handle;
  return JSON.stringify(tables.map((table) => reader.read(`SELECT * FROM ${table}`).all()));
}

/** State of each delivery by the number of its person, in that order. */
export function statesOf({ context }: World, contract: string): string[] {
  return context.handle.reader
    .read<{ state: string }>(
      `SELECT d.state FROM delivery d JOIN lead ON lead.id = d.lead_id JOIN contract c ON c.id = d.contract_id
       WHERE c.ref = ? ORDER BY CAST(substr(lead.external_id, 3) AS INTEGER), d.id`,
    )
    .all(contract)
    .map(({ state }) => state);
}

/** History entries of an action, oldest first, as what they say changed. */
export function historyOf({ context }: World, action: string): { [key: string]: unknown }[] {
  return context.handle.reader
    .read<{ change: string }>('SELECT change FROM history WHERE action = ? ORDER BY id')
    .all(action)
    .map(({ change }) => JSON.parse(change));
}
