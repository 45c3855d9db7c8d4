import type { z } from 'zod';
import type { JudgeInput, PreviewRow } from '../../../shared/api/intake.ts';
import { mendedRow } from '../../../shared/domain/intake/fixes.ts';
import { rowMarks } from '../../../shared/domain/intake/problemColumns.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { draftRows } from './draftRows.ts';
import { withEarlierNames } from './earlierNames.ts';
import { createRowJudge } from './judgeRows.ts';
import { planImport } from './plan.ts';
import { createRowTeller } from './previewRow.ts';

/**
 * Where rows of leads fall that somebody has just mended: by the very rules of the import, against what is stored
 * and each other, so that the answer is there before the next key is pressed. Whether one repeats another row of its file only
 * the preview of the whole file says. Refuses as `planImport` and `compileMap` do.
 */
export async function judgeMended(
  context: Context,
  { contract, map, header, rows }: z.output<typeof JudgeInput>,
): Promise<Result<PreviewRow[]>> {
  const { reader } = context.handle;
  const planned = planImport(reader, { contract, map }, context.now());
  if (!planned.ok) return planned;
  const plan = planned.value;
  const compiled = compileMap<'leads'>(plan.map, header, plan.judging.zone);
  if (!compiled.ok) return compiled;
  const intake = { header, ...compiled.value, markOf: rowMarks(header) };
  const teller = createRowTeller(plan, intake, new Set(rows.map(({ row }) => row)));
  const told: PreviewRow[] = [];
  const judge = createRowJudge(reader, plan, null);
  for (const _ of judge.prepare(reader)) await new Promise((resume) => setImmediate(resume));
  for (const { row, cells } of rows.toSorted((a, b) => a.row - b.row)) {
    const chunk = mendedRow(row, cells, header.length);
    const { rows: judged, problems } = judge.judge(reader, draftRows(chunk, intake, plan, judge.suppressedBy));
    for (const one of judged) told.push(teller.tell(one, problems, chunk.rows[0] ?? []));
  }
  return done(withEarlierNames(reader, told));
}
