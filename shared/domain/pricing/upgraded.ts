import type { Minor } from '../basics.ts';
import type { EventKey } from './charge.ts';
import { effectNamed } from './charge.ts';

interface ChargeLeft {
  readonly component: string;
  readonly event: EventKey;
  /** What no credit note has taken back yet; of an upgrade what it gives back, below zero. */
  readonly left: Minor;
}

/**
 * The charges of one delivery with what is left of each once the upgrades on them are set off: what an upgrade gave back is not
 * there to be given back again (domain §2). Upgrades themselves are not among them.
 */
export function lessUpgrades<Charge extends ChargeLeft>(charges: readonly Charge[]): Charge[] {
  const given = new Map<string, Minor>();
  for (const { component, event, left } of charges) {
    if (effectNamed(event) === 'upgrade') given.set(component, (given.get(component) ?? 0) - left);
  }
  return charges
    .filter(({ event }) => effectNamed(event) !== 'upgrade')
    .map((charge) => {
      const open = given.get(charge.component) ?? 0;
      const taken = Math.max(0, Math.min(charge.left, open));
      given.set(charge.component, open - taken);
      return taken === 0 ? charge : { ...charge, left: charge.left - taken };
    });
}
