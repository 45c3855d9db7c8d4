import { z } from 'zod';
import { RowFixes } from '../domain/intake/fixes.ts';

/** Which sheet of a workbook is read; the first with a table where none is named. */
export const SheetName = z.string().max(255).optional();

/** The line the header stands in, from 1; of a sheet only lines that hold anything are counted. Detected where none is told. */
export const HeaderLine = z.int().positive().max(1000).optional();

/** What every file of a client brings: the file, the contract it speaks of, and the map of its columns (command-line.md, Files). */
export const ClientFile = z.strictObject({
  file: z.file(),
  sheet: SheetName,
  headerLine: HeaderLine,
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
