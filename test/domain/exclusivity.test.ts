import { expect, test } from 'vitest';
import { isTaken } from '../../shared/domain/exclusivity.ts';

const exclusive = { leads: 'exclusive' } as const;
const shared = { leads: 'shared' } as const;
const forThree = { leads: 'shared', buyers: 3 } as const;

test.each([
  { terms: exclusive, exclusively: false, buyers: 0, taken: false },
  { terms: exclusive, exclusively: false, buyers: 1, taken: true },
  { terms: exclusive, exclusively: true, buyers: 0, taken: true },
  { terms: shared, exclusively: false, buyers: 9, taken: false },
  { terms: shared, exclusively: true, buyers: 1, taken: true },
  // We would be the third buyer, then the fourth.
  { terms: forThree, exclusively: false, buyers: 2, taken: false },
  { terms: forThree, exclusively: false, buyers: 3, taken: true },
])('$terms, sold exclusively: $exclusively, other buyers: $buyers → taken: $taken', ({ terms, taken, ...sold }) => {
  expect(isTaken(terms, sold)).toBe(taken);
});
