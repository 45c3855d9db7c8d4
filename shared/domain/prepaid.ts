import { z } from 'zod';
import { Minor } from './basics.ts';

/*
 * A prepaid contract (domain §2, §6): the client pays ahead, invoices are paid from the balance, credit notes give back to it.
 * Money is gross, in minor units of the client's currency.
 */

/** What moves a balance. The first two are entered by a person, the others come with documents. */
export const prepaidKinds = ['topUp', 'correction', 'used', 'givenBack'] as const;
export type PrepaidKind = (typeof prepaidKinds)[number];

/** What the balance was before an invoice, what it paid of it, and what it was after. What it did not pay is due. */
export const PaidFromBalance = z.strictObject({ before: Minor, used: Minor.nonnegative(), after: Minor });
export type PaidFromBalance = Readonly<z.infer<typeof PaidFromBalance>>;

/** What the balance was before a credit note, what came back to it, and what it was after. */
export const BackOnBalance = z.strictObject({ before: Minor, givenBack: Minor.nonnegative(), after: Minor });
export type BackOnBalance = Readonly<z.infer<typeof BackOnBalance>>;

/** How far a balance pays an invoice: down to zero, and below it as far as the credit limit allows. */
export function payFrom(balance: Minor, creditLimit: Minor, gross: Minor): PaidFromBalance {
  const used = Math.max(0, Math.min(gross, balance + creditLimit));
  return { before: balance, used, after: balance - used };
}

/** What of an invoice is still to be paid: all of it where no balance paid any. */
export const dueOf = ({
  gross,
  prepaid,
}: {
  readonly gross: Minor;
  readonly prepaid?: PaidFromBalance | undefined;
}): Minor => gross - (prepaid?.used ?? 0);

/**
 * What a credit note gives back to the balance: what was paid from it comes back first, what is left of the note lowers what the
 * client owes. All notes together never give back more than the invoice took.
 */
export function backTo(
  balance: Minor,
  invoice: { readonly used: Minor; readonly givenBack: Minor },
  creditGross: Minor,
): BackOnBalance {
  const givenBack = Math.max(0, Math.min(creditGross, invoice.used - invoice.givenBack));
  return { before: balance, givenBack, after: balance + givenBack };
}

/**
 * "Covers about N more leads" (domain §6): what the balance holds beyond what is delivered and not yet invoiced (`open`), in
 * whole leads of the next price. Null where a lead costs nothing, as no number of them uses it up.
 */
export function leadsCovered(balance: Minor, open: Minor, nextLead: Minor): number | null {
  if (nextLead <= 0) return null;
  return Math.max(0, Math.floor((balance - open) / nextLead));
}

/** Today tells of a balance that covers fewer leads than this. */
export const leadsToWarn = 20;
