import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './surroundings.ts';

/**
 * Keeps faults with their incident numbers in a text file of the data folder. Only the kind of error and where it happened:
 * a message could quote a lead's data, so it stays out (reliability P7).
 */
export function incidentKeeper(dir: string, now: Clock): (incident: string, problem: unknown) => void {
  return (incident, problem) => {
    const at = Temporal.Instant.fromEpochMilliseconds(now()).toString();
    appendFileSync(join(dir, 'incidents.txt'), `${at} ${incident} ${kindAndPlace(problem)}\n`, { mode: 0o600 });
  };
}

function kindAndPlace(problem: unknown): string {
  if (!(problem instanceof Error)) return typeof problem;
  const frames = (problem.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [problem.name, ...frames.map((line) => line.trim())].join('\n  ');
}
