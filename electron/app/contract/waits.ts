import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { contractWaits } from '../../../db/queries/contractWaits.ts';
import { countHeld, countReady } from '../../../db/queries/deliverable.ts';
import { ContractRow } from '../../../shared/api/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Kept } from '../kept.ts';

type Waits = z.output<typeof ContractRow>['waits'];

/** What waits on a contract: for a delivery, a decision, a word on a meeting, a replacement. */
export const waitsOf = (r: Reader, contract: StoredContract, now: Instant, kept: Kept): Waits =>
  kept.of([contract], { name: 'waits', asked: '', schema: ContractRow.shape.waits }, () => {
    const onHold = countHeld(r, contract.id);
    return { toDeliver: onHold + countReady(r, contract.id), onHold, ...contractWaits(r, contract.id, now) };
  });

/** Of these, what can be delivered now. */
export const readyOf = (r: Reader, contract: StoredContract, now: Instant, kept: Kept): number => {
  const { toDeliver, onHold } = waitsOf(r, contract, now, kept);
  return toDeliver - onHold;
};
