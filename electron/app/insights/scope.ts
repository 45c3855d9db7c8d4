import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import type { DaysShown } from '../../../shared/api/days.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import { dayChoices, lastWeeks } from '../../../shared/domain/dayChoices.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { costsByContract } from '../figures/costs.ts';
import type { ContractRows } from '../figures/cutFigures.ts';
import { readRows } from '../figures/rows.ts';

/** A contract with its rows of the days looked at. */
export interface ScopedContract extends ContractRows {
  readonly contract: StoredContract;
}

export interface ScopeAsked {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly contract?: string | undefined;
  readonly client?: string | undefined;
}

export interface Scope {
  readonly days: DaysShown;
  /** Those that run: what can be chosen from. */
  readonly all: readonly StoredContract[];
  readonly chosen: readonly StoredContract[];
  /** The chosen ones with their rows, which are read then. */
  readonly scoped: () => readonly ScopedContract[];
}

/**
 * The contracts that are meant, and their rows: all that run, those of a client, or one. Refuses days in the wrong order
 * (`invalidInput`), an unknown contract or client (`notFound`).
 */
export function readScope(context: Context, { contract, client, ...asked }: ScopeAsked): Result<Scope> {
  const { reader } = context.handle;
  const today = dayOf(context.now(), readAgency(reader)?.timeZone ?? 'UTC');
  const { from = lastWeeks(today).from, to = lastWeeks(today).to } = asked;
  if (from > to) return refuse('invalidInput', { field: 'to', value: to, from });
  const all = readContracts(reader).filter(({ state }) => state === 'active');
  const chosen = all.filter(
    (one) => (contract === undefined || one.ref === contract) && (client === undefined || one.client.ref === client),
  );
  if (chosen.length === 0 && contract !== undefined) return refuse('notFound', { kind: 'contract', ref: contract });
  if (chosen.length === 0 && client !== undefined) return refuse('notFound', { kind: 'client', ref: client });
  const now = context.now();
  return done({
    days: { from, to, choices: dayChoices(today) },
    all,
    chosen,
    scoped: () => {
      const costs = costsByContract(reader, { from, to });
      return chosen.map((one) => ({
        contract: one,
        rows: readRows(reader, one, { from, to }, now, { costs }),
        zone: one.client.timeZone,
      }));
    },
  });
}

/** Money of two currencies is never one figure: the contracts of each, currencies in order. */
export const byCurrency = (some: readonly ScopedContract[]): [currency: string, some: ScopedContract[]][] =>
  [...Map.groupBy(some, ({ rows }) => rows.currency)].toSorted(([a], [b]) => (a < b ? -1 : 1));
