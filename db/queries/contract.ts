import { z } from 'zod';
import type { Contract, ContractState, TermsVersion } from '../../shared/domain/contract/terms.ts';
import { ContractInput, Terms } from '../../shared/domain/contract/terms.ts';
import type { Reader, Writer } from '../handle.ts';
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

interface Row {
  readonly id: number;
  readonly ref: string;
  readonly clientId: number;
  readonly name: string;
  readonly state: ContractState;
  readonly inputs: string;
}

const columns = 'id, ref, client_id AS clientId, name, state, inputs';

function fromRow(r: Reader, row: Row): StoredContract {
  const versions = r
    .read<{ id: number; content: string }>('SELECT id, content FROM terms WHERE contract_id = ? ORDER BY from_day')
    .all(row.id);
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
  const row = r.read<Row>(`SELECT ${columns} FROM contract WHERE ref = ?`).get(ref);
  return row ? fromRow(r, row) : null;
}

export function readContractById(r: Reader, id: number): StoredContract {
  const row = r.read<Row>(`SELECT ${columns} FROM contract WHERE id = ?`).get(id);
  if (!row) throw new Error(`no contract ${id}`);
  return fromRow(r, row);
}

export const readContracts = (r: Reader): StoredContract[] =>
  r
    .read<Row>(`SELECT ${columns} FROM contract ORDER BY ref`)
    .all()
    .map((row) => fromRow(r, row));

type Head = Pick<Contract, 'ref' | 'name' | 'inputs'> & { readonly clientId: number; readonly state: ContractState };

const toRow = (id: number, { ref, clientId, name, state, inputs }: Head) => ({
  id,
  ref,
  clientId,
  name,
  state,
  inputs: JSON.stringify(inputs),
});

export function insertContract(w: Writer, id: number, head: Head): void {
  w.write(
    'INSERT INTO contract (id, ref, client_id, name, state, inputs) VALUES (:id, :ref, :clientId, :name, :state, :inputs)',
  ).run(toRow(id, head));
}

export function updateContract(w: Writer, id: number, head: Head): void {
  const { changes } = w
    .write(
      'UPDATE contract SET ref = :ref, client_id = :clientId, name = :name, state = :state, inputs = :inputs WHERE id = :id',
    )
    .run(toRow(id, head));
  if (changes !== 1) throw new Error(`no contract ${id}`);
}

export function insertTerms(w: Writer, id: number, contractId: number, value: Terms): void {
  w.write('INSERT INTO terms (id, contract_id, from_day, content) VALUES (?, ?, ?, ?)').run(
    id,
    contractId,
    value.from,
    JSON.stringify(value),
  );
}

export function updateTerms(w: Writer, id: number, value: Terms): void {
  const { changes } = w.write('UPDATE terms SET content = ? WHERE id = ?').run(JSON.stringify(value), id);
  if (changes !== 1) throw new Error(`no terms ${id}`);
}

/** Takes a version out: only one that nothing leans on. */
export function deleteTerms(w: Writer, id: number): void {
  const { changes } = w.write('DELETE FROM terms WHERE id = ?').run(id);
  if (changes !== 1) throw new Error(`no terms ${id}`);
}

/**
 * Whether something was judged under this version, or invoiced for one of its days: then it can no longer be edited (domain
 * §1), and any past month computes to what it was.
 */
export function termsUsed(r: Reader, termsId: number): boolean {
  const row = r
    .read(
      `SELECT 1 FROM terms WHERE id = ? AND (
         EXISTS (SELECT 1 FROM qualification q WHERE q.contract_id = terms.contract_id AND q.terms_id = terms.id)
         OR EXISTS (SELECT 1 FROM delivery d WHERE d.contract_id = terms.contract_id AND d.terms_id = terms.id)
         OR EXISTS (SELECT 1 FROM document d WHERE d.contract_id = terms.contract_id AND d.kind = 'invoice'
           AND d.period_to >= terms.from_day
           AND d.period_from < ifnull((SELECT min(n.from_day) FROM terms n WHERE n.contract_id = terms.contract_id
             AND n.from_day > terms.from_day), '9999')))`,
    )
    .get(termsId);
  return row !== undefined;
}

/** The last day in the client's zone something was delivered or invoiced under this contract; null when nothing was. */
export function lastBilledDay(r: Reader, contractId: number): string | null {
  const row = r
    .read<{ day: string | null }>(
      `SELECT max(day) AS day FROM (
         SELECT max(delivered_day) AS day FROM delivery WHERE contract_id = :contractId
         UNION ALL SELECT max(period_to) FROM document WHERE contract_id = :contractId)`,
    )
    .get({ contractId });
  return row?.day ?? null;
}
