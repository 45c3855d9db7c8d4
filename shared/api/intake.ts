import { z } from 'zod';
import { Count, Instant, Minor } from '../domain/basics.ts';
import { encodingEvidences, encodings } from '../domain/intake/decode.ts';
import { intakeKinds } from '../domain/intake/fields.ts';
import { RowFixes } from '../domain/intake/fixes.ts';
import { asideReasons } from '../domain/intake/furniture.ts';
import { ImportCounts } from '../domain/intake/importCounts.ts';
import { IntakeMap } from '../domain/intake/map.ts';
import { leadTools } from '../domain/intake/presets.ts';
import { previewOutcomes } from '../domain/intake/previewOutcome.ts';
import { delimiters } from '../domain/intake/rawRows.ts';
import { FileReading } from './clientFile.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

const Kind = z.enum(intakeKinds);

const Sign = z.strictObject({ count: Count, text: z.string() });

/** What the texts of a column look like, see `ColumnSigns`. */
const Signs = z.strictObject({
  filled: Count,
  samples: z.array(z.string()),
  texts: z.array(z.strictObject({ text: z.string(), count: Count })).nullable(),
  placeholders: z.array(z.strictObject({ text: z.string(), count: Count })),
  looksLike: z.enum(['text', 'number', 'date', 'yesNo']),
  dates: z.strictObject({ dayFirst: Sign, monthFirst: Sign, either: Sign }),
  numbers: z.strictObject({ comma: Sign, point: Sign, eitherComma: Sign, eitherPoint: Sign }),
});

const SeenColumn = z.strictObject({
  name: z.string(),
  /** What the header says where it had to be renamed: empty, or there twice. */
  was: z.string().nullable(),
  signs: Signs,
});

const BatchState = z.enum(['live', 'undone']);

/** One import of leads, as lists show it. */
export const BatchRow = z.strictObject({
  id: z.int(),
  state: BatchState,
  /** Null: into the pool. */
  contract: z.strictObject({ ref: z.string(), name: z.string() }).nullable(),
  look: ClientLook.nullable(),
  fileName: z.string(),
  /** ISO 8601; when it went live. */
  at: z.string(),
  by: z.string().nullable(),
  ...ImportCounts.shape,
});

/** By what a file is known again: SHA-256 in hex. */
const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'a hash of 64 hexadecimal digits');

/** How a file that is being mended is cut into rows, and what its columns mean. */
export const KeptReading = z.strictObject({
  cut: FileReading,
  map: z.json(),
  /** Somebody has said which sign parts whole and fraction. */
  decimalTold: z.boolean(),
});

/** A row as it stands in the file, and as it is to be read. */
const MendedCells = RowFixes.element.extend({ was: RowFixes.element.shape.cells });

/** What was said and mended of a file before, and not imported. */
export const KeptMends = KeptReading.extend({
  /** Null: for the pool. */
  contract: z.string().nullable(),
  savedAt: Instant,
  /** Null where it is none any more. */
  map: IntakeMap.nullable(),
  rows: z.array(MendedCells),
});

export const KeepMendsInput = KeptReading.extend({
  hash: FileHash,
  /** The pool without. */
  contract: z.string().optional(),
  /** Whatever is kept of the file for this contract is replaced. */
  anew: z.boolean(),
  /** Those that changed; `cells` null: it stands as in the file again. */
  rows: z.array(MendedCells.extend({ cells: MendedCells.shape.cells.nullable() })).max(10_000),
});

