import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import type { ContractRows } from '../figures/cutFigures.ts';
import { readRows } from '../figures/rows.ts';

/** A contract with its rows of the days looked at. */
export interface ScopedContract extends ContractRows {
  readonly contract: StoredContract;
}

export interface ScopeAsked extends Period {
  readonly contract?: string | undefined;
  readonly client?: string | undefined;
}

/**
 * The contracts that are meant, with their rows: all that run, those of a client, or one. `all` are those to choose from. Refuses
 * days in the wrong order (`invalidInput`), an unknown contract or client (`notFound`).
 */
export function readScope(
  context: Context,
  { from, to, contract, client }: ScopeAsked,
): Result<{ readonly all: readonly StoredContract[]; readonly meant: readonly ScopedContract[] }> {
  if (from > to) return refuse('invalidInput', { field: 'to', value: to, from });
  const { reader } = context.handle;
  const all = readContracts(reader).filter(({ state }) => state === 'active');
  const meant = all.filter(
    (one) => (contract === undefined || one.ref === contract) && (client === undefined || one.client.ref === client),
  );
  if (meant.length === 0 && contract !== undefined) return refuse('notFound', { kind: 'contract', ref: contract });
  if (meant.length === 0 && client !== undefined) return refuse('notFound', { kind: 'client', ref: client });
  const now = context.now();
  return done({
    all,
    meant: meant.map((one) => ({
      contract: one,
      rows: readRows(reader, one, { from, to }, now),
      zone: one.client.timeZone,
    })),
  });
}

/** Money of two currencies is never one figure: the contracts of each, currencies in order. */
export const byCurrency = (some: readonly ScopedContract[]): [currency: string, some: ScopedContract[]][] =>
  [...Map.groupBy(some, ({ rows }) => rows.currency)].toSorted(([a], [b]) => (a < b ? -1 : 1));
