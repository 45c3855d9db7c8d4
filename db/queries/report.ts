import type { Day, Instant } from '../../shared/domain/basics.ts';
import type { ReasonClass } from '../../shared/domain/contract/terms.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { ReportState } from '../../shared/domain/report.ts';
import { reportStates } from '../../shared/domain/report.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

/** A stored report: its snapshot as JSON text, which its hash covers, and what people did with it since. */
export interface StoredReport {
  readonly id: number;
  readonly contractId: number;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly madeAt: Instant;
  readonly snapshot: string;
  readonly hash: string;
  /** The owner's words to the client; empty without any. */
  readonly comment: string;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly sentAt: Instant | null;
  /** The day and the receiver as somebody wrote them down. */
  readonly sentDay: Day | null;
  readonly sentTo: string | null;
  /** A later report of the same period has other figures. */
  readonly isReplaced: boolean;
}

type Row = Omit<StoredReport, 'isReplaced'> & { readonly isReplaced: number };
const columns = `id, contract_id AS contractId, period_from AS periodFrom, period_to AS periodTo, made_at AS madeAt, snapshot,
  hash, comment, reviewed_at AS reviewedAt, reviewed_by AS reviewedBy, sent_at AS sentAt, sent_day AS sentDay,
  sent_to AS sentTo,
  EXISTS (SELECT 1 FROM report n WHERE n.contract_id = report.contract_id AND n.period_from = report.period_from
          AND n.period_to = report.period_to AND n.id > report.id) AS isReplaced`;
const fromRow = (row: Row): StoredReport => ({ ...row, isReplaced: row.isReplaced === 1 });

/** The reports of a contract and period, newest first. */
export const reportsOf = (r: Reader, contractId: number, { from, to }: Period): StoredReport[] =>
  r
    .read<Row>(
      `SELECT ${columns} FROM report WHERE contract_id = ? AND period_from = ? AND period_to = ? ORDER BY id DESC`,
    )
    .all(contractId, from, to)
    .map(fromRow);

export function readReportById(r: Reader, id: number): StoredReport | null {
  const row = r.read<Row>(`SELECT ${columns} FROM report WHERE id = ?`).get(id);
  return row ? fromRow(row) : null;
}

/** The newest report of the contract whose period ended before a day. */
export function reportBefore(r: Reader, contractId: number, day: Day): StoredReport | null {
  const row = r
    .read<Row>(
      `SELECT ${columns} FROM report WHERE contract_id = ? AND period_from < ? AND period_to < ?
       ORDER BY period_from DESC, id DESC LIMIT 1`,
    )
    .get(contractId, day, day);
  return row ? fromRow(row) : null;
}

/** Last day of the newest period that has a report; null while there is none. */
export const reportedTo = (r: Reader, contractId: number): Day | null =>
  r.read<{ day: Day | null }>('SELECT max(period_to) AS day FROM report WHERE contract_id = ?').get(contractId)?.day ??
  null;

/** A report as lists show it, with the few figures people look for. */
export interface ListedReport extends Omit<StoredReport, 'snapshot'> {
  readonly delivered: number;
  readonly accepted: number;
  readonly spend: number;
}

/** Reports that stand: the newest of each contract and period, and every one that was sent. Newest first. */
export function standingReports(
  r: Reader,
  filter: {
    readonly client?: string | undefined;
    readonly contract?: string | undefined;
    readonly state?: ReportState | undefined;
  },
  page: { readonly after: number | null; readonly limit: number },
): ListedReport[] {
  const { where, values } = listConditions(filter);
  return r
    .read<Omit<ListedReport, 'isReplaced'> & { readonly isReplaced: number }>(
      `SELECT ${columns.replace('snapshot,', '')}, json_extract(snapshot, '$.total.counts.delivered') AS delivered,
         json_extract(snapshot, '$.total.counts.accepted') AS accepted, json_extract(snapshot, '$.total.spend') AS spend
       FROM report WHERE ${[...where, ...(page.after === null ? [] : ['id < ?'])].join(' AND ')}
       ORDER BY id DESC LIMIT ?`,
    )
    .all(...values, ...(page.after === null ? [] : [page.after]), page.limit)
    .map((row) => ({ ...row, isReplaced: row.isReplaced === 1 }));
}

/** How many reports stand in each state. */
export function countReports(
  r: Reader,
  filter: { readonly client?: string | undefined; readonly contract?: string | undefined },
): Readonly<Record<ReportState, number>> {
  const { where, values } = listConditions(filter);
  const row = r
    .read<Record<ReportState, number>>(
      `SELECT ${reportStates.map((state) => `ifnull(sum(${stateConditions[state]}), 0) AS ${state}`).join(', ')}
       FROM report WHERE ${where.join(' AND ')}`,
    )
    .get(...values);
  if (!row) throw new Error('a count without an answer');
  return row;
}

