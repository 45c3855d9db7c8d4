import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import { newestBulks } from '../../../db/queries/bulk.ts';
import type { BulkListInput, bulk } from '../../../shared/api/bulk.ts';
import type { Context } from '../context.ts';
import { agencyLook } from '../lead/leadLook.ts';
import { bulkRunOf } from './run.ts';

type Input = z.output<typeof BulkListInput>;
type Answer = InferContractRouterOutputs<typeof bulk>['list'];

/** What was done to many leads, the newest first. */
export function listBulks(
  { handle: { reader } }: Pick<Context, 'handle'>,
  { after = Number.MAX_SAFE_INTEGER, limit }: Input,
): Answer {
  const found = newestBulks(reader, after, limit + 1);
  const runs = found.slice(0, limit).map(bulkRunOf);
  return { runs, next: found.length > limit ? (runs.at(-1)?.run ?? null) : null, look: agencyLook(reader) };
}
