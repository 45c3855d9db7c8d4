import { z } from 'zod';
import { Instant } from '../../shared/domain/basics.ts';
import { type LeadOutcome, leadOutcomes, verdicts } from '../../shared/domain/lead.ts';
import type { CriteriaVerdict } from '../../shared/domain/qualification/criteria.ts';
import type { Reader, Writer } from '../handle.ts';

const Ids = z.array(z.string()).optional();
/** What spoke against a lead: criteria it did not meet, criteria it could not be judged by, junk checks that hit. */
const Reasons = z.strictObject({ fail: Ids, unknown: Ids, junk: Ids });
type Reasons = Readonly<z.infer<typeof Reasons>>;

const noReasons: Reasons = {};

function heldOf(reasons: Reasons): string | null {
  const text = reasons === noReasons ? '{}' : JSON.stringify(reasons);
  return text === '{}' ? null : text;
}

/** The criteria verdict of one lead × contract × terms version, and what the lead stands at under it (domain §1, §3). */
export const Qualification = z.strictObject({
  contractId: z.int(),
  leadId: z.int(),
  termsId: z.int(),
  verdict: z.enum(verdicts),
  outcome: z.enum(leadOutcomes),
  reasons: Reasons,
  score: z.int().nullable(),
  band: z.string().nullable(),
  /** The lead it repeats and the whole days between; null unless it is a `duplicate`, or would be were it not `suppressed`. */
  duplicateOf: z.int().nullable(),
  duplicateDays: z.int().nullable(),
  judgedAt: Instant,
});
export type Qualification = Readonly<z.infer<typeof Qualification>>;

type Row = Omit<Qualification, 'reasons'> & { readonly reasons: string | null };

const fromRow = (row: Row): Qualification =>
  Qualification.parse({ ...row, reasons: row.reasons === null ? noReasons : JSON.parse(row.reasons) });

const columns = `q.contract_id AS contractId, q.lead_id AS leadId, q.terms_id AS termsId, q.verdict, q.outcome, q.reasons,
  q.score, q.band, q.duplicate_of AS duplicateOf, q.duplicate_days AS duplicateDays, q.judged_at AS judgedAt`;

/** Every verdict on a lead, newest first. */
export const qualificationsOf = (r: Reader, leadId: number): Qualification[] =>
  r
    .read<Row>(`SELECT ${columns} FROM qualification q WHERE q.lead_id = ? ORDER BY q.judged_at DESC, q.terms_id DESC`)
    .all(leadId)
    .map(fromRow);

/** The verdict on a lead under one version of a contract's terms; null when it was never judged by it. */
export function qualificationUnder(
  r: Reader,
  { contractId, leadId, termsId }: Pick<Qualification, 'contractId' | 'leadId' | 'termsId'>,
): Qualification | null {
  const row = r
    .read<Row>(`SELECT ${columns} FROM qualification q WHERE q.contract_id = ? AND q.lead_id = ? AND q.terms_id = ?`)
    .get(contractId, leadId, termsId);
  return row ? fromRow(row) : null;
}

/**
 * The reasons of a criteria verdict as they are kept: short, because most leads miss some soft criterion. The evidence of a
 * junk check is personal and stays with the lead.
 */
export function reasonsOf({ outcomes, junk }: CriteriaVerdict): Reasons {
  if (outcomes.length === 0 && junk.length === 0) return noReasons;
  const fail: string[] = [];
  const unknown: string[] = [];
  for (const { id, result } of outcomes) (result === 'fail' ? fail : unknown).push(id);
  return {
    ...(fail.length > 0 && { fail }),
    ...(unknown.length > 0 && { unknown }),
    ...(junk.length > 0 && { junk: junk.map(({ check }) => check) }),
  };
}

