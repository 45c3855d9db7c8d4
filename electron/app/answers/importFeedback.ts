import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { ClientFile } from '../../../shared/api/clientFile.ts';
import type { FeedbackAnswer } from '../../../shared/api/feedback.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { AnswerRefusal } from '../../../shared/domain/claim.ts';
import type { FieldValues } from '../../../shared/domain/intake/fields.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import type { ClaimUnit } from '../dispute/claimUnit.ts';
import { chainByAppointment } from '../dispute/claimUnit.ts';
import type { Answered } from './answerUnit.ts';
import { acceptDelivery, claimUnit } from './answerUnit.ts';
import { type Look, takeClientFile, unseen } from './clientFile.ts';
import { matchDelivery } from './deliveryMatch.ts';
import type { ClientRow, ClientRows } from './readRows.ts';

type Input = z.output<typeof ClientFile>;
type Answer = z.output<typeof FeedbackAnswer>;

/**
 * The client's answers (domain §5, command-line.md feedback): accept, or dispute with a reason, all rows in one transaction.
 * A claim is judged by the row's own time, else by now; with an appointment id it is against the meeting, else against the
 * delivery. Rows that change nothing are `unchanged`: the same file twice is the same as once. What is not allowed is
 * `refused` row by row, see `judgeClaim`; `meetingNotAccepted` because only silence accepts a meeting. See `takeClientFile`.
 */
export const importFeedback = (
  context: Context,
  input: Input,
  look: Look<'feedback', FeedbackOutcome> = unseen,
): Promise<Result<Answer>> =>
  takeClientFile(context, 'feedback', input, (w, contract, rows) => takeAnswers(w, context, contract, rows, look));

/** The count a row falls in. */
export type FeedbackOutcome = 'accepted' | 'disputed' | 'late' | 'unmatched' | 'unchanged' | 'refused' | 'broken';

/** The count a row falls in, whom it is about, the problem it is listed with, and what it changed. */
interface Taken {
  readonly count: FeedbackOutcome;
  readonly deliveryId?: number;
  readonly problem?: { readonly code: string; readonly field: string };
  readonly change?: Json;
}

function takeAnswers(
  w: Writer,
  context: Context,
  contract: StoredContract,
  file: ClientRows<'feedback'>,
  look: Look<'feedback', FeedbackOutcome>,
): Answer {
  const { count, rows, broken } = file;
  look.file(contract, file);
  for (const { row, ...problem } of broken) look.row({ row, outcome: 'broken', deliveryId: null, problem });
  const counts = { accepted: 0, disputed: 0, late: 0, unmatched: 0, unchanged: 0, refused: 0, broken: broken.length };
  const problems = [...broken];
  const changed: Json[] = [];
  for (const row of rows) {
    const taken = takeAnswer(w, context, contract, row);
    counts[taken.count] += 1;
    look.row({ row: row.row, outcome: taken.count, deliveryId: taken.deliveryId ?? null, problem: taken.problem });
    if (taken.problem) problems.push({ row: row.row, ...taken.problem });
    if (taken.change !== undefined) changed.push(taken.change);
  }
  appendBulk(w, context, {
    action: 'feedback',
    subject: `contract:${contract.ref}`,
    counts: { rows: count, ...counts },
    changed,
  });
  return { rows: count, ...counts, problems: problems.toSorted((a, b) => a.row - b.row) };
}

function takeAnswer(w: Writer, context: Context, contract: StoredContract, { values }: ClientRow<'feedback'>): Taken {
  const decision = values['feedback.decision']?.toLowerCase();
  if (decision === undefined) return { count: 'unchanged' };
  if (decision !== 'accept' && decision !== 'dispute') {
    return { count: 'broken', problem: { code: 'decisionUnknown', field: 'feedback.decision' } };
  }
  const at = values['feedback.at'] ?? context.now();
  const unit = unitOf(w, contract, values, at);
  if (unit === null) return { count: 'unmatched' };
  const taken = decision === 'accept' ? accept(w, contract, unit, at) : claim(w, context, contract, unit, values, at);
  return { ...taken, deliveryId: unit.delivery.id };
}

function accept(w: Writer, contract: StoredContract, unit: ClaimUnit, at: Instant): Taken {
  if (unit.chain) return refused('meetingNotAccepted', 'feedback.decision');
  return takenFrom(acceptDelivery(w, contract, unit, at), () => 'feedback.decision');
}

function claim(
  w: Writer,
  context: Context,
  contract: StoredContract,
  unit: ClaimUnit,
  values: FieldValues<'feedback'>,
  at: Instant,
): Taken {
  const said = {
    reason: values['feedback.reason'],
    evidence: values['feedback.evidence'],
    at,
    dated: 'feedback.at' in values,
  };
  return takenFrom(claimUnit(w, context, contract, unit, said), fieldOfClaim);
}

/** A row that names an appointment means the meeting, or nothing: never the lead in its place. */
function unitOf(r: Reader, contract: StoredContract, values: FieldValues<'feedback'>, at: Instant): ClaimUnit | null {
  const appointment = values['appointment.id'];
  if (appointment !== undefined) return chainByAppointment(r, contract.id, appointment);
  const delivery = matchDelivery(r, contract, values, at);
  return delivery && { delivery, chain: null };
}

function takenFrom(answered: Answered, fieldOf: (code: AnswerRefusal) => string): Taken {
  switch (answered.kind) {
    case 'unchanged':
      return { count: 'unchanged' };
    case 'refused':
      return refused(answered.code, fieldOf(answered.code));
    case 'accepted':
    case 'late':
      return { count: answered.kind, change: answered.change };
    case 'open':
    case 'noted':
      return { count: 'disputed', change: answered.change };
  }
}

/** Where the client has to look. */
const fieldOfClaim = (code: AnswerRefusal): string =>
  code === 'claimBeforeDelivery' ? 'feedback.at' : 'feedback.reason';

const refused = (code: string, field: string): Taken => ({ count: 'refused', problem: { code, field } });
