import type { Day, Minor } from './basics.ts';
import type { Billing, Cap, Terms } from './contract/terms.ts';
import { never } from './never.ts';
import type { Period } from './period.ts';
import { periodContaining } from './period.ts';

/** What limits deliveries: a cap by its span, the pilot by its days, a prepaid contract's balance. */
export const limitKinds = ['day', 'week', 'month', 'period', 'pilot', 'balance'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** At most so many leads, or leads for so much money, and what happens to more; money in minor units of the client's currency. */
interface Limit {
  readonly kind: LimitKind;
  readonly leads: number | null;
  readonly money: Minor | null;
  readonly above: Cap['above'];
}

/** A limit with the days it counts over, both included; null where it counts over no days. */
export interface WindowedLimit extends Limit {
  readonly window: Period | null;
}

/**
 * A limit and how far it is used up: the leads delivered in its window, and what those of them that stand cost by the prices of
 * their units if the client accepts all of them; zero where it limits no money. Replacements and what was given free cost nothing.
 */
export interface LimitUse extends WindowedLimit {
  readonly used: number;
  readonly spent: Minor;
}

/**
 * What one lead costs by the prices of its units if the client accepts it: without tax, as caps count, and with it, as a balance
 * pays.
 */
export interface Cost {
  readonly net: Minor;
  readonly gross: Minor;
}

/** What a replacement and a make-good cost. */
export const free: Cost = { net: 0, gross: 0 };

/** The days a cap counts over, around `day` in the client's zone; weeks begin on Monday (domain §2). */
export function capWindow(cap: Pick<Cap, 'per'>, billing: Billing, day: Day): Period {
  switch (cap.per) {
    case 'day':
      return { from: day, to: day };
    case 'week':
      return periodContaining({ cycle: 'weekly' }, day);
    case 'month':
      return periodContaining({ cycle: 'monthly' }, day);
    case 'period':
      return periodContaining(billing, day);
    default:
      return never(cap.per);
  }
}

/**
 * The limits that the terms set on a day of the client: their caps, and the pilot's own until its last day (domain §2).
 * A pilot counts from its own first day, `pilotBegan` (`pilotOf`).
 */
export function limitsOf(
  { caps, billing, pilot }: Pick<Terms, 'caps' | 'billing' | 'pilot'>,
  day: Day,
  pilotBegan: Day,
): WindowedLimit[] {
  const own = caps.map((cap) => ({
    kind: cap.per,
    leads: cap.leads ?? null,
    money: cap.money ?? null,
    above: cap.above,
    window: capWindow(cap, billing, day),
  }));
  const { until, leads = null, money = null } = pilot ?? {};
  if (until === undefined || day > until || (leads === null && money === null)) return own;
  return [...own, { kind: 'pilot', leads, money, above: 'refuse', window: { from: pilotBegan, to: until } }];
}

const costUnder = ({ kind }: Limit, { net, gross }: Cost): Minor => (kind === 'balance' ? gross : net);

/** Whether a limit leaves no room for one more lead. Exactly used up is still within it, and what is free fits any sum. */
export function isReached(use: LimitUse, cost: Cost): boolean {
  const price = costUnder(use, cost);
  if (use.leads !== null && use.used >= use.leads) return true;
  return use.money !== null && price > 0 && use.spent + price > use.money;
}

/**
 * The limits that keep one more lead from going out; none where it may (domain §2). Those that refuse come first: a lead the month
 * refuses need not wait for tomorrow. What lies above a limit that charges is delivered, and priced by the engine.
 */
export const keptBy = (uses: readonly LimitUse[], cost: Cost): LimitUse[] =>
  uses
    .filter((use) => use.above !== 'charge' && isReached(use, cost))
    .toSorted((a, b) => Number(b.above === 'refuse') - Number(a.above === 'refuse'));

/** The uses after one more delivery: it counts under every limit. */
export const withOneMore = (uses: readonly LimitUse[], cost: Cost): LimitUse[] =>
  uses.map((use) => ({
    ...use,
    used: use.used + 1,
    spent: use.money === null ? 0 : use.spent + costUnder(use, cost),
  }));

/** How many of the leads delivered on a day are more than the client's sales team can answer (domain §2): a warning, never a refusal. */
export const beyondCapacity = (capacity: Terms['capacity'], deliveredToday: number): number =>
  capacity === undefined ? 0 : Math.max(0, deliveredToday - capacity.leadsPerDay);
