import type { MoneyLook } from './forms.ts';
import type { Terms } from './terms.ts';
import type { TermsPart, WordedClause } from './worded.ts';
import { termsInWords } from './wording.ts';

/** One clause that is not the same in two versions, in plain words. `before` null: new; `after` null: gone. */
interface ChangedClause {
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangedPart {
  readonly part: TermsPart;
  readonly title: string;
  readonly changes: readonly ChangedClause[];
}

/** What changes for both sides from one version to the next; parts that stay as they are are not in it. */
export function termsDifference(before: Terms, after: Terms, look: MoneyLook): ChangedPart[] {
  const former = new Map(termsInWords(before, look).map(({ part, clauses }) => [part, clauses]));
  return termsInWords(after, look).flatMap(({ part, title, clauses }) => {
    const changes = changedClauses(former.get(part) ?? [], clauses);
    return changes.length === 0 ? [] : [{ part, title, changes }];
  });
}

function changedClauses(before: readonly WordedClause[], after: readonly WordedClause[]): ChangedClause[] {
  const former = new Map(before.map(({ key, text }) => [key, text]));
  const now = new Set(after.map(({ key }) => key));
  const changed = after.flatMap(({ key, text }): ChangedClause[] => {
    const was = former.get(key) ?? null;
    return was === text ? [] : [{ before: was, after: text }];
  });
  const gone = before
    .filter(({ key }) => !now.has(key))
    .map(({ text }): ChangedClause => ({ before: text, after: null }));
  return [...changed, ...gone];
}
