import type { Watch } from './workbook/openWorkbook.ts';

/** A long piece of work that tells how far it is and looks whether it is still wanted. */
export interface Job {
  /** Units done of the whole; the whole is null while unknown. */
  readonly progress: (done: number, whole: number | null) => void;
  readonly cancelled: () => boolean;
  /** Lets every other waiting call run; called between two chunks, each one short transaction. */
  readonly breathe: () => Promise<void>;
}

/** What a reader of files tells a job, as long as how many rows there are is not known. */
export const watchOf = (job: Job): Watch => ({ rows: (count) => job.progress(count, null), cancelled: job.cancelled });

interface JobState {
  readonly name: string;
  readonly what: string;
  readonly done: number;
  readonly whole: number | null;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
}

export interface Jobs {
  /** Runs `body` as a job called `name`. A name that is running already gets a number behind it. */
  readonly run: <T>(name: string, what: string, body: (job: Job) => Promise<T>) => Promise<T>;
  readonly list: () => readonly JobState[];
  /** Counts up with every change of any job, and of the file. */
  readonly change: () => number;
  /** Counts up when a call has changed the file: what other windows show is old then. */
  readonly fileChange: () => number;
  readonly fileChanged: () => void;
  /** Resolves at the next change, or after `waitMs`. */
  readonly changed: (after: number, waitMs: number) => Promise<void>;
  readonly cancel: (name: string) => boolean;
}

/** Ended jobs are remembered so that a window opened late still sees how they ended. */
const remembered = 50;

/**
 * The jobs of one running application. What must survive a crash lies in the file (a batch that is `loading`), never here.
 * Once `stopping` is aborted nobody waits for a change any more.
 */
export function createJobs(stopping?: AbortSignal): Jobs {
  const states = new Map<string, JobState>();
  const unwanted = new Set<string>();
  const waiters = new Set<() => void>();
  let change = 0;
  let fileChange = 0;

  const tell = (): void => {
    change += 1;
    for (const wake of waiters) wake();
    waiters.clear();
  };
  const set = (state: JobState): void => {
    states.set(state.name, state);
    tell();
  };
  stopping?.addEventListener('abort', tell);
  const freeName = (name: string): string => {
    let free = name;
    for (let n = 2; states.get(free)?.state === 'running'; n += 1) free = `${name} ${n}`;
    return free;
  };
  const forgetOldest = (): void => {
    for (const [name, state] of states) {
      if (states.size <= remembered) return;
      if (state.state !== 'running') states.delete(name);
    }
  };

  return {
    async run(asked, what, body) {
      const name = freeName(asked);
      let at: JobState = { name, what, done: 0, whole: null, state: 'running' };
      states.delete(name);
      set(at);
      const job: Job = {
        progress: (done, whole) => {
          at = { ...at, done, whole };
          set(at);
        },
        cancelled: () => unwanted.has(name),
        breathe: () => new Promise((resume) => setImmediate(resume)),
      };
      try {
        const answer = await body(job);
        set({ ...at, state: job.cancelled() ? 'cancelled' : 'done' });
        return answer;
      } catch (problem) {
        set({ ...at, state: 'failed' });
        throw problem;
      } finally {
        unwanted.delete(name);
        forgetOldest();
      }
    },
    list: () => [...states.values()],
    change: () => change,
    fileChange: () => fileChange,
    fileChanged: () => {
      fileChange += 1;
      tell();
    },
    changed: (after, waitMs) =>
      new Promise((resolve) => {
        if (change > after || waitMs === 0 || stopping?.aborted) return resolve();
        const wake = (): void => {
          clearTimeout(timer);
          waiters.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, waitMs);
        // Somebody who waits for news is no reason to keep a process.
        timer.unref();
        waiters.add(wake);
      }),
    cancel: (name) => {
      if (states.get(name)?.state !== 'running') return false;
      unwanted.add(name);
      return true;
    },
  };
}
