import type { Reader } from '../../../db/handle.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { CapUse } from '../../../shared/domain/caps.ts';
import { capWindow } from '../../../shared/domain/caps.ts';
import type { Terms } from '../../../shared/domain/contract/terms.ts';

/** How far the caps of the terms in force are used up on a day of the client. */
export const capUses = (r: Reader, contractId: number, { caps, billing }: Terms, day: Day): CapUse[] =>
  caps.map((cap) => ({ cap, used: countDelivered(r, contractId, capWindow(cap, billing, day)) }));
