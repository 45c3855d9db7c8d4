import { z } from 'zod';
import { Actor, CurrencyCode, Minor, Ref, TimeZone } from '../domain/basics.ts';
import { Agency } from '../domain/client.ts';
import { Tax } from '../domain/contract/terms.ts';
import { ContractSaved } from './contract.ts';
import { procedure } from './procedure.ts';

const Name = z.string().trim().min(1).max(120);

/** How the first contract is paid. Money in minor units of the agency's currency. */
export const FirstPay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('perLead'), price: Minor.nonnegative() }),
  z.strictObject({ kind: z.literal('perHeld'), price: Minor.nonnegative() }),
  /** A monthly fee, and a price for each accepted lead or each appointment held. */
  z.strictObject({
    kind: z.literal('feePlus'),
    fee: Minor.nonnegative(),
    price: Minor.nonnegative(),
    each: z.enum(['lead', 'held']),
  }),
]);
export type FirstPay = z.infer<typeof FirstPay>;

/** The four questions of the first start. */
export const BeginInput = z.strictObject({
  agency: z.strictObject({
    name: Name,
    country: z.string().regex(/^[A-Z]{2}$/),
    currency: CurrencyCode,
    timeZone: TimeZone,
  }),
  person: Actor,
  client: z.strictObject({ name: Name }),
  /** Null: in another way, which the editor of terms takes down; there is no contract then. */
  pay: FirstPay.nullable(),
  /** How tax is charged; null: at the usual rate of the country, and where it has none the linter asks. */
  tax: Tax.nullable().default(null),
});

export const BeginAnswer = z.strictObject({ client: Ref, contract: Ref.nullable(), lint: ContractSaved.shape.lint });

/** The seller on every document. */
export const agency = {
  read: procedure.output(
    z.strictObject({
      agency: Agency.nullable(),
      /** Documents issued: their series go on, and what they say stays as it was. */
      documents: z.int().nonnegative(),
    }),
  ),
  /** Owners only. */
  save: procedure.input(Agency).output(z.strictObject({ saved: z.enum(['created', 'updated', 'unchanged']) })),
  /** Turns an empty file into an agency with one person, one client and, where it is said how that pays, a draft contract. */
  begin: procedure.input(BeginInput).output(BeginAnswer),
};
