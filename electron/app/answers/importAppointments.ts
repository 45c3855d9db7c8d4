import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { findAppointment } from '../../../db/queries/appointment.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { AppointmentsAnswer } from '../../../shared/api/appointment.ts';
import type { ClientFile } from '../../../shared/api/clientFile.ts';
import { chainState } from '../../../shared/domain/appointment.ts';
import { inChainOrder } from '../../../shared/domain/chainOrder.ts';
import { timelineOf } from '../../../shared/domain/pricing/timeline.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { readChain } from '../dispute/claimUnit.ts';
import type { AppointmentRow } from './appointmentRow.ts';
import { appointmentRow } from './appointmentRow.ts';
import { settleOutcome } from './chainOutcome.ts';
import { type Look, type SeenRow, type TakenOutcome, takeClientFile, unseen } from './clientFile.ts';
import type { ClientRows, Problem } from './readRows.ts';
import { type Taken, takeAppointment } from './takeAppointment.ts';

type Answer = z.output<typeof AppointmentsAnswer>;

/**
 * Appointments and outcomes (domain §5, command-line.md appointments), all rows in one transaction. A known id updates, and
 * what a row leaves empty stays as it is; `previousId` makes a row the next of a chain, wherever its predecessor stands in the
 * file; without an id the row is found by lead and start. Broken beside what cannot be read: `outcomeUnknown`,
 * `startMissing`, `bookedAtMissing` where bookings are billed, `previousUnknown`, and `chainFixed` for chains that claims or
 * charges name and that would have to be joined. Listed, but taken: `outcomeBeforeMeeting` (without the outcome), and what
 * `settleOutcome` lists. See `takeClientFile`.
 */
export const importAppointments = (
  context: Context,
  input: z.output<typeof ClientFile>,
  look: Look<'appointments', TakenOutcome> = unseen,
): Promise<Result<Answer>> =>
  takeClientFile(context, 'appointments', input, (w, contract, rows) => takeFile(w, context, contract, rows, look));

function takeFile(
  w: Writer,
  context: Context,
  contract: StoredContract,
  file: ClientRows<'appointments'>,
  look: Look<'appointments', TakenOutcome>,
): Answer {
  look.file(contract, file);
  const problems: Problem[] = [...file.broken];
  const rows: AppointmentRow[] = [];
  for (const one of file.rows.map(appointmentRow)) {
    if ('code' in one) problems.push(one);
    else rows.push(one);
  }
  for (const { row, ...problem } of problems) look.row({ row, outcome: 'broken', deliveryId: null, problem });
  let broken = problems.length;
  let unmatched = 0;
  const changed: Json[] = [];
  const spokenOf = new Map<number, number>();
  for (const row of inChainOrder(rows)) {
    const taken = takeAppointment(w, context, contract, row);
    if (taken.kind === 'unmatched') unmatched += 1;
    if (taken.kind === 'broken') broken += 1;
    look.row({ row: row.row, ...seenAs(taken) });
    if (taken.kind !== 'unmatched' && taken.problem) problems.push({ row: row.row, ...taken.problem });
    if (taken.kind !== 'taken') continue;
    if (taken.change !== null) changed.push(taken.change);
    spokenOf.set(taken.appointmentId, row.row);
  }
  const settled = settle(w, context, contract, spokenOf);
  const counts = { ...settled.counts, unmatched, broken };
  appendBulk(w, context, {
    action: 'appointments',
    subject: `contract:${contract.ref}`,
    counts: { rows: file.count, ...counts },
    changed: [...changed, ...settled.changed],
  });
  const listed = [...problems, ...settled.problems].toSorted((a, b) => a.row - b.row);
  return { rows: file.count, ...counts, problems: listed };
}

function seenAs(taken: Taken): Omit<SeenRow<TakenOutcome>, 'row'> {
  if (taken.kind === 'unmatched') return { outcome: 'unmatched', deliveryId: null };
  if (taken.kind === 'broken') return { outcome: 'broken', deliveryId: null, problem: taken.problem };
  const { deliveryId, change, problem } = taken;
  if (change === null) return { outcome: 'unchanged', deliveryId, problem };
  return { outcome: Array.isArray(change) && change[0] === 'insert' ? 'added' : 'changed', deliveryId, problem };
}

/** Counts what the chains of the file stand at, and follows their outcomes through. */
function settle(
  w: Writer,
  context: Context,
  contract: StoredContract,
  rowOf: ReadonlyMap<number, number>,
): { counts: Omit<Answer, 'rows' | 'unmatched' | 'broken' | 'problems'>; changed: Json[]; problems: Problem[] } {
  const counts = {
    booked: 0,
    held: 0,
    prospectNoShow: 0,
    clientNoShow: 0,
    cancelledInTime: 0,
    lateCancel: 0,
    unconfirmed: 0,
  };
  const changed: Json[] = [];
  const problems: Problem[] = [];
  const timeline = timelineOf(contract.versions);
  for (const [chainId, row] of chainsOf(w, contract, rowOf)) {
    const chain = readChain(w, chainId);
    counts.booked += 1;
    const state = chainState(chain, context.now());
    if (state !== 'booked') counts[state] += 1;
    const { change, problems: found } = settleOutcome(w, context, contract, timeline, chain);
    if (change !== null) changed.push([change, chainId]);
    for (const code of found) problems.push({ row, code, field: 'appointment.outcome' });
  }
  return { counts, changed, problems };
}

/** The chains of the appointments as they are linked after the whole file, each with the last row that speaks of it. */
function chainsOf(r: Reader, contract: StoredContract, rowOf: ReadonlyMap<number, number>): Map<number, number> {
  const byChain = new Map<number, number>();
  for (const [appointmentId, row] of rowOf) {
    const chainId = findAppointment(r, contract.id, appointmentId)?.chainId;
    if (chainId === undefined) throw new Error(`no appointment ${appointmentId}`);
    byChain.set(chainId, Math.max(row, byChain.get(chainId) ?? 0));
  }
  return byChain;
}
