import { z } from 'zod';
import { RowFixes } from '../domain/intake/fixes.ts';

/** How a file is cut into rows, where somebody says so; else it is found out. */
export const FileReading = z.strictObject({
  /** Which sheet of a workbook is read; the first with a table where none is named. */
  sheet: z.string().max(255).optional(),
  /** The line the header stands in, from 1; of a sheet only lines that hold anything are counted. */
  headerLine: z.int().positive().max(1000).optional(),
  /** Lines set aside that are to be rows, by their numbers. */
  takeIn: z.array(z.int().positive()).max(10_000).optional(),
});
export type FileReading = z.infer<typeof FileReading>;

/** What every file of a client brings: the file, the contract it speaks of, and the map of its columns (command-line.md, Files). */
export const ClientFile = z.strictObject({
  file: z.file(),
  ...FileReading.shape,
  contract: z.string(),
  map: z.json(),
  fixes: RowFixes.optional(),
  /** Tells what would happen and writes nothing. */
  dryRun: z.boolean().optional(),
  /** Keeps the map for the next file with the same columns. */
  remember: z.boolean().optional(),
});

/** Rows that could not be used and lines set aside, each with its reason. `row` counts data rows, the first is 1. */
export const Problems = z.array(z.strictObject({ row: z.int(), code: z.string(), field: z.string() }));
