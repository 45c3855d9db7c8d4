import { type LeadField, leadFields, leadFieldTypes } from '../../shared/domain/intake/fields.ts';
import type { FieldValue } from '../../shared/domain/lead.ts';
import type { SqlValue } from '../handle.ts';

const namedOtherwise: { readonly [field in LeadField]?: string } = {
  'lead.id': 'external_id',
  'lead.capturedAt': 'captured_at',
};

const columns: ReadonlyMap<string, string> = new Map(
  leadFields.map((field) => [field, namedOtherwise[field] ?? snake(field)]),
);

/** `person.jobTitle` lies in `person_job_title`. */
function snake(field: string): string {
  return field.replace('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The column of table `lead` a field lies in. The names are a closed list: safe to put into SQL. */
export function leadColumn(field: LeadField): string {
  const column = columns.get(field);
  if (column === undefined) throw new Error(`no column for ${field}`);
  return column;
}

export const isLeadField = (field: string): field is LeadField => columns.has(field);

/** A field's value as its column holds it: yes and no as 1 and 0, unknown as NULL. */
export const toColumn = (value: FieldValue | undefined): SqlValue =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);

/** What a column holds as the field's value; undefined is unknown. */
export function fromColumn(field: LeadField, held: string | number | null): FieldValue | undefined {
  if (held === null) return undefined;
  return leadFieldTypes[field] === 'boolean' ? held === 1 : held;
}
