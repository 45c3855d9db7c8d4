import { expect, test } from 'vitest';
import type { DisputeTerms } from '../../shared/domain/contract/terms.ts';
import { chooseRemedy, returnsAllowed } from '../../shared/domain/remedy.ts';

const reasons: DisputeTerms['reasons'] = [{ reason: 'wrong', clause: null, class: 'creditable' }];
const credit: DisputeTerms = { reasons, remedy: 'credit' };
const replacement: DisputeTerms = { reasons, remedy: 'replacement' };
const part: DisputeTerms = { reasons, remedy: 'part', partPercent: '85' };

test.each([
  { asked: { as: 'uphold' }, terms: undefined, kind: { kind: 'credit' } },
  { asked: { as: 'uphold' }, terms: credit, kind: { kind: 'credit' } },
  { asked: { as: 'uphold' }, terms: replacement, kind: { kind: 'replacement' } },
  { asked: { as: 'uphold', remedy: 'replacement' }, terms: credit, kind: { kind: 'replacement' } },
  { asked: { as: 'uphold', remedy: 'credit' }, terms: part, kind: { kind: 'credit' } },
  { asked: { as: 'uphold' }, terms: part, kind: { kind: 'part', percent: '85' } },
  { asked: { as: 'uphold', percent: '10' }, terms: part, kind: { kind: 'part', percent: '10' } },
  { asked: { as: 'part' }, terms: part, kind: { kind: 'part', percent: '85' } },
  { asked: { as: 'part', percent: '0.5' }, terms: credit, kind: { kind: 'part', percent: '0.5' } },
  { asked: { as: 'part', percent: '99.99' }, terms: undefined, kind: { kind: 'part', percent: '99.99' } },
  { asked: { as: 'deny' }, terms: part, kind: { kind: 'none' } },
  { asked: { as: 'takeLate' }, terms: credit, kind: { kind: 'none' } },
] as const)('$asked brings $kind', ({ asked, terms, kind }) => {
  expect(chooseRemedy(asked, terms)).toEqual({ ok: true, value: kind });
});

test.each([
  { asked: { as: 'part' }, terms: credit, code: 'percentNeeded' },
  { asked: { as: 'part', percent: '0' }, terms: credit, code: 'percentOutOfRange' },
  { asked: { as: 'part', percent: '-5' }, terms: credit, code: 'percentOutOfRange' },
  // All of it is a credit, which counts under the cap.
  { asked: { as: 'part', percent: '100' }, terms: credit, code: 'percentOutOfRange' },
  { asked: { as: 'part', percent: '100.01' }, terms: credit, code: 'percentOutOfRange' },
  { asked: { as: 'part', percent: '10', remedy: 'credit' }, terms: credit, code: 'notTheRemedy' },
  { asked: { as: 'deny', remedy: 'credit' }, terms: credit, code: 'notTheRemedy' },
  { asked: { as: 'withdraw', percent: '10' }, terms: credit, code: 'notTheRemedy' },
  { asked: { as: 'uphold', percent: '10' }, terms: credit, code: 'notTheRemedy' },
] as const)('$asked is refused: $code', ({ asked, terms, code }) => {
  expect(chooseRemedy(asked, terms)).toMatchObject({ ok: false, refusal: { code } });
});

test.each([
  { cap: undefined, deliveries: 100, allowed: null },
  { cap: { count: 12 }, deliveries: 100, allowed: 12 },
  { cap: { count: 0 }, deliveries: 100, allowed: 0 },
  // 10 % of 44 = 4.4; of 45 = 4.5; of 49 = 4.9: never rounded up
  { cap: { percent: '10' }, deliveries: 44, allowed: 4 },
  { cap: { percent: '10' }, deliveries: 45, allowed: 4 },
  { cap: { percent: '10' }, deliveries: 49, allowed: 4 },
  { cap: { percent: '10' }, deliveries: 50, allowed: 5 },
  // 12.5 % of 8 = 1; of 7 = 0.875
  { cap: { percent: '12.5' }, deliveries: 8, allowed: 1 },
  { cap: { percent: '12.5' }, deliveries: 7, allowed: 0 },
  { cap: { percent: '10' }, deliveries: 0, allowed: 0 },
])('a cap of $cap on $deliveries deliveries allows $allowed returns', ({ cap, deliveries, allowed }) => {
  expect(returnsAllowed(cap, deliveries)).toBe(allowed);
});
