import { capWindow } from '../caps.ts';
import { sumOf } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import { addDays } from '../time.ts';
import { error, repeated, warning, when } from './finding.ts';
import { lintTarget } from './lintComponents.ts';
import type { Cap, Terms } from './terms.ts';

/** What pilot, minimum term, notice and benchmarks lack, and where they contradict each other (domain §2). */
export const lintDuration = (terms: Terms): Finding[] => [
  ...(terms.pilot === undefined ? [] : lintPilot(terms.pilot, terms)),
  ...lintTerm(terms),
  ...lintBenchmarks(terms),
];

function lintPilot(pilot: NonNullable<Terms['pilot']>, terms: Terms): Finding[] {
  const { until, leads, money } = pilot;
  if (until === undefined) return [error('noPilotEnd', 'pilot.until')];
  if (until < terms.from) return [error('pilotEndsBefore', 'pilot.until')];
  const promised = [terms.minimum?.units, terms.guarantee?.units].filter((units) => units !== undefined);
  return [
    ...when(leads === undefined && money === undefined, warning('pilotWithoutCap', 'pilot')),
    ...when(
      leads !== undefined && leads > roomUntil(until, terms, (cap) => cap.leads),
      error('pilotAboveCaps', 'pilot.leads'),
    ),
    ...when(
      money !== undefined && money > roomUntil(until, terms, (cap) => cap.money),
      error('pilotAboveCaps', 'pilot.money'),
    ),
    ...when(
      leads !== undefined && promised.some((units) => units > leads),
      warning('commitmentAbovePilot', 'pilot.leads'),
    ),
  ];
}

/** What the caps let through up to a day at most. */
function roomUntil(until: string, { caps, from, billing }: Terms, limitOf: (cap: Cap) => number | undefined): number {
  const rooms = caps
    .filter(({ above }) => above !== 'charge')
    .map((cap) => {
      const limit = limitOf(cap);
      if (limit === undefined) return Number.POSITIVE_INFINITY;
      const windows: number[] = [];
      for (let day = from; day <= until; day = addDays(capWindow(cap, billing, day).to, 1)) windows.push(limit);
      return sumOf(windows);
    });
  return Math.min(Number.POSITIVE_INFINITY, ...rooms);
}

const longestMonth = 31;

function lintTerm({ minimumTerm, notice }: Terms): Finding[] {
  if (minimumTerm === undefined) return [];
  if (notice === undefined) return [warning('noNotice', 'notice')];
  // Notice could never be given in time for the end of the term.
  return when(notice.days > minimumTerm.months * longestMonth, error('noticeBeyondTerm', 'notice.days'));
}

function lintBenchmarks({ benchmarks, from }: Terms): Finding[] {
  const names = benchmarks.map(({ measure, by }) => `${measure} ${by}`);
  return [
    ...benchmarks.flatMap((benchmark, at) => {
      const place = `benchmarks.${at + 1}`;
      return [...lintTarget(benchmark, place), ...when(benchmark.by < from, error('benchmarkBefore', `${place}.by`))];
    }),
    ...repeated(names).map((name) => error('benchmarkRepeated', `benchmarks.${names.lastIndexOf(name) + 1}`)),
  ];
}
