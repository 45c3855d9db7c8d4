import type { FieldValue, LeadFacts } from '../../../shared/domain/lead.ts';

/**
 * A lead of this import or an earlier one: a stored one by its id; one of the file by its row, below zero, because it has an id only
 * once it is written, and none in a dry run.
 */
export type LeadRef = number;

export const refOfRow = (row: number): LeadRef => -row;
/** Null for a lead that is stored. */
export const rowOfRef = (ref: LeadRef): number | null => (ref < 0 ? -ref : null);

/** A lead whose id its source uses again: it may be completed, never changed (domain §4). */
export interface KnownLead {
  readonly ref: LeadRef;
  readonly given: ReadonlySet<string>;
  /** What it was given that could not be read, by field. */
  readonly unread: LeadFacts['unread'];
  /** What later rows add; null while they add nothing. */
  added: Map<string, FieldValue> | null;
}

/** An empty field of a lead that a row fills; `before` is what stands there unread, if anything. */
export interface Filled {
  readonly field: string;
  readonly before: string | null;
  readonly after: FieldValue;
}

const nothing: readonly Filled[] = [];
const customPrefix = 'custom.';
const fixed: ReadonlySet<string> = new Set(['lead.id', 'lead.capturedAt']);

function* entriesOf({ values, custom }: LeadFacts): Generator<[string, FieldValue]> {
  for (const [field, value] of Object.entries(values)) if (value !== undefined) yield [field, value];
  for (const [name, text] of Object.entries(custom)) if (text !== undefined) yield [customPrefix + name, text];
}

/** Which fields leads have. Rows of a file mostly give the same ones: equal sets are kept once, and named by their number. */
export interface GivenSets {
  readonly numberOf: (facts: LeadFacts) => number;
  readonly at: (number: number) => ReadonlySet<string>;
}

export function createGivenSets(): GivenSets {
  const numbers = new Map<string, number>();
  const sets: ReadonlySet<string>[] = [];
  return {
    numberOf(facts) {
      const names = Array.from(entriesOf(facts), ([field]) => field);
      const key = names.join('\n');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, sets.length);
      return sets.push(new Set(names)) - 1;
    },
    at: (number) => sets[number] ?? nobodys,
  };
}

const nobodys: ReadonlySet<string> = new Set();

/** Adds what the row has and the lead lacks; answers which fields that fills. */
export function complete(known: KnownLead, row: LeadFacts): readonly Filled[] {
  let filled: Filled[] | null = null;
  for (const [field, value] of entriesOf(row)) {
    if (fixed.has(field) || known.given.has(field) || known.added?.has(field)) continue;
    known.added ??= new Map();
    known.added.set(field, value);
    filled ??= [];
    filled.push({ field, before: known.unread[field] ?? null, after: value });
  }
  return filled ?? nothing;
}

/** A lead's facts with what was added; what it has by now stays as it is. */
export function completed(facts: LeadFacts, added: ReadonlyMap<string, FieldValue>): LeadFacts {
  const values: Record<string, FieldValue | undefined> = Object.assign(Object.create(null), facts.values);
  const custom: Record<string, string | undefined> = Object.assign(Object.create(null), facts.custom);
  for (const [field, value] of added) {
    if (field.startsWith(customPrefix)) custom[field.slice(customPrefix.length)] ??= String(value);
    else values[field] ??= value;
  }
  const unread = Object.entries(facts.unread).filter(([field]) => values[field] === undefined);
  return { ...facts, values, custom, unread: Object.fromEntries(unread) };
}
