import { useMemo, useRef, useState } from 'react';
import type { PreviewRow } from '../../../shared/api/intake.ts';
import { type OutcomeLetters, outcomeAt, withOutcomes } from '../../../shared/domain/intake/outcomeLetters.ts';
import { api } from '../../api.ts';
import { tellProblem } from '../../parts/useAct.tsx';
import { type Cells, doneAgain, fixesOf, type Mends, mended, takenBack } from './mends.ts';
import { type Basis, type Intake, type Looked, mostAsked } from './useIntake.ts';

/** The rows of a file as they are now: as its preview told them, and what was mended since. */
export interface SheetRows {
  readonly outcomes: OutcomeLetters;
  /** Undefined while a row is not known in full, see `look`. */
  readonly at: (row: number) => PreviewRow | undefined;
  /** A row as it stands in the file, where it was mended. */
  readonly was: (row: number) => Cells | undefined;
  /** Fetches those of these rows that are not known yet. */
  readonly look: (rows: readonly number[]) => void;
  /** Mends rows as one step; they are judged at once. */
  readonly mend: (rows: readonly { readonly row: number; readonly cells: Cells }[]) => void;
  /** Takes the last step back, or does it again; answers the rows it was about, none where there is no step. */
  readonly takeBack: () => readonly number[];
  readonly doAgain: () => readonly number[];
}

/** Rows of a pasted block that are judged at once; the others wait for the whole file. */
const mostJudged = 1000;

/** What is known of a row when its cells are these. */
const keyOf = (row: number, cells: Cells): string => `${row}\0${cells.join('\0')}`;

interface Known {
  readonly basis: Basis | undefined;
  /** As the newest preview of this basis told them. */
  readonly stored: Map<number, PreviewRow>;
  /** Rows that are being fetched, or could not be. */
  readonly asked: Set<number>;
  /** Mended rows before and after, by {@link keyOf}. */
  readonly byCells: Map<string, PreviewRow>;
}

const nothingKnown = (basis: Basis | undefined): Known => ({
  basis,
  stored: new Map(),
  asked: new Set(),
  byCells: new Map(),
});

/** A row as it is now: as the preview told it, unless it was mended or a mend of it taken back since. */
function rowNow(
  { stored, byCells }: Known,
  looked: Looked | undefined,
  mends: Mends,
  row: number,
): PreviewRow | undefined {
  const now = mends.cells.get(row);
  if (now === looked?.mends.cells.get(row)) return stored.get(row);
  const cells = now ?? mends.was.get(row);
  return cells === undefined ? stored.get(row) : byCells.get(keyOf(row, cells));
}

function outcomesNow(known: Known, looked: Looked | undefined, mends: Mends): OutcomeLetters {
  const mended = new Map<number, PreviewRow['outcome']>();
  for (const row of mends.was.keys()) {
    const now = rowNow(known, looked, mends, row);
    if (now !== undefined) mended.set(row, now.outcome);
  }
  return withOutcomes(looked?.answer.outcomes ?? '', mended);
}

/** Null as long as there is nothing to be seen. */
export function useSheetRows(intake: Intake, looked: Looked | undefined): SheetRows | null {
  const { mends } = intake;
  const basis = looked?.basis;
  const [news, setNews] = useState(0);
  const held = useMemo(() => nothingKnown(basis), [basis]);
  // Another object whenever something of it has changed, so that what is worked out from it is worked out anew.
  const known = useMemo(() => ({ ...held, news }), [held, news]);
  useMemo(() => looked && keep(held.stored, looked), [held, looked]);
  const newest = useRef(held);
  newest.current = held;
  const changed = (): void => {
    if (newest.current === held) setNews((count) => count + 1);
  };

  const at = (row: number): PreviewRow | undefined => rowNow(known, looked, mends, row);
  const outcomes = useMemo(() => outcomesNow(known, looked, mends), [known, looked, mends]);

  if (looked === undefined) return null;

  const fetchRows = async (rows: readonly number[]): Promise<void> => {
    for (const row of rows) known.asked.add(row);
    try {
      const answer = await api.intake.preview({
        ...looked.basis,
        fixes: fixesOf(looked.mends),
        limit: 0,
        rows: [...rows],
        job: 'rows in sight',
      });
      for (const row of answer.shown) known.stored.set(row.row, row);
      for (const row of rows) known.asked.delete(row);
      changed();
    } catch (error) {
      tellProblem(error);
    }
  };

  const judge = async (rows: readonly PreviewRow[]): Promise<void> => {
    const { kind, contract, map } = looked.basis;
    // Only the whole file says whether a row repeats another one of it, and what becomes of a client's answer.
    const alone = rows.filter(({ reasons }) => reasons.every(({ row }) => row === null));
    if (kind !== 'leads' || alone.length === 0) return;
    try {
      const judged = await api.intake.judge({
        ...(contract === undefined ? {} : { contract }),
        map,
        header: looked.answer.header,
        rows: alone.slice(0, mostJudged).map(({ row, cells }) => ({ row, cells })),
      });
      // Asked for by its cells as they were sent: an answer may bring them to the width of the header.
      for (const one of judged) {
        const sent = alone.find(({ row }) => row === one.row);
        if (sent !== undefined) known.byCells.set(keyOf(one.row, sent.cells), one);
      }
      changed();
    } catch (error) {
      tellProblem(error);
    }
  };

  const goTo = (next: { mends: Mends; rows: readonly number[] } | null): readonly number[] => {
    if (next === null) return [];
    intake.changeMends(next.mends);
    return next.rows;
  };

  return {
    outcomes,
    at,
    was: (row) => (mends.cells.has(row) ? mends.was.get(row) : undefined),
    look: (rows) => {
      const missing = rows.filter((row) => !known.stored.has(row) && !known.asked.has(row)).slice(0, mostAsked);
      if (missing.length > 0) void fetchRows(missing);
    },
    mend: (rows) => {
      const fresh: PreviewRow[] = [];
      const steps = rows.flatMap(({ row, cells }) => {
        const now = at(row);
        if (now === undefined) return [];
        known.byCells.set(keyOf(row, now.cells), now);
        const next = { ...now, cells: [...cells], fixed: true };
        const key = keyOf(row, next.cells);
        if (!known.byCells.has(key)) {
          known.byCells.set(key, next);
          fresh.push(next);
        }
        return [{ row, now: now.cells, cells }];
      });
      intake.changeMends(mended(mends, steps));
      if (fresh.length > 0) void judge(fresh);
    },
    takeBack: () => goTo(takenBack(mends)),
    doAgain: () => goTo(doneAgain(mends)),
  };
}

/** What a preview told in full is the newest word; of other rows what still holds. */
function keep(stored: Map<number, PreviewRow>, { answer }: Looked): void {
  const mended = new Set(answer.shown.filter(({ fixed }) => fixed).map(({ row }) => row));
  for (const [row, { outcome, reasons }] of stored) {
    const leans = reasons.some((reason) => reason.row !== null && mended.has(reason.row));
    if (leans || outcomeAt(answer.outcomes, row) !== outcome) stored.delete(row);
  }
  for (const row of answer.shown) stored.set(row.row, row);
}
