import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import {
  countBatches,
  type ListedBatch,
  listedBatch,
  listedBatches,
  problemsOf,
} from '../../../db/queries/batchList.ts';
import { countBatchUpdates } from '../../../db/queries/batchUpdate.ts';
import { readContract, readContractById } from '../../../db/queries/contract.ts';
import type { Batch, Batches, BatchesInput, BatchInput, BatchRow } from '../../../shared/api/intake.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { readyOf } from '../contract/waits.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { importCutShort } from './clearAbandoned.ts';

type Shown = z.output<typeof BatchRow>;
type Open = Pick<Context, 'handle' | 'now'>;

/** An import as the screen shows it. */
export function batchRow(r: Reader, { contractId, finishedAt, counts, ...batch }: ListedBatch): Shown {
  const contract = contractId === null ? null : readContractById(r, contractId);
  return {
    ...batch,
    ...counts,
    contract: contract && { ref: contract.ref, name: contract.name },
    look: contract && lookOf(contract.client),
    at: new Date(finishedAt).toISOString(),
  };
}

/** Imports of leads that went live, undone ones among them, newest first. Refuses an unknown contract (`notFound`). */
export function readBatches(context: Open, input: z.output<typeof BatchesInput>): Result<z.output<typeof Batches>> {
  const { reader } = context.handle;
  const contract = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && contract === null) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  const contractId = contract?.id ?? null;
  const rows = listedBatches(reader, { contractId, after: input.after ?? null, limit: input.limit });
  const last = rows.at(-1);
  return done({
    rows: rows.map((batch) => batchRow(reader, batch)),
    total: countBatches(reader, contractId),
    cutShort: importCutShort(context)?.fileName ?? null,
    next: last !== undefined && rows.length === input.limit ? last.id : null,
  });
}

/** One import. Refuses one that is not there, or was never live (`notFound`). */
export function readBatchOf(context: Open, { id }: z.output<typeof BatchInput>): Result<z.output<typeof Batch>> {
  const { reader } = context.handle;
  const batch = listedBatch(reader, id);
  if (batch === null) return refuse('notFound', { kind: 'batch', ref: String(id) });
  return done({
    batch: batchRow(reader, batch),
    ready: batch.contractId === null ? null : readyNow(context, batch.contractId),
    problems: problemsOf(reader, id),
    completed: countBatchUpdates(reader, id),
  });
}

const readyNow = (context: Open, contractId: number): number =>
  withKept(context, (kept) =>
    readyOf(context.handle.reader, readContractById(context.handle.reader, contractId), context.now(), kept),
  );
