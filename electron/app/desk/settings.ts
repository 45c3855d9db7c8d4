import { readSetting, writeSetting } from '../../../db/queries/setting.ts';
import type { Kept } from '../../../shared/domain/basics.ts';
import type { Context } from '../context.ts';

/** What a screen keeps for itself. Neither a step nor history: it says nothing about the business. */
export const findSetting = (context: Context, { name }: { name: string }): { value: Kept } => ({
  value: readSetting(context.handle.reader, name) ?? null,
});

export function saveSetting(context: Context, { name, value }: { name: string; value: Kept }): { saved: true } {
  context.handle.transaction((w) => writeSetting(w, name, value));
  return { saved: true };
}
