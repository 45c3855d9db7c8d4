import type { InferContractRouterOutputs } from '@orpc/contract';
import type { report } from '../../../shared/api/report.ts';

/** A report as its panel shows it. */
export type ShownReport = InferContractRouterOutputs<typeof report>['read'];
