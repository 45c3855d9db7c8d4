import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf } from './problem.ts';
import { tellProblem } from './useAct.tsx';

/** Between two savings of what is typed on and on: a letter or two, so that a crash never takes more than the word at hand. */
const pauseMs = 50;
/** So long after the last change it is said that all is saved: whoever types on is not drawn anew for it with every letter. */
const restMs = 300;
/** What could not be saved is tried again, until whoever keeps it is there again. */
const retryMs = 1_000;

export interface Saving<T> {
  /** Whether the file holds what was saved last; `unchanged` while nothing was. */
  readonly state: 'unchanged' | 'saving' | 'saved';
  /** `atOnce`: a word is ended, and none that is ended may be lost. */
  readonly save: (content: T, atOnce?: boolean) => void;
  /** Forgets what is not written yet: it was saved for good, or given up. */
  readonly forget: () => void;
}

/** What is to be written next, and what is under way: savings follow one another, or an older one could come last. */
interface Course<T> {
  next: { readonly content: T; readonly atOnce: boolean } | undefined;
  underWay: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  rest: ReturnType<typeof setTimeout> | undefined;
  savedAt: number;
  failing: boolean;
  /** How often it was forgotten: what failed before is not tried again after. */
  forgotten: number;
}

/**
 * Writes what changes while it changes, by `put`: the first change at once, then every moment as long as there are more, and at once
 * when a word is ended or the page is left. Nobody has to pause for it. Another `put` is another thing: what waits is written by the
 * one before.
 */
export function useSaving<T>(put: (content: T) => Promise<unknown>): Saving<T> {
  const [state, setState] = useState<Saving<T>['state']>('unchanged');
  const course = useRef<Course<T>>({
    next: undefined,
    underWay: false,
    timer: undefined,
    rest: undefined,
    savedAt: 0,
    failing: false,
    forgotten: 0,
  });

  const write = useCallback(() => {
    const now = course.current;
    clearTimeout(now.timer);
    now.timer = undefined;
    const due = now.next;
    if (due === undefined || now.underWay) return;
    now.next = undefined;
    now.underWay = true;
    now.savedAt = performance.now();
    const { forgotten } = now;
    const again = (inMs: number): void => {
      now.underWay = false;
      if (now.next === undefined) return;
      if (now.next.atOnce && !now.failing) write();
      else now.timer = setTimeout(write, inMs);
    };
    put(due.content).then(
      () => {
        now.failing = false;
        again(pauseMs);
        if (now.next === undefined && !now.underWay) now.rest = setTimeout(() => setState('saved'), restMs);
      },
      (problem: unknown) => {
        // Told once, not every second.
        if (!now.failing) tellProblem(problem);
        now.failing = true;
        const isSilent = problemOf(problem).kind === 'silent';
        if (isSilent && now.forgotten === forgotten) now.next ??= due;
        again(retryMs);
      },
    );
  }, [put]);

  const forget = useCallback(() => {
    clearTimeout(course.current.timer);
    course.current.timer = undefined;
    course.current.next = undefined;
    course.current.forgotten += 1;
  }, []);

  useEffect(() => {
    const leave = (): void => {
      // There is no later: it is sent beside what is under way.
      course.current.underWay = false;
      write();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [write]);

  const save = useCallback(
    (content: T, atOnce = false) => {
      const now = course.current;
      clearTimeout(now.rest);
      now.next = { content, atOnce: atOnce || now.next?.atOnce === true };
      setState('saving');
      if (now.underWay) return;
      if (atOnce && !now.failing) write();
      else now.timer ??= setTimeout(write, Math.max(0, pauseMs - (performance.now() - now.savedAt)));
    },
    [write],
  );
  return { state, save, forget };
}
