import type { Reader } from '../../db/handle.ts';
import type { World } from '../world.ts';
import { csv, terms } from './sampleContract.ts';

const columns = {
  Email: 'person.email',
  Phone: 'person.phone',
  Size: 'company.employees',
  Id: 'lead.id',
  At: 'lead.capturedAt',
};
export const map = { kind: 'leads', columns, source: 'web' };
export const header = 'Email,Phone,Size,Id,At';
export const at = '2026-03-01T08:00:00Z';

/** Terms that take companies of more than 50. */
export const strict = (given: object = {}): object =>
  terms({ definition: { criteria: [{ id: 'size', field: 'company.employees', op: 'gt', value: 50 }] }, ...given });

/** Takes rows under {@link header} in for the contract `acme`, whatever was imported before. */
export const take = (world: World, rows: readonly string[], given: object = {}) =>
  world.client.lead.import({ file: csv(header, ...rows), contract: 'acme', map, again: true, ...given });

/** What a file holds, table by table, as text: equal texts, nothing differs. Tables named are left out. */
export function contents(reader: Reader, ...without: readonly string[]): { readonly [table: string]: string } {
  const tables = reader
    .read<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .filter(({ name }) => !without.includes(name));
  return Object.fromEntries(
    tables.map(({ name }) => [name, JSON.stringify(reader.read(`SELECT * FROM "${name}" ORDER BY 1, 2`).all())]),
  );
}

/** Generated people `from` to `to`, one a row: enough of them make an import take several steps. */
export function manyLeads(from: number, to: number): File {
  const rows = Array.from({ length: to - from + 1 }, (_, place) => {
    const n = from + place;
    return `Robin Example ${n},person${n}@example.com,L-${n},2026-03-01T08:00:00Z,${'note '.repeat(20)}`;
  });
  return csv('Name,Email,Id,Submitted,Note', ...rows);
}

export const manyLeadsMap = {
  kind: 'leads',
  columns: {
    Name: 'person.fullName',
    Email: 'person.email',
    Id: 'lead.id',
    Submitted: 'lead.capturedAt',
    Note: 'lead.note',
  },
  source: 'web',
};

/** The outcome of each stored lead of a contract, by what the file calls it. */
export const outcomesOf = ({ context }: World, contract: string): { readonly [externalId: string]: string } =>
  Object.fromEntries(
    context.handle.reader
      .read<{ id: string; outcome: string }>(
        `SELECT ifnull(lead.external_id, lead.person_email) AS id, q.outcome FROM qualification q
         JOIN lead ON lead.id = q.lead_id JOIN contract ON contract.id = q.contract_id WHERE contract.ref = ? ORDER BY lead.id`,
      )
      .all(contract)
      .map(({ id, outcome }) => [id, outcome]),
  );

/** One column of the leads, in the order they came in. */
export const columnOf = ({ context }: World, column: string): unknown[] =>
  context.handle.reader
    .read<{ value: unknown }>(`SELECT ${column} AS value FROM lead ORDER BY id`)
    .all()
    .map(({ value }) => value);
