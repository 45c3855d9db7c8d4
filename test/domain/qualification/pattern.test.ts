import { describe, expect, it, test } from 'vitest';
import { compilePattern } from '../../../shared/domain/qualification/pattern.ts';

function found(source: string, text: string): boolean | null {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(compiled.fault);
  return compiled.pattern.found(text);
}

describe('compilePattern', () => {
  test.each([
    ['^\\d{5}$', '94105', true],
    ['^\\d{5}$', '941050', false],
    ['gmbh', 'Acme GmbH', false],
    ['(?i)gmbh', 'Acme GMBH', true],
    ['berg', 'Annaberg', true], // found anywhere
    ['^\\p{L}+$', 'Šimić', true],
    ['^.$', '🙂', true], // one character, though two code units
    ['^é$', 'e\u0301', true], // NFC on both sides
    ['x', 'a\ud800x', true], // half a character harms nobody
  ])('%s in %s: %s', (source, text, expected) => {
    expect(found(source, text)).toBe(expected);
  });

  test.each([
    ['(?=a)b', 'lookAround'],
    ['(?!a)b', 'lookAround'],
    ['(?<=a)b', 'lookAround'],
    ['(?<!a)b', 'lookAround'],
    ['(a)\\1', 'backReference'],
    ['(?<n>a)\\k<n>', 'backReference'],
    ['[(?=]+(', 'syntax'], // not a look-ahead inside brackets
    ['\\(?=(', 'syntax'],
    ['a++', 'syntax'],
    ['(a', 'syntax'],
    ['a{1001}', 'syntax'],
    ['(?:a{1,500}){1,2}b{1,900}', 'tooComplex'],
    ['', 'empty'],
    ['a'.repeat(501), 'tooLong'],
  ])('refuses %s: %s', (source, fault) => {
    expect(compilePattern(source)).toEqual({ ok: false, fault });
  });
});

describe('I8: patterns that hang other engines', () => {
  const size = 100_000;
  const texts = ['a', 'ab', ' ', 'x', '1', '0', 'a1 ', '@.', '=,', 'aé'].map((unit) => unit.repeat(size / unit.length));
  const evil = [
    '^(a+)+$',
    '^(a|aa)+$',
    '^(a|a?)+$',
    '(a*)*b',
    '(.*a){20}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(x+x+)+y',
    '^(\\w+\\s?)*$',
    '\\s+$',
    '(a|b|ab)*c',
    '([a-zA-Z]+)*1',
    '^(a?){50}a{50}$',
    '.*.*.*=.*',
    '(.*)*(.*)*z',
    '^\\d*[0-9](|.\\d*[0-9]|)*$',
    '(\\w+)+@(\\w+\\.)+\\w+$',
    '^(.*?,){11}P',
    'a.{20}b$',
    '(a|b)*a(a|b){12}$',
    'a[ab]{200}$',
    '(a.{50}){9}$',
    'a.{300}b.{300}$',
  ];

  test.each(evil)('%s', (source) => {
    const compiled = compilePattern(source);
    if (!compiled.ok) throw new Error(compiled.fault);
    for (const text of texts) {
      const before = performance.now();
      compiled.pattern.found(`${text}!`);
      expect(performance.now() - before).toBeLessThan(50);
    }
  });

  it('says that a text is too long for its pattern instead of working on it', () => {
    // 204 instructions times 100,000 characters is more than the 2.5 million steps allowed; times 10,000 is not.
    expect(found('a[ab]{200}$', 'ab'.repeat(50_000))).toBeNull();
    // The 201st character from the end is b in abab…ab and a in baba…ba.
    expect(found('a[ab]{200}$', 'ab'.repeat(5_000))).toBe(false);
    expect(found('a[ab]{200}$', 'ba'.repeat(5_000))).toBe(true);
    expect(found('^(a+)+$', 'a'.repeat(size))).toBe(true);
  });
});
