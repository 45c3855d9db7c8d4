import { never } from '../never.ts';
import type { Criterion } from './criterion.ts';
import { asksRightly } from './lintDefinition.ts';

export type Operator = Criterion['op'];

/** Every operator as the editor offers it, in the order of the list (domain §3). Strict and included limits say so. */
export const operatorWords: Readonly<Record<Operator, string>> = {
  in: 'is one of',
  notIn: 'is none of',
  is: 'is',
  gt: 'is over (strict)',
  gte: 'is at least (included)',
  lt: 'is under (strict)',
  lte: 'is at most (included)',
  between: 'is between (included)',
  present: 'is given',
  startsWith: 'starts with',
  matches: 'matches the pattern',
  withinDays: 'is at most so many days ago',
  emailKind: 'is a mail of kind',
  phoneValid: 'is a valid number',
  function: 'belongs to the function',
  seniority: 'ranks as',
};

const operators = Object.keys(operatorWords) as Operator[];

type Common = Pick<Criterion, 'id' | 'field' | 'hard' | 'points'>;

/** A criterion with nothing in it yet. What it asks for is filled in by whoever writes the terms; the linter minds what is not. */
export function blankCriterion({ id, field, hard, points }: Common, op: Operator): Criterion {
  const common = { id, field, hard, ...(points === undefined ? {} : { points }) };
  switch (op) {
    case 'in':
    case 'notIn':
    case 'startsWith':
      return { ...common, op, value: [] };
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return { ...common, op, value: 0 };
    case 'between':
      return { ...common, op, min: 0, max: 0 };
    case 'is':
      return { ...common, op, value: asksRightly({ ...common, op, value: true }) ? true : '' };
    case 'present':
      return { ...common, op };
    case 'matches':
      return { ...common, op, value: '' };
    case 'withinDays':
      return { ...common, op, value: 30 };
    case 'emailKind':
      return { ...common, op, value: ['business'] };
    case 'phoneValid':
      return { ...common, op };
    case 'function':
    case 'seniority':
      return { ...common, op, value: [] };
    default:
      return never(op);
  }
}

/** The operators that make sense for a field, in order; a column of the agency's own takes any. */
export const operatorsOf = (field: string): readonly Operator[] =>
  operators.filter((op) => asksRightly(blankCriterion({ id: 'x', field, hard: true }, op)));
