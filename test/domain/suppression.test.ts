import { describe, expect, it, test } from 'vitest';
import { createReaders } from '../../shared/domain/qualification/readers.ts';
import {
  readSuppressed,
  type SuppressionKind,
  suppressedMail,
  suppressionForms,
} from '../../shared/domain/suppression.ts';
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
      { kind: 'domain', form: 'example.com' },
    ]);
  }
});

it('knows a company by the domain of its mail and by its own, and by those they lie in', () => {
  const lead = leadOf({
    'person.email': 'anna@Sales.Acme.example',
    'company.domain': 'https://www.Acme-Holding.example/de',
  });
  const domains = suppressionForms(lead, readers).filter(({ kind }) => kind === 'domain');
  expect(domains.map(({ form }) => form)).toEqual(['sales.acme.example', 'acme.example', 'acme-holding.example']);
});

it('is not asked for what no list names', () => {
  const lead = leadOf({ 'person.email': 'anna@example.com', 'person.phone': '+1 415-555-0103' });
  const formsOf = (...kinds: SuppressionKind[]) => suppressionForms(lead, readers, new Set(kinds));
  expect(formsOf('domain')).toEqual([{ kind: 'domain', form: 'example.com' }]);
  expect(formsOf('mail', 'phone')).toEqual([
    { kind: 'mail', form: 'anna@example.com' },
    { kind: 'phone', form: '+14155550103' },
  ]);
  expect(formsOf()).toEqual([]);
});

test.each([
  ['anna@example.com', 'mail anna@example.com'],
  [' Anna+x@Example.com ', 'mail anna@example.com'],
  ['@acme.example', 'domain acme.example'],
  ['ACME.example', 'domain acme.example'],
  ['https://www.acme.example/imprint', 'domain acme.example'],
  ['müller.example', 'domain xn--mller-kva.example'],
  ['gmail.com', null], // it would suppress half the world
  ['@web.de', null],
  ['acme', null],
  ['Dr. Berg', null],
  ['+1 415 555 0103', 'phone +14155550103'],
  ['(415) 555-0103', 'phone +14155550103'],
  ['0103', null],
  ['', null],
])('"%s" in a list is %s', (text, read) => {
  const form = readSuppressed(text, 'US', readers);
  expect(form && `${form.kind} ${form.form}`).toBe(read);
});

describe('P3: however a person is written', () => {
  const mails = ['anna.berg@gmail.com', 'anna.berg@example.com', 'o_brien-1@müller.example'];
  const phones = ['+14155550103', '+493023125000', '+34912345678', '+33123456789'];

  /** One of some words, by a number that goes on from choice to choice. */
  const choices = (seed: number) => {
    let left = seed;
    return <T>(of: readonly T[]): T => {
      const [place, rest] = [left % of.length, Math.floor(left / of.length)];
      left = rest;
      const chosen = of[place];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    };
  };
  const everyOther = (text: string): string =>
    [...text].map((letter, place) => (place % 2 === 0 ? letter.toUpperCase() : letter)).join('');

  function mailWritten(mail: string, seed: number): string {
    const choose = choices(seed);
    const at = mail.lastIndexOf('@');
    const [name, domain] = [mail.slice(0, at), mail.slice(at + 1)];
    const isGmail = domain === 'gmail.com';
    const dotted = isGmail
      ? choose([
          name,
          name.replace('.', ''),
          [...name.replace('.', '')].join('.'),
          name.replace('.', 'x').replace('x', ''),
        ])
      : name;
    const tagged = `${dotted}${choose(['', '+news', '+2026-03', '+a+b', '+'])}`;
    const host = choose(isGmail ? ['gmail.com', 'googlemail.com', 'GMAIL.COM'] : [domain, domain.toUpperCase()]);
    const cased = choose([(text: string) => text, (text: string) => text.toUpperCase(), everyOther])(tagged);
    const [before, after] = [choose(['', ' ', '\t', '\u00a0', '\ufeff']), choose(['', ' ', '  ', '\u200b'])];
    return `${before}${cased}@${host}${after}`;
  }

  function phoneWritten(phone: string, seed: number): string {
    const choose = choices(seed);
    const code = phone.startsWith('+1') ? '1' : phone.slice(1, 3);
    const national = phone.slice(1 + code.length);
    const group = choose([
      (digits: string) => digits,
      (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 '),
      (digits: string) => digits.replace(/(\d{2})(?=\d)/g, '$1-'),
      (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1.'),
      (digits: string) => `(${digits.slice(0, 2)}) ${digits.slice(2)}`,
      (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1/'),
    ])(national);
    const wide = (text: string): string =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const [before, space] = [choose([`+${code}`, `00${code}`, `+ ${code}`, `＋${code}`]), choose(['', ' ', '-', '  '])];
    return choose([(text: string) => text, wide])(`${choose(['', ' '])}${before}${space}${group}${choose(['', ' '])}`);
  }

  test('10,000 spellings are all the same people', () => {
    const missed: string[] = [];
    for (let seed = 0; seed < 5000; seed += 1) {
      const mail = mails[seed % mails.length] ?? '';
      const [wanted] = suppressionForms(leadOf({ 'person.email': mail }), readers);
      const written = mailWritten(mail, Math.floor(seed / mails.length));
      const [found] = suppressionForms(leadOf({ 'person.email': written }), readers);
      if (found?.kind !== 'mail' || found.form !== wanted?.form) missed.push(written);
      const phone = phones[seed % phones.length] ?? '';
      const dialled = phoneWritten(phone, Math.floor(seed / phones.length));
      const [called] = suppressionForms(leadOf({ 'person.phone': dialled }), readers);
      if (called?.form !== phone) missed.push(dialled);
    }
    expect(missed).toEqual([]);
  });
});

it('has nothing to say of a lead without mail and phone', () => {
  expect(suppressionForms(leadOf({ 'person.email': ' ', 'person.phone': '12345' }), readers)).toEqual([]);
});
