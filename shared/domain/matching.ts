import { dayMs, type Instant } from './basics.ts';
import type { DuplicateRule } from './contract/terms.ts';
import { createKeyTable, type KeyTable } from './keyTable.ts';
import type { LeadFacts } from './lead.ts';
import { createNumberColumn, type NumberColumn } from './numberColumn.ts';
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

/** The earlier lead that one repeats, by what names it to the caller, and how many full days lie between. */
export interface Duplicate {
  readonly leadId: number;
  readonly days: number;
}

/** Leads of one file, and stored ones handed in, by what the rule compares. */
export interface DuplicateIndex {
  readonly add: (keys: DuplicateKeys, leadId: number, capturedAt: Instant) => void;
  /** The nearest in time of the leads that match; of equally near ones the earlier captured, then the first added. */
  readonly find: (keys: DuplicateKeys, capturedAt: Instant) => Duplicate | null;
}

/** An empty index for a rule. A lead is named by any number the caller likes: its id, or its row. */
export function createDuplicateIndex(rule: Pick<DuplicateRule, 'days' | 'match'>): DuplicateIndex {
  // Leads by their number here: a million of them must fit beside everything else, so nothing is an object of its own.
  const ids = createNumberColumn();
  const captures = createNumberColumn();
  // With `any` each field has a table of its own, with `all` one table holds all keys together, if none is missing.
  const tables: KeyTable[] = [];
  const placesOf = (keys: DuplicateKeys): DuplicateKeys =>
    rule.match === 'any' ? keys : [keys.includes(null) ? null : JSON.stringify(keys)];

  function nearestIn(table: KeyTable, key: string, capturedAt: Instant): number {
    const first = table.first(key);
    const several = first < 0 ? undefined : table.several.get(first);
    return several === undefined ? first : nearestOf(several, captures, capturedAt);
  }

  return {
    add: (keys, leadId, capturedAt) => {
      const lead = ids.push(leadId);
      captures.push(capturedAt);
      const places = placesOf(keys);
      for (let index = 0; index < places.length; index += 1) {
        const place = places[index] ?? null;
        const table = tables[index] ?? createKeyTable();
        tables[index] = table;
        if (place === null) continue;
        const first = table.add(place, lead);
        if (first === lead) continue;
        const known = table.several.get(first) ?? [first];
        table.several.set(first, known);
        // Leads captured in the same millisecond stay in the order they came.
        known.splice(firstFrom(known, captures, capturedAt + 1), 0, lead);
      }
    },
    find: (keys, capturedAt) => {
      let nearest = -1;
      let apart = Number.POSITIVE_INFINITY;
      const places = placesOf(keys);
      for (let index = 0; index < places.length; index += 1) {
        const place = places[index] ?? null;
        const table = tables[index];
        const lead = place === null || table === undefined ? -1 : nearestIn(table, place, capturedAt);
        const distance = lead < 0 ? apart : Math.abs((captures.at(lead) ?? 0) - capturedAt);
        if (distance >= apart) continue;
        nearest = lead;
        apart = distance;
      }
      const leadId = ids.at(nearest);
      const captured = captures.at(nearest);
      if (leadId === undefined || captured === undefined || !isWithinDays(rule, captured, capturedAt)) return null;
      return { leadId, days: daysApart(captured, capturedAt) };
    },
  };
}

/** The place of the first of some leads captured at or after a moment; they stand in order of capture. */
function firstFrom(leads: readonly number[], captures: NumberColumn, capturedAt: Instant): number {
  let [low, high] = [0, leads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((captures.at(leads[middle] ?? 0) ?? 0) < capturedAt) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestOf(leads: readonly number[], captures: NumberColumn, capturedAt: Instant): number {
  const at = firstFrom(leads, captures, capturedAt);
  const after = leads[at];
  const last = leads[at - 1];
  const capturedBefore = last === undefined ? undefined : captures.at(last);
  const before = capturedBefore === undefined ? undefined : leads[firstFrom(leads, captures, capturedBefore)];
  if (after === undefined || before === undefined || capturedBefore === undefined) return after ?? before ?? -1;
  return capturedAt - capturedBefore <= (captures.at(after) ?? 0) - capturedAt ? before : after;
}
