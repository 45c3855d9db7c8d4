import { expect, it } from 'vitest';
import { wordSet } from '../../../shared/domain/qualification/wordSet.ts';

it('holds its words and no others', () => {
  const words = Array.from({ length: 500 }, (_, n) => `word${n * 7}`);
  const set = wordSet(words);
  expect(words.filter((word) => !set.has(word))).toEqual([]);
  expect(Array.from({ length: 3500 }, (_, n) => `word${n}`).filter((word) => set.has(word))).toEqual(words);
  expect(set.has('')).toBe(false);
});
