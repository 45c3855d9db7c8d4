import type { RowProblem } from '../../../db/queries/batch.ts';
import { leadFacts, namesSomebody } from '../../../shared/domain/intake/leadFacts.ts';
import type { RowMark } from '../../../shared/domain/intake/problemColumns.ts';
import type { TableChunk } from '../../../shared/domain/intake/table.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { type DuplicateKeys, duplicateKeys, phoneKey } from '../../../shared/domain/matching.ts';
import { type ContactVerdict, judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { type CriteriaVerdict, judge } from '../../../shared/domain/qualification/criteria.ts';
import { type Readers, textOf } from '../../../shared/domain/qualification/readers.ts';
import { type SuppressionForm, type SuppressionKind, suppressionForms } from '../../../shared/domain/suppression.ts';
import type { OpenIntake } from './openIntake.ts';
import type { ImportPlan } from './plan.ts';

/** A row that could be read, with all that can be said of it without looking at others. */
export interface DraftLead {
  readonly row: number;
  readonly facts: LeadFacts;
  /** Where it was before it was taken out to be mended; null for every other row. */
  readonly mark: RowMark | null;
  /** The source's own id. */
  readonly externalId: string | undefined;
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly contact: ContactVerdict;
  /** Null without a contract. */
  readonly criteria: CriteriaVerdict | null;
  /** Null without a duplicate rule. */
  readonly duplicateKeys: DuplicateKeys | null;
  /** By which it may be on a suppression list; none where there is no list that could name it. */
  readonly suppressionForms: readonly SuppressionForm[];
}

export interface DraftRows {
  readonly leads: readonly DraftLead[];
  /** Rows that could not be read. */
  readonly broken: readonly number[];
  /** Why rows are broken, texts that could not be read in rows that are not, and which lines were set aside. */
  readonly problems: readonly RowProblem[];
}

/** Reads the rows of a chunk: what is broken is said why (command-line, Files). */
export function draftRows(
  { first, rows, broken, aside }: TableChunk,
  intake: Pick<OpenIntake, 'read' | 'markOf'>,
  plan: ImportPlan,
  suppressedBy: ReadonlySet<SuppressionKind>,
): DraftRows {
  const problems: RowProblem[] = broken.map(({ row, code }) => ({ row, code, field: '' }));
  const brokenRows = broken.map(({ row }) => row);
  const unreadable = new Set(brokenRows);
  for (const { row, code } of aside) {
    problems.push({ row, code, field: '' });
    unreadable.add(row);
  }
  const leads: DraftLead[] = [];
  const drop = (problem: RowProblem): void => {
    problems.push(problem);
    brokenRows.push(problem.row);
  };
  for (let place = 0; place < rows.length; place += 1) {
    const row = first + place;
    const cells = rows[place] ?? [];
    if (unreadable.has(row)) continue;
    const draft = intake.read(cells);
    if (draft.broken !== null) {
      drop({ row, ...draft.broken });
    } else if (!namesSomebody(draft)) {
      drop({ row, code: 'nobodyNamed', field: '' });
    } else {
      for (const { code, field } of draft.unread) problems.push({ row, code, field });
      const mark = intake.markOf?.(cells) ?? null;
      leads.push(
        draftLead({ row, mark }, leadFacts(draft, plan.judging.now), draft.values['lead.id'], plan, suppressedBy),
      );
    }
  }
  return { leads, broken: brokenRows, problems };
}

// One lead after the other, because its mail and phone are read once for all that is asked of them here.
function draftLead(
  { row, mark }: Pick<DraftLead, 'row' | 'mark'>,
  facts: LeadFacts,
  externalId: string | undefined,
  { target, judging }: ImportPlan,
  suppressedBy: ReadonlySet<SuppressionKind>,
): DraftLead {
  const { readers } = judging;
  const rule = target?.version.terms.duplicates;
  const { emailKey, phoneKey } = keysOf(facts, readers);
  return {
    row,
    mark,
    facts,
    externalId,
    emailKey,
    phoneKey,
    contact: judgeContact(facts, readers),
    criteria: target && judge(target.definition, facts, judging),
    duplicateKeys: rule === undefined ? null : duplicateKeys(rule, facts, readers),
    suppressionForms: suppressedBy.size === 0 ? [] : suppressionForms(facts, readers, suppressedBy),
  };
}

/** By which a lead's person is found again; null where there is nothing to find it by. */
export function keysOf(facts: LeadFacts, readers: Readers): { emailKey: string | null; phoneKey: string | null } {
  const mail = textOf(facts.values['person.email']);
  const phone = textOf(facts.values['person.phone']);
  return {
    emailKey: mail === undefined ? null : readers.mail(mail).key || null,
    phoneKey: phone === undefined ? null : phoneKey(facts, phone, readers),
  };
}
