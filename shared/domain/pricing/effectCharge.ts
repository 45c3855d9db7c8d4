import { monthOf } from '../time.ts';
import type { Books } from './books.ts';
import type { Effected } from './effects.ts';
import type { PricedCharge } from './lines.ts';
import { headingOf } from './lines.ts';
import type { Timeline } from './timeline.ts';

/** The line of an effect: what it comes to now less what was billed of it; null where that is nothing. */
export function effectCharge(effected: Effected, books: Books, timeline: Timeline): PricedCharge | null {
  const { effect, component, of, day, deliveryId, target, ruling, working, inputs } = effected;
  const before = books.effect(component, effect, of);
  const amount = target - before.amount;
  if (amount === 0) return null;
  const { version } = ruling;
  const unit = Math.abs(amount);
  const quantity = amount < 0 ? '-1' : '1';
  const own = (ruling.priced(component) ?? timeline.at(day)?.priced(component))?.component;
  return {
    heading: { ...(own ? { ...headingOf(own), on: own.kind } : { id: component }), kind: effect },
    charge: {
      component,
      event: `${effect}:${of}:${before.last + 1}`,
      day,
      month: monthOf(day),
      deliveryId,
      chainId: null,
      quantity,
      unit,
      amount,
      price: amount,
      derivation: {
        rule: 'effect',
        kind: own?.kind ?? effect,
        termsVersion: version.version,
        from: version.terms.from,
        quantity,
        unit,
        partPercent: null,
        working: before.amount === 0 ? working : `${working} - (${before.amount})`,
        rounding: 'halfAwayFromZero',
        accepted: null,
        acceptedAt: null,
        inputs: { ...inputs, billedBefore: String(before.amount) },
      },
    },
  };
}
