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
