import { deleteSavedView, type SavedView, savedViews, writeSavedView } from '../../../db/queries/savedView.ts';
import type { Context } from '../context.ts';

/** Saved views of one list, by name. */
export const listViews = (context: Context, { screen }: { screen: string }): SavedView[] =>
  savedViews(context.handle.reader, screen);

/** A name that the screen has already is replaced. */
export const saveView = (context: Context, wanted: Omit<SavedView, 'id'>): SavedView =>
  context.handle.transaction((w) => writeSavedView(w, { ...wanted, id: context.ids.next(w) }));

export const removeView = (context: Context, { id }: { id: number }): { removed: boolean } => ({
  removed: context.handle.transaction((w) => deleteSavedView(w, id)),
});
