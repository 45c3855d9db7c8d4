import { z } from 'zod';
import { Count } from './basics.ts';
import { LeadTag, TypedFields } from './leadEdit.ts';

/**
 * `choosing`: which leads is still being written down, none is changed yet. `stopped`: cancelled or cut off, to be gone on with or taken
 * back. `undoing`: on the way back, also where that was cut off.
 */
export const bulkStates = ['choosing', 'running', 'stopped', 'done', 'undoing', 'undone'] as const;

/** What is done to all leads of a filter at once: the deeds that one lead knows as well. */
export const BulkDeed = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('edit'), fields: TypedFields })
    .refine(({ fields }) => Object.keys(fields).length > 0),
  z
    .strictObject({ kind: z.literal('tag'), add: z.array(LeadTag).max(20), remove: z.array(LeadTag).max(20) })
    .refine(({ add, remove }) => add.length + remove.length > 0),
  /** Judges again under the terms in force: for a contract (ref), leads of the pool too; without one for those they were judged for. */
  z.strictObject({ kind: z.literal('qualify'), contract: z.string().optional() }),
]);
export type BulkDeed = z.infer<typeof BulkDeed>;

/** What came of it so far. */
export const BulkTally = z.strictObject({
  /** Leads gone through, those that are gone by now included. */
  looked: Count,
  /** Leads that are not as they were. */
  changed: Count,
  /** Verdicts that came out otherwise. */
  rejudged: Count,
  /** Tags put on and taken off. */
  added: Count,
  removed: Count,
  /** Leads left as they were because what was typed is no value where their client lives: a time that was skipped there. */
  unread: Count,
});
export type BulkTally = Readonly<z.infer<typeof BulkTally>>;

export const noBulkTally: BulkTally = { looked: 0, changed: 0, rejudged: 0, added: 0, removed: 0, unread: 0 };

/** One tally after another. */
export const bulkSum = (one: BulkTally, other: BulkTally): BulkTally => ({
  looked: one.looked + other.looked,
  changed: one.changed + other.changed,
  rejudged: one.rejudged + other.rejudged,
  added: one.added + other.added,
  removed: one.removed + other.removed,
  unread: one.unread + other.unread,
});

/** Why a lead is not taken back: what was done to it since. `handed`: it was delivered, and its verdict is evidence. */
export type ChangeSince = 'edited' | 'judged' | 'handed' | 'tagged';
