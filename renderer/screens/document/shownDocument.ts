import type { InferContractRouterOutputs } from '@orpc/contract';
import type { document } from '../../../shared/api/document.ts';

/** A document as its page shows it. */
export type ShownDocument = InferContractRouterOutputs<typeof document>['read'];
