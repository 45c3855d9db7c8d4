import type { PreviewRow } from '../../../shared/api/intake.ts';
import { junkWords } from '../../../shared/domain/contract/english/leads.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { columnsByField, suspectCell } from '../../../shared/domain/intake/suspectCell.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { textOf } from '../../../shared/domain/qualification/readers.ts';
import { labelOf, typedText } from '../lead/leadFields.ts';
import { type Filled, rowOfRef } from './fills.ts';
import type { JudgedChunk, JudgedRow, Repeated } from './judgeRows.ts';
import type { OpenIntake } from './openIntake.ts';
import type { ImportPlan } from './plan.ts';

type Reason = PreviewRow['reasons'][number];
type Problem = JudgedChunk['problems'][number];

const noReason: Omit<Reason, 'code'> = {
  field: null,
  words: null,
  value: null,
  row: null,
  lead: null,
  days: null,
  column: null,
};

const repeatCodes = { id: 'sameId', row: 'sameRow', person: 'samePerson' } as const;

/** Judged rows in the words of the preview: whom each is about, why it falls where it falls, what it bills and what it fills. */
export interface RowTeller {
  /** The row of this file that a row repeats; null where it repeats none, or a stored lead. */
  readonly repeatedRow: (judged: JudgedRow) => number | null;
  readonly tell: (judged: JudgedRow, problems: readonly Problem[], cells: readonly string[]) => PreviewRow;
}

export function createRowTeller(
  { target, judging }: ImportPlan,
  { header, plan }: Pick<OpenIntake, 'header' | 'plan'>,
  fixed: ReadonlySet<number>,
): RowTeller {
  const columnsOf = columnsByField(plan, header);

  function reasonsOf(judged: JudgedRow, problems: readonly Problem[]): Reason[] {
    const told = problems.map(({ code, field }) => ({
      ...noReason,
      code,
      field: field === '' ? null : field,
      value: judged.draft?.facts.unread[field] ?? null,
    }));
    const { outcome, repeats } = judged;
    if (outcome === 'duplicate' && repeats !== null) return [repeated(repeats), ...told];
    if (outcome !== 'fail' && outcome !== 'check') return told;
    return [...verdictReasons(judged), ...told];
  }

  function repeated({ ref, by, days }: Repeated): Reason {
    const row = rowOfRef(ref);
    const lead = row === null ? ref : null;
    return { ...noReason, code: repeatCodes[by], days, lead, row };
  }

  function verdictReasons({ draft }: JudgedRow): Reason[] {
    if (draft === null) return [];
    const contact = draft.contact.reasons.map((code) => ({ ...noReason, code }));
    const { criteria, facts } = draft;
    const definition = target ? definitionUnder(target.version.terms) : undefined;
    if (criteria === null || definition === undefined) return contact;
    const missed = new Map(criteria.outcomes.map((one) => [one.id, one]));
    const explained = explainCriteria(definition, facts, judging)
      .filter(({ id, hard }) => hard && missed.has(id))
      .map(({ definition: words, field, value, readAs, result }) => ({
        ...noReason,
        code: result === 'fail' ? 'criterionMissed' : 'criterionUnknown',
        field,
        words,
        value: readAs === null ? value : `${value} (${readAs})`,
      }));
    const junk = criteria.junk.map(({ check }) => ({ ...noReason, code: 'junk', words: junkWords[check] }));
    return [...explained, ...junk, ...contact];
  }

  return {
    repeatedRow: ({ repeats }) => repeats && rowOfRef(repeats.ref),
    tell: (judged, problems, cells) => {
      const { row, outcome, draft, bills, fills } = judged;
      return {
        row,
        outcome,
        ...whoIs(draft?.facts),
        bills,
        reasons: reasonsOf(judged, problems).map((reason) => ({
          ...reason,
          column: suspectCell(reason, cells, columnsOf, header.length),
        })),
        fills: fills.map((filled) => ({ ...inWords(filled), column: columnsOf(filled.field)[0] ?? null })),
        cells: [...cells],
        fixed: fixed.has(row),
      };
    },
  };
}

const inWords = ({ field, before, after }: Filled): Omit<PreviewRow['fills'][number], 'column'> => ({
  label: labelOf(field),
  before,
  after: typedText(field, after),
});

export function whoIs(facts: LeadFacts | undefined): Pick<PreviewRow, 'name' | 'email' | 'company'> {
  const text = (field: string): string | null => textOf(facts?.values[field]) ?? null;
  const parts = [text('person.firstName'), text('person.lastName')].filter((part) => part !== null).join(' ');
  return {
    name: text('person.fullName') ?? (parts === '' ? null : parts),
    email: text('person.email') ?? text('person.phone'),
    company: text('company.name'),
  };
}
