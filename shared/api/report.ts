import { z } from 'zod';
import { Count, CurrencyCode, Day, Decimal, Minor } from '../domain/basics.ts';
import { documentKinds } from '../domain/document.ts';
import { reportStands, reportStates } from '../domain/report.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

export const reportFormats = ['pdf', 'html', 'csv'] as const;

const Percent = Decimal.nullable();

/** A results report in the list; one that is due has no id yet. Money in minor units of the client's currency. */
export const ReportRow = z.strictObject({
  id: z.int().nullable(),
  contract: z.string(),
  contractName: z.string(),
  client: ClientLook,
  /** As `report.make` takes it. */
  period: z.string(),
  from: Day,
  to: Day,
  state: z.enum(reportStands),
  /** The day it falls due: the day after its period. */
  dueDay: Day,
  madeAt: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  sentDay: Day.nullable(),
  sentTo: z.string().nullable(),
  /** A later report of the same period has other figures. */
  replaced: z.boolean(),
  /** The figures people look for; null while it is only due. */
  headline: z.strictObject({ delivered: Count, accepted: Count, spend: Minor }).nullable(),
});

/** A figure of a report, opened, beside the same one of the report before. */
export const ReportFigure = z.strictObject({
  name: z.string(),
  title: z.string(),
  formula: z.string(),
  unit: z.enum(['percent', 'money', 'ratio', 'seconds', 'days']),
  /** Decimal text, money in minor units; null where it has no value. */
  value: Decimal.nullable(),
  numerator: z.union([Decimal, z.int()]).nullable(),
  denominator: z.union([Decimal, z.int()]).nullable(),
  /** Which of the two are amounts of money. */
  numeratorIsMoney: z.boolean(),
  denominatorIsMoney: z.boolean(),
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.int().positive() })),
  before: Decimal.nullable(),
});

/** A count or sum of a report beside the same one of the report before. */
export const ReportCount = z.strictObject({
  name: z.string(),
  title: z.string(),
  unit: z.enum(['count', 'money']),
  value: z.int(),
  before: z.int().nullable(),
});

const ReportPage = ReportRow.omit({ id: true, headline: true }).extend({
  id: z.int(),
  currency: CurrencyCode,
  comment: z.string(),
  /** SHA-256 of the figures. */
  hash: z.string(),
  /** The report before it of the same contract, whose figures stand beside. */
  previous: z.strictObject({ id: z.int(), from: Day, to: Day }).nullable(),
  counts: z.array(ReportCount),
  figures: z.array(ReportFigure),
  /** What has changed in the file since: the counts that a new report would restate. */
  since: z.array(z.strictObject({ title: z.string(), unit: z.enum(['count', 'money']), was: z.int(), now: z.int() })),
  target: z.strictObject({ wanted: Decimal, attainment: Percent, projected: Decimal.nullable() }).nullable(),
  /** Delivered so far day by day, beside the target over the client's working days where there is one. */
  pace: z.array(z.strictObject({ day: Day, delivered: Count, wanted: Decimal.nullable() })),
  funnel: z.array(z.strictObject({ title: z.string(), count: Count, share: Percent })),
  weeks: z.array(
    z.strictObject({
      week: z.string(),
      from: Day,
      delivered: Count,
      accepted: Count,
      returned: Count,
      held: Count,
      spend: Minor,
    }),
  ),
  meetings: z.array(z.strictObject({ title: z.string(), count: Count })),
  sources: z.array(
    z.strictObject({
      title: z.string(),
      delivered: Count,
      accepted: Count,
      spend: Minor,
      costPerAccepted: Minor.nullable(),
    }),
  ),
  documents: z.array(
    z.strictObject({
      kind: z.enum(documentKinds),
      number: z.string(),
      issueDay: Day,
      net: Minor,
      gross: Minor,
    }),
  ),
  notInvoiced: z.strictObject({ charges: Count, net: Minor }),
  /** In words. */
  nextSteps: z.array(z.string()),
});

export const report = {
  /** The results report of a contract and period: figures frozen, their hash printed, as one HTML file and a PDF. */
  make: procedure
    .input(z.strictObject({ contract: z.string(), period: z.string() }))
    .output(z.strictObject({ hash: z.string(), restated: z.boolean(), files: z.array(z.file()) })),
  /** Makes the reports named, or every one that is due, without printing them. */
  makeDue: procedure
    .input(
      z.strictObject({
        reports: z
          .array(z.strictObject({ contract: z.string(), period: z.string() }))
          .min(1)
          .optional(),
        job: JobName,
      }),
    )
    .output(z.array(z.strictObject({ contract: z.string(), period: z.string(), id: z.int(), hash: z.string() }))),
  /** Reports that are due by the contracts' cadence, and those that were made. */
  list: procedure
    .input(
      z.strictObject({
        state: z.enum(reportStands).optional(),
        client: z.string().optional(),
        contract: z.string().optional(),
        /** `next` of the page before. */
        after: z.int().optional(),
        limit: z.int().positive().max(1000).default(200),
      }),
    )
    .output(
      z.strictObject({
        /** Those that are due first, the oldest on top; then the newest made. */
        rows: z.array(ReportRow),
        counts: z.strictObject({ due: Count, made: Count, reviewed: Count, sent: Count }),
        /** What falls due next, soonest first. */
        upcoming: z.array(
          z.strictObject({
            contract: z.string(),
            contractName: z.string(),
            client: ClientLook,
            from: Day,
            to: Day,
            day: Day,
          }),
        ),
        next: z.int().nullable(),
      }),
    ),
  read: procedure.input(z.strictObject({ id: z.int() })).output(ReportPage),
  /** Changes the comment of a report that was not sent; one that was reviewed is to be reviewed again. */
  comment: procedure
    .input(z.strictObject({ id: z.int(), comment: z.string().max(5000) }))
    .output(z.strictObject({ id: z.int(), state: z.enum(reportStates) })),
  review: procedure
    .input(z.strictObject({ id: z.int(), comment: z.string().max(5000).optional() }))
    .output(z.strictObject({ id: z.int(), state: z.enum(reportStates) })),
  /** Marks a reviewed report as sent, by hand: nothing is mailed. */
  send: procedure
    .input(z.strictObject({ id: z.int(), day: Day, to: z.string().trim().min(1).max(200) }))
    .output(z.strictObject({ id: z.int(), state: z.enum(reportStates) })),
  file: procedure.input(z.strictObject({ id: z.int(), format: z.enum(reportFormats) })).output(z.file()),
};
