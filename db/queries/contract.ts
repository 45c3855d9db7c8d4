import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Contract, ContractState, TermsVersion } from '../../shared/domain/contract/terms.ts';
import { ContractInput, Terms } from '../../shared/domain/contract/terms.ts';
import type { Reader, Writer } from '../handle.ts';
import { contract, delivery, terms } from '../schema.ts';
import type { StoredClient } from './client.ts';
import { readClientById } from './client.ts';

/** A contract with its client and all versions of its terms, oldest first. */
export interface StoredContract {
  readonly id: number;
  readonly ref: string;
  readonly name: string;
  readonly state: ContractState;
  readonly client: StoredClient;
  readonly versions: readonly TermsVersion[];
  readonly inputs: readonly ContractInput[];
}

function fromRow(r: Reader, row: typeof contract.$inferSelect): StoredContract {
  const versions = r.orm.select().from(terms).where(eq(terms.contractId, row.id)).orderBy(terms.fromDay).all();
  return {
    id: row.id,
    ref: row.ref,
    name: row.name,
    state: row.state,
    client: readClientById(r, row.clientId),
    versions: versions.map((v, at) => ({ id: v.id, version: at + 1, terms: Terms.parse(JSON.parse(v.content)) })),
    inputs: z.array(ContractInput).parse(JSON.parse(row.inputs)),
  };
}

export function readContract(r: Reader, ref: string): StoredContract | null {
  const row = r.orm.select().from(contract).where(eq(contract.ref, ref)).get();
  return row ? fromRow(r, row) : null;
}

export function readContractById(r: Reader, id: number): StoredContract {
  const row = r.orm.select().from(contract).where(eq(contract.id, id)).get();
  if (!row) throw new Error(`no contract ${id}`);
  return fromRow(r, row);
}

export const readContracts = (r: Reader): StoredContract[] =>
  r.orm
    .select()
    .from(contract)
    .orderBy(contract.ref)
    .all()
    .map((row) => fromRow(r, row));

type Head = Pick<Contract, 'ref' | 'name' | 'inputs'> & { readonly clientId: number; readonly state: ContractState };

const toRow = (head: Head) => ({
  ref: head.ref,
  clientId: head.clientId,
  name: head.name,
  state: head.state,
  inputs: JSON.stringify(head.inputs),
});

export function insertContract(w: Writer, id: number, head: Head): void {
  w.orm
    .insert(contract)
    .values({ id, ...toRow(head) })
    .run();
}

export function updateContract(w: Writer, id: number, head: Head): void {
  const { changes } = w.orm.update(contract).set(toRow(head)).where(eq(contract.id, id)).run();
  if (changes !== 1) throw new Error(`no contract ${id}`);
}

export function insertTerms(w: Writer, id: number, contractId: number, value: Terms): void {
  w.orm
    .insert(terms)
    .values({ id, contractId, fromDay: value.from, content: JSON.stringify(value) })
    .run();
}

export function updateTerms(w: Writer, id: number, value: Terms): void {
  const { changes } = w.orm
    .update(terms)
    .set({ content: JSON.stringify(value) })
    .where(eq(terms.id, id))
    .run();
  if (changes !== 1) throw new Error(`no terms ${id}`);
}

/** Whether something was judged under this version: then it can no longer be edited (domain §1). */
export function termsUsed(r: Reader, termsId: number): boolean {
  const judged = r
    .read(
      'SELECT 1 FROM qualification WHERE contract_id = (SELECT contract_id FROM terms WHERE id = ?1) AND terms_id = ?1 LIMIT 1',
    )
    .get(termsId);
  return (
    judged !== undefined ||
    r.orm.select({ id: delivery.id }).from(delivery).where(eq(delivery.termsId, termsId)).limit(1).get() !== undefined
  );
}

/** The last day in the client's zone something was delivered or invoiced under this contract; null when nothing was. */
export function lastBilledDay(r: Reader, contractId: number): string | null {
  const row = r
    .read<{ day: string | null }>(
      `SELECT max(day) AS day FROM (
         SELECT max(delivered_day) AS day FROM delivery WHERE contract_id = ?1
         UNION ALL SELECT max(period_to) FROM document WHERE contract_id = ?1)`,
    )
    .get(contractId);
  return row?.day ?? null;
}
