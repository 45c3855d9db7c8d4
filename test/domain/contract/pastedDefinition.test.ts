import { expect, it } from 'vitest';
import { Criterion } from '../../../shared/domain/contract/criterion.ts';
import { lintDefinition } from '../../../shared/domain/contract/lintDefinition.ts';
import { readPastedDefinition } from '../../../shared/domain/contract/pastedDefinition.ts';

/** One line, the one criterion it is read as: without its name. */
const lines: readonly (readonly [string, object])[] = [
  ['Industry: Healthcare, Dental', { field: 'company.industry', op: 'in', value: ['Healthcare', 'Dental'] }],
  ['industries: Healthcare or Dental', { field: 'company.industry', op: 'in', value: ['Healthcare', 'Dental'] }],
  ['Sector is one of (Retail | Wholesale)', { field: 'company.industry', op: 'in', value: ['Retail', 'Wholesale'] }],
  ['Industry: Research and development', { field: 'company.industry', op: 'in', value: ['Research and development'] }],
  ['Industry not: Gambling, Tobacco', { field: 'company.industry', op: 'notIn', value: ['Gambling', 'Tobacco'] }],
  ['Excluded industries: Gambling', { field: 'company.industry', op: 'notIn', value: ['Gambling'] }],
  ['Employees > 50', { field: 'company.employees', op: 'gt', value: 50 }],
  ['- Employees: over 50', { field: 'company.employees', op: 'gt', value: 50 }],
  ['* more than 1,000 employees', { field: 'company.employees', op: 'gt', value: 1000 }],
  ['1. Company size 50+', { field: 'company.employees', op: 'gte', value: 50 }],
  ['Headcount: at least 20', { field: 'company.employees', op: 'gte', value: 20 }],
  ['Employees 200–2,000', { field: 'company.employees', op: 'between', min: 200, max: 2000 }],
  ['Employees between 200 and 2000', { field: 'company.employees', op: 'between', min: 200, max: 2000 }],
  ['fewer than 500 employees', { field: 'company.employees', op: 'lt', value: 500 }],
  ['Company revenue: €10m or more', { field: 'company.revenue', op: 'gte', value: 10_000_000 }],
  ['Turnover ≤ 2.5 million', { field: 'company.revenue', op: 'lte', value: 2_500_000 }],
  ['Country US', { field: 'address.country', op: 'in', value: ['US'] }],
  ['Countries: United Kingdom, Ireland', { field: 'address.country', op: 'in', value: ['GB', 'IE'] }],
  ['No countries: France', { field: 'address.country', op: 'notIn', value: ['FR'] }],
  ['Region: Bavaria', { field: 'address.region', op: 'in', value: ['Bavaria'] }],
  ['Postcode starts with 10, 12', { field: 'address.postcode', op: 'startsWith', value: ['10', '12'] }],
  ['ZIP: 07', { field: 'address.postcode', op: 'startsWith', value: ['07'] }],
  ['business e-mail', { field: 'person.email', op: 'emailKind', value: ['business'] }],
  ['Work email address', { field: 'person.email', op: 'emailKind', value: ['business'] }],
  ['No free email addresses', { field: 'person.email', op: 'emailKind', value: ['business', 'role'] }],
  ['Email required', { field: 'person.email', op: 'present' }],
  ['Valid phone', { field: 'person.phone', op: 'phoneValid' }],
  ['UK phone number', { field: 'person.phone', op: 'phoneValid', value: 'GB' }],
  ['phone (DE)', { field: 'person.phone', op: 'phoneValid', value: 'DE' }],
  ['Job title: Head of Marketing, CMO', { field: 'person.jobTitle', op: 'in', value: ['Head of Marketing', 'CMO'] }],
  [
    'Seniority: director or above',
    { field: 'person.jobTitle', op: 'seniority', value: ['owner', 'cLevel', 'vp', 'director'] },
  ],
  ['Decision makers: owners, C-level', { field: 'person.jobTitle', op: 'seniority', value: ['owner', 'cLevel'] }],
  ['Function: Marketing, IT', { field: 'person.jobTitle', op: 'function', value: ['marketing', 'it'] }],
  ['Consent required', { field: 'consent.given', op: 'is', value: true }],
  ['Consent within 30 days', { field: 'consent.at', op: 'withinDays', value: 30 }],
  ['Call longer than 2 minutes', { field: 'call.seconds', op: 'gt', value: 120 }],
  ['Call duration > 90 s', { field: 'call.seconds', op: 'gt', value: 90 }],
  ['Calls at least 2 min', { field: 'call.seconds', op: 'gte', value: 120 }],
  ['Captured within the last 7 days', { field: 'lead.capturedAt', op: 'withinDays', value: 7 }],
  ['Budget given', { field: 'bant.budget', op: 'present' }],
  ['Timeline: this quarter', { field: 'bant.timeline', op: 'in', value: ['this quarter'] }],
];

it.each(lines)('%s', (line, criterion) => {
  const { criteria, notUnderstood } = readPastedDefinition(line);
  expect(notUnderstood).toEqual([]);
  expect(criteria).toEqual([{ id: expect.any(String), hard: true, ...criterion }]);
  // What is read is a criterion that a lead can meet.
  expect(criteria.map((one) => Criterion.parse(one))).toEqual(criteria);
  expect(lintDefinition({ criteria: [...criteria], junk: [], bands: [] })).toEqual([]);
});

it.each([
  // Says no side.
  'Employees: 50',
  'Employees around 50',
  // Half a list would count other leads.
  'Seniority: director, wizards',
  'Industry:',
  'Phone on Mars',
  'Must be interested in solar',
  'Likes dogs',
])('%j is told apart as not understood', (line) => {
  const { criteria, notUnderstood } = readPastedDefinition(line);
  expect(criteria).toEqual([]);
  expect(notUnderstood).toEqual([line]);
});

it('a definition of several lines keeps their order, names each once, and lets what is optional only score', () => {
  const text =
    'Lead definition:\n\n• Industry: Healthcare\n• Industry not: Vets\r\n• Employees > 50 (optional)\n• Loves us\n';
  expect(readPastedDefinition(text)).toEqual({
    criteria: [
      { id: 'industry', field: 'company.industry', hard: true, op: 'in', value: ['Healthcare'] },
      { id: 'industry2', field: 'company.industry', hard: true, op: 'notIn', value: ['Vets'] },
      { id: 'employees', field: 'company.employees', hard: false, op: 'gt', value: 50 },
    ],
    notUnderstood: ['Loves us'],
  });
});