/** A prepared insert. Throws when the lead was judged under this version already. */
export function qualificationInsert(w: Writer): (value: Qualification) => void {
  const insert = w.write(
    `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, reasons, score, band, duplicate_of,
       duplicate_days, judged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (value) => {
    insert.run(
      value.contractId,
      value.leadId,
      value.termsId,
      value.verdict,
      value.outcome,
      heldOf(value.reasons),
      value.score,
      value.band,
      value.duplicateOf,
      value.duplicateDays,
      value.judgedAt,
    );
  };
}

/** What an import finds of one of its leads. */
export interface NewVerdict extends Pick<Qualification, 'outcome' | 'duplicateOf' | 'duplicateDays'> {
  readonly criteria: CriteriaVerdict;
}

/** Of so many findings it is remembered that they are written down; far fewer differ where leads are not duplicates. */
const mostFindings = 4096;

/**
 * Writes what one import finds of its leads under one version of one contract: of some at once, whose ids follow each other from
 * `first` on. Leads that stand alike share a finding, which is written down once, and a verdict is copied from it inside the
 * database: a statement of its own for each would cost more than the row. Throws when one of them was judged under this version
 * already.
 */
export function verdictsInsert(
  w: Writer,
  { contractId, termsId, judgedAt }: Pick<Qualification, 'contractId' | 'termsId' | 'judgedAt'>,
): (first: number, verdicts: readonly NewVerdict[]) => void {
  w.write(
    `CREATE TEMP TABLE IF NOT EXISTS finding (number INTEGER PRIMARY KEY, verdict TEXT, outcome TEXT, reasons TEXT, score INTEGER,
       band TEXT, duplicate_of INTEGER, duplicate_days INTEGER) STRICT`,
  ).run();
  const writeDown = w.write('INSERT OR REPLACE INTO temp.finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const insert = w.write(
    `INSERT INTO qualification (contract_id, lead_id, terms_id, verdict, outcome, reasons, score, band, duplicate_of,
       duplicate_days, judged_at)
     SELECT ${contractId}, ? + lead.key, ${termsId}, f.verdict, f.outcome, f.reasons, f.score, f.band, f.duplicate_of,
       f.duplicate_days, ${judgedAt}
     FROM json_each(?) AS lead CROSS JOIN temp.finding AS f ON f.number = lead.value`,
  );
  const known = new Map<CriteriaVerdict, Map<LeadOutcome, number>>();
  let numbers = 0;

  function write(number: number, { criteria, outcome, duplicateOf, duplicateDays }: NewVerdict): number {
    const { verdict, score, band } = criteria;
    writeDown.run(number, verdict, outcome, heldOf(reasonsOf(criteria)), score, band, duplicateOf, duplicateDays);
    return number;
  }

  return (first, verdicts) => {
    // What is of one lead alone is written over by the next call.
    let passing = mostFindings;
    const found = verdicts.map((verdict) => {
      const { criteria, outcome, duplicateOf } = verdict;
      const alike = known.get(criteria) ?? new Map<LeadOutcome, number>();
      const number = duplicateOf === null ? alike.get(outcome) : undefined;
      if (number !== undefined) return number;
      if (duplicateOf !== null || numbers === mostFindings) return write(passing++, verdict);
      known.set(criteria, alike.set(outcome, numbers));
      return write(numbers++, verdict);
    });
    insert.run(first, JSON.stringify(found));
  };
}

/** Takes a verdict away; false when there was none. */
export const deleteQualification = (
  w: Writer,
  { contractId, leadId, termsId }: Pick<Qualification, 'contractId' | 'leadId' | 'termsId'>,
): boolean =>
  w
    .write('DELETE FROM qualification WHERE contract_id = ? AND lead_id = ? AND terms_id = ?')
    .run(contractId, leadId, termsId).changes === 1;

/** The contracts a lead was handed to, or waits on hold for: their verdict is evidence of a delivery and stays. */
export const contractsHolding = (r: Reader, leadId: number): ReadonlySet<number> =>
  new Set(
    r
      .read<{ contractId: number }>('SELECT contract_id AS contractId FROM delivery WHERE lead_id = ?')
      .all(leadId)
      .map(({ contractId }) => contractId),
  );

/** Every verdict on some leads, the newest first. */
export const qualificationsOfLeads = (r: Reader, leadIds: readonly number[]): Qualification[] =>
  r
    .read<Row>(
      `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN qualification q ON q.lead_id = asked.value
       ORDER BY q.judged_at DESC, q.terms_id DESC`,
    )
    .all(JSON.stringify(leadIds))
    .map(fromRow);
