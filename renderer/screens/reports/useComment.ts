import { useEffect, useState } from 'react';
import { z } from 'zod';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import type { ShownReport } from './shownReport.ts';

/** The comment of a report while it is written. */
export interface CommentHold {
  /** As it stands in the box. */
  readonly text: string;
  readonly write: (text: string) => void;
  /** Puts it into the report; called when the box is left. */
  readonly keep: () => Promise<void>;
  /** It is in the report: nothing is left to keep. */
  readonly kept: () => void;
}

/** Every letter is kept while it is typed, and found again after a crash; the report itself changes when the box is left. */
export function useComment({ id, comment }: Pick<ShownReport, 'id' | 'comment'>): CommentHold {
  const draft = useDraft(`reportComment:${id}`, z.string());
  const [typed, setTyped] = useState<string | null>(null);
  const { act } = useAct(api.report.comment);
  const { left } = draft;
  useEffect(() => {
    if (typeof left === 'string') setTyped((now) => now ?? left);
  }, [left]);
  const kept = (): void => {
    draft.discard();
    setTyped(null);
  };
  return {
    text: typed ?? comment,
    write: (text) => {
      setTyped(text);
      draft.save(text);
    },
    keep: async () => {
      if (typed === null || typed.trim() === comment) return;
      if ((await act({ id, comment: typed })) !== undefined) kept();
    },
    kept,
  };
}
