import { z } from 'zod';
import { type CellReading, cellReader, tidy } from './intake/cellReaders.ts';
import { type FieldType, type LeadField, leadFieldTypes } from './intake/fields.ts';
import { localTime } from './intake/localTime.ts';
import type { FieldValue, LeadFacts } from './lead.ts';
import { done, type Result, refuse } from './refusal.ts';

const fixed: ReadonlySet<string> = new Set([
  // What a lead is known by, and the evidence of its consent, come with it and stay.
  'lead.id',
  'lead.capturedAt',
  'consent.given',
  'consent.at',
  'consent.text',
  'consent.source',
  // Comes from calls.
  'call.seconds',
] satisfies LeadField[]);

/** As many leads one action changes. */
export const mostChanged = 5_000;

const customPrefix = 'custom.';
const types: ReadonlyMap<string, FieldType> = new Map(Object.entries(leadFieldTypes));

/** Fields a person may change by hand, in the order of the closed list. Custom fields come besides. */
export const editableFields: readonly string[] = [...types.keys()].filter((field) => !fixed.has(field));

const editable: ReadonlySet<string> = new Set(editableFields);
const isEditable = (field: string): boolean =>
  editable.has(field) || (field.startsWith(customPrefix) && field.length > customPrefix.length);

/** Fields whose change may change who the lead is, and whether it can be reached. */
export const contactFields: ReadonlySet<string> = new Set(['person.email', 'person.phone', 'address.country']);

/** Whether mail or phone are other ones than before. */
export const isOtherContact = (before: LeadFacts, after: LeadFacts): boolean =>
  ['person.email', 'person.phone'].some((field) => before.values[field] !== after.values[field]);

/** What was typed, by field: text as a person writes it, null or empty to clear. */
export const TypedFields = z.record(z.string().min(1).max(200), z.string().max(4000).nullable());
export type TypedFields = Readonly<z.infer<typeof TypedFields>>;

/** A word a person puts on leads. */
export const LeadTag = z.string().trim().min(1).max(40);

/**
 * A lead's facts after what was typed, read as an import reads a cell, in the zone of its client (domain §4). Refuses
 * `fieldFixed` for a field that is not edited by hand and `invalidInput` for a text that cannot be read as its field.
 */
export function editedFacts(facts: LeadFacts, typed: TypedFields, zone: string): Result<LeadFacts> {
  const reading: CellReading = { decimal: '.', dateOrder: 'ymd', zone: localTime(zone) };
  const values: Record<string, FieldValue | undefined> = Object.assign(Object.create(null), facts.values);
  const custom: Record<string, string | undefined> = Object.assign(Object.create(null), facts.custom);
  const unread: Record<string, string | undefined> = Object.assign(Object.create(null), facts.unread);
  for (const [field, raw] of Object.entries(typed)) {
    if (!isEditable(field)) return refuse('fieldFixed', { field });
    const text = tidy(raw ?? '');
    if (text !== '' && field.startsWith(customPrefix)) custom[field.slice(customPrefix.length)] = text;
    else if (text !== '') {
      const value = cellReader(field, types.get(field) ?? 'text', reading)(text);
      if (typeof value === 'object') return refuse('invalidInput', { field, value: text });
      values[field] = value;
    } else if (field.startsWith(customPrefix)) delete custom[field.slice(customPrefix.length)];
    else delete values[field];
    delete unread[field];
  }
  return done({ ...facts, values, custom, unread });
}
