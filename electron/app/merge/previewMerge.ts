import type { Reader } from '../../../db/handle.ts';
import { callsOfLead } from '../../../db/queries/call.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { MergePreview } from '../../../shared/api/merge.ts';
import { RefusalShape } from '../../../shared/api/procedure.ts';
import { type Entry, mayMerge, mergeCells } from '../../../shared/domain/merge.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { labelOf, nameOf, typedText } from '../lead/leadFields.ts';
import { agencyLook } from '../lead/leadLook.ts';
import { originOf } from '../lead/readLeadPage.ts';
import { refusable } from '../transact.ts';
import { entryOf, leadOrStop } from './entries.ts';

/** Two leads side by side, cell by cell, and whether the rule lets them become one. Refuses `notFound`. */
export function previewMerge(
  context: Context,
  input: { readonly keep: number; readonly from: number },
): Result<MergePreview> {
  const { reader } = context.handle;
  return refusable((): MergePreview => {
    const [keep, from] = [leadOrStop(reader, input.keep), leadOrStop(reader, input.from)];
    const [one, other] = [entryOf(reader, keep), entryOf(reader, from)];
    const allowed = mayMerge(one, other);
    return {
      keep: sideOf(reader, keep, one),
      from: sideOf(reader, from, other),
      zone: agencyLook(reader)?.timeZone ?? 'UTC',
      refusal: allowed.ok ? null : RefusalShape.parse(allowed.refusal),
      otherWay: mayMerge(other, one).ok,
      cells: mergeCells(keep, from, new Set()).map(({ field, keep: kept, from: given, stays, open }) => ({
        field,
        label: field.startsWith('custom.') ? field.slice('custom.'.length) : labelOf(field),
        keep: kept === undefined ? null : typedText(field, kept),
        from: given === undefined ? null : typedText(field, given),
        stays,
        open,
      })),
    };
  });
}

const sideOf = (r: Reader, lead: StoredLead, entry: Entry): MergePreview['keep'] => ({
  id: lead.id,
  name: nameOf(lead),
  capturedAt: lead.capturedAt,
  source: originOf(lead, readSources(r)).source,
  deliveries: entry.deliveredTo.length,
  calls: callsOfLead(r, lead.id).length,
});
