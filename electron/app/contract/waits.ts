import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { contractWaits } from '../../../db/queries/contractWaits.ts';
import { countHeld, countReady } from '../../../db/queries/deliverable.ts';
import type { ContractRow } from '../../../shared/api/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';

/** What waits on a contract: for a delivery, a decision, a word on a meeting, a replacement. */
export function waitsOf(r: Reader, contractId: number, now: Instant): z.output<typeof ContractRow>['waits'] {
  const onHold = countHeld(r, contractId);
  return { toDeliver: onHold + countReady(r, contractId), onHold, ...contractWaits(r, contractId, now) };
}
