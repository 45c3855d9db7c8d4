import type { InferContractRouterOutputs } from '@orpc/contract';
import { newestBulks } from '../../../db/queries/bulk.ts';
import type { bulk } from '../../../shared/api/bulk.ts';
import type { Context } from '../context.ts';
import { agencyLook } from '../lead/leadLook.ts';
import { bulkRunOf } from './run.ts';

const mostListed = 50;

/** What was done to many leads, the newest first. */
export const listBulks = ({
  handle: { reader },
}: Pick<Context, 'handle'>): InferContractRouterOutputs<typeof bulk>['list'] => ({
  runs: newestBulks(reader, mostListed).map(bulkRunOf),
  look: agencyLook(reader),
});
