import { useCallback, useEffect, useRef } from 'react';
import type { FileReading } from '../../../shared/api/clientFile.ts';
import { api } from '../../api.ts';
import { useSaving } from '../../parts/useSaving.ts';
import { asJson, type MapDraft } from './mapDraft.ts';
import { type Cells, changedRows, type Mends } from './mends.ts';

/** What was said and mended of a file that is not imported yet. */
export interface SaidOfFile {
  readonly hash: string;
  /** Undefined: for the pool. */
  readonly contract: string | undefined;
  readonly cut: FileReading;
  /** Null as long as its columns are read as they were found. */
  readonly map: MapDraft | null;
  readonly decimalTold: boolean;
  readonly mends: Mends;
}

/** Mended rows as the file of the agency is known to hold them. */
interface Held extends Pick<SaidOfFile, 'hash' | 'contract'> {
  readonly cells: ReadonlyMap<number, Cells>;
}

interface KeptMends {
  /** These rows were read from there. */
  readonly holds: (held: Held) => void;
  /** What is not written yet need not be any more: it was imported. */
  readonly forget: () => void;
}

/** Rows that one call may keep. */
const mostKept = 10_000;
const noCells: ReadonlyMap<number, Cells> = new Map();

/**
 * Keeps what is said of the file in hand while it is said, so that nothing is lost when the window is closed or the program dies; null
 * while there is nothing to keep. Only the rows that changed are sent.
 */
export function useKeptMends(said: SaidOfFile | null): KeptMends {
  const held = useRef<Held | null>(null);
  const put = useCallback(async ({ mends, map, contract, ...rest }: SaidOfFile) => {
    const { hash } = rest;
    const known = held.current;
    const before = known?.hash === hash && known.contract === contract ? known.cells : null;
    const rows = changedRows(mends, before ?? noCells);
    // Unless it is answered, nobody knows what is there: everything is sent anew then.
    held.current = null;
    for (let from = 0; from === 0 || from < rows.length; from += mostKept) {
      await api.intake.keepMends({
        ...rest,
        ...(contract === undefined ? {} : { contract }),
        map: map && asJson(map),
        anew: before === null && from === 0,
        rows: rows.slice(from, from + mostKept).map(({ row, was, cells }) => ({
          row,
          was: [...was],
          cells: cells && [...cells],
        })),
      });
    }
    held.current = { hash, contract, cells: mends.cells };
  }, []);
  const { save, forget } = useSaving(put);
  useEffect(() => {
    if (said !== null) save(said, true);
  }, [said, save]);
  return {
    holds: (read) => {
      held.current = read;
    },
    forget: () => {
      held.current = null;
      forget();
    },
  };
}
