import { expect, test } from 'vitest';
import { createNumberColumn } from '../../shared/domain/numberColumn.ts';

test('numbers stand where they were put, on every page; nothing stands elsewhere', () => {
  const column = createNumberColumn();
  // 10,000 numbers on pages of 4,096.
  const numbers = Array.from({ length: 10_000 }, (_, place) => (place % 2 === 0 ? -place : place * 2 ** 40));
  expect(numbers.map(column.push)).toEqual([...numbers.keys()]);
  expect(numbers.map((_, place) => column.at(place))).toEqual(numbers);
  expect([column.at(-1), column.at(10_000), column.at(12_287), column.at(20_000)]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});
