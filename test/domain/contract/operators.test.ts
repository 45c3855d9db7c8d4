import { expect, it } from 'vitest';
import { blankCriterion, operatorsOf, operatorWords } from '../../../shared/domain/contract/operators.ts';
import { leadFields } from '../../../shared/domain/intake/fields.ts';

it.each([
  ['company.employees', ['gt', 'gte', 'lt', 'lte', 'between', 'present']],
  ['consent.given', ['is', 'present']],
  ['consent.at', ['present', 'withinDays']],
  ['person.phone', ['in', 'notIn', 'is', 'present', 'startsWith', 'matches', 'phoneValid']],
  ['custom.budget', Object.keys(operatorWords)],
  ['no.such', []],
])('%s can be asked for %j', (field, operators) => expect(operatorsOf(field)).toEqual(operators));

it('leaves no field of a lead without a question', () =>
  expect(leadFields.filter((field) => operatorsOf(field).length === 0)).toEqual([]));

it('keeps field, hardness and points', () =>
  expect(blankCriterion({ id: 'a', field: 'person.email', hard: false, points: 5 }, 'emailKind')).toEqual({
    id: 'a',
    field: 'person.email',
    hard: false,
    points: 5,
    op: 'emailKind',
    value: ['business'],
  }));
