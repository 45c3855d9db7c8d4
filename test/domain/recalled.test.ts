import { expect, it } from 'vitest';
import { recalled } from '../../shared/domain/recalled.ts';

const asked = (texts: readonly string[]): { readonly answers: string[]; readonly reads: number } => {
  let reads = 0;
  const upper = recalled((text) => {
    reads += 1;
    return text.toUpperCase();
  });
  return { answers: texts.map(upper), reads };
};

it('answers as the function does, whatever came before', () => {
  const texts = Array.from({ length: 3000 }, (_, n) => (n % 3 === 0 ? `city ${n % 7}` : `contact${n}@example.com`));
  expect(asked(texts).answers).toEqual(texts.map((text) => text.toUpperCase()));
  expect(asked(['', '', 'a', '']).answers).toEqual(['', '', 'A', '']);
});

it('reads a text that comes again once, and remembers nothing where texts hardly come again', () => {
  const few = Array.from({ length: 3000 }, (_, n) => (n % 2 === 0 ? 'US' : 'Australia'));
  expect(asked(few).reads).toBe(2);
  const many = Array.from({ length: 1000 }, (_, n) => `contact${n}@example.com`);
  expect(asked([...many, 'last@example.com', 'last@example.com']).reads).toBe(1002);
});
