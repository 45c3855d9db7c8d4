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
  /** Whether a row was mended and nobody knows yet where it falls now. */
  readonly awaits: (row: number) => boolean;
  /** A row as it stands in the file, where it was mended. */
  readonly was: (row: number) => Cells | undefined;
  /** Fetches rows that are not known yet as soon as one in sight is among them: those around it as well. */
  readonly look: (inSight: readonly number[], around: readonly number[]) => void;
  /** Mends rows as one step; they are judged at once. */
  readonly mend: (rows: readonly { readonly row: number; readonly cells: Cells }[]) => void;
  /** Takes the last step back, or does it again; answers the rows it was about, none where there is no step. */
  readonly takeBack: () => readonly number[];
  readonly doAgain: () => readonly number[];
}

let fetches = 0;

/** Rows of a pasted block that are judged at once; the others wait for the whole file. */
const mostJudged = 1000;

/** What is known of a row when its cells are these. */
const keyOf = (row: number, cells: Cells): string => `${row}\0${cells.join('\0')}`;

interface Known {
  readonly basis: Basis | undefined;
  /** As the newest preview of this basis told them. */
  readonly stored: Map<number, PreviewRow>;
  /** What is being fetched, if anything. */
  fetching: { readonly job: string; readonly rows: ReadonlySet<number> } | null;
  /** Rows that could not be fetched: they are not asked for again. */
  readonly failed: Set<number>;
  /** Mended rows before and after, by {@link keyOf}. */
  readonly byCells: Map<string, PreviewRow>;
  /** Those of them that are not judged yet; another set once one of them is, so that whoever has drawn the last one still knows it. */
  awaiting: Set<string>;
}

const nothingKnown = (basis: Basis | undefined): Known => ({
  basis,
  stored: new Map(),
  fetching: null,
  failed: new Set(),
  byCells: new Map(),
  awaiting: new Set(),
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
  // As old as the outcomes told here: a key may have the sheet drawn before the news of a row that was judged meanwhile.
  const awaitedThen = known.awaiting;

  const fetchRows = async (rows: readonly number[]): Promise<void> => {
    fetches += 1;
    const fetching = { job: `rows in sight ${fetches}`, rows: new Set(rows) };
    held.fetching = fetching;
    try {
      const told = await api.intake.rows({
        ...looked.basis,
        fixes: fixesOf(looked.mends),
        rows: [...rows],
        job: fetching.job,
      });
      for (const row of told) held.stored.set(row.row, row);
    } catch (error) {
      // Called off for rows that are in sight now: nothing is missing for it.
      if (held.fetching !== fetching) return;
      for (const row of rows) held.failed.add(row);
      tellProblem(error);
    } finally {
      if (held.fetching === fetching) held.fetching = null;
      changed();
    }
  };
  const callOff = async (job: string): Promise<void> => {
    try {
      await api.job.cancel({ name: job });
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
        if (sent === undefined) continue;
        known.byCells.set(keyOf(one.row, sent.cells), one);
        held.awaiting = new Set(held.awaiting);
        held.awaiting.delete(keyOf(one.row, sent.cells));
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
    awaits: (row) => {
      const now = mends.cells.get(row);
      const cells = now ?? mends.was.get(row);
      const isCovered = now === looked.mends.cells.get(row);
      if (isCovered || cells === undefined) return false;
      return awaitedThen.has(keyOf(row, cells)) || held.awaiting.has(keyOf(row, cells));
    },
    was: (row) => (mends.cells.has(row) ? mends.was.get(row) : undefined),
    look: (inSight, around) => {
      const isMissing = (row: number): boolean => !held.stored.has(row) && !held.failed.has(row);
      const missing = inSight.filter(isMissing);
      const { fetching } = held;
      // Whoever scrolls on is not kept waiting by what was in sight before.
      if (missing.length === 0 || missing.some((row) => fetching?.rows.has(row))) return;
      if (fetching !== null) void callOff(fetching.job);
      void fetchRows(around.filter(isMissing).slice(0, mostAsked));
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
          held.awaiting.add(key);
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
