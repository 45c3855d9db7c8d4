import { z } from 'zod';
import { CurrencyCode } from '../domain/basics.ts';

/** How what belongs to a client is written on screen: its name, and its locale for money, dates and numbers. */
export const ClientLook = z.strictObject({
  ref: z.string(),
  name: z.string(),
  /** BCP 47, such as `de-DE`. */
  locale: z.string(),
  /** IANA; every moment of the client is shown in it. */
  timeZone: z.string(),
  currency: CurrencyCode,
});
export type ClientLook = z.infer<typeof ClientLook>;
