import type { Terms } from './contract/terms.ts';

/** To whom else a lead, or its person, is sold and was not returned. */
export interface SoldElsewhere {
  /** The lead, or another lead of the same person, exclusively to another contract. */
  readonly exclusively: boolean;
  /** Other contracts that have this very lead. */
  readonly buyers: number;
}

/**
 * Whether a lead can no longer be delivered under these terms (domain §1, §3): what is sold exclusively goes to nobody else, an
 * exclusive lead to nobody after a first buyer, a shared one to no more than the contract's number of buyers.
 */
export function isTaken({ leads, buyers }: Terms['exclusivity'], sold: SoldElsewhere): boolean {
  if (sold.exclusively) return true;
  if (leads === 'exclusive') return sold.buyers > 0;
  return buyers !== undefined && sold.buyers >= buyers;
}