export const Inspection = z.strictObject({
  fileName: z.string(),
  hash: FileHash,
  bytes: Count,
  written: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('text'),
      encoding: z.enum(encodings),
      bom: z.boolean(),
      evidence: z.enum(encodingEvidences),
      delimiter: z.enum(delimiters),
    }),
    z.strictObject({
      kind: z.literal('workbook'),
      /** Those of cells; `table` where several rows of several cells stand in one. */
      sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean(), table: z.boolean() })),
      /** The one that is read. */
      sheet: z.string(),
      /** Rows that the sheet hides, read like the others. */
      hiddenRows: Count,
      /** Areas of merged cells, whose value stands in the first. */
      mergedAreas: Count,
    }),
  ]),
  rows: Count,
  /** Rows with exactly as many cells as the header, the evidence for the delimiter. */
  even: Count,
  /** Rows that cannot be read as they stand. */
  broken: Count,
  /** The line the header stands in, and the lines over it that were left aside; blank ones are not listed. */
  headerLine: z.int().positive(),
  above: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()) })),
  /** Lines of the report below and between the rows: they are no rows. The first of them, and how many there are. */
  setAside: Count,
  aside: z.array(z.strictObject({ row: z.int(), code: z.enum(asideReasons), cells: z.array(z.string()) })),
  /** Lines without any text. */
  blank: Count,
  /** Rows that a spreadsheet had put into one cell or quoted twice, and that were taken apart. */
  unwrapped: Count,
  columns: z.array(SeenColumn),
  /** What the file seems to hold. */
  kind: Kind,
  /** The tool that wrote it, by the names of its columns; null where none is recognised. */
  tool: z.enum(leadTools).nullable(),
  map: IntakeMap,
  /** Where the map comes from: one that was used for these columns before, or the names of the columns. */
  mapFrom: z.enum(['remembered', 'header']),
  /** For which contract leads came in by the remembered map last. */
  lastContract: z.string().nullable(),
  /** Live imports of this very file, newest first. */
  imported: z.array(BatchRow),
  /** The file whose rows were taken out into this one to be mended, and its newest live import; null for any other file. */
  mendedOf: z.strictObject({ fileName: z.string(), batch: BatchRow.nullable() }).nullable(),
  /** What was mended of this very file and not imported yet, the last saved first; one a contract. */
  kept: z.array(KeptMends),
  contracts: z.array(
    z.strictObject({
      ref: z.string(),
      name: z.string(),
      look: ClientLook,
      active: z.boolean(),
      /** Why its client may dispute, by the terms in force; null where any reason will do. */
      reasons: z.array(z.string()).nullable(),
      /** The values that the criteria in force know, by field. */
      known: z.array(z.strictObject({ field: z.string(), values: z.array(z.string()) })),
    }),
  ),
  sources: z.array(z.strictObject({ ref: z.string(), channel: z.string(), campaign: z.string().nullable() })),
});

/**
 * Why a row falls where it falls. `code` is one of the row problems, contact reasons, `criterion` (`words`: the definition,
 * `value`: what the row says), `junk` (`words`: the check), `sameId` and `samePerson` (`row` of this file, or `lead` stored with
 * its name in `words`, `days` apart).
 */
const Reason = z.strictObject({
  code: z.string(),
  field: z.string().nullable(),
  words: z.string().nullable(),
  value: z.string().nullable(),
  row: z.int().nullable(),
  lead: z.int().nullable(),
  days: z.int().nullable(),
  /** The cell it is about, from 0; null where the row as a whole is meant. */
  column: z.int().nullable(),
});

/** An empty field of an earlier lead that an import fills (domain §4): what stands there unread, if anything, and what comes. */
const FilledField = z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string() });

const Fill = FilledField.extend({
  /** The cell it comes from, from 0; null for a default of the map. */
  column: z.int().nullable(),
});

