import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeadFacts } from '../../shared/domain/lead.ts';
import { editableFields, editedFacts } from '../../shared/domain/leadEdit.ts';

const facts: LeadFacts = {
  capturedAt: 0,
  values: { 'person.email': 'jane@example.com', 'company.employees': 40, 'consent.given': true },
  custom: { budget: 'small' },
  unread: { 'company.revenue': 'lots' },
};

const edited = (typed: Record<string, string | null>): LeadFacts => {
  const result = editedFacts(facts, typed, 'Europe/Berlin');
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

test('what was typed is read as an import reads a cell', () => {
  const after = edited({
    'company.employees': ' 1,200 ',
    'person.phone': 'p:+1 202 555 0143',
    'lead.note': "'t Hooft called",
    'custom.budget': 'large',
    'custom.new one': 'x',
  });
  expect(after.values).toEqual({
    'person.email': 'jane@example.com',
    'company.employees': 1200,
    'consent.given': true,
    'person.phone': '+1 202 555 0143',
    'lead.note': "'t Hooft called",
  });
  expect(after.custom).toEqual({ budget: 'large', 'new one': 'x' });
});

test('empty clears, and a field that could not be read is read anew', () => {
  const after = edited({ 'person.email': '', 'custom.budget': null, 'company.revenue': '12.5' });
  expect(Object.keys(after.values)).not.toContain('person.email');
  expect(after.custom).toEqual({});
  expect([after.values['company.revenue'], after.unread]).toEqual([12.5, {}]);
});

test('the facts handed in stay as they are', () => {
  const before = JSON.stringify(facts);
  edited({ 'person.email': '', 'company.employees': '3', 'custom.budget': '' });
  expect(JSON.stringify(facts)).toBe(before);
});

test.each([
  ['lead.id', 'fieldFixed'],
  ['lead.capturedAt', 'fieldFixed'],
  ['consent.given', 'fieldFixed'],
  ['consent.text', 'fieldFixed'],
  ['call.seconds', 'fieldFixed'],
  ['custom.', 'fieldFixed'],
  ['__proto__', 'fieldFixed'],
  ['constructor', 'fieldFixed'],
])('%s: %s', (field, code) => {
  // A literal `__proto__` would set the prototype and name no field.
  const typed = Object.fromEntries([[field, 'x']]);
  const result = editedFacts(facts, typed, 'Europe/Berlin');
  expect(result.ok ? 'done' : result.refusal.code).toBe(code);
});

test('any text in any field is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...editableFields, 'custom.__proto__'),
      fc.string({ unit: 'binary' }),
      (field, text) => {
        const result = editedFacts(facts, { [field]: text }, 'Europe/Berlin');
        expect(result.ok || result.refusal.code === 'invalidInput').toBe(true);
      },
    ),
  );
});
