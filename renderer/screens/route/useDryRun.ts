import { useEffect, useState } from 'react';
import type { RouteAnswer } from '../../../shared/api/routing.ts';
import type { RouteRule } from '../../../shared/domain/routing.ts';
import { api } from '../../api.ts';
import { tellProblem } from '../../parts/useAct.tsx';

interface Asked {
  readonly leads?: number[];
  readonly batch?: number;
  readonly rule?: RouteRule;
}

interface DryRun {
  /** The last one that was made; that of an earlier question while the next is under way. */
  readonly answer: RouteAnswer | null;
  readonly isUnderWay: boolean;
  /** Made anew, as the file stands by now. */
  readonly again: () => void;
}

const job = 'route-preview';

/**
 * Who would take which lead: asked when the screen opens and when what is asked for changes. Over many leads it is a long job, so it
 * is not made anew whenever something in the file changes, and given up when the screen is left.
 */
export function useDryRun(asked: Asked): DryRun {
  const [answer, setAnswer] = useState<RouteAnswer | null>(null);
  const [isUnderWay, setUnderWay] = useState(true);
  const [round, setRound] = useState(0);
  const question = JSON.stringify({ asked, round });
  useEffect(() => {
    const wanted: { readonly asked: Asked } = JSON.parse(question);
    let isLeft = false;
    setUnderWay(true);
    api.routing.route({ ...wanted.asked, dryRun: true, job }).then(
      (made) => {
        if (isLeft) return;
        setAnswer(made);
        setUnderWay(false);
      },
      (problem: unknown) => {
        if (isLeft) return;
        setUnderWay(false);
        tellProblem(problem);
      },
    );
    return () => {
      isLeft = true;
      void api.job.cancel({ name: job });
    };
  }, [question]);
  return { answer, isUnderWay, again: () => setRound((before) => before + 1) };
}
