import { dayMs, type Instant } from './basics.ts';
import type { DuplicateRule } from './contract/terms.ts';
import type { LeadFacts } from './lead.ts';
import { isMadeUpNumber } from './qualification/junk.ts';
import { type Readers, readLeadPhone, textOf } from './qualification/readers.ts';
import { collapsed } from './qualification/textForm.ts';
import { valueReader } from './qualification/values.ts';

/** A key per field of the rule, in its order; null matches nothing. */
export type DuplicateKeys = readonly (string | null)[];

/**
 * By what a phone is the same person's: E.164, also of a number that no plan assigns. Null without one, and for digits nobody
 * was ever given ("0000000000"), which would make strangers one person.
 */
export function phoneKey(facts: LeadFacts, raw: string, readers: Readers): string | null {
  const { e164, valid } = readLeadPhone(facts, raw, readers);
  return e164 === null || (!valid && isMadeUpNumber(e164)) ? null : e164;
}

function keyOf(field: string, facts: LeadFacts, readers: Readers): string | null {
  const text = textOf(valueReader(field)(facts));
  if (text === undefined) return null;
  if (field === 'person.email') return readers.mail(text).key || null;
  if (field === 'person.phone') return phoneKey(facts, text, readers);
  return collapsed(text);
}

/**
 * What a lead is compared by (domain §3): mails in lower case, phones in E.164, other fields without regard to case and white
 * space. An empty field, and one that is no mail or phone at all, never matches.
 */
export const duplicateKeys = (rule: Pick<DuplicateRule, 'fields'>, facts: LeadFacts, readers: Readers): DuplicateKeys =>
  rule.fields.map((field) => keyOf(field, facts, readers));

/**
 * Whether two captures are near enough for the rule: at most `days` times 24 hours apart, both ends included. The order does not
 * matter: a row captured earlier but imported later is the same enquiry again.
 */
const isWithinDays = (rule: Pick<DuplicateRule, 'days'>, one: Instant, other: Instant): boolean =>
  Math.abs(one - other) <= rule.days * dayMs;

/** Full days between two captures. */
const daysApart = (one: Instant, other: Instant): number => Math.floor(Math.abs(one - other) / dayMs);

/** The earlier lead that one repeats, and how many full days lie between. */
export interface Duplicate<Id> {
  readonly leadId: Id;
  readonly days: number;
}

/** Leads of one file, and stored ones handed in, by what the rule compares. */
export interface DuplicateIndex<Id> {
  readonly add: (keys: DuplicateKeys, leadId: Id, capturedAt: Instant) => void;
  /** The nearest in time of the leads that match; of equally near ones the earlier captured, then the first added. */
  readonly find: (keys: DuplicateKeys, capturedAt: Instant) => Duplicate<Id> | null;
}

interface Entry<Id> {
  readonly leadId: Id;
  readonly capturedAt: Instant;
}

/** The place of the first entry captured at or after a moment, in a list kept in order of capture. */
function firstFrom<Id>(entries: readonly Entry<Id>[], capturedAt: Instant): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.capturedAt < capturedAt) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestOf<Id>(entries: readonly Entry<Id>[], capturedAt: Instant): Entry<Id> | undefined {
  const at = firstFrom(entries, capturedAt);
  const after = entries[at];
  const last = entries[at - 1];
  const before = last === undefined ? undefined : entries[firstFrom(entries, last.capturedAt)];
  if (after === undefined || before === undefined) return after ?? before;
  return capturedAt - before.capturedAt <= after.capturedAt - capturedAt ? before : after;
}

/** An empty index for a rule. `Id` is whatever names a lead to the caller: its id, or its row. */
export function createDuplicateIndex<Id>(rule: Pick<DuplicateRule, 'days' | 'match'>): DuplicateIndex<Id> {
  // With `any` each field has a table of its own, with `all` one table holds all keys together, if none is missing.
  const tables: Map<string, Entry<Id>[]>[] = [];
  const placesOf = (keys: DuplicateKeys): DuplicateKeys =>
    rule.match === 'any' ? keys : [keys.includes(null) ? null : JSON.stringify(keys)];
  return {
    add: (keys, leadId, capturedAt) => {
      const entry = { leadId, capturedAt };
      for (const [index, place] of placesOf(keys).entries()) {
        if (place === null) continue;
        const table = tables[index] ?? new Map<string, Entry<Id>[]>();
        tables[index] = table;
        const known = table.get(place);
        // Leads captured in the same millisecond stay in the order they came.
        if (known === undefined) table.set(place, [entry]);
        else known.splice(firstFrom(known, capturedAt + 1), 0, entry);
      }
    },
    find: (keys, capturedAt) => {
      let nearest: Entry<Id> | null = null;
      for (const [index, place] of placesOf(keys).entries()) {
        const known = place === null ? undefined : tables[index]?.get(place);
        const entry = known === undefined ? undefined : nearestOf(known, capturedAt);
        if (entry === undefined) continue;
        if (nearest === null || Math.abs(entry.capturedAt - capturedAt) < Math.abs(nearest.capturedAt - capturedAt)) {
          nearest = entry;
        }
      }
      if (nearest === null || !isWithinDays(rule, nearest.capturedAt, capturedAt)) return null;
      return { leadId: nearest.leadId, days: daysApart(nearest.capturedAt, capturedAt) };
    },
  };
}
