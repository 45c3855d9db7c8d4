import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { tellProblem } from './useAct.tsx';

/** How long after the last key a draft is written: a crash loses at most the word being typed. */
const pauseMs = 300;

export interface DraftSaving<T> {
  /** Whether the file holds what was saved last; `unchanged` while nothing was. */
  readonly state: 'unchanged' | 'saving' | 'saved';
  readonly save: (content: T) => void;
  /** Forgets what is not written yet: it was saved for good, or given up. */
  readonly forget: () => void;
}

/** Writes the draft called `name` shortly after its last change, and at once when the screen or the page is left. */
export function useDraftSaving<T>(name: string): DraftSaving<T> {
  const [state, setState] = useState<DraftSaving<T>['state']>('unchanged');
  const waiting = useRef<{ readonly content: T; readonly timer: ReturnType<typeof setTimeout> } | undefined>(undefined);

  const forget = useCallback(() => {
    if (waiting.current !== undefined) clearTimeout(waiting.current.timer);
    waiting.current = undefined;
  }, []);

  const flush = useCallback(() => {
    const now = waiting.current;
    if (now === undefined) return;
    forget();
    const written = (): void => setState(waiting.current === undefined ? 'saved' : 'saving');
    // As JSON holds it: what is undefined is not there.
    api.draft.save({ name, content: JSON.parse(JSON.stringify(now.content)) }).then(written, tellProblem);
  }, [name, forget]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const save = useCallback(
    (content: T) => {
      forget();
      waiting.current = { content, timer: setTimeout(flush, pauseMs) };
      setState('saving');
    },
    [forget, flush],
  );
  return { state, save, forget };
}
