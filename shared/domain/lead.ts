import type { Instant } from './basics.ts';

/** A value of a lead's field: text, number, yes/no, or an instant as integer ms. */
export type FieldValue = string | number | boolean;

/** Field name → value; absent means unknown. Null-prototype, so a column called `__proto__` is only a name. */
type FieldValues = { readonly [field: string]: FieldValue | undefined };

/** What the rules know of a lead: one person's enquiry, captured once (domain §1). */
export interface LeadFacts {
  readonly capturedAt: Instant;
  readonly values: FieldValues;
  readonly custom: { readonly [name: string]: string | undefined };
  /** Fields whose text could not be read as what they are; the text is kept here (command-line.md). */
  readonly unread: { readonly [field: string]: string | undefined };
}

/**
 * What a stored lead stands at for one contract. Broken and suppressed rows of an import are not stored as leads; `suppressed` is
 * a lead that was there before its person came onto a list.
 */
export const leadOutcomes = ['suppressed', 'duplicate', 'taken', 'fail', 'check', 'pass'] as const;
export type LeadOutcome = (typeof leadOutcomes)[number];

/** The count an import row falls in, first that fits: broken, then as `leadOutcomes` stand (command-line.md). */
export type RowOutcome = 'broken' | LeadOutcome;

export const verdicts = ['pass', 'check', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

/** Columns of the list of leads, as its screen names them; each is one or more of the file. */
export const listedColumns = [
  'name',
  'company',
  'email',
  'phone',
  'country',
  'outcome',
  'why',
  'score',
  'contact',
  'deliveries',
  'source',
  'campaign',
  'contract',
  'tags',
  'captured',
] as const;
export type ListedColumn = (typeof listedColumns)[number];

/** Orders a list of leads can stand in: that in which they came into the file, or that of a column. */
export const leadSorts = ['newest', ...listedColumns] as const;
export type LeadSort = (typeof leadSorts)[number];

/** Words find this many of the newest leads at most. */
export const mostMatches = 20_000;
