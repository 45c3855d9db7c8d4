import { expect, test } from 'vitest';
import { judgedOutcome, rowOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import { type Verdict, verdicts } from '../../../shared/domain/lead.ts';

test.each<[criteria: Verdict | null, contact: Verdict, outcome: Verdict]>([
  ['pass', 'pass', 'pass'],
  ['pass', 'check', 'pass'],
  ['pass', 'fail', 'fail'],
  ['check', 'pass', 'check'],
  ['check', 'check', 'check'],
  ['check', 'fail', 'fail'],
  ['fail', 'pass', 'fail'],
  ['fail', 'check', 'fail'],
  ['fail', 'fail', 'fail'],
  // In the pool there are no criteria.
  [null, 'pass', 'pass'],
  [null, 'check', 'check'],
  [null, 'fail', 'fail'],
])('criteria %s and contact %s come to %s', (criteria, contact, outcome) => {
  expect(judgedOutcome({ criteria, contact })).toBe(outcome);
});

test('suppressed, then duplicate, then taken, whatever the verdicts are', () => {
  for (const criteria of verdicts) {
    const row = { suppressed: true, duplicate: true, taken: true, criteria, contact: 'pass' } as const;
    expect(rowOutcome(row)).toBe('suppressed');
    expect(rowOutcome({ ...row, suppressed: false })).toBe('duplicate');
    expect(rowOutcome({ ...row, suppressed: false, duplicate: false })).toBe('taken');
    expect(rowOutcome({ ...row, suppressed: false, duplicate: false, taken: false })).toBe(criteria);
  }
});
