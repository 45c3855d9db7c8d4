import { forgetMap, keptMaps } from '../../../db/queries/rememberedMap.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import type { Context } from '../context.ts';

interface Preset {
  readonly fingerprint: string;
  readonly kind: IntakeKind;
  readonly usedAt: number;
  readonly columns: { column: string; field: string }[];
}

/** The maps that imports remember; of one written when maps knew other fields only its age is told. */
export const listPresets = ({ handle }: Pick<Context, 'handle'>): Preset[] =>
  keptMaps(handle.reader).map(({ fingerprint, kind, map, usedAt }) => {
    const parsed = parseMap(JSON.parse(map));
    const columns = parsed.ok ? Object.entries(parsed.value.columns) : [];
    return {
      fingerprint,
      kind,
      usedAt,
      columns: columns.map(([column, target]) => ({
        column,
        field: typeof target === 'string' ? target : target.field,
      })),
    };
  });

/** No business of undo or history: it says nothing of the business. */
export function forgetPreset(
  { handle }: Pick<Context, 'handle'>,
  { fingerprint, kind }: { readonly fingerprint: string; readonly kind: IntakeKind },
): { forgotten: boolean } {
  return { forgotten: handle.transaction((w) => forgetMap(w, fingerprint, kind)) };
}
