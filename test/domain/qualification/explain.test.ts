import { expect, it, test } from 'vitest';
import { Criterion, LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';
import { judgingIn, leadOf } from './lead.ts';

test.each([
  [{ field: 'company.employees', op: 'gt', value: 50 }, 'employees over 50 (strict)'],
  [{ field: 'company.employees', op: 'gte', value: 1000 }, 'employees at least 1,000 (included)'],
  [{ field: 'company.revenue', op: 'lt', value: 1000000 }, 'company revenue under 1,000,000 (strict)'],
  [{ field: 'custom.age', op: 'lte', value: 65.5 }, 'age at most 65.5 (included)'],
  [
    { field: 'company.employees', op: 'between', min: 200, max: 2000 },
    'employees between 200 and 2,000, both included',
  ],
  [{ field: 'call.seconds', op: 'gt', value: 120 }, 'call longer than 120 s (strict)'],
  [{ field: 'call.seconds', op: 'between', min: 60, max: 120 }, 'call between 60 and 120 s, both included'],
  [{ field: 'company.industry', op: 'in', value: ['Healthcare'] }, 'industry is Healthcare'],
  [{ field: 'address.country', op: 'in', value: ['US', 'CA', 'MX'] }, 'country is US, CA or MX'],
  [{ field: 'address.region', op: 'notIn', value: ['NY', 'NJ'] }, 'region is not NY or NJ'],
  [{ field: 'consent.given', op: 'is', value: true }, 'consent is yes'],
  [{ field: 'bant.need', op: 'is', value: 'now' }, 'need is now'],
  [{ field: 'person.phone', op: 'present' }, 'phone is given'],
  [{ field: 'address.postcode', op: 'matches', value: '^9' }, 'postcode matches the pattern ^9'],
  [{ field: 'address.postcode', op: 'startsWith', value: ['94', '95'] }, 'postcode starts with 94 or 95'],
  [{ field: 'consent.at', op: 'withinDays', value: 30 }, 'consent at most 30 days ago (included)'],
  [{ field: 'person.email', op: 'emailKind', value: ['business', 'role'] }, 'mail is business mail or role mail'],
  [{ field: 'person.phone', op: 'phoneValid', value: 'US' }, 'phone is a valid number of US'],
  [{ field: 'person.jobTitle', op: 'function', value: ['it', 'finance'] }, 'job title belongs to IT or finance'],
  [{ field: 'person.jobTitle', op: 'seniority', value: ['cLevel', 'vp'] }, 'job title ranks as C-level or VP'],
])('%j in words', (criterion, words) => {
  expect(criterionInWords(Criterion.parse({ id: 'one', ...criterion }))).toBe(words);
});

it('puts definition and value side by side', () => {
  const definition = LeadDefinition.parse({
    criteria: [
      { id: 'size', field: 'company.employees', op: 'gt', value: 50, points: 10 },
      { id: 'country', field: 'address.country', op: 'in', value: ['US'] },
      { id: 'mail', field: 'person.email', op: 'emailKind', value: ['business'] },
      { id: 'phone', field: 'person.phone', op: 'phoneValid' },
      { id: 'rank', field: 'person.jobTitle', op: 'seniority', value: ['owner'], hard: false },
      { id: 'consent', field: 'consent.given', op: 'is', value: true },
      { id: 'fresh', field: 'consent.at', op: 'withinDays', value: 1 },
      { id: 'budget', field: 'custom.budget', op: 'present' },
    ],
  });
  const lead = leadOf(
    {
      'address.country': 'United States',
      'person.email': 'anna@gmail.com',
      'person.phone': '(415) 555-0103',
      'person.jobTitle': 'Geschäftsführerin',
      'consent.given': true,
      'consent.at': Date.UTC(2026, 2, 9, 3), // still the 8th in New York: clocks went to -04:00 that morning
    },
    { unread: { 'company.employees': 'about fifty' } },
  );
  const rows = explainCriteria(definition, lead, judgingIn('America/New_York'));
  expect(rows[0]).toEqual({
    id: 'size',
    definition: 'employees over 50 (strict)',
    field: 'company.employees',
    value: 'about fifty',
    readAs: null,
    result: 'unknown',
    hard: true,
    points: 10,
  });
  expect(rows.map(({ id, value, readAs, result }) => [id, value, readAs, result])).toEqual([
    ['size', 'about fifty', null, 'unknown'],
    ['country', 'United States', 'US', 'pass'],
    ['mail', 'anna@gmail.com', 'free mail', 'fail'],
    ['phone', '(415) 555-0103', '+14155550103 (US)', 'pass'],
    ['rank', 'Geschäftsführerin', 'owner or C-level', 'pass'],
    ['consent', 'yes', null, 'pass'],
    ['fresh', '2026-03-08', null, 'fail'],
    ['budget', null, null, 'fail'],
  ]);
});
