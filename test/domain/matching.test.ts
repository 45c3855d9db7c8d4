import { describe, expect, it, test } from 'vitest';
import { DuplicateRule } from '../../shared/domain/contract/terms.ts';
import { createDuplicateIndex, duplicateKeys } from '../../shared/domain/matching.ts';
import { createReaders } from '../../shared/domain/qualification/readers.ts';
import { leadOf } from './qualification/lead.ts';

const readers = createReaders();
const dayMs = 86_400_000;
const mailOrPhone = DuplicateRule.parse({ days: 90, fields: ['person.email', 'person.phone'] });
const mailAndPhone = { ...mailOrPhone, match: 'all' as const };

describe('keys', () => {
  test.each([
    ['person.email', 'CONTACT002@Clinic002.example.com', 'contact002@clinic002.example.com'],
    ['person.email', 'n/a', null], // strangers without a mail are not one person
    ['person.email', ' ', null],
    ['person.phone', '(415) 555-0103', '+14155550103'],
    ['person.phone', '12345', null],
    ['person.phone', '000 000 0000', null],
    ['person.phone', '+44 7700 900123', '+447700900123'], // of no plan, and still one number
    ['company.name', ' ACME   Inc. ', 'acme inc.'],
    ['company.employees', 50, '50'],
  ])('%s "%s" is %s', (field, value, key) => {
    const lead = leadOf({ 'address.country': 'US', [field]: value });
    expect(duplicateKeys({ fields: [field] }, lead, readers)).toEqual([key]);
  });

  it('reads custom fields too', () => {
    expect(duplicateKeys({ fields: ['custom.vat'] }, leadOf({}, { custom: { vat: 'De 1' } }), readers)).toEqual([
      'de 1',
    ]);
  });
});

describe('the index', () => {
  it('finds any of the keys, never an empty one', () => {
    const index = createDuplicateIndex(mailOrPhone);
    index.add(['a', null], 1, 0);
    index.add([null, '+1'], 2, 0);
    expect(index.find(['a', '+2'], 0)?.leadId).toBe(1);
    expect(index.find(['b', '+1'], 0)?.leadId).toBe(2);
    expect(index.find(['+1', 'a'], 0)).toBeNull(); // a mail is not a phone
    expect(index.find([null, null], 0)).toBeNull();
  });

  it('finds all of the keys only together', () => {
    const index = createDuplicateIndex(mailAndPhone);
    index.add(['a', '+1'], 1, 0);
    index.add(['b', null], 2, 0);
    expect(index.find(['a', '+1'], 0)?.leadId).toBe(1);
    expect(index.find(['a', '+2'], 0)).toBeNull();
    expect(index.find(['b', null], 0)).toBeNull();
  });

  test.each([
    [90 * dayMs, 90],
    [90 * dayMs + 1, null],
    [dayMs - 1, 0],
    [dayMs, 1],
    [-90 * dayMs, 90], // captured earlier, imported later
    [-90 * dayMs - 1, null],
  ])('%d ms apart: %s', (apart, days) => {
    const index = createDuplicateIndex(mailOrPhone);
    index.add(['a', null], 1, 1000 * dayMs);
    expect(index.find(['a', null], 1000 * dayMs + apart)?.days ?? null).toBe(days);
  });

  it('names the nearest in time, then the earlier, then the first added', () => {
    const index = createDuplicateIndex(mailOrPhone);
    // The second of day 10 is named 11.
    const added = [
      [20, 20],
      [10, 10],
      [11, 10],
      [30, 30],
    ] as const;
    for (const [name, day] of added) index.add(['a', null], name, day * dayMs);
    expect(index.find(['a', null], 28 * dayMs)).toEqual({ leadId: 30, days: 2 });
    expect(index.find(['a', null], 21 * dayMs)).toEqual({ leadId: 20, days: 1 });
    expect(index.find(['a', null], 15 * dayMs)).toEqual({ leadId: 10, days: 5 });
    expect(index.find(['a', null], 10 * dayMs)).toEqual({ leadId: 10, days: 0 });
    expect(index.find(['a', null], 0)).toEqual({ leadId: 10, days: 10 });
  });
});
