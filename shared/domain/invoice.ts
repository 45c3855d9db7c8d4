import { z } from 'zod';
import { CurrencyCode, Day, Decimal, Instant, Minor } from './basics.ts';
import { Brand, Paper, paperFor } from './brand.ts';
import type { Agency, Client } from './client.ts';
import { Address } from './client.ts';
import { taxCategories } from './contract/terms.ts';
import { PaidFromBalance } from './prepaid.ts';
import type { Bill } from './pricing/bill.ts';
import { Charge, Line } from './pricing/charge.ts';
import { carryCodes } from './pricing/model.ts';
import { addDays } from './time.ts';

/**
 * An issued document is a snapshot: everything it says, copied, never joined (domain §6). Read back from storage through these
 * schemas; what stands here only ever grows by optional fields, or old documents could not be read.
 */
export const Party = z.strictObject({
  name: z.string(),
  address: Address,
  taxId: z.string().nullable(),
  companyId: z.string().nullable(),
  email: z.string().nullable(),
  iban: z.string().nullable(),
});
export type Party = Readonly<z.infer<typeof Party>>;

/** The facts that prove a charge, without a person: the reference leads to one as long as the lead is kept (domain §8). */
export const AnnexRow = z.strictObject({
  leadRef: z.string(),
  capturedDay: Day,
  deliveredDay: Day,
  /** The day of the meeting, where one was charged. */
  meetingDay: Day.nullable(),
  /** The verdict in words, with the terms version it names. */
  verdict: z.string(),
  source: z.string().nullable(),
});
export type AnnexRow = Readonly<z.infer<typeof AnnexRow>>;

/** A charge as a document holds it; no annex for what no lead stands behind. */
export const InvoicedCharge = Charge.extend({ annex: AnnexRow.nullable() });
export type InvoicedCharge = Readonly<z.infer<typeof InvoicedCharge>>;

const TaxOnDocument = z.strictObject({
  category: z.enum(taxCategories),
  ratePercent: Decimal,
  base: Minor,
  amount: Minor,
  note: z.string().nullable(),
});

export const documentBase = {
  number: z.string(),
  series: z.string(),
  sequence: z.int().positive(),
  issuedAt: Instant,
  /** In the agency's zone. */
  issueDay: Day,
  agency: Party,
  client: Party,
  /** The agency's look on the day of issue, the logo's bytes with it: a later one changes nothing here. */
  brand: Brand.optional(),
  paper: Paper.optional(),
  clientRef: z.string(),
  /** BCP 47 tag of the language the document is written in. */
  locale: z.string(),
  contract: z.strictObject({ ref: z.string(), name: z.string() }),
  purchaseOrder: z.string().nullable(),
  currency: CurrencyCode,
  lines: z.array(Line),
  net: Minor,
  tax: TaxOnDocument,
  gross: Minor,
};

export const InvoiceSnapshot = z.strictObject({
  kind: z.literal('invoice'),
  ...documentBase,
  dueDay: Day,
  terms: z.strictObject({ version: z.int().positive(), from: Day }),
  period: z.strictObject({ from: Day, to: Day }),
  charges: z.array(InvoicedCharge),
  carriedOver: z.array(z.strictObject({ code: z.enum(carryCodes), count: z.int().positive() })),
  /** Of a prepaid contract: what the balance paid of `gross`; the rest is due. */
  prepaid: PaidFromBalance.optional(),
});
export type InvoiceSnapshot = Readonly<z.infer<typeof InvoiceSnapshot>>;

/** What issuing gives a document that the bill does not know. */
export interface Issue {
  readonly number: string;
  readonly series: string;
  readonly sequence: number;
  readonly issuedAt: Instant;
  /** The day of `issuedAt` in the agency's zone. */
  readonly issueDay: Day;
}

/**
 * The snapshot of a bill that nothing blocks. A bill without terms or tax, or a client without an address, is a blocker
 * overlooked and throws. `annexOf` gives the facts behind a charge of a delivery or a chain; `prepaid` is what the balance of a
 * prepaid contract pays of it.
 */
export function invoiceOf(
  bill: Bill,
  parties: { readonly agency: Agency; readonly client: Client; readonly contract: InvoiceSnapshot['contract'] },
  issue: Issue,
  annexOf: (charge: Charge) => AnnexRow | null,
  prepaid: PaidFromBalance | null = null,
): InvoiceSnapshot {
  const { terms, tax } = bill;
  if (terms === null || tax === null) throw new Error('a bill without terms or tax cannot be issued');
  const { billing } = terms.terms;
  const { agency, client } = parties;
  const { brand, paper } = agency;
  return {
    kind: 'invoice',
    ...issue,
    dueDay: addDays(issue.issueDay, billing.paymentDays),
    agency: partyOf(agency),
    client: partyOf(client),
    ...(brand === undefined ? {} : { brand }),
    paper: paperFor({ paper, country: agency.address.country }, client),
    clientRef: client.ref,
    locale: client.locale,
    contract: parties.contract,
    terms: { version: terms.version, from: terms.terms.from },
    purchaseOrder: billing.purchaseOrder ?? null,
    period: { from: bill.period.from, to: bill.period.to },
    currency: client.currency,
    lines: [...bill.lines],
    charges: bill.charges.map((charge) => ({ ...charge, annex: annexOf(charge) })),
    carriedOver: bill.carriedOver.map(({ code, count }) => ({ code, count })),
    net: bill.net,
    tax,
    gross: bill.gross,
    ...(prepaid === null ? {} : { prepaid }),
  };
}

interface PartyFacts {
  readonly name: string;
  readonly address?: Address | undefined;
  readonly taxId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly email?: string | undefined;
  readonly iban?: string | undefined;
}

function partyOf({ name, address, taxId, companyId, email, iban }: PartyFacts): Party {
  if (address === undefined) throw new Error('a party without an address cannot be on a document');
  return {
    name,
    address,
    taxId: taxId ?? null,
    companyId: companyId ?? null,
    email: email ?? null,
    iban: iban ?? null,
  };
}
