import type { Reader } from '../../../db/handle.ts';
import { nextLead, type Stretch } from '../../../db/queries/leadFind.ts';
import { whilePatient } from '../patience.ts';

/** Ids in one stretch: some milliseconds, whatever is asked of each lead. */
const width = 5_000;

/** The next stretch of ids after `after` that has leads in it, for jobs that look through all of them; null where none come after. */
export function stretchAfter(r: Reader, after: number): Stretch | null {
  const first = nextLead(r, after + 1, false);
  return first === null ? null : { above: first - 1, upTo: first + width - 1 };
}

/** What `countIn` counts in all stretches together; the others are let in between. */
export async function countByStretches(
  r: Reader,
  breathe: () => Promise<void>,
  countIn: (stretch: Stretch) => number,
): Promise<number> {
  let [count, after] = [0, 0];
  const countSome = (): boolean => {
    const stretch = stretchAfter(r, after);
    if (stretch === null) return false;
    count += countIn(stretch);
    after = stretch.upTo;
    return true;
  };
  while (whilePatient(countSome)) await breathe();
  return count;
}
