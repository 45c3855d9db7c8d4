import type { z } from 'zod';
import type { ProblemFile, ProblemFileInput } from '../../../shared/api/intake.ts';
import { unguarded } from '../../../shared/domain/intake/formulaText.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { addedColumns, ownColumns, problemColumns } from '../../../shared/domain/intake/problemColumns.ts';
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
  const { header, shown } = tried.value;
  const rows = shown.filter(({ outcome }) => wanted.has(outcome));
  const own = ownColumns(header);
  const added = new Set(addedColumns(header).map((name) => header.indexOf(name)));
  const name = input.file.name.replace(/\.[^.]*$/, '');
  return done({
    name: `${name} – to mend.csv`,
    text: csvText(
      [...problemColumns, ...own],
      rows.map(({ cells, ...row }) => [
        row.row,
        whyOf(row).join('; '),
        // As they are read: what the file guards already is not guarded twice.
        ...cells.filter((_, column) => !added.has(column)).map(unguarded),
      ]),
    ),
    rows: rows.length,
  });
}
