/** Columns that a file of rows to mend has besides its own: the number of the row, and what is wrong with it. */
export const problemColumns = ['Row in the file', 'What is wrong'] as const;

/** Columns of a file of leads we wrote that say what became of a lead here: they are no part of the lead when it comes again. */
export const standingColumns = [
  'Tallyproof lead',
  'Tallyproof contract',
  'Tallyproof verdict',
  'Tallyproof why',
  'Tallyproof score',
  'Tallyproof band',
  'Tallyproof contact data',
  'Tallyproof deliveries',
  'Tallyproof source',
  'Tallyproof tags',
] as const;
export type StandingColumn = (typeof standingColumns)[number];

const added: ReadonlySet<string> = new Set([...problemColumns, ...standingColumns]);

/** The columns of a file without those we added to it ourselves. */
export const ownColumns = (header: readonly string[]): string[] => header.filter((name) => !added.has(name));

/** Those we added. */
export const addedColumns = (header: readonly string[]): string[] => header.filter((name) => added.has(name));
