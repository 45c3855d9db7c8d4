import { describe, expect, it } from 'vitest';
import { createKeyTable } from '../../shared/domain/keyTable.ts';

describe('the table of keys', () => {
  it('knows who had a key first, through every growth', () => {
    const table = createKeyTable();
    const keys = Array.from({ length: 5000 }, (_, n) => `contact${n}@clinic${n % 7}.example.com`);
    for (const [lead, key] of keys.entries()) expect(table.add(key, lead)).toBe(lead);
    for (const [lead, key] of keys.entries()) expect(table.first(key)).toBe(lead);
    expect(table.add('contact12@clinic5.example.com', 5000)).toBe(12);
    expect(table.first('contact5000@clinic2.example.com')).toBe(-1);
  });

  it('tells keys apart that differ in one sign, in order, in length and in script', () => {
    const table = createKeyTable();
    const keys = ['', '\0', '\0\0', 'a', 'ab', 'ba', 'aa', 'a\0', '+14155550101', '+14155550110', 'ä', 'ā', 'а'];
    expect(keys.map((key, lead) => table.add(key, lead))).toEqual(keys.map((_, lead) => lead));
  });
});
