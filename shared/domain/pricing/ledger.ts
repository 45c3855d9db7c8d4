import type { Day, Minor } from '../basics.ts';
import type { Charge, EventKey } from './charge.ts';

/**
 * A live charge of the contract on an issued invoice, and what became of it since: what an effect of a period is worked out
 * from and set against. Money in minor units of the client's currency.
 */
export interface LedgerEntry {
  readonly component: string;
  readonly event: EventKey;
  readonly day: Day;
  readonly deliveryId: number | null;
  readonly chainId: number | null;
  readonly amount: Minor;
  /** Before a part credit that was decided before it was invoiced. */
  readonly price: Minor;
  /**
   * What credit notes took back because of claims; of a unit that does not stand, what all of them took back. A goodwill credit
   * leaves a unit that stands where it is: it neither lowers a tier nor is made up for by a minimum.
   */
  readonly credited: Minor;
  /** Whether the unit is still owed, in full or in part: it counts in tiers and volumes (domain §5). True for an effect. */
  readonly stands: boolean;
}

/** What a charge is once it is issued. */
export const entryOf = ({ component, event, day, deliveryId, chainId, amount, price }: Charge): LedgerEntry => ({
  component,
  event,
  day,
  deliveryId,
  chainId,
  amount,
  price,
  credited: 0,
  stands: true,
});
