import { useMemo } from 'react';

/**
 * The application's clock as it goes on from `now`, what it said when the page read it (epoch milliseconds): the clock of this
 * computer may be another one, and may be set while one looks at it.
 */
export function useClock(now: number): () => number {
  return useMemo(() => {
    const readAt = performance.now();
    return () => now + Math.floor(performance.now() - readAt);
  }, [now]);
}
