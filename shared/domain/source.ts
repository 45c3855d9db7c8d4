import { z } from 'zod';
import { CurrencyCode, Day, Minor, Ref } from './basics.ts';

/** Where leads come from, with its dated costs (domain §1). One currency per cost; nothing is converted. */
export const Source = z.strictObject({
  ref: Ref,
  channel: z.string().min(1),
  campaign: z.string().optional(),
  partner: z.string().optional(),
  costs: z.array(z.strictObject({ day: Day, amount: Minor.nonnegative(), currency: CurrencyCode })).default([]),
});
export type Source = z.infer<typeof Source>;

/** The source with one cost for a day and currency in place of all it had there, by day; an amount of zero takes them out. */
export function withCost(source: Source, cost: Source['costs'][number]): Source {
  const others = source.costs.filter(({ day, currency }) => day !== cost.day || currency !== cost.currency);
  const costs = cost.amount === 0 ? others : [...others, cost];
  return { ...source, costs: costs.toSorted((a, b) => (`${a.day} ${a.currency}` < `${b.day} ${b.currency}` ? -1 : 1)) };
}
