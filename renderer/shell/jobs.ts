import { isDefinedError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api, seenChange } from '../api.ts';

export interface RunningJob {
  readonly name: string;
  readonly what: string;
  readonly done: number;
  readonly whole: number | null;
  /** From the pace so far; null before there is one. */
  readonly secondsLeft: number | null;
}

let running: readonly RunningJob[] = [];
const listeners = new Set<() => void>();
const begun = new Map<string, number>();

/** The jobs that run now. Kept up to date by {@link useWatch}. */
export const useJobs = (): readonly RunningJob[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running,
  );

/**
 * Follows the application by a long poll: shows its jobs, and fetches everything shown anew when another window, or a job,
 * has changed the file. Ends with the caller; waits a moment before it asks again where nobody answers.
 */
export function useWatch(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stopped = new AbortController();
    void watch(stopped.signal, () => void client.invalidateQueries());
    return () => stopped.abort();
  }, [client]);
}

async function watch(signal: AbortSignal, onFileChange: () => void): Promise<void> {
  let after = -1;
  let told = seenChange();
  while (!signal.aborted) {
    try {
      const before = seenChange();
      const answer = await api.job.watch({ after, waitMs: 10_000 }, { signal });
      after = answer.change;
      show(answer.jobs.filter(({ state }) => state === 'running'));
      // What this window changed itself it has fetched already.
      if (answer.fileChange > Math.max(told, before) && told !== -1) onFileChange();
      told = Math.max(told, answer.fileChange);
    } catch (error) {
      if (signal.aborted) return;
      // The page says so itself as soon as anything else is asked; a bug of the page is not hidden here.
      if (!(error instanceof TypeError) && !(error instanceof Error && isDefinedError(error)) && !isClosed(error))
        throw error;
      await new Promise((resume) => setTimeout(resume, 3_000));
    }
  }
}

const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && (error.status === 401 || error.status === 404);

function show(jobs: readonly Omit<RunningJob, 'secondsLeft'>[]): void {
  const now = performance.now();
  for (const { name } of jobs) if (!begun.has(name)) begun.set(name, now);
  for (const name of begun.keys()) if (!jobs.some((job) => job.name === name)) begun.delete(name);
  running = jobs.map(({ name, what, done, whole }) => {
    const seconds = (now - (begun.get(name) ?? now)) / 1000;
    const secondsLeft = whole === null || done === 0 || seconds < 2 ? null : (seconds / done) * (whole - done);
    return { name, what, done, whole, secondsLeft };
  });
  for (const listener of listeners) listener();
}
