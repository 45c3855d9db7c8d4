import { useEffect, useState } from 'react';
import type { RequalifyPreview, RequalifyScope } from '../../../shared/api/requalification.ts';
import { api } from '../../api.ts';
import { tellProblem } from '../../parts/useAct.tsx';

export interface Looking {
  readonly preview: RequalifyPreview | null;
  readonly isLooking: boolean;
  /** Makes it anew, with the leads and lists as they are by now. */
  readonly again: () => void;
}

const job = 'requalify-preview';

/**
 * A dry run, made when the screen opens and when one asks for it: over a million leads it takes a minute, so it is not made anew
 * whenever something in the file changes, and it is given up when the screen is left.
 */
export function usePreview(contract: string | undefined, of: RequalifyScope, wanted: boolean): Looking {
  const [state, setState] = useState<{ readonly preview: RequalifyPreview | null; readonly isLooking: boolean }>({
    preview: null,
    isLooking: wanted,
  });
  const [round, setRound] = useState(0);
  const asked = JSON.stringify({ contract, of, wanted, round });
  useEffect(() => {
    const input: { contract?: string; of: RequalifyScope; wanted: boolean } = JSON.parse(asked);
    if (input.contract === undefined || !input.wanted) return;
    let isLeft = false;
    setState({ preview: null, isLooking: true });
    api.requalification.preview({ contract: input.contract, of: input.of, job }).then(
      (preview) => {
        if (!isLeft) setState({ preview, isLooking: false });
      },
      (problem: unknown) => {
        if (isLeft) return;
        setState({ preview: null, isLooking: false });
        tellProblem(problem);
      },
    );
    return () => {
      isLeft = true;
      void api.job.cancel({ name: job });
    };
  }, [asked]);
  return { ...state, again: () => setRound((before) => before + 1) };
}
