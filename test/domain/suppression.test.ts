import { expect, it, test } from 'vitest';
import { createReaders } from '../../shared/domain/qualification/readers.ts';
import { suppressedMail, suppressionForms } from '../../shared/domain/suppression.ts';
import { leadOf } from './qualification/lead.ts';

const readers = createReaders();

test.each([
  ['Anna.Berg@Example.com', 'anna.berg@example.com'],
  ['anna.berg+spring@example.com', 'anna.berg@example.com'],
  ['annaberg@example.com', 'annaberg@example.com'], // dots count outside Gmail
  ['anna.berg+spring@gmail.com', 'annaberg@gmail.com'],
  ['A.N.N.ABERG@googlemail.com', 'annaberg@gmail.com'],
  ['+tag@example.com', '+tag@example.com'],
  ['anna@MÜLLER.example', 'anna@xn--mller-kva.example'],
  ['anna', null],
])('%s is suppressed as %s', (raw, form) => {
  expect(suppressedMail(raw, readers)).toBe(form);
});

it('blocks one person however written', () => {
  const forms = [
    leadOf({ 'person.email': 'anna@example.com', 'person.phone': '+1 415-555-0103' }),
    leadOf({ 'person.email': 'ANNA+1@EXAMPLE.COM ', 'person.phone': '(415) 555.0103 ext 4', 'address.country': 'USA' }),
    leadOf({ 'person.email': 'Anna+x+y@example.com', 'person.phone': '1 415 555 0103', 'address.country': 'US' }),
  ].map((lead) => suppressionForms(lead, readers));
  for (const form of forms) {
    expect(form).toEqual([
      { kind: 'mail', form: 'anna@example.com' },
      { kind: 'phone', form: '+14155550103' },
    ]);
  }
});

it('has nothing to say of a lead without mail and phone', () => {
  expect(suppressionForms(leadOf({ 'person.email': ' ', 'person.phone': '12345' }), readers)).toEqual([]);
});
