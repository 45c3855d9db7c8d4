/** Columns that a file of rows to mend has besides its own: the number of the row, and what is wrong with it. */
export const problemColumns = ['Row in the file', 'What is wrong'] as const;

const added: ReadonlySet<string> = new Set(problemColumns);

/** The columns of a file without those we added to it ourselves. */
export const ownColumns = (header: readonly string[]): string[] => header.filter((name) => !added.has(name));

/** Those we added. */
export const addedColumns = (header: readonly string[]): string[] => header.filter((name) => added.has(name));
