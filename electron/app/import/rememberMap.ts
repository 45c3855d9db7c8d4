import { hash } from 'node:crypto';
import type { Reader, Writer } from '../../../db/handle.ts';
import { contractOfMap } from '../../../db/queries/batchList.ts';
import { keepMap, keptMap } from '../../../db/queries/rememberedMap.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { type IntakeMap, parseMap } from '../../../shared/domain/intake/map.ts';
import { addedColumns, ownColumns } from '../../../shared/domain/intake/problemColumns.ts';

/**
 * By what files of the same tool are known again: the names of their columns, whatever their order, and whether written large
 * or small (domain §4, header fingerprint). Columns we added ourselves do not count.
 */
const fingerprintOf = (header: readonly string[]): string =>
  hash(
    'sha256',
    JSON.stringify(
      ownColumns(header)
        .map((name) => name.toLowerCase())
        .toSorted(),
    ),
  );

/** Keeps a map for the next file with these columns, in the place of the last one of its kind. */
export function rememberMap(w: Writer, header: readonly string[], map: IntakeMap, now: Instant): void {
  keepMap(w, { fingerprint: fingerprintOf(header), kind: map.kind, map: JSON.stringify(map), usedAt: now });
}

interface Remembered {
  readonly map: IntakeMap;
  /** For which contract leads came in by it last; null where none did. */
  readonly contract: string | null;
}

/**
 * The map last used for these columns: of the kind asked for, else of the kind last used. Null where none is kept, or one that
 * was written when maps knew other fields.
 */
export function rememberedMap(r: Reader, header: readonly string[], kind: IntakeKind | undefined): Remembered | null {
  const kept = keptMap(r, fingerprintOf(header), kind ?? null);
  if (kept === null) return null;
  const parsed = parseMap(JSON.parse(kept));
  const map = parsed.ok ? namedAsIn(header, parsed.value) : null;
  return map && { map, contract: contractOfMap(r, kept) };
}

/** Column names of the map as this file writes them. */
function namedAsIn(header: readonly string[], map: IntakeMap): IntakeMap | null {
  const byLowerCase = new Map(header.map((name) => [name.toLowerCase(), name]));
  const isAmbiguous = byLowerCase.size < header.length;
  if (isAmbiguous && Object.keys(map.columns).some((name) => !header.includes(name))) return null;
  const named = (name: string): string => (isAmbiguous ? name : (byLowerCase.get(name.toLowerCase()) ?? name));
  const columns = Object.fromEntries(Object.entries(map.columns).map(([name, target]) => [named(name), target]));
  const parsed = parseMap({
    ...map,
    columns,
    ignore: [...new Set([...map.ignore.map(named), ...addedColumns(header)])],
  });
  return parsed.ok ? parsed.value : null;
}
