import { readReportById } from '../../../db/queries/report.ts';
import type { reportFormats } from '../../../shared/api/report.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { frozenReport } from './frozenReport.ts';
import { reportFile } from './reportFile.ts';

/** A report that was made, as a file: its frozen figures, and the comment as it stands. Refuses `notFound`. */
export async function storedReportFile(
  { handle }: Context,
  { id, format }: { readonly id: number; readonly format: (typeof reportFormats)[number] },
): Promise<Result<File>> {
  const stored = readReportById(handle.reader, id);
  if (!stored) return refuse('notFound', { kind: 'report', ref: id });
  return done(await reportFile(frozenReport(handle.reader, stored), format));
}
