import { useEffect, useState } from 'react';
import { msUntil, secondsOf, type Timer } from './timer.ts';

/** The seconds talked by now, drawn anew each second while the timer runs. */
export function useSeconds(timer: Timer, clock: () => number): number {
  const [now, setNow] = useState(clock);
  const isRunning = timer.runningSince !== null;
  useEffect(() => {
    if (!isRunning) return;
    setNow(clock());
    const tick = setInterval(() => setNow(clock()), 1000);
    return () => clearInterval(tick);
  }, [isRunning, clock]);
  return secondsOf(timer, isRunning ? Math.max(now, timer.runningSince ?? 0) : 0);
}

/**
 * The length the rules are asked about: all of it while the timer stands, and while it runs only as of the second at which they say
 * something else, so that a long talk is judged when it turns and not every second.
 */
export function useJudgedSeconds(timer: Timer, clock: () => number, turnsAt: number | null): number | undefined {
  const [turned, setTurned] = useState<number | undefined>(undefined);
  const { startedAt, talkedMs, runningSince } = timer;
  useEffect(() => {
    if (runningSince === null || turnsAt === null) return;
    const now = { startedAt, talkedMs, runningSince };
    const wait = setTimeout(() => setTurned(secondsOf(now, clock())), Math.max(0, msUntil(now, turnsAt, clock())));
    return () => clearTimeout(wait);
  }, [startedAt, talkedMs, runningSince, turnsAt, clock]);
  if (startedAt === null) return undefined;
  return runningSince === null ? secondsOf(timer, 0) : turned;
}
