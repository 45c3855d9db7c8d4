import { expect, test } from 'vitest';
import { claimEnd } from '../../shared/domain/claimEnd.ts';
import type { DisputeTerms } from '../../shared/domain/contract/terms.ts';
import { Terms } from '../../shared/domain/contract/terms.ts';

const endOf = (limits: Partial<DisputeTerms>, day: string): string | null => {
  const terms = Terms.parse({
    from: '2026-01-01',
    disputes: { reasons: [{ reason: 'wrong', clause: null, class: 'creditable' }], remedy: 'credit', ...limits },
  });
  const end = claimEnd(terms, day, 'Europe/Berlin');
  return end === null ? null : new Date(end).toISOString();
};

test.each<[what: string, limits: Partial<DisputeTerms>, day: string, end: string | null]>([
  ['no limit', {}, '2026-03-10', null],
  // Berlin is an hour ahead of UTC in winter, two in summer
  ['so many days from its own', { maxAgeDays: 7 }, '2026-03-10', '2026-03-17T22:59:59.999Z'],
  ['across the change of the clock', { maxAgeDays: 30 }, '2026-03-10', '2026-04-09T21:59:59.999Z'],
  ['so many days after its period', { daysAfterPeriod: 10 }, '2026-03-10', '2026-04-10T21:59:59.999Z'],
  ['with the period itself', { daysAfterPeriod: 0 }, '2026-02-10', '2026-02-28T22:59:59.999Z'],
  ['whichever comes first: the age', { maxAgeDays: 14, daysAfterPeriod: 5 }, '2026-02-02', '2026-02-16T22:59:59.999Z'],
  [
    'whichever comes first: the period',
    { maxAgeDays: 14, daysAfterPeriod: 5 },
    '2026-02-25',
    '2026-03-05T22:59:59.999Z',
  ],
])('%s', (_, limits, day, end) => {
  expect(endOf(limits, day)).toBe(end);
});

test('without dispute terms nothing is limited', () => {
  expect(claimEnd(Terms.parse({ from: '2026-01-01' }), '2026-03-10', 'Europe/Berlin')).toBe(null);
});
