import { describe, expect, test } from 'vitest';
import { Criterion, junkChecks } from '../../../shared/domain/contract/criterion.ts';
import { leadFieldTypes } from '../../../shared/domain/intake/fields.ts';
import type { FieldValue } from '../../../shared/domain/lead.ts';
import { compileDefinition, judge } from '../../../shared/domain/qualification/criteria.ts';
import { judgingIn, leadOf } from './lead.ts';

const judging = judgingIn('America/New_York');

interface Case {
  readonly op: Criterion['op'];
  /** What domain §3 calls it. */
  readonly named: string;
  readonly field: string;
  readonly asks: object;
  readonly pass: FieldValue;
  readonly fail: FieldValue;
  /** Something that cannot be judged; none where an empty field fails by itself. */
  readonly check: FieldValue | null;
}

const day = (text: string): number => Date.parse(`${text}T12:00:00Z`);

/** Domain §3, kind by kind; judged on 10 March 2026 in New York. */
const cases: readonly Case[] = [
  {
    op: 'in',
    named: 'list in',
    field: 'company.industry',
    asks: { value: ['Solar', 'Wind'] },
    pass: 'wind',
    fail: 'Coal',
    check: ' ',
  },
  {
    op: 'notIn',
    named: 'list not in',
    field: 'company.industry',
    asks: { value: ['Coal'] },
    pass: 'Wind',
    fail: 'COAL',
    check: '',
  },
  {
    op: 'in',
    named: 'country',
    field: 'address.country',
    asks: { value: ['DE', 'Österreich'] },
    pass: 'Austria',
    fail: 'Suisse',
    check: '',
  },
  { op: 'in', named: 'region', field: 'address.region', asks: { value: ['CA'] }, pass: 'ca', fail: 'NY', check: '' },
  {
    op: 'startsWith',
    named: 'postcode prefix',
    field: 'address.postcode',
    asks: { value: ['10', '11'] },
    pass: '11 201',
    fail: '01100',
    check: '',
  },
  { op: 'gt', named: 'number >', field: 'company.employees', asks: { value: 50 }, pass: 51, fail: 50, check: 'fifty' },
  { op: 'gte', named: 'number ≥', field: 'company.employees', asks: { value: 50 }, pass: 50, fail: 49, check: '5O' },
  { op: 'lt', named: 'number <', field: 'company.revenue', asks: { value: 50 }, pass: 49.99, fail: 50, check: '1,5' },
  { op: 'lte', named: 'number ≤', field: 'company.revenue', asks: { value: 50 }, pass: 50, fail: 50.01, check: '?' },
  {
    op: 'between',
    named: 'number between',
    field: 'company.employees',
    asks: { min: 200, max: 2000 },
    pass: 2000,
    fail: 2001,
    check: '200–2000',
  },
  {
    op: 'gt',
    named: 'call duration',
    field: 'call.seconds',
    asks: { value: 120 },
    pass: 121,
    fail: 120,
    check: 'two minutes',
  },
  {
    op: 'is',
    named: 'yes/no, consent present',
    field: 'consent.given',
    asks: { value: true },
    pass: true,
    fail: false,
    check: 'maybe',
  },
  {
    op: 'withinDays',
    named: 'date age, consent recent',
    field: 'consent.at',
    asks: { value: 30 },
    pass: day('2026-02-09'),
    fail: day('2026-02-07'),
    check: day('2026-03-12'),
  },
  {
    op: 'present',
    named: 'text present',
    field: 'consent.text',
    asks: {},
    pass: 'I agree to be called.',
    fail: ' ',
    check: null,
  },
  {
    op: 'matches',
    named: 'pattern',
    field: 'lead.note',
    asks: { value: '(?i)roof' },
    pass: 'A new ROOF',
    fail: 'a garden',
    check: '',
  },
  {
    op: 'function',
    named: 'job function from title',
    field: 'person.jobTitle',
    asks: { value: ['procurement'] },
    pass: 'Directora de Compras',
    fail: 'Comptable',
    check: 'Ninja',
  },
  {
    op: 'seniority',
    named: 'seniority from title',
    field: 'person.jobTitle',
    asks: { value: ['director', 'head'] },
    pass: 'Einkaufsleiter',
    fail: 'Stagiaire',
    check: 'Ninja',
  },
  {
    op: 'emailKind',
    named: 'e-mail kind',
    field: 'person.email',
    asks: { value: ['business', 'role'] },
    pass: 'info@acme.example.com',
    fail: 'kim@gmail.com',
    check: '',
  },
  {
    op: 'phoneValid',
    named: 'phone valid for country',
    field: 'person.phone',
    asks: { value: 'DE' },
    pass: '030 23125 000',
    fail: '+1 212 555 0101',
    check: '',
  },
  {
    op: 'in',
    named: 'an answer on a call: authority',
    field: 'bant.authority',
    asks: { value: ['decides', 'shares'] },
    pass: 'Decides',
    fail: 'none',
    check: '',
  },
  {
    op: 'gte',
    named: 'budget',
    field: 'bant.budget',
    asks: { value: 5000 },
    pass: '5000',
    fail: '4999',
    check: 'some',
  },
  { op: 'is', named: 'need', field: 'bant.need', asks: { value: true }, pass: 'ja', fail: 'no', check: 'perhaps' },
  {
    op: 'is',
    named: 'timeline',
    field: 'bant.timeline',
    asks: { value: 'this quarter' },
    pass: 'This Quarter',
    fail: 'next year',
    check: '',
  },
  {
    op: 'lte',
    named: 'custom field',
    field: 'custom.roof age',
    asks: { value: 20 },
    pass: '20',
    fail: '21',
    check: 'old',
  },
];

