import { z } from 'zod';
import { CurrencyCode, Day, Minor } from '../domain/basics.ts';
import { documentKinds, documentSorts } from '../domain/document.ts';
import { Party } from '../domain/invoice.ts';
import { carryCodes } from '../domain/pricing/model.ts';
import { CurrencySum, ProvedLine, TaxShape } from './invoice.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

/** An issued document in a list. Amounts of a credit note are positive: they are what it gives back. */
export const DocumentRow = z.strictObject({
  number: z.string(),
  kind: z.enum(documentKinds),
  client: ClientLook,
  contract: z.strictObject({ ref: z.string(), name: z.string() }),
  period: z.strictObject({ from: Day, to: Day }),
  issuedAt: z.string(),
  currency: CurrencyCode,
  net: Minor,
  tax: Minor,
  gross: Minor,
  /** What the credit notes of an invoice gave back so far, gross, and how many there are. */
  credited: Minor,
  creditNotes: z.int(),
  /** The invoice a credit note corrects. */
  of: z.string().nullable(),
});

/** A credit note under the invoice it corrects. */
const CreditNoteRow = z.strictObject({
  number: z.string(),
  issuedAt: z.string(),
  net: Minor,
  tax: Minor,
  gross: Minor,
  reason: z.string().nullable(),
  rebill: z.boolean(),
});

/** Issued documents: they never change, so everything here is what they said on the day they were issued. */
export const document = {
  list: procedure
    .input(
      z.strictObject({
        kind: z.enum(documentKinds).optional(),
        client: z.string().optional(),
        contract: z.string().optional(),
        /** `YYYY-MM` or `from..to`: documents whose own period lies in it. */
        period: z.string().optional(),
        /** Part of a number, a client's or a contract's name. */
        text: z.string().max(200).optional(),
        sort: z.enum(documentSorts).default('issued'),
        descending: z.boolean().default(true),
        /** `next` of the page before. */
        after: z.string().optional(),
        limit: z.int().positive().max(1000).default(200),
      }),
    )
    .output(
      z.strictObject({
        rows: z.array(DocumentRow),
        total: z.int(),
        /** Invoices less credit notes, one sum a currency. */
        sums: z.array(CurrencySum),
        next: z.string().nullable(),
      }),
    ),
  /** A document as a page: everything its snapshot says, each line with its charges and why, and what was credited since. */
  read: procedure.input(z.strictObject({ number: z.string() })).output(
    DocumentRow.extend({
      issueDay: Day,
      dueDay: Day.nullable(),
      agency: Party,
      /** The client as the document names it. */
      party: Party,
      purchaseOrder: z.string().nullable(),
      terms: z.strictObject({ version: z.int(), from: Day }).nullable(),
      taxed: TaxShape,
      lines: z.array(ProvedLine),
      carriedOver: z.array(z.strictObject({ code: z.enum(carryCodes), count: z.int().positive() })),
      notes: z.array(CreditNoteRow),
      /** Of a prepaid contract: what the balance paid, or got back, and what it was then. */
      prepaid: z.strictObject({ amount: Minor, after: Minor }).nullable(),
      /** What is left to credit, net. */
      left: Minor,
      reason: z.string().nullable(),
      rebill: z.boolean(),
      /** SHA-256 of the snapshot. */
      hash: z.string(),
    }),
  ),
};
