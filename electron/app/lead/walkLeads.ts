import type { Reader } from '../../../db/handle.ts';
import { leadBounds, nextLead, type Stretch } from '../../../db/queries/leadFind.ts';

/**
 * Leads are looked through in stretches of their ids, so that a filter no index serves holds nobody up: each takes some milliseconds,
 * and other calls are answered in between. Where an index finds what fits, stretches grow until one holds everything.
 */
export interface Walk {
  /** The next stretch; null when all of them were looked through. */
  readonly next: () => Stretch | null;
  /** Goes back to a lead within the last stretch: what lies beyond it was not used. */
  readonly stopAt: (id: number) => void;
  /** The id the next stretch begins at; null at the end. */
  readonly at: () => number | null;
  /** How much was looked through, 0 to 1. */
  readonly looked: () => number;
}

const firstWidth = 2_000;
const leastWidth = 500;
const mostWidth = 2 ** 45;
/** Milliseconds a stretch takes at least before they grow no more, and at most before they shrink. */
const short = 6;
const long = 18;

/**
 * Walks from the newest lead down, or from the oldest up; from `start` on where a walk before ended there. `whole`: in one stretch,
 * because what fits is found by words, which finds as much for a piece as for all.
 */
export function createWalk(
  r: Reader,
  {
    descending,
    start = null,
    whole,
  }: { readonly descending: boolean; readonly start?: number | null; readonly whole: boolean },
): Walk {
  const bounds = leadBounds(r);
  let at = bounds === null ? null : nextLead(r, start ?? (descending ? bounds.last : bounds.first), descending);
  let width = whole ? mostWidth : firstWidth;
  let begun: number | null = null;
  const pace = (): void => {
    if (begun === null) return;
    // How long a piece of work takes is no time of the business: it is not the clock's.
    const took = performance.now() - begun;
    if (took < short) width = Math.min(mostWidth, width * 2);
    else if (took > long) width = Math.max(leastWidth, Math.floor(width / 2));
  };
  return {
    next() {
      pace();
      if (at === null) return null;
      const from = at;
      const stretch = descending ? { above: from - width, upTo: from } : { above: from - 1, upTo: from + width - 1 };
      at = nextLead(r, descending ? stretch.above : stretch.upTo + 1, descending);
      begun = performance.now();
      return stretch;
    },
    stopAt(id) {
      at = nextLead(r, descending ? id - 1 : id + 1, descending);
    },
    at: () => at,
    looked() {
      if (bounds === null || at === null) return 1;
      const whole = bounds.last - bounds.first + 1;
      return descending ? (bounds.last - at) / whole : (at - bounds.first) / whole;
    },
  };
}

/** Lets every other waiting call run. */
export const breathe = (): Promise<void> => new Promise((resume) => setImmediate(resume));
