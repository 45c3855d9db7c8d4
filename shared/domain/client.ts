import { z } from 'zod';
import { CurrencyCode, Day, Ref, TimeZone } from './basics.ts';
import { Brand, Paper } from './brand.ts';

/** A postal address; `country` is ISO 3166-1 alpha-2 (EN 16931 BT-55). */
export const Address = z.strictObject({
  line1: z.string().min(1),
  line2: z.string().optional(),
  city: z.string().min(1),
  region: z.string().optional(),
  postcode: z.string().optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type Address = z.infer<typeof Address>;

/** The agency's own: at the first start only its country is known, and no document is issued before the rest is. */
const AgencyAddress = Address.extend({ line1: z.string(), city: z.string() });

/** The agency: the seller on every document. */
export const Agency = z.strictObject({
  name: z.string().min(1),
  address: AgencyAddress,
  taxId: z.string().optional(),
  companyId: z.string().optional(),
  currency: CurrencyCode,
  timeZone: TimeZone,
  email: z.email().optional(),
  iban: z.string().optional(),
  /** Letters before the number of a document; the year, and from the second device on the device, are added. */
  series: z.strictObject({ invoice: Ref, creditNote: Ref }).default({ invoice: 'INV', creditNote: 'CN' }),
  /** On invoices, credit notes and contract sheets. */
  brand: Brand.optional(),
  paper: Paper.optional(),
});
export type Agency = z.infer<typeof Agency>;

/**
 * The client: the buyer. `workingDays` are ISO weekdays (1 = Monday); with `holidays` they say what a business day is
 * (domain §2, review window in business days).
 */
export const Client = z.strictObject({
  ref: Ref,
  name: z.string().min(1),
  email: z.email().optional(),
  address: Address.optional(),
  taxId: z.string().optional(),
  currency: CurrencyCode,
  timeZone: TimeZone,
  locale: z.string().min(2).default('en-GB'),
  workingDays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  holidays: z.array(Day).default([]),
  /** On the reports about this client. */
  brand: Brand.optional(),
  /** What this client prints on, whatever the agency does. */
  paper: Paper.optional(),
});
export type Client = z.infer<typeof Client>;
