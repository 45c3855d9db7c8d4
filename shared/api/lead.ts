import { z } from 'zod';
import { Count } from '../domain/basics.ts';
import { deliveryStates } from '../domain/delivery.ts';
import { RowFixes } from '../domain/intake/fixes.ts';
import { ImportCounts } from '../domain/intake/importCounts.ts';
import { leadOutcomes, verdicts } from '../domain/lead.ts';
import { FileReading } from './clientFile.ts';
import { LeadExportInput } from './leadExport.ts';
import { LeadChoices, LeadCountAnswer, LeadCountInput, LeadFindAnswer, LeadFindInput } from './leadFind.ts';
import {
  LeadEditAnswer,
  LeadEditInput,
  LeadPage,
  LeadQualifyAnswer,
  LeadQualifyInput,
  LeadTagAnswer,
  LeadTagInput,
} from './leadPage.ts';
import { JobName, procedure } from './procedure.ts';

/** `row` of a problem counts lines below the header that hold anything, the first is 1; lines set aside are listed as well. */
export const ImportAnswer = z.strictObject({
  /** Null for a dry run, which writes nothing. */
  batch: z.int().nullable(),
  ...ImportCounts.shape,
  problems: z.array(z.strictObject({ row: z.int(), code: z.string(), field: z.string() })),
});

export const ImportInput = z.strictObject({
  file: z.file(),
  ...FileReading.shape,
  /** Without one the leads wait in the pool with their contact verdict. */
  contract: z.string().optional(),
  map: z.json(),
  fixes: RowFixes.optional(),
  dryRun: z.boolean().default(false),
  /** Imports a file that was imported before. */
  again: z.boolean().default(false),
  /** Keeps the map for the next file with the same columns. */
  remember: z.boolean().optional(),
  job: JobName,
});

export const UndoInput = z.strictObject({ batch: z.int(), withWork: z.boolean().default(false) });
/** Leads that are gone, and earlier leads put back as they were before the batch completed them. */
export const UndoAnswer = z.strictObject({ removed: Count, restored: Count });

export const LeadListInput = z.strictObject({
  contract: z.string().optional(),
  /** Part of a name, mail, phone or company. */
  filter: z.string().optional(),
  /** Keyset: leads after this id. */
  after: z.int().optional(),
  limit: z.int().positive().max(10_000).optional(),
});

export const ListedLead = z.strictObject({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  /** What the lead stands at for the contract asked for; else its newest qualification; in the pool its contact verdict. */
  verdict: z.enum([...leadOutcomes, ...verdicts]),
  deliveries: z.array(
    z.strictObject({
      id: z.int(),
      contract: z.string(),
      state: z.enum(deliveryStates),
      /** ISO 8601, null on hold. */
      deliveredAt: z.string().nullable(),
    }),
  ),
});

export const lead = {
  import: procedure.input(ImportInput).output(ImportAnswer),
  undoImport: procedure.input(UndoInput).output(UndoAnswer),
  list: procedure.input(LeadListInput).output(z.array(ListedLead)),
  /** The list on screen: any filter, sorted, page by page. */
  find: procedure.input(LeadFindInput).output(LeadFindAnswer),
  /** How many leads a filter fits, piece by piece. */
  count: procedure.input(LeadCountInput).output(LeadCountAnswer),
  choices: procedure.output(LeadChoices),
  /** The leads of a filter as a CSV file, however many: a job. */
  export: procedure.input(LeadExportInput).output(z.file()),
  /** Everything about one lead. */
  read: procedure.input(z.strictObject({ id: z.int() })).output(LeadPage),
  edit: procedure.input(LeadEditInput).output(LeadEditAnswer),
  tag: procedure.input(LeadTagInput).output(LeadTagAnswer),
  /** Judges leads again under the terms in force; the old verdicts are kept. */
  qualify: procedure.input(LeadQualifyInput).output(LeadQualifyAnswer),
};
