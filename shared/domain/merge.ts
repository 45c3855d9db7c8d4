import { dayMs, type Instant } from './basics.ts';
import { leadFields } from './intake/fields.ts';
import type { FieldValue, LeadFacts } from './lead.ts';
import { done, type Result, refuse } from './refusal.ts';

/** What decides whether two stored leads are one enquiry that was entered twice. */
export interface Entry {
  readonly id: number;
  readonly sourceId: number | null;
  readonly externalId: string | null;
  /** By which the person is known; null matches nobody. */
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly capturedAt: Instant;
  /** Refs of the contracts it was handed to, or waits on hold for. */
  readonly deliveredTo: readonly string[];
  /** Leads it was judged a duplicate of. */
  readonly repeats: readonly number[];
}

/** Captures further apart are two enquiries: the same person asked again. */
const oneEnquiryDays = 7;

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

/**
 * Whether `from` may go into `keep` (domain §4: the same person asking again is another lead, so only a double entry is merged).
 * Refuses, first that fits
 * - `mergeSelf` for one lead named twice;
 * - `mergeOtherPerson` where they share neither mail nor phone;
 * - `mergeTwoIds` where one source gave them two ids: it knows two enquiries;
 * - `mergeAskedAgain` where they were captured more than seven times 24 hours apart (`days`: full ones);
 * - `mergeBothDelivered` where both were handed over: two units, each reviewed and billed by itself (`contracts`);
 * - `mergeKeepDelivered` where only the one to go was handed over: its unit is what is billed, so it stays;
 * - `mergeKeepFirst` where the one to stay was judged a duplicate of the one to go.
 */
export function mayMerge(keep: Entry, from: Entry): Result<null> {
  if (keep.id === from.id) return refuse('mergeSelf', { lead: keep.id });
  if (!isSame(keep.emailKey, from.emailKey) && !isSame(keep.phoneKey, from.phoneKey)) return refuse('mergeOtherPerson');
  const bothIds = keep.externalId !== null && from.externalId !== null;
  if (bothIds && keep.sourceId === from.sourceId && keep.externalId !== from.externalId) {
    return refuse('mergeTwoIds', { ids: [keep.externalId, from.externalId] });
  }
  const apart = Math.abs(keep.capturedAt - from.capturedAt);
  if (apart > oneEnquiryDays * dayMs) return refuse('mergeAskedAgain', { days: Math.floor(apart / dayMs) });
  if (from.deliveredTo.length > 0) {
    return keep.deliveredTo.length > 0
      ? refuse('mergeBothDelivered', { contracts: [...new Set([...keep.deliveredTo, ...from.deliveredTo])].toSorted() })
      : refuse('mergeKeepDelivered', { lead: from.id });
  }
  return keep.repeats.includes(from.id) ? refuse('mergeKeepFirst', { lead: from.id }) : done(null);
}

/** One field of both: what each says, which value stays, and whether a person may choose the other. */
export interface MergeCell {
  readonly field: string;
  readonly keep: FieldValue | undefined;
  readonly from: FieldValue | undefined;
  readonly stays: 'keep' | 'from';
  readonly open: boolean;
}

/** Where a lead came from, and the id it has there, is told by the one that stays alone. */
const isFixed = (field: string): boolean => field === 'lead.id' || field.startsWith('source.');
/** When it was captured stays too; it is no cell but the moment of the whole lead. */
const cellFields = leadFields.filter((field) => field !== 'lead.capturedAt');
const consentFields = leadFields.filter((field) => field.startsWith('consent.'));
const customPrefix = 'custom.';

const cellOf = ({ values, custom }: LeadFacts, field: string): FieldValue | undefined =>
  field.startsWith(customPrefix) ? custom[field.slice(customPrefix.length)] : values[field];

/**
 * Two leads cell by cell, fields neither has left out. A filled cell wins over an empty one; of two that differ the one of `keep`
 * stays unless its field is in `take`. Consent is one piece of evidence: it is never put together of two. The longest talk
 * counts, as over the calls of one lead.
 */
export function mergeCells(keep: LeadFacts, from: LeadFacts, take: ReadonlySet<string>): MergeCell[] {
  const custom = new Set([...Object.keys(keep.custom), ...Object.keys(from.custom)]);
  const hasConsent = consentFields.some((field) => keep.values[field] !== undefined);
  return [...cellFields, ...[...custom].map((name) => customPrefix + name)].flatMap((field): MergeCell[] => {
    const cell = { field, keep: cellOf(keep, field), from: cellOf(from, field) };
    if (cell.keep === undefined && cell.from === undefined) return [];
    if (isFixed(field)) return [{ ...cell, stays: 'keep', open: false }];
    if (field.startsWith('consent.')) return [{ ...cell, stays: hasConsent ? 'keep' : 'from', open: false }];
    if (field === 'call.seconds') {
      return [{ ...cell, stays: Number(cell.from ?? 0) > Number(cell.keep ?? 0) ? 'from' : 'keep', open: false }];
    }
    if (cell.keep === undefined || cell.from === undefined) {
      return [{ ...cell, stays: cell.keep === undefined ? 'from' : 'keep', open: false }];
    }
    const open = cell.keep !== cell.from;
    return [{ ...cell, stays: open && take.has(field) ? 'from' : 'keep', open }];
  });
}

/** The facts of the lead that stays. Refuses `mergeNotOpen` for a field in `take` on which the two do not differ. */
export function mergedFacts(keep: LeadFacts, from: LeadFacts, take: ReadonlySet<string>): Result<LeadFacts> {
  const cells = mergeCells(keep, from, take);
  const closed = [...take].find((field) => !cells.some((cell) => cell.field === field && cell.open));
  if (closed !== undefined) return refuse('mergeNotOpen', { field: closed });
  const values: Record<string, FieldValue | undefined> = Object.assign(Object.create(null), keep.values);
  const custom: Record<string, string | undefined> = Object.assign(Object.create(null), keep.custom);
  const unread: Record<string, string | undefined> = Object.assign(Object.create(null), from.unread, keep.unread);
  for (const { field, from: value, stays } of cells) {
    if (stays === 'from' && field.startsWith(customPrefix)) custom[field.slice(customPrefix.length)] = String(value);
    else if (stays === 'from') values[field] = value;
  }
  for (const field of Object.keys(unread)) if (values[field] !== undefined) delete unread[field];
  return done({ ...keep, values, custom, unread });
}
