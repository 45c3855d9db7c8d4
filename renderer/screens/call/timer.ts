import { z } from 'zod';

/** How long a call lasts, by moments of the clock: a page that is reloaded or sleeps counts on as if nothing had been. */
export const wholeTimer = {
  /** When the person was rung up; null before. */
  startedAt: z.int().nullable(),
  /** What was talked before the last pause, in milliseconds. */
  talkedMs: z.int(),
  /** Since when it runs; null while it stands. */
  runningSince: z.int().nullable(),
};

export interface Timer {
  readonly startedAt: number | null;
  readonly talkedMs: number;
  readonly runningSince: number | null;
}

const msOf = ({ talkedMs, runningSince }: Timer, now: number): number =>
  talkedMs + (runningSince === null ? 0 : Math.max(0, now - runningSince));

/** Whole seconds talked by now. */
export const secondsOf = (timer: Timer, now: number): number => Math.floor(msOf(timer, now) / 1000);

/** Milliseconds until so many seconds are talked, while it runs. */
export const msUntil = (timer: Timer, seconds: number, now: number): number => seconds * 1000 - msOf(timer, now);

/** Starts it, pauses it, goes on. */
export const toggled = (timer: Timer, now: number): Timer =>
  timer.runningSince === null
    ? { ...timer, startedAt: timer.startedAt ?? now, runningSince: now }
    : { ...timer, talkedMs: msOf(timer, now), runningSince: null };
