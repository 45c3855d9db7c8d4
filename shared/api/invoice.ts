import { z } from 'zod';
import { CurrencyCode, Day, Decimal, Minor, Month } from '../domain/basics.ts';
import { AnnexRow } from '../domain/invoice.ts';
import { PaidFromBalance } from '../domain/prepaid.ts';
import { Derivation, Line } from '../domain/pricing/charge.ts';
import { carryCodes, dropCodes } from '../domain/pricing/model.ts';
import { UnitPrice } from '../domain/pricing/unitPrice.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

const Counted = z.strictObject({ code: z.string(), count: z.int().positive() });
export const CarriedOver = z.array(z.strictObject({ code: z.enum(carryCodes), count: z.int().positive() }));

export const RunRow = z.strictObject({
  contract: z.string(),
  client: z.string(),
  period: z.string(),
  currency: z.string(),
  blockers: z.array(Counted),
  carriedOver: CarriedOver,
  lines: z.array(
    z.strictObject({
      component: z.string(),
      /** The month the events belong to, `YYYY-MM`. */
      month: z.string(),
      text: z.string(),
      /** A whole number, or decimal text when it is not whole. */
      quantity: z.union([z.int(), Decimal]),
      unit: UnitPrice,
      amount: Minor,
    }),
  ),
  net: Minor,
  tax: Minor,
  gross: Minor,
  number: z.string().nullable(),
  state: z.enum(['draft', 'issued', 'blocked']),
});

/**
 * Where an invoice of the run stands: `ready` to be issued, `blocked` by what is missing, `waiting` for decisions alone, `running`
 * while its period is not over in the client's zone, `issued`.
 */
const runStands = ['ready', 'blocked', 'waiting', 'running', 'issued'] as const;

/** A contract and one of its periods in the run, money in minor units of the client's currency. */
export const DueRow = z.strictObject({
  contract: z.string(),
  contractName: z.string(),
  client: ClientLook,
  /** As `invoice.run` takes it. */
  period: z.string(),
  from: Day,
  to: Day,
  stand: z.enum(runStands),
  blockers: z.array(Counted),
  carriedOver: CarriedOver,
  /** How many lines, and how many charges they are made of. */
  lines: z.int(),
  charges: z.int(),
  net: Minor,
  tax: Minor,
  gross: Minor,
  number: z.string().nullable(),
});

/** Sums of one currency; nothing is ever added across currencies. */
export const CurrencySum = z.strictObject({
  currency: CurrencyCode,
  /** How many documents. */
  count: z.int(),
  net: Minor,
  tax: Minor,
  gross: Minor,
});

/** Who a charge is for and why it costs what it costs. */
export const ProvedCharge = z.strictObject({
  component: z.string(),
  event: z.string(),
  /** The day the event belongs to, in the client's zone. */
  day: Day,
  delivery: z.int().nullable(),
  /** Null for a period, and for a person who was erased. */
  lead: z.int().nullable(),
  annex: AnnexRow.nullable(),
  amount: Minor,
  /** What credit notes took back of it. */
  credited: Minor,
  /** Null on a credit note: why it was charged stands on the invoice. */
  derivation: Derivation.nullable(),
});

/** A line with the charges it is made of; their amounts add up to its own. */
export const ProvedLine = Line.omit({ charges: true }).extend({
  /** Counts from 1. */
  line: z.int().positive(),
  credited: Minor,
  charges: z.array(ProvedCharge),
});

export const TaxShape = z.strictObject({
  category: z.string(),
  ratePercent: Decimal,
  base: Minor,
  amount: Minor,
  note: z.string().nullable(),
});

export const DraftAnswer = DueRow.omit({ lines: true, charges: true, tax: true, number: true }).extend({
  /** Null before the first version of the terms. */
  terms: z.strictObject({ version: z.int(), from: Day }).nullable(),
  lines: z.array(ProvedLine),
  tax: TaxShape.nullable(),
  /** Of a prepaid contract: what the balance would pay of it now, and what would be left of the balance. */
  prepaid: PaidFromBalance.nullable(),
  /** The events that wait for a later invoice. */
  waiting: z.array(
    z.strictObject({
      code: z.enum(carryCodes),
      event: z.string(),
      day: Day,
      delivery: z.int().nullable(),
      lead: z.int().nullable(),
      reference: z.string().nullable(),
    }),
  ),
  /** Events that are not billable at all, and why. */
  dropped: z.array(z.strictObject({ code: z.enum(dropCodes), count: z.int().positive() })),
});

/** What a credit note took back, in minor units of its currency. */
export const CreditAnswer = z.strictObject({
  number: z.string(),
  of: z.string(),
  currency: z.string(),
  net: Minor,
  tax: Minor,
  gross: Minor,
});

/** What is to be credited: the whole invoice, the deliveries named with their meetings, or whole lines, counted from 1. */
const CreditOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('deliveries'), ids: z.array(z.int()).min(1) }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(z.int().positive()).min(1) }),
]);

export const documentFormats = ['pdf', 'csv', 'json'] as const;

export const invoice = {
  /**
   * The invoice run of one period, or of every period that is over and ends on `until` or before, the oldest first. Without `issue`
   * a dry run that writes nothing. A row per contract and period with something to bill or in the way.
   */
  run: procedure
    .input(
      z
        .strictObject({
          period: z.string().optional(),
          until: Day.optional(),
          contract: z.string().optional(),
          /** These contracts only. */
          contracts: z.array(z.string()).min(1).optional(),
          issue: z.boolean().default(false),
          job: JobName,
        })
        .refine(({ period, until }) => (period === undefined) !== (until === undefined), 'either period or until')
        .refine(
          ({ contract, contracts }) => contract === undefined || contracts === undefined,
          'contract or contracts',
        ),
    )
    .output(z.array(RunRow)),
  /**
   * The billing screen of a month: every contract and period that ends in it or before and is not billed yet, each as if the
   * earlier ones were issued, and what was issued for the periods that end in it. Without a month the last that is over.
   */
  due: procedure.input(z.strictObject({ month: Month.optional() })).output(
    z.strictObject({
      month: Month,
      /** The months beside it. */
      before: Month,
      after: Month,
      /** The last day of the month: what `invoice.run` takes as `until`. */
      until: Day,
      rows: z.array(DueRow),
      /** Of the rows that are ready, and of those that are issued. */
      ready: z.array(CurrencySum),
      issued: z.array(CurrencySum),
    }),
  ),
  /** A draft opened: every line with its charges and their derivation, and what waits. */
  draft: procedure.input(z.strictObject({ contract: z.string(), period: z.string() })).output(DraftAnswer),
  /** What a credit note would take back; writes nothing. */
  creditPreview: procedure.input(z.strictObject({ number: z.string(), of: CreditOf })).output(
    z.strictObject({
      currency: CurrencyCode,
      /** How many charges. */
      charges: z.int(),
      net: Minor,
      tax: Minor,
      gross: Minor,
    }),
  ),
  credit: procedure
    .input(
      z.strictObject({
        number: z.string(),
        of: CreditOf,
        /** Frees the events to be billed once more. */
        rebill: z.boolean().default(false),
        reason: z.string().max(500).optional(),
      }),
    )
    .output(CreditAnswer),
  /** An issued document as a file, rendered from its snapshot: the same bytes every time. */
  document: procedure.input(z.strictObject({ number: z.string(), format: z.enum(documentFormats) })).output(z.file()),
};
