import type { Writer } from '../../../db/handle.ts';
import { readContractById } from '../../../db/queries/contract.ts';
import type { StoredReport } from '../../../db/queries/report.ts';
import { readReportById, setReportComment, setReportReviewed, setReportSent } from '../../../db/queries/report.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import { periodText } from '../../../shared/domain/period.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import type { ReportState } from '../../../shared/domain/report.ts';
import { mayComment, mayReview, maySend, reportState } from '../../../shared/domain/report.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { orStop, stop, transact } from '../transact.ts';
import { storedReport } from './makeReport.ts';

interface Changed {
  readonly id: number;
  readonly state: ReportState;
}

/**
 * Changes what the owner says in a report; its figures and their hash stay. One that was reviewed is to be reviewed again. Refuses
 * `notFound`, `reportSent` and `reportReplaced`.
 */
export function commentReport(
  context: Context,
  { id, comment }: { readonly id: number; readonly comment: string },
): Result<Changed> {
  return change(context, id, (w, report) => {
    orStop(mayComment(report));
    keepComment(w, context, report, comment);
  });
}

/** Marks a report as reviewed by whoever asks, with a last word on its comment. Refuses as {@link commentReport} does. */
export function reviewReport(
  context: Context,
  { id, comment }: { readonly id: number; readonly comment?: string | undefined },
): Result<Changed> {
  return change(context, id, (w, report) => {
    orStop(mayReview(report));
    if (comment !== undefined) keepComment(w, context, report, comment);
    setReportReviewed(w, id, context.now(), context.actor.name);
    note(w, context, report, 'reviewReport', { hash: report.hash });
  });
}

/**
 * Marks a report as sent to somebody on a day, by hand: nothing is mailed. Refuses `reportNotReviewed` besides, and a day that is
 * still to come for the client (`invalidInput`).
 */
export function sendReport(
  context: Context,
  { id, day, to }: { readonly id: number; readonly day: Day; readonly to: string },
): Result<Changed> {
  return change(context, id, (w, report) => {
    orStop(maySend(report));
    const { client } = readContractById(w, report.contractId);
    if (day > dayOf(context.now(), client.timeZone)) stop('invalidInput', { field: 'day', value: day });
    setReportSent(w, id, { at: context.now(), day, to });
    note(w, context, report, 'sendReport', { hash: report.hash, day });
  });
}

function change(context: Context, id: number, body: (w: Writer, report: StoredReport) => void): Result<Changed> {
  return transact(context, (w) => {
    body(w, readReportById(w, id) ?? stop('notFound', { kind: 'report', ref: id }));
    return { id, state: reportState(storedReport(w, id)) };
  });
}

/** The words themselves are no business of history: they may name people. */
function keepComment(w: Writer, context: Context, report: StoredReport, comment: string): void {
  const text = comment.trim();
  if (text === report.comment) return;
  setReportComment(w, report.id, text);
  note(w, context, report, 'commentReport', { letters: text.length });
}

function note(
  w: Writer,
  context: Context,
  { contractId, periodFrom, periodTo }: StoredReport,
  action: string,
  after: { readonly [key: string]: Json },
): void {
  const { ref } = readContractById(w, contractId);
  appendHistory(w, context, {
    actor: context.actor,
    action,
    subject: `contract:${ref}`,
    change: { after: { period: periodText({ from: periodFrom, to: periodTo }), ...after } },
  });
}
