import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { tellProblem } from '../../../parts/useAct.tsx';
import type { EditedContract } from './editedContract.ts';

/** A typing pause this long is written down. */
const pauseMs = 400;

/**
 * Keeps what is typed under a name, continuously: after each pause, and at once when the editor is left. `stop` forgets what is
 * not written yet, when it was saved for good.
 */
export function useKeptDraft(
  name: string,
  edited: EditedContract,
  touched: boolean,
): { readonly state: 'unchanged' | 'saving' | 'saved'; readonly stop: () => void } {
  const [written, setWritten] = useState<EditedContract | null>(null);
  const waiting = useRef<EditedContract | null>(null);
  const stopped = useRef(false);

  const write = useCallback(async (): Promise<void> => {
    const content = waiting.current;
    waiting.current = null;
    if (content === null || stopped.current) return;
    try {
      // As JSON holds it: what is undefined is not there.
      await api.draft.save({ name, content: JSON.parse(JSON.stringify(content)) });
      setWritten(content);
    } catch (error) {
      tellProblem(error);
    }
  }, [name]);

  useEffect(() => {
    if (!touched) return;
    waiting.current = edited;
    const timer = setTimeout(() => void write(), pauseMs);
    return () => clearTimeout(timer);
  }, [edited, touched, write]);

  useEffect(() => {
    const now = (): void => void write();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [write]);

  const stop = useCallback((): void => {
    stopped.current = true;
  }, []);
  return { state: !touched ? 'unchanged' : written === edited ? 'saved' : 'saving', stop };
}
