import type { LeadOutcome, RowOutcome, Verdict } from '../lead.ts';

/** What is found about a row that could be read. */
export interface RowFindings {
  readonly suppressed: boolean;
  readonly duplicate: boolean;
  readonly taken: boolean;
  /** Null without a contract: then the contact verdict alone counts. */
  readonly criteria: Verdict | null;
  readonly contact: Verdict;
}

/** The count a row falls in, first that fits (command-line, Files). */
export function rowOutcome(row: RowFindings): Exclude<RowOutcome, 'broken'> {
  if (row.suppressed) return 'suppressed';
  if (row.duplicate) return 'duplicate';
  if (row.taken) return 'taken';
  return judgedOutcome(row);
}

/** What the two verdicts come to: a pass needs the criteria to pass and the contact data not to fail (domain §3). */
export function judgedOutcome({ criteria, contact }: Pick<RowFindings, 'criteria' | 'contact'>): LeadOutcome & Verdict {
  if (criteria === null) return contact;
  return contact === 'fail' ? 'fail' : criteria;
}
