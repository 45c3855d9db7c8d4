import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { disposableMailDomains } from '../../../shared/domain/qualification/disposableMailDomains.ts';
import { freeMailDomains } from '../../../shared/domain/qualification/freeMailDomains.ts';
import { createMailBook, readMail } from '../../../shared/domain/qualification/mail.ts';
import { testData } from '../../testData.ts';

describe('readMail', () => {
  test.each([
    ['contact001@clinic001.example.com', 'business'],
    ['leiter00@betrieb00.example.org', 'business'],
    ['someone.free@gmail.com', 'free'],
    ['someone@T-Online.de', 'free'],
    ['info@gmail.com', 'free'], // the service says more than the name
    ['INFO@acme.example.com', 'role'],
    ['info-berlin@acme.example.com', 'role'],
    ['customer.service@acme.example.com', 'role'],
    ['sales+spring@acme.example.com', 'role'],
    ['max.info@acme.example.com', 'business'],
    ['infos.max@acme.example.com', 'business'],
    ['x@mailinator.com', 'disposable'],
    ['x@box.mailinator.com', 'disposable'],
    ['info@yopmail.com', 'disposable'],
    ['x@notmailinator.com', 'business'],
  ])('%s is %s', (raw, kind) => {
    expect(readMail(raw)).toMatchObject({ valid: true, kind });
  });

  test.each([
    [' Anna@Example.COM\t', 'anna@example.com', 'anna@example.com'],
    ['anna@MÜLLER.example', 'anna@müller.example', 'anna@xn--mller-kva.example'],
    ['jo\u0308rg@example.com', 'j\u00f6rg@example.com', 'j\u00f6rg@example.com'], // NFD and NFC are one
  ])('%s is shown as %s and matched as %s', (raw, address, key) => {
    expect(readMail(raw)).toMatchObject({ address, key, valid: true });
  });

  test.each([
    '',
    'anna',
    'anna@',
    '@example.com',
    'anna@gmail', // a slip, where test@io is a mail box
    'anna berg@example.com',
    'Anna <anna@example.com>',
    'anna@example.com, berg@example.com',
    'anna@192.0.2.1',
    'anna@[192.0.2.1]',
    '"anna"@example.com',
    'anna@exa_mple.com',
    'anna@example.com\n',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    ' '.repeat(100_000),
  ])('%j is no address and matches nobody', (raw) => {
    expect(readMail(raw)).toMatchObject({ valid: false, key: '' });
  });

  it('answers the same from the book', () => {
    const book = createMailBook(1);
    for (const raw of ['a@example.com', 'b@yopmail.com', 'a@example.com']) expect(book(raw)).toEqual(readMail(raw));
  });

  it('keeps its lists apart', () => {
    expect([...freeMailDomains].filter((domain) => disposableMailDomains.has(domain))).toEqual([]);
    expect(disposableMailDomains.size).toBeGreaterThan(60);
    for (const domain of [...freeMailDomains, ...disposableMailDomains])
      expect(readMail(`x@${domain}`).valid, domain).toBe(true);
  });
});

const Vectors = z.array(z.object({ address: z.string(), category: z.string() }));

describe.skipIf(testData === null)('addresses with a known diagnosis', () => {
  it('accepts VALID and DNSWARN, refuses ERR', () => {
    const vectors = Vectors.parse(
      JSON.parse(readFileSync(join(testData ?? '', 'contact/isemail-vectors.json'), 'utf8')),
    );
    const wanted = new Map([
      ['ISEMAIL_VALID_CATEGORY', true],
      ['ISEMAIL_DNSWARN', true],
      ['ISEMAIL_ERR', false],
    ]);
    const judged = vectors.filter(({ category }) => wanted.has(category));
    expect(judged).toHaveLength(88); // 14 + 8 + 66
    expect(judged.filter(({ address, category }) => readMail(address).valid !== wanted.get(category))).toEqual([]);
  });
});
