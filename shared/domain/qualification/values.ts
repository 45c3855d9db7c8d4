import { readBoolean } from '../intake/cells.ts';
import type { LeadFacts } from '../lead.ts';
import type { CountryReader } from './country.ts';
import { textOf } from './readers.ts';
import { comparable } from './textForm.ts';

const customPrefix = 'custom.';

/** How one field's raw value is fetched. The moment of capture is a fact of the lead itself. */
export function valueReader(field: string): (facts: LeadFacts) => unknown {
  if (field === 'lead.capturedAt') return (facts) => facts.values['lead.capturedAt'] ?? facts.capturedAt;
  if (!field.startsWith(customPrefix)) return (facts) => facts.values[field];
  const name = field.slice(customPrefix.length);
  return (facts) => facts.custom[name];
}

/** A value in the form in which the field's values are compared: countries by their code, the rest as comparable text. */
export function comparableOf(field: string, value: unknown, readCountry: CountryReader): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  return (field === 'address.country' ? readCountry(text) : null) ?? comparable(text);
}

const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/** A number, or text that can be nothing else: "1,500" is one and a half thousand to some and one and a half to others. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = textOf(value);
  return text !== undefined && plainNumber.test(text) ? Number(text) : undefined;
}

/** Yes or no, also as a word of our languages. */
export function yesNoOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value);
  return text === undefined ? undefined : (readBoolean(text) ?? undefined);
}
