import { expect, test } from 'vitest';
import type { Criterion } from '../../shared/domain/contract/criterion.ts';
import { nextTurn } from '../../shared/domain/talk.ts';

const talk = (given: object): Criterion => ({ id: 'talk', field: 'call.seconds', hard: true, ...given }) as Criterion;

test.each([
  // "More than two minutes" fails 120 s and passes 121 s [G17].
  [talk({ op: 'gt', value: 120 }), 0, 121],
  [talk({ op: 'gt', value: 120 }), 120, 121],
  [talk({ op: 'gt', value: 120 }), 121, null],
  [talk({ op: 'gte', value: 120 }), 119, 120],
  [talk({ op: 'gte', value: 120 }), 120, null],
  [talk({ op: 'lt', value: 60 }), 59, 60],
  [talk({ op: 'lte', value: 60 }), 59, 61],
  [talk({ op: 'between', min: 30, max: 600 }), 0, 30],
  [talk({ op: 'between', min: 30, max: 600 }), 30, 601],
  [talk({ op: 'gt', value: 90.5 }), 0, 91],
  [talk({ op: 'gt', value: 120, field: 'company.employees' }), 0, null],
])('%o turns after %i s at %s', (criterion, seconds, turn) => {
  expect(nextTurn([criterion], [], seconds)).toBe(turn);
});

test('a price per call turns as well, the nearest turn first', () => {
  expect(nextTurn([talk({ op: 'gt', value: 120 })], [60], 0)).toBe(61);
  expect(nextTurn([talk({ op: 'gt', value: 120 })], [60], 61)).toBe(121);
});
