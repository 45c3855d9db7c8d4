import { z } from 'zod';
import { LeadImage } from '../../../db/queries/lead.ts';
import { leadColumn } from '../../../db/queries/leadColumns.ts';
import type { LeadDeed } from '../../../db/queries/leadPage.ts';
import { leadFields } from '../../../shared/domain/intake/fields.ts';
import { reachAnswers } from '../../../shared/domain/reach.ts';
import { labelOf } from './leadFields.ts';

interface Change {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

const Images = z.object({ before: LeadImage, after: LeadImage });
const Word = z.object({
  answer: z.enum(reachAnswers).nullable().default(null),
  note: z.string().nullable().default(null),
});
const Texts = z.record(z.string(), z.string());

const fieldByColumn: ReadonlyMap<string, string> = new Map(leadFields.map((field) => [leadColumn(field), field]));

/** The columns an edit changed, as they were and as they became. */
export const imagesOf = ({ content }: Pick<LeadDeed, 'content'>): z.output<typeof Images> =>
  Images.parse(JSON.parse(content));

/** What was said of reaching the lead, and the note on it. */
export const wordOf = ({ content }: Pick<LeadDeed, 'content'>): z.output<typeof Word> =>
  Word.parse(JSON.parse(content));

/** What an edit changed, field by field, in words; what the program works out beside it (keys, verdict) is left out. */
export function changesOf(deed: Pick<LeadDeed, 'content'>): Change[] {
  const { before, after } = imagesOf(deed);
  return Object.keys({ ...before, ...after }).flatMap((column): Change[] => {
    if (column === 'custom') return customChanges(before[column], after[column]);
    const field = fieldByColumn.get(column);
    return field === undefined
      ? []
      : [{ label: labelOf(field), before: shown(before[column]), after: shown(after[column]) }];
  });
}

const shown = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function customChanges(before: LeadImage[string] | undefined, after: LeadImage[string] | undefined): Change[] {
  const read = (held: LeadImage[string] | undefined): Record<string, string> =>
    typeof held === 'string' ? Texts.parse(JSON.parse(held)) : {};
  const [was, is] = [read(before), read(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .map((name) => ({ label: name, before: was[name] ?? null, after: is[name] ?? null }));
}