const verdictOf = ({ op, field, asks }: Case, value: FieldValue | null): string => {
  const criterion = Criterion.parse({ id: 'one', op, field, ...asks });
  const isCustom = field.startsWith('custom.');
  const facts = isCustom
    ? leadOf({}, { custom: { [field.slice('custom.'.length)]: value === null ? undefined : String(value) } })
    : leadOf(value === null ? {} : { [field]: value });
  return judge(compileDefinition({ criteria: [criterion], junk: [], bands: [] }), facts, judging).verdict;
};

describe.each(cases)('$named: $op on $field', (one) => {
  test('passes, fails, and asks for a person', () => {
    expect([verdictOf(one, one.pass), verdictOf(one, one.fail), verdictOf(one, one.check)]).toEqual([
      'pass',
      'fail',
      one.check === null ? 'fail' : 'check',
    ]);
    // What the lead does not say never passes silently, and fails only where it must be said.
    expect(verdictOf(one, null)).toBe(one.op === 'present' ? 'fail' : 'check');
  });
});

test('every kind of criterion has its case, and every field is one of ours', () => {
  const kinds = Criterion.options.map(({ shape }) => shape.op.value);
  expect([...new Set(cases.map(({ op }) => op))].toSorted()).toEqual(kinds.toSorted());
  for (const { field } of cases) expect(field.startsWith('custom.') || Object.hasOwn(leadFieldTypes, field)).toBe(true);
});

test('each junk check is a switch of its own', () => {
  // One lead that all eight find something in.
  const facts = leadOf({
    'person.firstName': 'Asdfghj1',
    'person.lastName': 'Asdfghj1',
    'person.email': 'fuckaaaa@mailinator.com',
    'person.phone': '1234567890',
    'person.fullName': 'Test Aaaa',
  });
  const present = Criterion.parse({ id: 'one', op: 'present', field: 'person.email' });
  for (const check of junkChecks) {
    const { junk, verdict } = judge(
      compileDefinition({ criteria: [present], junk: [check], bands: [] }),
      facts,
      judging,
    );
    expect({ check, found: junk.map((hit) => hit.check), verdict }).toEqual({ check, found: [check], verdict: 'fail' });
  }
  expect(judge(compileDefinition({ criteria: [present], junk: [], bands: [] }), facts, judging).verdict).toBe('pass');
});
