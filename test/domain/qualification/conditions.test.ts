import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Criterion } from '../../../shared/domain/contract/criterion.ts';
import type { FieldValue, LeadFacts } from '../../../shared/domain/lead.ts';
import { compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import { judgingIn, leadOf } from './lead.ts';

type Given = Readonly<Record<string, unknown>>;

const newYork = judgingIn('America/New_York');
const resultFor = (criterion: Given, facts: LeadFacts, judging = newYork) =>
  compileCriterion(Criterion.parse({ id: 'one', ...criterion }))(facts, judging);
const resultOf = (criterion: Given, field: string, value: FieldValue) =>
  resultFor({ field, ...criterion }, leadOf({ [field]: value }));

const Golden = z.object({ cases: z.array(z.object({ id: z.string(), given: z.unknown(), expect: z.unknown() })) });
const golden = Golden.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/cases.json'), 'utf8')));
const Limit = z.object({ values: z.array(z.number()), limit: z.int().optional(), limitSeconds: z.int().optional() });
const Between = Limit.extend({ min: z.int(), max: z.int() });
const Expected = z.object({ pass: z.array(z.boolean()) });

describe('the worked cases', () => {
  const caseOf = (id: string) => golden.cases.find((one) => one.id === id);

  test.each([
    ['G11', 'company.employees'],
    ['G17', 'call.seconds'],
  ])('%s: strictly more', (id, field) => {
    const { values, limit, limitSeconds } = Limit.parse(caseOf(id)?.given);
    const results = values.map(
      (value) => resultOf({ op: 'gt', value: limit ?? limitSeconds }, field, value) === 'pass',
    );
    expect(results).toEqual(Expected.parse(caseOf(id)?.expect).pass);
  });

  test('G13: between, both ends included', () => {
    const { values, min, max } = Between.parse(caseOf('G13')?.given);
    const results = values.map((value) => resultOf({ op: 'between', min, max }, 'company.employees', value) === 'pass');
    expect(results).toEqual(Expected.parse(caseOf('G13')?.expect).pass);
  });
});

describe('numbers', () => {
  test.each([
    [{ op: 'gte', value: 50 }, 50, 'pass'],
    [{ op: 'gte', value: 50 }, 49, 'fail'],
    [{ op: 'lt', value: 50 }, 50, 'fail'],
    [{ op: 'lt', value: 50 }, 49, 'pass'],
    [{ op: 'lte', value: 50 }, 50, 'pass'],
    [{ op: 'lte', value: 50 }, 51, 'fail'],
  ])('%j of %d: %s', (criterion, value, result) => {
    expect(resultOf(criterion, 'company.employees', value)).toBe(result);
  });

  test.each([
    ['1500', 'pass'],
    ['999.5', 'fail'],
    ['1,500', 'unknown'], // one and a half thousand, or one and a half
    ['about 2000', 'unknown'],
    ['', 'unknown'],
  ])('a custom field that says %s: %s', (text, result) => {
    const lead = leadOf({}, { custom: { budget: text } });
    expect(resultFor({ field: 'custom.budget', op: 'gt', value: 1000 }, lead)).toBe(result);
  });
});

describe('lists and texts', () => {
  test.each([
    [{ op: 'in', value: ['Healthcare'] }, 'company.industry', ' healthCARE ', 'pass'],
    [{ op: 'in', value: ['Healthcare'] }, 'company.industry', 'Health care', 'fail'],
    [{ op: 'in', value: ['Café'] }, 'company.industry', 'CAFE\u0301', 'pass'],
    [{ op: 'in', value: ['i'] }, 'company.industry', 'I', 'pass'], // also on a Turkish machine
    [{ op: 'notIn', value: ['Retail'] }, 'company.industry', 'RETAIL', 'fail'],
    [{ op: 'notIn', value: ['Retail'] }, 'company.industry', 'Healthcare', 'pass'],
    [{ op: 'in', value: ['50', '100'] }, 'company.employees', 50, 'pass'],
    [{ op: 'in', value: ['US'] }, 'address.country', 'United States', 'pass'],
    [{ op: 'in', value: ['Deutschland'] }, 'address.country', 'de', 'pass'],
    [{ op: 'notIn', value: ['USA'] }, 'address.country', 'Vereinigte Staaten', 'fail'],
    [{ op: 'is', value: 'GB' }, 'address.country', 'England', 'pass'],
    [{ op: 'in', value: ['Atlantis'] }, 'address.country', 'atlantis', 'pass'],
    [{ op: 'in', value: ['US'] }, 'address.country', 'Atlantis', 'fail'],
    [{ op: 'is', value: 'CA' }, 'address.region', 'ca ', 'pass'],
    [{ op: 'startsWith', value: ['SW1', 'N1'] }, 'address.postcode', 'sw 1a 1aa', 'pass'],
    [{ op: 'startsWith', value: ['EC1 A'] }, 'address.postcode', 'EC1A 1BB', 'pass'],
    [{ op: 'startsWith', value: ['94'] }, 'address.postcode', '09410', 'fail'],
    [{ op: 'matches', value: '^\\d{5}$' }, 'address.postcode', ' 94105 ', 'pass'],
    [{ op: 'matches', value: '^\\d{5}$' }, 'address.postcode', '9410', 'fail'],
    [{ op: 'matches', value: '(?=x)' }, 'address.postcode', 'x', 'unknown'], // the linter refuses it
    [{ op: 'present' }, 'company.name', 'Acme', 'pass'],
    [{ op: 'present' }, 'company.name', '  ', 'fail'],
  ])('%j on %s "%s": %s', (criterion, field, value, result) => {
    expect(resultOf(criterion, field, value)).toBe(result);
  });
});

describe('yes and no', () => {
  test.each([
    [true, true, 'pass'],
    [true, false, 'fail'],
    [false, false, 'pass'],
    [true, 'Ja', 'pass'],
    [true, 'nein', 'fail'],
    [true, 'perhaps', 'unknown'],
  ])('is %s: %s gives %s', (wanted, value, result) => {
    expect(resultOf({ op: 'is', value: wanted }, 'consent.given', value)).toBe(result);
  });
});

describe('ages in days of the client’s zone', () => {
  // Today is 10 March 2026. Thirty days before is 8 February, which begins in New York at 05:00 UTC (winter time).
  const limit = { op: 'withinDays', value: 30, field: 'consent.at' };
  test.each([
    [Date.UTC(2026, 1, 8, 5), 'pass'],
    [Date.UTC(2026, 1, 8, 5) - 1, 'fail'],
    [Date.UTC(2026, 2, 10, 14), 'pass'],
    [Date.UTC(2026, 2, 11, 4) - 1, 'pass'], // later today
    [Date.UTC(2026, 2, 11, 4), 'unknown'], // tomorrow has no age
  ])('%d: %s', (at, result) => {
    expect(resultFor(limit, leadOf({ 'consent.at': at }))).toBe(result);
  });

  test('in Berlin the same day begins six hours earlier', () => {
    const at = Date.UTC(2026, 1, 7, 23);
    expect(resultFor(limit, leadOf({ 'consent.at': at }), judgingIn('Europe/Berlin'))).toBe('pass');
    expect(resultFor(limit, leadOf({ 'consent.at': at }))).toBe('fail');
  });

  test.each([
    ['2026-02-08', 'pass'],
    ['2026-02-07', 'fail'],
    ['2026-02-07T23:00:00Z', 'fail'],
    ['2026-03-11', 'unknown'],
    ['last week', 'unknown'],
  ])('custom text %s: %s', (text, result) => {
    const lead = leadOf({}, { custom: { date: text } });
    expect(resultFor({ ...limit, field: 'custom.date' }, lead)).toBe(result);
  });

  test('the moment of capture is known without a column', () => {
    expect(resultFor({ ...limit, field: 'lead.capturedAt', value: 0 }, leadOf({}))).toBe('pass');
  });
});

describe('contact data and titles', () => {
  test.each([
    [{ op: 'emailKind', value: ['business'] }, 'person.email', 'anna@acme.example.com', 'pass'],
    [{ op: 'emailKind', value: ['business'] }, 'person.email', 'anna@gmail.com', 'fail'],
    [{ op: 'emailKind', value: ['business', 'role'] }, 'person.email', 'info@acme.example.com', 'pass'],
    [{ op: 'emailKind', value: ['business'] }, 'person.email', 'not an address', 'fail'],
    [{ op: 'phoneValid' }, 'person.phone', '+1 415 555 0101', 'pass'],
    [{ op: 'phoneValid' }, 'person.phone', '+1 415 555', 'fail'],
    [{ op: 'phoneValid' }, 'person.phone', '(415) 555-0103', 'unknown'], // of which country?
    [{ op: 'phoneValid', value: 'US' }, 'person.phone', '(415) 555-0103', 'pass'],
    [{ op: 'phoneValid', value: 'US' }, 'person.phone', '+1 416 555 0199', 'fail'], // Toronto
    [{ op: 'function', value: ['operations'] }, 'person.jobTitle', 'VP of Operations', 'pass'],
    [{ op: 'function', value: ['sales'] }, 'person.jobTitle', 'VP of Operations', 'fail'],
    [{ op: 'function', value: ['sales'] }, 'person.jobTitle', 'Ninja', 'unknown'],
    [{ op: 'seniority', value: ['vp', 'head'] }, 'person.jobTitle', 'Leiter Einkauf', 'pass'],
    [{ op: 'seniority', value: ['cLevel'] }, 'person.jobTitle', 'Geschäftsführer', 'pass'],
    [{ op: 'seniority', value: ['owner'] }, 'person.jobTitle', 'Geschäftsführer', 'pass'],
    [{ op: 'seniority', value: ['vp'] }, 'person.jobTitle', 'Ninja', 'unknown'],
  ])('%j on %s "%s": %s', (criterion, field, value, result) => {
    expect(resultOf(criterion, field, value)).toBe(result);
  });

  test('a phone is read by the lead’s own country first', () => {
    const lead = leadOf({ 'person.phone': '030 23125 000', 'address.country': 'Germany' });
    expect(resultFor({ op: 'phoneValid', field: 'person.phone' }, lead)).toBe('pass');
    expect(resultFor({ op: 'phoneValid', field: 'person.phone', value: 'US' }, lead)).toBe('fail');
  });
});

describe('what the lead does not say', () => {
  test.each([
    [{ op: 'in', value: ['a'] }, 'unknown'],
    [{ op: 'notIn', value: ['a'] }, 'unknown'],
    [{ op: 'gt', value: 1 }, 'unknown'],
    [{ op: 'between', min: 1, max: 2 }, 'unknown'],
    [{ op: 'is', value: true }, 'unknown'],
    [{ op: 'is', value: 'a' }, 'unknown'],
    [{ op: 'matches', value: 'a' }, 'unknown'],
    [{ op: 'startsWith', value: ['a'] }, 'unknown'],
    [{ op: 'withinDays', value: 1 }, 'unknown'],
    [{ op: 'emailKind', value: ['business'] }, 'unknown'],
    [{ op: 'phoneValid' }, 'unknown'],
    [{ op: 'function', value: ['sales'] }, 'unknown'],
    [{ op: 'seniority', value: ['vp'] }, 'unknown'],
    [{ op: 'present' }, 'fail'],
  ])('%j: %s', (criterion, result) => {
    for (const field of ['company.employees', 'custom.constructor', 'custom.__proto__']) {
      expect(resultFor({ field, ...criterion }, leadOf({}))).toBe(result);
      expect(resultFor({ field, ...criterion }, leadOf({ [field]: '  ' }, { custom: { constructor: ' ' } }))).toBe(
        result,
      );
    }
  });

  test.each(['present', 'gt'])('an unread number under %s is unknown', (op) => {
    const lead = leadOf({}, { unread: { 'company.employees': 'unknown' } });
    const value = op === 'gt' ? { value: 50 } : {};
    expect(resultFor({ field: 'company.employees', op, ...value }, lead)).toBe('unknown');
  });
});