const stateConditions: Readonly<Record<ReportState, string>> = {
  made: 'reviewed_at IS NULL',
  reviewed: 'reviewed_at IS NOT NULL AND sent_at IS NULL',
  sent: 'sent_at IS NOT NULL',
};

function listConditions(filter: {
  readonly client?: string | undefined;
  readonly contract?: string | undefined;
  readonly state?: ReportState | undefined;
}): { where: string[]; values: string[] } {
  const { client, contract, state } = filter;
  const ofContract = 'contract_id IN (SELECT id FROM contract WHERE ref = ?)';
  const ofClient = 'contract_id IN (SELECT c.id FROM contract c JOIN client k ON k.id = c.client_id WHERE k.ref = ?)';
  return {
    where: [
      `(sent_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM report n WHERE n.contract_id = report.contract_id
         AND n.period_from = report.period_from AND n.period_to = report.period_to AND n.id > report.id))`,
      ...(state === undefined ? [] : [stateConditions[state]]),
      ...(contract === undefined ? [] : [ofContract]),
      ...(client === undefined ? [] : [ofClient]),
    ],
    values: [contract, client].filter((value) => value !== undefined),
  };
}

/** A report as it is made: what people do with it comes later. */
export type NewReport = Omit<
  StoredReport,
  'reviewedAt' | 'reviewedBy' | 'sentAt' | 'sentDay' | 'sentTo' | 'isReplaced'
>;

export function insertReport(w: Writer, report: NewReport): void {
  w.write(
    `INSERT INTO report (id, contract_id, period_from, period_to, made_at, snapshot, hash, comment)
     VALUES (:id, :contractId, :periodFrom, :periodTo, :madeAt, :snapshot, :hash, :comment)`,
  ).run({ ...report });
}

/** Changes the comment of a report; what nobody has read is reviewed by nobody. */
export function setReportComment(w: Writer, id: number, comment: string): void {
  changeReport(w, id, 'comment = :comment, reviewed_at = NULL, reviewed_by = NULL', { comment });
}

export function setReportReviewed(w: Writer, id: number, at: Instant, by: string): void {
  changeReport(w, id, 'reviewed_at = :at, reviewed_by = :by', { at, by });
}

export function setReportSent(
  w: Writer,
  id: number,
  sent: { readonly at: Instant; readonly day: Day; readonly to: string },
): void {
  changeReport(w, id, 'sent_at = :at, sent_day = :day, sent_to = :to', { ...sent });
}

function changeReport(w: Writer, id: number, change: string, values: Record<string, string | number>): void {
  const { changes } = w.write(`UPDATE report SET ${change} WHERE id = :id`).run({ ...values, id });
  if (changes !== 1) throw new Error(`no report ${id}`);
}

/** Claims on deliveries of a period, by reason and what they stand at. */
export interface ClaimCount {
  readonly reason: string;
  readonly class: ReasonClass;
  readonly state: DisputeState;
  readonly count: number;
}

export const claimCounts = (r: Reader, contractId: number, { from, to }: Period): ClaimCount[] =>
  r
    .read<ClaimCount>(
      `SELECT t.reason, t.class, t.state, count(*) AS count
       FROM delivery d JOIN dispute t ON t.delivery_id = d.id JOIN lead ON lead.id = d.lead_id
       WHERE d.contract_id = ? AND d.delivered_day BETWEEN ? AND ? AND ${liveLead}
       GROUP BY t.reason, t.class, t.state ORDER BY t.reason, t.class, t.state`,
    )
    .all(contractId, from, to);

/** How the leads behind deliveries are named, and how far the client has taken them. */
export interface NamedDelivery {
  readonly id: number;
  readonly leadId: number;
  readonly externalId: string | null;
  /** The client's newest word for it; null while it reported none. */
  readonly stage: string | null;
}

export const namedDeliveries = (r: Reader, deliveryIds: readonly number[]): NamedDelivery[] =>
  r
    .read<NamedDelivery>(
      `SELECT d.id, lead.id AS leadId, lead.external_id AS externalId,
         (SELECT nullif(o.stage, '') FROM opportunity o WHERE o.delivery_id = d.id ORDER BY o.reported_at DESC, o.id DESC LIMIT 1)
           AS stage
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.id = asked.value JOIN lead ON lead.id = d.lead_id`,
    )
    .all(JSON.stringify(deliveryIds));
