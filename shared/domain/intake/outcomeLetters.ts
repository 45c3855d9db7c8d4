import { type PreviewOutcome, previewOutcomes } from './previewOutcome.ts';

/**
 * Which outcome each row of a file falls in, one letter a row in the order of the file: all that a screen needs to know of rows
 * that are not in sight, to count, filter and find them. A line set aside has a place among the rows and no outcome.
 */
export type OutcomeLetters = string;

const letters = new Map(previewOutcomes.map((outcome, at) => [outcome, at.toString(36)]));
const outcomes = new Map([...letters].map(([outcome, letter]) => [letter, outcome]));

/** The letter of a line set aside. */
const noOutcome = '-';

/** The letters of rows numbered from `first` on; those that are not among `rows` are lines set aside. */
export function lettersOf(
  first: number,
  count: number,
  rows: Iterable<{ readonly row: number; readonly outcome: PreviewOutcome }>,
): OutcomeLetters {
  const text = new Array<string>(count).fill(noOutcome);
  for (const { row, outcome } of rows) text[row - first] = outcomeLetter(outcome);
  return text.join('');
}

/** The letter of an outcome. */
function outcomeLetter(outcome: PreviewOutcome): string {
  const letter = letters.get(outcome);
  if (letter === undefined) throw new Error(`no letter for ${outcome}`);
  return letter;
}

/** The outcome of row `row` (from 1); undefined beyond the last row. */
export const outcomeAt = (of: OutcomeLetters, row: number): PreviewOutcome | undefined =>
  outcomes.get(of.charAt(row - 1));

/** The letters with those of some rows changed. */
export function withOutcomes(of: OutcomeLetters, changed: ReadonlyMap<number, PreviewOutcome>): OutcomeLetters {
  if (changed.size === 0) return of;
  let text = '';
  let from = 0;
  for (const [row, outcome] of [...changed].sort(([a], [b]) => a - b)) {
    text += of.slice(from, row - 1) + outcomeLetter(outcome);
    from = row;
  }
  return text + of.slice(from);
}

/** Numbers (from 1) of the rows of one outcome, or (undefined) of all, in order; those in `besides` whatever their outcome. */
export function rowsOf(
  of: OutcomeLetters,
  outcome: PreviewOutcome | undefined,
  besides: ReadonlySet<number>,
): number[] {
  const wanted = outcome === undefined ? null : outcomeLetter(outcome);
  const rows: number[] = [];
  for (let at = 0; at < of.length; at += 1) {
    const letter = of.charAt(at);
    if (wanted === null ? letter !== noOutcome : letter === wanted || besides.has(at + 1)) rows.push(at + 1);
  }
  return rows;
}

/** How many rows fall in each outcome; outcomes without rows are left out. */
export function countsOf(of: OutcomeLetters): { readonly outcome: PreviewOutcome; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const letter of of) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return previewOutcomes.flatMap((outcome) => {
    const count = counts.get(outcomeLetter(outcome));
    return count === undefined ? [] : [{ outcome, count }];
  });
}
