import { z } from 'zod';
import type { Reader, Writer } from '../handle.ts';
import { LeadImage } from './lead.ts';
import { Qualification } from './qualification.ts';

/** What an import changes on a lead that was there before: the columns it fills, and the verdicts it makes anew. */
const UpdateImage = z.strictObject({ lead: LeadImage, qualifications: z.array(Qualification) });
type UpdateImage = Readonly<z.infer<typeof UpdateImage>>;

/** Kept as long as the batch is live, so that the whole batch can be undone (domain §4). */
export interface BatchUpdate {
  readonly leadId: number;
  readonly before: UpdateImage;
  readonly after: UpdateImage;
}

export function insertBatchUpdate(w: Writer, batchId: number, update: BatchUpdate): void {
  w.write('INSERT INTO batch_update (batch_id, lead_id, before, after) VALUES (?, ?, ?, ?)').run(
    batchId,
    update.leadId,
    JSON.stringify(update.before),
    JSON.stringify(update.after),
  );
}

const stillThere = 'batch_id = ? AND lead_id IN (SELECT id FROM lead)';

/**
 * Those of a live batch in the order of their leads, after the lead `after` and at most `limit`; a lead that went into another one since
 * has nothing to be put back.
 */
export const batchUpdates = (r: Reader, batchId: number, after = 0, limit = -1): BatchUpdate[] =>
  r
    .read<{ leadId: number; before: string; after: string }>(
      `SELECT lead_id AS leadId, before, after FROM batch_update WHERE ${stillThere} AND lead_id > ? ORDER BY lead_id LIMIT ?`,
    )
    .all(batchId, after, limit)
    .map(({ leadId, before, after }) => ({
      leadId,
      before: UpdateImage.parse(JSON.parse(before)),
      after: UpdateImage.parse(JSON.parse(after)),
    }));

/** How many there are of them. */
export const countBatchUpdates = (r: Reader, batchId: number): number =>
  r.read<{ n: number }>(`SELECT count(*) AS n FROM batch_update WHERE ${stillThere}`).get(batchId)?.n ?? 0;

export function deleteBatchUpdates(w: Writer, batchId: number): void {
  w.write('DELETE FROM batch_update WHERE batch_id = ?').run(batchId);
}
