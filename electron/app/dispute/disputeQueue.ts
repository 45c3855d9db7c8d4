import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readContract, readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import type { QueuedDispute as QueuedRow } from '../../../db/queries/disputeQueue.ts';
import { countByContract, countByState, type QueueFilter, queuedDisputes } from '../../../db/queries/disputeQueue.ts';
import { QueueAnswer, type QueueInput } from '../../../shared/api/dispute.ts';
import { type DisputeState, disputeStates } from '../../../shared/domain/dispute.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { type Kept, withKept } from '../kept.ts';
import { readCase, ruledContracts } from './disputeCase.ts';
import { silentCases } from './settleSilent.ts';
import { showClaim } from './showClaim.ts';

/**
 * The queue of claims over all contracts or one (experience.md, Disputes): who claims what, on which clause, how long it has
 * waited, what speaks for and against it, and what every decision would bring. Refuses an unknown contract (`notFound`).
 */
export function disputeQueue(
  context: Context,
  input: z.output<typeof QueueInput>,
): Result<z.output<typeof QueueAnswer>> {
  const { reader } = context.handle;
  const contract = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && contract === null) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  const { states, text, sort, direction, after, limit } = input;
  const filter = { contractId: contract?.id ?? null, states, text };
  const page = queuedDisputes(reader, { ...filter, sort, direction, limit, ...(after && { after }) });
  const all = contract === null ? readContracts(reader) : [contract];
  const { found, contracts } = withKept(context, (kept) => ({
    found: new Map(text.trim() === '' ? keptStates(reader, filter, all, kept) : countByState(reader, filter)),
    contracts: kept.of(readContracts(reader), byContract, () => countByContract(reader)),
  }));
  const countOf = (state: DisputeState): number => found.get(state) ?? 0;
  const shownStates: readonly DisputeState[] = states.length === 0 ? disputeStates : states;
  return done({
    asOf: context.now(),
    rows: shown(reader, context, page.rows),
    total: shownStates.reduce((sum, state) => sum + countOf(state), 0),
    next: page.next,
    silent: all.reduce((sum, one) => sum + silentCases(reader, one, context.now()).length, 0),
    counts: disputeStates.map((state) => ({ state, count: countOf(state) })),
    contracts,
  });
}

const byContract = { name: 'claimsByContract', asked: '', schema: QueueAnswer.shape.contracts };
const States = z.array(z.tuple([z.enum(disputeStates), z.int()]));

/** How many claims are in each state, of all that can be asked for without a text. */
const keptStates = (
  r: Reader,
  filter: QueueFilter,
  all: readonly StoredContract[],
  kept: Kept,
): z.infer<typeof States> =>
  kept.of(all, { name: 'claimsByState', asked: filter.contractId === null ? 'all' : '', schema: States }, () => [
    ...countByState(r, filter),
  ]);

function shown(r: Reader, context: Context, rows: readonly QueuedRow[]): z.output<typeof QueueAnswer>['rows'] {
  const contractOf = ruledContracts(r);
  return rows.map((row) => showClaim(r, context, readCase(r, contractOf(row.contractId), row), row));
}
