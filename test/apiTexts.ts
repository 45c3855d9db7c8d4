import { isContractProcedure } from '@orpc/contract';
import { z } from 'zod';

/** Schemas of zod that hold one other, and how it is reached; what is not here holds no text. */
function within(schema: z.core.$ZodType): readonly (readonly [step: string, schema: z.core.$ZodType])[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).map(([key, one]) => [`.${key}`, one] as const);
  if (schema instanceof z.ZodArray) return [['[]', schema.element]];
  if (schema instanceof z.ZodRecord) return [['.*', schema.valueType]];
  if (schema instanceof z.ZodUnion) return schema.options.map((one: z.core.$ZodType) => ['', one] as const);
  if (schema instanceof z.ZodPipe) return [['', schema.in]];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  ) {
    return [['', schema.def.innerType]];
  }
  return [];
}

function* textsIn(schema: z.core.$ZodType, path: string): Generator<string> {
  if (schema instanceof z.ZodString && schema.format === null) yield path;
  for (const [step, one] of within(schema)) yield* textsIn(one, path + step);
}

/** The path of every text that a procedure of the api takes and that has no format of its own, such as `reach.say.note`. */
export function textsOf(node: unknown, path = ''): string[] {
  if (isContractProcedure(node)) {
    const schema = node['~orpc'].inputSchema;
    return schema instanceof z.ZodType ? [...new Set(textsIn(schema, path))] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, one]) => textsOf(one, path === '' ? name : `${path}.${name}`));
}
