import { z } from 'zod';
import { Ref } from '../basics.ts';
import { done, type Json, type Result, refuse } from '../refusal.ts';
import { dateOrders, decimalSigns } from './cells.ts';
import { columnTypes } from './columnType.ts';
import { appointmentFields, feedbackFields, type IntakeKind, leadFields, saleFields } from './fields.ts';

const reservedNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Names that must never become keys, however they are dotted (reliability T11). */
export function isReservedName(name: string): boolean {
  return name.split('.').some((part) => reservedNames.has(part.trim()));
}

/** A column the terms may ask about that has no field of its own: `custom.<name>`. */
const CustomField = z
  .templateLiteral(['custom.', z.string().min(1).max(200)])
  .refine((field) => !isReservedName(field) && field.slice(7).trim() !== '', 'a custom field needs a name of its own');

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

function mapOf<const Kind extends IntakeKind, const Field extends string>(kind: Kind, fields: readonly Field[]) {
  const Target = z.union([z.enum(fields), CustomField]);
  const Column = z
    .strictObject({
      field: Target,
      values: Values.optional(),
      priority: z.int().optional(),
      /** Of a column that is kept under its own name; every field has a type of its own. */
      type: z.enum(columnTypes).optional(),
    })
    .refine(
      ({ field, type }) => type === undefined || field.startsWith('custom.'),
      'only a column that is kept has a type to be told',
    );
  return z.strictObject({
    kind: z.literal(kind),
    /** Header → field. With several columns for one field the highest priority that gives a value wins. */
    columns: z.record(z.string(), z.union([Target, Column])),
    dateOrder: z.enum(dateOrders).optional(),
    decimal: z.enum(decimalSigns).default('.'),
    /** Field → text in the file → what it means. */
    values: z.partialRecord(Target, Values).default({}),
    /** Texts that mean nothing, such as `Select`. */
    empty: z.array(z.string()).default([]),
    /** Columns that are left out: not kept under their own name either. A file need not have them. */
    ignore: z.array(z.string()).default([]),
    /** Field → value for rows that give none. */
    defaults: z.partialRecord(Target, z.union([z.string(), z.number(), z.boolean()])).default({}),
    source: Ref.optional(),
  });
}

/** What the columns of a file are (command-line, Files). Targets are a closed list per kind, plus `custom.<name>`. */
export const IntakeMap = z.discriminatedUnion('kind', [
  mapOf('leads', leadFields),
  mapOf('feedback', feedbackFields),
  mapOf('appointments', appointmentFields),
  mapOf('sales', saleFields),
]);
export type IntakeMap = z.infer<typeof IntakeMap>;

/** A map as JSON: what is not told is not there. */
export const mapAsJson = (map: IntakeMap): z.infer<ReturnType<typeof z.json>> => JSON.parse(JSON.stringify(map));

/**
 * Checks a map as read from JSON. Refuses `invalidMap` with `problems: [{ path, message }]`: unknown fields and
 * settings, fields of another kind, names that would reach a prototype.
 */
export function parseMap(input: unknown): Result<IntakeMap> {
  const reserved = reservedKeys(input, []);
  if (reserved.length > 0) return refuse('invalidMap', { problems: reserved });
  const parsed = IntakeMap.safeParse(input);
  if (parsed.success) return done(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  return refuse('invalidMap', { problems });
}

const deepestMap = 4;

/** zod leaves out a key called `__proto__` without a word, and a column would be lost with it. */
function reservedKeys(input: unknown, path: readonly string[]): Json[] {
  if (typeof input !== 'object' || input === null || path.length >= deepestMap) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    key === '__proto__'
      ? [{ path: [...path, key].join('.'), message: 'this name cannot be used' }]
      : reservedKeys(value, [...path, key]),
  );
}
