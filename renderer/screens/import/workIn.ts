import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { counted } from '../../text/counted.ts';

/** Kinds of work a batch may have on it, one and many. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  disputes: ['claim', 'claims'],
  appointments: ['appointment', 'appointments'],
  opportunities: ['opportunity', 'opportunities'],
  accepted: ['acceptance', 'acceptances'],
  deliveries: ['delivery', 'deliveries'],
  edits: ['change of a lead', 'changes of leads'],
  calls: ['call', 'calls'],
  tags: ['tag', 'tags'],
};

/** The refusal of `lead.undoImport` that a second word overrules. */
const HasWork = z.object({
  code: z.literal('batchHasWork'),
  data: z.object({ work: z.record(z.string(), z.number()) }),
});

/** What people did on a batch since, where that is why it is not taken back: `1 claim, 7 appointments`. Null for any other error. */
export function workIn(error: unknown): string | null {
  const found = HasWork.safeParse(error instanceof ORPCError ? error.data : null);
  if (!found.success) return null;
  return Object.entries(found.data.data.work)
    .map(([kind, count]) => inWords(kind, count))
    .join(', ');
}

function inWords(kind: string, count: number): string {
  const [one, many] = words[kind] ?? [kind, kind];
  return counted(count, one, many);
}