export const PreviewRow = z.strictObject({
  /** Data rows of the file, the first is 1. */
  row: z.int(),
  outcome: z.enum(previewOutcomes),
  /** Whom it is about: of leads what the row says, of a client's file the lead that was found. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  /** What it will bill, in minor units; null where it bills nothing. */
  bills: Minor.nullable(),
  reasons: z.array(Reason),
  fills: z.array(Fill),
  /** As many as the header has; more where something stands beyond the last column. */
  cells: z.array(z.string()),
  /** Whether somebody mended it. */
  fixed: z.boolean(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

const RowNumbers = z.array(z.int().positive()).max(2000);

export const PreviewInput = z.strictObject({
  file: z.file(),
  ...FileReading.shape,
  kind: Kind,
  /** Leads without one wait in the pool. */
  contract: z.string().optional(),
  map: z.json(),
  fixes: RowFixes.optional(),
  /** Rows of each outcome told in full. */
  limit: z.int().nonnegative().max(1000).default(200),
  /** Rows told in full besides, by number: what somebody is looking at. */
  rows: RowNumbers.optional(),
  job: JobName,
});

export const RowsInput = PreviewInput.omit({ limit: true }).extend({ rows: RowNumbers });

export const Preview = z.strictObject({
  kind: Kind,
  look: ClientLook.nullable(),
  rows: Count,
  /** Every row is in exactly one; outcomes without rows are left out. */
  counts: z.array(z.strictObject({ outcome: z.enum(previewOutcomes), count: Count })),
  /** Where every row falls, see `OutcomeLetters`. */
  outcomes: z.string(),
  /** Leads that were there before and are completed. */
  updated: Count,
  /** Lines of the report around the table, which are no rows. */
  setAside: Count,
  /** What the rows that pass will bill, in minor units. Null without a contract, and for a client's file. */
  willBill: z.strictObject({ amount: Minor, currency: z.string() }).nullable(),
  header: z.array(z.string()),
  /** In the order of the file: the first `limit` of each outcome, mended ones, and those asked for by number. */
  shown: z.array(PreviewRow),
});

export const JudgeInput = z.strictObject({
  contract: z.string().optional(),
  map: z.json(),
  header: z.array(z.string().max(100_000)).max(16_384),
  rows: RowFixes.max(1000),
});

/** Which rows a file to mend holds: those nobody can use, those a person must look at, or both. */
const mendKinds = ['broken', 'unsure', 'both'] as const;

export const ProblemFileInput = PreviewInput.omit({ limit: true, rows: true }).extend({
  which: z.enum(mendKinds).default('broken'),
});

export const InspectInput = z.strictObject({
  file: z.file(),
  ...FileReading.shape,
  kind: Kind.optional(),
  job: JobName,
});

export const ProblemFile = z.strictObject({ name: z.string(), text: z.string(), rows: Count });

export const BatchesInput = z.strictObject({
  contract: z.string().optional(),
  /** Keyset: batches before this one. */
  after: z.int().optional(),
  limit: z.int().positive().max(200).default(20),
});
export const Batches = z.strictObject({
  rows: z.array(BatchRow),
  total: Count,
  next: z.int().nullable(),
  /** The file whose import ended with the program, half-way: nothing of it was kept. Null where none was, or it came in since. */
  cutShort: z.string().nullable(),
});

/** A lead that was there before an import and was completed by it. */
const Completion = z.strictObject({
  lead: z.int(),
  name: z.string().nullable(),
  fields: z.array(FilledField),
});

export const BatchInput = z.strictObject({ id: z.int() });
export const Batch = z.strictObject({
  batch: BatchRow,
  /** Leads of the contract that passed and are not delivered; null without a contract. */
  ready: Count.nullable(),
  problems: z.array(z.strictObject({ row: z.int(), code: z.string(), field: z.string() })),
  /** How many leads it completed; which ones, `completed` tells. */
  completed: Count,
});

export const CompletedInput = z.strictObject({
  batch: z.int(),
  /** The `next` of the page before. */
  after: z.int().default(0),
  limit: z.int().min(1).max(500).default(100),
});
export const Completed = z.strictObject({ rows: z.array(Completion), next: z.int().nullable() });

export const intake = {
  /** What a file is, and how it would be read; nothing is written. */
  inspect: procedure.input(InspectInput).output(Inspection),
  /** What would happen, row by row, by the code that does it; nothing is written. */
  preview: procedure.input(PreviewInput).output(Preview),
  /** Rows of the preview in full, by number. */
  rows: procedure.input(RowsInput).output(z.array(PreviewRow)),
  /** Where mended rows of leads fall by themselves, at once; whether they repeat another row of the file only its preview says. */
  judge: procedure.input(JudgeInput).output(z.array(PreviewRow)),
  /** Keeps what was said and mended of a file that is not imported yet, for when it is dropped again. */
  keepMends: procedure.input(KeepMendsInput).output(z.strictObject({ savedAt: Instant })),
  /** Rows to mend as a CSV file with number and reason, to be mended elsewhere and imported again. */
  problemFile: procedure.input(ProblemFileInput).output(ProblemFile),
  /** Imports of leads, newest first. */
  batches: procedure.input(BatchesInput).output(Batches),
  /** One import, and what waits to be delivered of its contract. */
  batch: procedure.input(BatchInput).output(Batch),
  /** The leads an import completed, page by page in the order of their ids; none of one that is not there. */
  completed: procedure.input(CompletedInput).output(Completed),
};
