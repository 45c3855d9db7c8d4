import { describe, expect, it, test } from 'vitest';
import { junkChecks } from '../../../shared/domain/contract/criterion.ts';
import { findJunk, isMadeUpNumber, junkTests } from '../../../shared/domain/qualification/junk.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { leadOf } from './lead.ts';

const readers = createReaders();
const named = (fullName: string) => leadOf({ 'person.fullName': fullName });

describe('each junk check finds', () => {
  test.each([
    ['testData', { 'person.fullName': 'Max Mustermann' }, 'Max Mustermann'],
    ['testData', { 'person.firstName': 'TEST', 'person.lastName': 'Berg' }, 'TEST'],
    [
      'testData',
      { 'person.fullName': '<test lead: dummy data for full_name>' },
      '<test lead: dummy data for full_name>',
    ],
    ['testData', { 'person.email': 'test1@acme.example.com' }, 'test1@acme.example.com'],
    ['testData', { 'company.name': 'Testfirma GmbH' }, 'Testfirma GmbH'],
    ['keyboardRun', { 'person.fullName': 'Asdf Berg' }, 'Asdf Berg'],
    ['keyboardRun', { 'person.lastName': 'qwertz' }, 'qwertz'],
    ['keyboardRun', { 'company.name': 'Poiuytre Ltd' }, 'Poiuytre Ltd'],
    ['keyboardRun', { 'person.email': 'sdfghj@acme.example.com' }, 'sdfghj'],
    ['repeatedCharacters', { 'person.fullName': 'Annnna Berg' }, 'Annnna Berg'],
    ['repeatedCharacters', { 'person.firstName': 'xxx' }, 'xxx'],
    ['repeatedCharacters', { 'person.email': 'aaaa@acme.example.com' }, 'aaaa'],
    ['nameIsSurname', { 'person.firstName': 'Berg', 'person.lastName': 'BERG' }, 'Berg BERG'],
    ['nameIsSurname', { 'person.fullName': 'José Jose' }, 'José Jose'],
    ['digitsInName', { 'person.fullName': 'Anna B3rg' }, 'Anna B3rg'],
    ['sequentialPhone', { 'person.phone': '+1 234 567 8901' }, '+1 234 567 8901'],
    ['sequentialPhone', { 'person.phone': '0000 0000' }, '0000 0000'],
    ['sequentialPhone', { 'person.phone': '98765432' }, '98765432'],
    ['disposableMail', { 'person.email': 'anna@mailinator.com' }, 'anna@mailinator.com'],
    ['profanity', { 'person.fullName': 'Fuck You' }, 'Fuck You'],
    ['testData', { 'person.fullName': 'Fulano de Tal' }, 'Fulano de Tal'],
    [
      'testData',
      { 'person.firstName': 'Prénom', 'person.lastName': 'Nom', 'person.fullName': 'Prénom Nom' },
      'Prénom Nom',
    ],
    ['keyboardRun', { 'person.fullName': 'Azerty Dupont' }, 'Azerty Dupont'],
    ['profanity', { 'company.name': 'Scheiße AG' }, 'Scheiße AG'],
    ['profanity', { 'person.email': 'hurensohn99@acme.example.com' }, 'hurensohn99'],
  ] as const)('%s in %j', (check, values, evidence) => {
    expect(junkTests[check](leadOf(values), readers)).toEqual({ evidence, doubtful: false });
  });
});

describe('what somebody may really be called is for a person to look at', () => {
  test.each([
    ['testData', { 'person.firstName': 'Anna', 'person.lastName': 'Test' }, 'Test'],
    ['testData', { 'person.fullName': 'Zoltán Test' }, 'Zoltán Test'],
    ['nameIsSurname', { 'person.fullName': 'Li Li' }, 'Li Li'],
    ['nameIsSurname', { 'person.firstName': 'Ming', 'person.lastName': 'Ming' }, 'Ming Ming'],
    ['nameIsSurname', { 'person.firstName': 'Thomas', 'person.lastName': 'Thomas' }, 'Thomas Thomas'],
  ] as const)('%s in %j', (check, values, evidence) => {
    expect(junkTests[check](leadOf(values), readers)).toEqual({ evidence, doubtful: true });
  });

  test.each([
    // the first name is none either; nothing stands before it; a test's own mail beside it
    { 'person.firstName': 'Test', 'person.lastName': 'Test' },
    { 'person.fullName': 'test' },
    { 'person.fullName': 'Anna Test', 'person.email': 'test@test.com' },
  ])('but not in %j', (values) => {
    expect(junkTests.testData(leadOf(values), readers)?.doubtful).toBe(false);
  });
});

test.each([
  'Amelia Abbott',
  "D'Arcy Bähr",
  'Søren García',
  'John Smith III',
  'John Smith 3rd',
  'Anna Wert',
  'Zach Ertz',
  'Dick Fuchs',
  'Sam Sample',
  'Ng Ng-Berg',
  "Sinéad O'Brien",
  'Nguyễn Thị Ánh',
  'Bob Lee',
  'Wei Xu',
  'Anne-Marie Lefèvre',
  'María José García y Vega',
  'Jean de la Fontaine',
  'Ali Ali-Reza',
  'Aaron Moore',
  'Ludwig van der Aa',
  'Kerstin Fick',
  'Peter Poppe',
  'John Smith 2nd',
  'Contessa Testa',
])('the name %s is nobody’s junk', (name) => {
  expect(findJunk(junkChecks, named(name), readers)).toEqual([]);
});

test.each([
  'Stiftung Warentest',
  'Pen Test Partners',
  'AAA',
  'Liberty Property Group',
  '3M',
  '1&1 Versatel',
  'Studio 54',
  'BBB Industries',
])('the company %s is no junk', (company) => {
  expect(findJunk(junkChecks, leadOf({ 'company.name': company }), readers)).toEqual([]);
});

test.each([
  ['+1 415 555 0101', false],
  ['+49 30 23125 000', false],
  ['+1 415 555 6789', false], // 5556789: five in a row
  ['0123456', true], // seven
  ['+49 30 20000000', true], // seven noughts
  ['+49 30 2000000', false], // six
])('%s is made up: %s', (phone, madeUp) => {
  expect(isMadeUpNumber(phone)).toBe(madeUp);
});

it('only runs what the contract turns on, in its order', () => {
  const lead = leadOf({ 'person.fullName': 'Test Test', 'person.phone': '1111111' });
  expect(findJunk([], lead, readers)).toEqual([]);
  expect(findJunk(['sequentialPhone', 'testData'], lead, readers)).toEqual([
    { check: 'sequentialPhone', evidence: '1111111', doubtful: false },
    { check: 'testData', evidence: 'Test Test', doubtful: false },
  ]);
});
