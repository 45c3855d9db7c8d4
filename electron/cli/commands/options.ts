import type { z } from 'zod';
import { WrongUsage } from '../command.ts';

/** Options that several commands take. */
export const contract = { type: 'string', value: 'REF', help: 'the contract' } as const;
export const map = { type: 'string', value: 'MAP.json', help: 'what each column of the file is' } as const;

export const sheet = {
  type: 'string',
  value: 'NAME',
  help: 'the sheet of a workbook; else the first with a table',
} as const;

/** `{ name: value }`, or nothing where there is none: an absent option must be absent, not undefined. */
export function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  const part: { [key in K]?: V } = {};
  if (value !== undefined) part[name] = value;
  return part;
}

/** One of a list of words; anything else is wrong usage. */
export function oneOf<T extends string>(words: z.ZodType<T>, text: string, name: string): T {
  const read = words.safeParse(text);
  if (!read.success) throw new WrongUsage(`${name} cannot be "${text}"`);
  return read.data;
}

export const optional = <T extends string>(
  words: z.ZodType<T>,
  text: string | undefined,
  name: string,
): T | undefined => (text === undefined ? undefined : oneOf(words, text, name));
