import { z } from 'zod';
import { Day } from './basics.ts';
import { type FieldType, leadFieldTypes } from './intake/fields.ts';

/**
 * What a list is narrowed to by one field of its leads: a field of the closed list, or `custom.` and the name of a column of the
 * agency's own. Texts are compared without regard to case; both ends of numbers and days are included.
 */
export const FieldTest = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.enum(['contains', 'startsWith', 'equals', 'differs']),
    field: z.string().min(1).max(200),
    text: z.string().min(1).max(200),
  }),
  z.strictObject({ is: z.enum(['empty', 'filled', 'yes', 'no']), field: z.string().min(1).max(200) }),
  z.strictObject({
    is: z.literal('between'),
    field: z.string().min(1).max(200),
    from: z.number().optional(),
    to: z.number().optional(),
  }),
  z.strictObject({
    is: z.literal('days'),
    field: z.string().min(1).max(200),
    from: Day.optional(),
    to: Day.optional(),
  }),
]);
export type FieldTest = Readonly<z.infer<typeof FieldTest>>;
export type FieldTestKind = FieldTest['is'];

const ofEvery: readonly FieldTestKind[] = ['empty', 'filled'];
const byType: Readonly<Record<FieldType, readonly FieldTestKind[]>> = {
  text: ['contains', 'equals', 'differs', 'startsWith', ...ofEvery],
  number: ['between', ...ofEvery],
  decimal: ['between', ...ofEvery],
  boolean: ['yes', 'no', ...ofEvery],
  instant: ['days', ...ofEvery],
  month: ['equals', ...ofEvery],
};

const types: ReadonlyMap<string, FieldType> = new Map(Object.entries(leadFieldTypes));
const customPrefix = 'custom.';

/** The name of a column of the agency's own; null for any other field. */
export const customName = (field: string): string | null =>
  field.startsWith(customPrefix) && field.length > customPrefix.length ? field.slice(customPrefix.length) : null;

/** How a field can be asked about; not at all where it is none. */
export function testsOf(field: string): readonly FieldTestKind[] {
  const type = types.get(field) ?? (customName(field) === null ? undefined : 'text');
  return type === undefined ? [] : byType[type];
}
