import type { Reader } from '../../../db/handle.ts';
import { readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import { mergedInto } from '../../../db/queries/merged.ts';
import { type TakenRun, takenRuns } from '../../../db/queries/takenRow.ts';
import type { RowMark } from '../../../shared/domain/intake/problemColumns.ts';

/** Finds the leads that rows of files have become, those taken out to be mended among them. */
export interface TakenRows {
  /** The lead each of these rows is already: by {@link markKey}. Rows that are none yet are left out. */
  readonly meet: (r: Reader, marks: readonly RowMark[]) => ReadonlyMap<string, StoredLead>;
}

/** No id of a source begins so. */
export const markKey = ({ file, row }: RowMark): string => `\0${file} ${row}`;

/**
 * For imports for one contract (null: into the pool). Rows of `ownFile` itself, where it is given, are found only as far as they
 * came in by another file: it was offered again on purpose then.
 */
export function createTakenRows(contractId: number | null, ownFile: string | null): TakenRows {
  const known = new Map<string, readonly (readonly TakenRun[])[]>();

  function importsOf(r: Reader, file: string): readonly (readonly TakenRun[])[] {
    const met = known.get(file);
    if (met !== undefined) return met;
    const runs = takenRuns(r, { file, contractId, elsewhere: file === ownFile });
    const imports = [...Map.groupBy(runs, ({ batchId }) => batchId).values()];
    known.set(file, imports);
    return imports;
  }

  return {
    meet(r, marks) {
      const ids = new Map<string, number>();
      for (const mark of marks) {
        for (const runs of importsOf(r, mark.file)) {
          const id = leadOf(runs, mark.row);
          if (id === null) continue;
          ids.set(markKey(mark), id);
          break;
        }
      }
      if (ids.size === 0) return nobody;
      const into = mergedInto(r, [...ids.values()]);
      const leads = new Map(
        readLeads(
          r,
          [...ids.values()].map((id) => into.get(id) ?? id),
        ).map((one) => [one.id, one]),
      );
      return new Map(
        [...ids].flatMap(([key, id]) => {
          const lead = leads.get(into.get(id) ?? id);
          return lead === undefined ? [] : [[key, lead] as const];
        }),
      );
    },
  };
}

const nobody: ReadonlyMap<string, StoredLead> = new Map();

/** The lead a row became, by the runs of one import in order; null where it became none. */
export function leadOf(runs: readonly TakenRun[], row: number): number | null {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.row ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run !== undefined && row < run.row + run.rows ? run.leadId + row - run.row : null;
}

/** Gathers which lead each row became, as few runs as there are. */
export interface TakenRuns {
  readonly add: (file: string, row: number, leadId: number) => void;
  readonly all: () => readonly TakenRun[];
}

export function createTakenRuns(): TakenRuns {
  const runs: { file: string; row: number; rows: number; leadId: number }[] = [];
  return {
    add(file, row, leadId) {
      const last = runs.at(-1);
      if (
        last !== undefined &&
        last.file === file &&
        last.row + last.rows === row &&
        last.leadId + last.rows === leadId
      ) {
        last.rows += 1;
      } else runs.push({ file, row, rows: 1, leadId });
    },
    all: () => runs,
  };
}
