import type { z } from 'zod';
import type { ProblemFile, ProblemFileInput } from '../../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { fileCell, headerToMend, rowToMend } from '../../../shared/domain/intake/problemColumns.ts';
import { whyOf } from '../../../shared/domain/intake/reasonWords.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { csvText } from '../documents/csv.ts';
import { tryFile } from './preview.ts';

type Input = z.output<typeof ProblemFileInput>;

const outcomesToMend: Readonly<Record<Input['which'], ReadonlySet<PreviewOutcome>>> = {
  broken: new Set(['broken', 'unmatched', 'refused']),
  unsure: new Set(['check']),
  both: new Set(['broken', 'unmatched', 'refused', 'check']),
};

/**
 * All rows that are broken, unsure, or both, with number and reason before their own cells: to be mended in a spreadsheet and
 * imported again. Refuses as `preview` does.
 */
export async function problemFile(
  context: Context,
  { which, ...input }: Input,
): Promise<Result<z.output<typeof ProblemFile>>> {
  const wanted = outcomesToMend[which];
  const limit = (outcome: PreviewOutcome): number => (wanted.has(outcome) ? Number.POSITIVE_INFINITY : 0);
  const tried = await tryFile(context, input, { limit, rows: new Set() });
  if (!tried.ok) return tried;
  const { answer, fileHash } = tried.value;
  const rows = answer.shown.filter(({ outcome }) => wanted.has(outcome));
  const name = input.file.name.replace(/\.[^.]*$/, '');
  const file = fileHash === null ? null : fileCell(input.file.name, fileHash);
  return done({
    name: `${name} – to mend.csv`,
    text: csvText(
      headerToMend(answer.header, file !== null),
      rows.map(({ cells, ...row }) =>
        rowToMend({ row: row.row, why: whyOf(row).join('; '), file }, answer.header, cells),
      ),
    ),
    rows: rows.length,
  });
}
