import type { Instant } from '../../shared/domain/basics.ts';
import type { IntakeKind } from '../../shared/domain/intake/fields.ts';
import type { Reader, Writer } from '../handle.ts';

/** The map last used for files with these columns; one a kind. */
interface RememberedMap {
  readonly fingerprint: string;
  readonly kind: IntakeKind;
  /** As JSON. */
  readonly map: string;
  readonly usedAt: Instant;
}

export function keepMap(w: Writer, value: RememberedMap): void {
  w.write(
    `INSERT INTO remembered_map (fingerprint, kind, map, used_at) VALUES (:fingerprint, :kind, :map, :usedAt)
     ON CONFLICT (fingerprint, kind) DO UPDATE SET map = :map, used_at = :usedAt`,
  ).run({ ...value });
}

/** Of the kind, or (null) of the kind last used. */
export const keptMap = (r: Reader, fingerprint: string, kind: IntakeKind | null): string | null =>
  r
    .read<{ map: string }>(
      `SELECT map FROM remembered_map WHERE fingerprint = :fingerprint AND (:kind IS NULL OR kind = :kind)
       ORDER BY used_at DESC LIMIT 1`,
    )
    .get({ fingerprint, kind })?.map ?? null;

/** Every map that is kept, the one used last first. */
export const keptMaps = (r: Reader): RememberedMap[] =>
  r
    .read<RememberedMap>('SELECT fingerprint, kind, map, used_at AS usedAt FROM remembered_map ORDER BY used_at DESC')
    .all();

/** False when there was none. */
export const forgetMap = (w: Writer, fingerprint: string, kind: IntakeKind): boolean =>
  w.write('DELETE FROM remembered_map WHERE fingerprint = ? AND kind = ?').run(fingerprint, kind).changes === 1;
