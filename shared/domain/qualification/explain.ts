import type { Criterion, LeadDefinition } from '../contract/criterion.ts';
import { leadFieldTypes } from '../intake/fields.ts';
import type { LeadFacts } from '../lead.ts';
import { dayOf } from '../time.ts';
import { type CriterionResult, compileCriterion } from './conditions.ts';
import type { Judging } from './judging.ts';
import { readLeadPhone, textOf } from './readers.ts';
import { valueReader } from './values.ts';
import { criterionInWords, functionsInWords, mailKindsInWords, senioritiesInWords } from './wording.ts';

/** One criterion beside what the lead says (domain §3: every verdict answers "why"). */
export interface ExplainedCriterion {
  readonly id: string;
  readonly definition: string;
  readonly field: string;
  /** The lead's value as given, also when it could not be read; null when there is none. */
  readonly value: string | null;
  /** What the value was taken for where that is not the value itself: a kind of mail, an E.164 number, a rank. */
  readonly readAs: string | null;
  readonly result: CriterionResult;
  readonly hard: boolean;
  readonly points: number | null;
}

const isInstant = (field: string): boolean =>
  new Map<string, string>(Object.entries(leadFieldTypes)).get(field) === 'instant';

function valueInWords(field: string, facts: LeadFacts, judging: Judging): string | null {
  const value = valueReader(field)(facts);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && isInstant(field)) return dayOf(value, judging.zone);
  return textOf(value) ?? facts.unread[field] ?? null;
}

function phoneInWords(facts: LeadFacts, text: string, judging: Judging, country: string | undefined): string {
  const phone = readLeadPhone(facts, text, judging.readers, country);
  if (phone.needsCountry) return 'national number, country unknown';
  if (!phone.valid || phone.e164 === null) return 'no valid number';
  return phone.country === null ? phone.e164 : `${phone.e164} (${phone.country})`;
}

function readingOf(criterion: Criterion, facts: LeadFacts, judging: Judging): string | null {
  const text = textOf(valueReader(criterion.field)(facts));
  if (text === undefined) return null;
  switch (criterion.op) {
    case 'emailKind': {
      const mail = judging.readers.mail(text);
      return mail.valid ? mailKindsInWords([mail.kind]) : 'no mail address';
    }
    case 'phoneValid':
      return phoneInWords(facts, text, judging, criterion.value);
    case 'function':
      return functionsInWords(judging.readers.title(text).functions) || 'unknown title';
    case 'seniority':
      return senioritiesInWords(judging.readers.title(text).seniorities) || 'unknown title';
    case 'in':
    case 'notIn':
    case 'is': {
      const country = criterion.field === 'address.country' ? judging.readers.country(text) : null;
      return country === text ? null : country;
    }
    default:
      return null;
  }
}

/** Every criterion in the order of the definition, with its words, the lead's value and the result. */
export const explainCriteria = (
  definition: LeadDefinition,
  facts: LeadFacts,
  judging: Judging,
): readonly ExplainedCriterion[] =>
  definition.criteria.map((criterion) => ({
    id: criterion.id,
    definition: criterionInWords(criterion),
    field: criterion.field,
    value: valueInWords(criterion.field, facts, judging),
    readAs: readingOf(criterion, facts, judging),
    result: compileCriterion(criterion)(facts, judging),
    hard: criterion.hard,
    points: criterion.points ?? null,
  }));
