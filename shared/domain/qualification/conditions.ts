import type { Criterion } from '../contract/criterion.ts';
import type { LeadFacts } from '../lead.ts';
import { never } from '../never.ts';
import { recalled } from '../recalled.ts';
import { readCountry } from './country.ts';
import type { Judging } from './judging.ts';
import { compilePattern } from './pattern.ts';
import { readLeadPhone, textOf } from './readers.ts';
import { unspaced } from './textForm.ts';
import { comparableOf, numberOf, valueReader, yesNoOf } from './values.ts';

/** How a lead stands to one criterion; unknown is what the lead does not say or says unreadably. */
export const criterionResults = ['pass', 'fail', 'unknown'] as const;
export type CriterionResult = (typeof criterionResults)[number];

/** A criterion made ready: what needs working out once is worked out. */
export type Condition = (facts: LeadFacts, judging: Judging) => CriterionResult;

type Fetch = (facts: LeadFacts) => unknown;

const passIf = (met: boolean): CriterionResult => (met ? 'pass' : 'fail');

function listed(fetch: Fetch, field: string, words: readonly string[], wanted: boolean): Condition {
  const list = new Set(words.map((word) => comparableOf(field, word, readCountry)));
  const judged = recalled((text) => {
    const value = comparableOf(field, text, readCountry);
    return value === undefined ? 'unknown' : passIf(list.has(value) === wanted);
  });
  return (facts) => {
    const text = textOf(fetch(facts));
    return text === undefined ? 'unknown' : judged(text);
  };
}

function limited(fetch: Fetch, met: (value: number) => boolean): Condition {
  return (facts) => {
    const value = numberOf(fetch(facts));
    return value === undefined ? 'unknown' : passIf(met(value));
  };
}

function answered(fetch: Fetch, wanted: boolean): Condition {
  return (facts) => {
    const value = yesNoOf(fetch(facts));
    return value === undefined ? 'unknown' : passIf(value === wanted);
  };
}

function textual(fetch: Fetch, judgeText: (text: string, judging: Judging) => CriterionResult): Condition {
  return (facts, judging) => {
    const text = textOf(fetch(facts));
    return text === undefined ? 'unknown' : judgeText(text, judging);
  };
}

// The linter refuses a bad pattern; a draft that carries one is judged by nobody, so a person must look.
function patterned(fetch: Fetch, source: string): Condition {
  const compiled = compilePattern(source);
  if (!compiled.ok) return () => 'unknown';
  return textual(fetch, (text) => {
    const found = compiled.pattern.found(text);
    return found === null ? 'unknown' : passIf(found);
  });
}

function starting(fetch: Fetch, words: readonly string[]): Condition {
  const starts = words.map(unspaced);
  return textual(fetch, (text) => {
    const value = unspaced(text);
    return passIf(starts.some((start) => value.startsWith(start)));
  });
}

const isoDay = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/;

/** Age in calendar days of the client's zone, both ends included. A day still to come has no age: a person must look. */
function recent(fetch: Fetch, days: number): Condition {
  return (facts, judging) => {
    const value = fetch(facts);
    const limit = judging.daysAgo(days);
    if (typeof value === 'number') {
      if (value >= judging.tomorrow) return 'unknown';
      return passIf(value >= limit.start);
    }
    const day = isoDay.exec(textOf(value) ?? '')?.[0];
    if (day === undefined || day > judging.today) return 'unknown';
    return passIf(day >= limit.day);
  };
}

function reachable(fetch: Fetch, country: string | undefined): Condition {
  return (facts, judging) => {
    const text = textOf(fetch(facts));
    if (text === undefined) return 'unknown';
    const phone = readLeadPhone(facts, text, judging.readers, country);
    if (phone.needsCountry) return 'unknown';
    return passIf(phone.valid && (country === undefined || phone.country === country));
  };
}

/** Whether any of the readings is wanted; a title that says nothing we know is unknown. */
const anyOf = <Word>(readings: readonly Word[], wanted: ReadonlySet<Word>): CriterionResult =>
  readings.length === 0 ? 'unknown' : passIf(readings.some((reading) => wanted.has(reading)));

/**
 * Makes a criterion ready (domain §3). `gt` and `lt` are strict [G11, G17], `gte`, `lte`, `between` and `withinDays` include their
 * limits [G13]. Texts are compared trimmed, in NFC, without regard to case; countries by their code. An empty or unreadable
 * field is unknown, except that `present` fails on an empty one.
 */
export function compileCriterion(criterion: Criterion): Condition {
  const fetch = valueReader(criterion.field);
  switch (criterion.op) {
    case 'in':
      return listed(fetch, criterion.field, criterion.value, true);
    case 'notIn':
      return listed(fetch, criterion.field, criterion.value, false);
    case 'gt':
      return limited(fetch, (value) => value > criterion.value);
    case 'gte':
      return limited(fetch, (value) => value >= criterion.value);
    case 'lt':
      return limited(fetch, (value) => value < criterion.value);
    case 'lte':
      return limited(fetch, (value) => value <= criterion.value);
    case 'between':
      return limited(fetch, (value) => value >= criterion.min && value <= criterion.max);
    case 'is':
      return typeof criterion.value === 'boolean'
        ? answered(fetch, criterion.value)
        : listed(fetch, criterion.field, [criterion.value], true);
    case 'present':
      return (facts) => {
        if (textOf(fetch(facts)) !== undefined) return 'pass';
        return facts.unread[criterion.field] === undefined ? 'fail' : 'unknown';
      };
    case 'matches':
      return patterned(fetch, criterion.value);
    case 'startsWith':
      return starting(fetch, criterion.value);
    case 'withinDays':
      return recent(fetch, criterion.value);
    case 'emailKind': {
      const kinds = new Set(criterion.value);
      return textual(fetch, (text, { readers }) => {
        const mail = readers.mail(text);
        return passIf(mail.valid && kinds.has(mail.kind));
      });
    }
    case 'phoneValid':
      return reachable(fetch, criterion.value);
    case 'function': {
      const functions = new Set(criterion.value);
      return textual(fetch, (text, { readers }) => anyOf(readers.title(text).functions, functions));
    }
    case 'seniority': {
      const ranks = new Set(criterion.value);
      return textual(fetch, (text, { readers }) => anyOf(readers.title(text).seniorities, ranks));
    }
    default:
      return never(criterion);
  }
}
