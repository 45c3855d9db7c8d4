import { z } from 'zod';
import { countHistory, historyPage } from '../../db/queries/history.ts';
import { idsPerDevice } from '../../db/sequence.ts';
import type { HistoryInput } from '../../shared/api/history.ts';
import type { Context } from './context.ts';

const Change = z.record(z.string(), z.json());

interface ShownEntry {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly change: z.output<typeof Change>;
}

/** Who did what, newest first, a page at a time; personal values stay beside the chain and are not told here. */
export function listHistory(
  { handle: { reader } }: Pick<Context, 'handle'>,
  input: z.output<typeof HistoryInput>,
): { rows: ShownEntry[]; total: number; next: number | null } {
  const subject = input.subject ?? null;
  const entries = historyPage(reader, { subject, after: input.after ?? null, limit: input.limit });
  const last = entries.at(-1);
  return {
    rows: entries.map(({ id, at, actor, role, action, subject: of, change }) => ({
      id,
      at,
      actor,
      role,
      action,
      subject: of,
      change: Change.parse(JSON.parse(change)),
    })),
    total: countHistory(reader, subject),
    next: last && entries.length === input.limit ? last.id % idsPerDevice : null,
  };
}
