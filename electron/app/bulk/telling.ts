import type { Job } from '../jobs.ts';

/** Milliseconds between two words of how far it is. */
const betweenMs = 300;

/**
 * Tells how far a job is, not more often than somebody reads: at each word every window asks again for what it shows, which would
 * take longer than the work.
 */
export function tellingOf(job: Pick<Job, 'progress'>): Job['progress'] {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done, whole) => {
    const now = performance.now();
    if (now - toldAt < betweenMs) return;
    toldAt = now;
    job.progress(done, whole);
  };
}
