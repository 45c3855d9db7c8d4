import type { Criterion } from '../contract/criterion.ts';
import type { FieldValue, LeadFacts } from '../lead.ts';
import { never } from '../never.ts';
import { type Readers, readLeadPhone, textOf } from '../qualification/readers.ts';
import { numberOf, valueReader, yesNoOf } from '../qualification/values.ts';

export const readingKinds = [
  'text',
  'number',
  'yesNo',
  'country',
  'mailKind',
  'phoneCountry',
  'jobFunction',
  'seniority',
] as const;

/** What is read of a field to tell kinds of leads apart: its value, or what a criterion makes of it. */
export interface Reading {
  readonly field: string;
  readonly kind: (typeof readingKinds)[number];
}

/** Fields that say what kind of lead it is and where it came from, whether a definition asks for them or not. */
const usualReadings: readonly Reading[] = [
  { field: 'company.industry', kind: 'text' },
  { field: 'company.employees', kind: 'number' },
  { field: 'person.jobTitle', kind: 'seniority' },
  { field: 'person.jobTitle', kind: 'jobFunction' },
  { field: 'person.email', kind: 'mailKind' },
  { field: 'address.region', kind: 'text' },
  { field: 'source.channel', kind: 'text' },
  { field: 'source.campaign', kind: 'text' },
  { field: 'source.keyword', kind: 'text' },
];

/** A name or a number is one person's, and a place in a pattern is none of a value: they group nobody. */
const personal: ReadonlySet<string> = new Set([
  'person.fullName',
  'person.firstName',
  'person.lastName',
  'person.email',
  'person.phone',
  'lead.id',
  'lead.note',
]);

/** What a criterion looks at, as values that can be told apart; null where being met is all there is to say of it. */
export function readingOf(criterion: Criterion): Reading | null {
  const { field } = criterion;
  const plain = (kind: Reading['kind']): Reading | null => (personal.has(field) ? null : { field, kind });
  switch (criterion.op) {
    case 'in':
    case 'notIn':
      return plain(field === 'address.country' ? 'country' : 'text');
    case 'is':
      return plain(typeof criterion.value === 'boolean' ? 'yesNo' : 'text');
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'between':
      return plain('number');
    case 'present':
      return plain('text');
    case 'emailKind':
      return { field, kind: 'mailKind' };
    case 'phoneValid':
      return { field, kind: 'phoneCountry' };
    case 'function':
      return { field, kind: 'jobFunction' };
    case 'seniority':
      return { field, kind: 'seniority' };
    case 'matches':
    case 'startsWith':
    case 'withinDays':
      return null;
    default:
      return never(criterion);
  }
}

/** Each reading once: those of the criteria in their order, then the usual ones. */
export function readingsOf(criteria: readonly Criterion[]): Reading[] {
  const all = [...criteria.flatMap((criterion) => readingOf(criterion) ?? []), ...usualReadings];
  return [...new Map(all.map((reading) => [`${reading.kind} ${reading.field}`, reading])).values()];
}

/** Reads a lead; undefined where it says nothing, or nothing that can be read. */
export function reader({ field, kind }: Reading): (facts: LeadFacts, readers: Readers) => FieldValue | undefined {
  const fetch = valueReader(field);
  switch (kind) {
    case 'text':
      return (facts) => textOf(fetch(facts));
    case 'number':
      return (facts) => numberOf(fetch(facts));
    case 'yesNo':
      return (facts) => yesNoOf(fetch(facts));
    case 'country':
      return (facts, { country }) => {
        const text = textOf(fetch(facts));
        return text === undefined ? undefined : (country(text) ?? text);
      };
    case 'mailKind':
      return (facts, { mail }) => {
        const text = textOf(fetch(facts));
        if (text === undefined) return undefined;
        const read = mail(text);
        return read.valid ? read.kind : 'invalid';
      };
    case 'phoneCountry':
      return (facts, readers) => {
        const text = textOf(fetch(facts));
        if (text === undefined) return undefined;
        const phone = readLeadPhone(facts, text, readers);
        return phone.valid ? (phone.country ?? undefined) : 'invalid';
      };
    case 'jobFunction':
      return (facts, { title }) => title(textOf(fetch(facts)) ?? '').functions[0];
    case 'seniority':
      return (facts, { title }) => title(textOf(fetch(facts)) ?? '').seniorities[0];
    default:
      return never(kind);
  }
}
