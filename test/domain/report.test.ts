import { expect, test } from 'vitest';
import type { Result } from '../../shared/domain/refusal.ts';
import type { ReportFacts } from '../../shared/domain/report.ts';
import { mayComment, mayReview, maySend, reportState } from '../../shared/domain/report.ts';

const made: ReportFacts = { reviewedAt: null, sentAt: null, isReplaced: false };
const codeOf = (result: Result<null>): string => (result.ok ? 'done' : result.refusal.code);

// Every report beside what may be done with it.
const cases: [what: string, report: ReportFacts, state: string, comment: string, review: string, send: string][] = [
  ['made', made, 'made', 'done', 'done', 'reportNotReviewed'],
  ['reviewed', { ...made, reviewedAt: 1 }, 'reviewed', 'done', 'done', 'done'],
  ['sent', { ...made, reviewedAt: 1, sentAt: 2 }, 'sent', 'reportSent', 'reportSent', 'reportSent'],
  ['made, then replaced', { ...made, isReplaced: true }, 'made', 'reportReplaced', 'reportReplaced', 'reportReplaced'],
  [
    'reviewed, then replaced',
    { ...made, reviewedAt: 1, isReplaced: true },
    'reviewed',
    'reportReplaced',
    'reportReplaced',
    'reportReplaced',
  ],
  [
    'sent, then replaced',
    { reviewedAt: 1, sentAt: 2, isReplaced: true },
    'sent',
    'reportSent',
    'reportSent',
    'reportSent',
  ],
];
test.each(cases)('a report that is %s', (_, report, state, comment, review, send) => {
  expect(reportState(report)).toBe(state);
  expect([mayComment, mayReview, maySend].map((rule) => codeOf(rule(report)))).toEqual([comment, review, send]);
});
