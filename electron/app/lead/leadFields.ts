import type { z } from 'zod';
import { isLeadField } from '../../../db/queries/leadColumns.ts';
import type { FieldShape } from '../../../shared/api/leadPage.ts';
import { leadFields, leadFieldTypes } from '../../../shared/domain/intake/fields.ts';
import type { FieldValue, LeadFacts } from '../../../shared/domain/lead.ts';
import { editableFields } from '../../../shared/domain/leadEdit.ts';
import { fieldInWords } from '../../../shared/domain/qualification/wording.ts';

type Field = z.output<typeof FieldShape>;

const editable: ReadonlySet<string> = new Set(editableFields);

/** A value as it would be typed, so that typing it again changes nothing. */
export function typedText(field: string, value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && isLeadField(field) && leadFieldTypes[field] === 'instant') {
    return new Date(value).toISOString();
  }
  return String(value);
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The words of a field where it stands alone: `Employees`. */
export const labelOf = (field: string): string => capitalised(fieldInWords(field));

/** Every field of the closed list and every custom one the lead has, those without a value too. */
export function fieldsOf(facts: LeadFacts): Field[] {
  const listed = leadFields.map((field): Field => {
    const value = facts.values[field];
    const unread = facts.unread[field];
    return {
      field,
      label: labelOf(field),
      value: value === undefined ? (unread ?? null) : typedText(field, value),
      editable: editable.has(field),
      unread: value === undefined && unread !== undefined,
    };
  });
  const custom = Object.entries(facts.custom).map(
    ([name, value]): Field => ({
      field: `custom.${name}`,
      label: name,
      value: value ?? null,
      editable: true,
      unread: false,
    }),
  );
  return [...listed, ...custom];
}

/** The name a person goes by; null where only a mail or phone is known. */
export function nameOf({ values }: Pick<LeadFacts, 'values'>): string | null {
  const full = values['person.fullName'];
  if (typeof full === 'string') return full;
  const parts = [values['person.firstName'], values['person.lastName']].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' ');
}

/** A field's value where it is a text. */
export const textValue = ({ values }: Pick<LeadFacts, 'values'>, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};
