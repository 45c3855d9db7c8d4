import type { Reader, Writer } from '../handle.ts';

/** Puts tags on leads; answers how many there were not before. */
export const addTags = (w: Writer, leadIds: readonly number[], tags: readonly string[]): number =>
  w
    .write(
      `INSERT OR IGNORE INTO lead_tag (lead_id, tag) SELECT l.value, t.value FROM json_each(?) AS l CROSS JOIN json_each(?) AS t`,
    )
    .run(JSON.stringify(leadIds), JSON.stringify(tags)).changes;

/** Takes tags off leads; answers how many there were. */
export const removeTags = (w: Writer, leadIds: readonly number[], tags: readonly string[]): number =>
  w
    .write(
      `DELETE FROM lead_tag WHERE lead_id IN (SELECT value FROM json_each(?)) AND tag IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify(leadIds), JSON.stringify(tags)).changes;

/** The tags of some leads, in the order of the alphabet. */
export function tagsOf(r: Reader, leadIds: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const rows = r
    .read<{ leadId: number; tag: string }>(
      `SELECT t.lead_id AS leadId, t.tag FROM json_each(?) AS asked CROSS JOIN lead_tag t ON t.lead_id = asked.value
       ORDER BY t.tag`,
    )
    .all(JSON.stringify(leadIds));
  return new Map([...Map.groupBy(rows, ({ leadId }) => leadId)].map(([id, some]) => [id, some.map(({ tag }) => tag)]));
}

/** Every tag in use. Hops from tag to tag along the index: there are few of them on many leads. */
export const allTags = (r: Reader): string[] =>
  r
    .read<{ tag: string }>(
      `WITH RECURSIVE known (tag) AS (
         SELECT min(tag) FROM lead_tag
         UNION ALL SELECT (SELECT min(tag) FROM lead_tag WHERE tag > known.tag) FROM known WHERE known.tag IS NOT NULL)
       SELECT tag FROM known WHERE tag IS NOT NULL`,
    )
    .all()
    .map(({ tag }) => tag);
