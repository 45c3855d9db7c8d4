import { type FieldType, fieldTypesByKind, type IntakeKind } from './fields.ts';

/**
 * What a column without a field of its own may be locked to (domain §4): its cells are then read as that, dates and numbers as the
 * map says they are written, and what cannot be read is told. `text` leaves every sign as it is.
 */
export const columnTypes = ['text', 'number', 'date', 'yesNo', 'phone'] as const;
export type ColumnType = (typeof columnTypes)[number];

const fieldTypes: Readonly<Record<ColumnType, FieldType>> = {
  text: 'text',
  number: 'decimal',
  date: 'instant',
  yesNo: 'boolean',
  phone: 'text',
};

type Target = string | { readonly field: string; readonly type?: ColumnType | undefined };

/** As what the cells of a column are read: as its field's, or as what it was locked to; null for one that is kept as it is. */
export function typeIn(kind: IntakeKind, target: Target | undefined): FieldType | null {
  if (target === undefined) return null;
  if (typeof target === 'string') return fieldTypesByKind[kind].get(target) ?? null;
  return fieldTypesByKind[kind].get(target.field) ?? (target.type === undefined ? null : fieldTypes[target.type]);
}

/** The type of a field as people say it. */
export function typeOfField(kind: IntakeKind, field: string): ColumnType {
  if (field === 'person.phone') return 'phone';
  switch (fieldTypesByKind[kind].get(field)) {
    case 'number':
    case 'decimal':
      return 'number';
    case 'instant':
    case 'month':
      return 'date';
    case 'boolean':
      return 'yesNo';
    default:
      return 'text';
  }
}
