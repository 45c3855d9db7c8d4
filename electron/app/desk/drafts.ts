import type { Draft } from '../../../db/queries/draft.ts';
import { deleteDraft, readDraft, writeDraft } from '../../../db/queries/draft.ts';
import type { Instant, Kept } from '../../../shared/domain/basics.ts';
import type { Context } from '../context.ts';

/** Half-finished work. No step and no history: nothing has been done yet. */
export const findDraft = (context: Context, { name }: { name: string }): { draft: Draft | null } => ({
  draft: readDraft(context.handle.reader, name),
});

export function saveDraft(context: Context, { name, content }: { name: string; content: Kept }): { savedAt: Instant } {
  const savedAt = context.now();
  context.handle.transaction((w) => writeDraft(w, { name, content, savedAt }));
  return { savedAt };
}

export const discardDraft = (context: Context, { name }: { name: string }): { discarded: boolean } => ({
  discarded: context.handle.transaction((w) => deleteDraft(w, name)),
});
