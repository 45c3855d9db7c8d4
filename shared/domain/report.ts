import type { Instant } from './basics.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';

/** What a results report goes through (domain §7): made, reviewed by a person, sent. */
export const reportStates = ['made', 'reviewed', 'sent'] as const;
export type ReportState = (typeof reportStates)[number];

/** What a report in the list stands at: one that is due is not made yet. */
export const reportStands = ['due', ...reportStates] as const;

/** What decides what may be done with a report. */
export interface ReportFacts {
  readonly reviewedAt: Instant | null;
  readonly sentAt: Instant | null;
  /** A later report of the same period has other figures. */
  readonly isReplaced: boolean;
}

export function reportState({ reviewedAt, sentAt }: Pick<ReportFacts, 'reviewedAt' | 'sentAt'>): ReportState {
  if (sentAt !== null) return 'sent';
  return reviewedAt === null ? 'made' : 'reviewed';
}

/** Refuses `reportSent` for one that went out, and `reportReplaced` for one whose period has a later one. */
function open(report: ReportFacts): Result<null> {
  if (report.sentAt !== null) return refuse('reportSent');
  if (report.isReplaced) return refuse('reportReplaced');
  return done(null);
}

/** A comment may change until the report is sent; whoever changes it after a review asks for another one. */
export const mayComment = open;

export const mayReview = open;

/** Nothing goes out that nobody looked at: refuses `reportNotReviewed` besides. */
export function maySend(report: ReportFacts): Result<null> {
  const allowed = open(report);
  if (!allowed.ok) return allowed;
  return report.reviewedAt === null ? refuse('reportNotReviewed') : done(null);
}
