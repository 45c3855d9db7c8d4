import { expect, test } from 'vitest';
import { leadFacts, namesSomebody } from '../../../shared/domain/intake/leadFacts.ts';
import type { DraftRow } from '../../../shared/domain/intake/rowReader.ts';

const draft = (given: Partial<DraftRow<'leads'>>): DraftRow<'leads'> => ({
  values: {},
  custom: [],
  unread: [],
  broken: null,
  ...given,
});

test.each<[boolean, DraftRow<'leads'>['values']]>([
  [true, { 'person.email': 'a@example.com' }],
  [true, { 'person.phone': '+1 212 555 0101' }],
  [true, { 'lead.id': 'L-1' }],
  [true, { 'person.fullName': 'Robin Example', 'company.name': 'Clinic Ltd' }],
  [true, { 'person.lastName': 'Example', 'company.name': 'Clinic Ltd' }],
  [false, { 'person.fullName': 'Robin Example' }],
  [false, { 'company.name': 'Clinic Ltd' }],
  [false, { 'company.employees': 50, 'address.city': 'Hamburg' }],
  [false, {}],
])('%s: %j', (expected, values) => {
  expect(namesSomebody({ values })).toBe(expected);
});

test('a lead without a moment of its own was captured now', () => {
  expect(leadFacts(draft({}), 7).capturedAt).toBe(7);
  expect(leadFacts(draft({ values: { 'lead.capturedAt': 5 } }), 7).capturedAt).toBe(5);
});

test('a column is only a name, whatever it is called', () => {
  const custom = [
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ] as const;
  const unread = [{ field: 'company.employees', text: 'many', code: 'numberUnreadable' }] as const;
  const facts = leadFacts(draft({ custom, unread }), 7);
  expect(Object.entries(facts.custom)).toEqual([...custom]);
  expect(Object.entries(facts.unread)).toEqual([['company.employees', 'many']]);
  expect('toString' in leadFacts(draft({}), 7).custom).toBe(false);
});
