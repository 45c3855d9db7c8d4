import { expect, test } from 'vitest';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { leadOf } from './lead.ts';

const readers = createReaders();
const mail = { good: 'anna@acme.example.com', bad: 'anna@acme', thrown: 'anna@mailinator.com' };
const phone = { good: '+1 415 555 0101', bad: '+1 415 555', homeless: '(415) 555-0103' };

test.each([
  ['nothing given', {}, 'check', ['noContactData']],
  ['spaces only', { 'person.email': ' ', 'person.phone': '' }, 'check', ['noContactData']],
  ['mail good', { 'person.email': mail.good }, 'pass', []],
  ['phone good', { 'person.phone': phone.good }, 'pass', []],
  ['both good', { 'person.email': mail.good, 'person.phone': phone.good }, 'pass', []],
  ['mail bad', { 'person.email': mail.bad }, 'fail', ['mailInvalid']],
  ['phone bad', { 'person.phone': phone.bad }, 'fail', ['phoneInvalid']],
  ['both bad', { 'person.email': mail.bad, 'person.phone': phone.bad }, 'fail', ['mailInvalid', 'phoneInvalid']],
  ['one of two bad', { 'person.email': mail.good, 'person.phone': phone.bad }, 'check', ['phoneInvalid']],
  ['the other bad', { 'person.email': mail.bad, 'person.phone': phone.good }, 'check', ['mailInvalid']],
  ['thrown away', { 'person.email': mail.thrown }, 'check', ['mailDisposable']],
  [
    'thrown away and bad',
    { 'person.email': mail.thrown, 'person.phone': phone.bad },
    'check',
    ['mailDisposable', 'phoneInvalid'],
  ],
  ['of no country', { 'person.phone': phone.homeless }, 'check', ['phoneNeedsCountry']],
  ['of a country', { 'person.phone': phone.homeless, 'address.country': 'USA' }, 'pass', []],
])('%s', (_, values, verdict, reasons) => {
  expect(judgeContact(leadOf(values), readers)).toEqual({ verdict, reasons });
});
