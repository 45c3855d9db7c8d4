import { dayMs, type Instant } from '../basics.ts';

/**
 * Turns the local times of one zone into instants. Local times are given as ms, as if the local clock were UTC.
 * The answers are those of Temporal; its cost is paid once per 365 days of the zone instead of once per cell.
 */
export interface LocalTime {
  /** The first instant that shows this local time, or null when a clock change skips it (command-line, Files). */
  readonly instantOf: (local: number) => Instant | null;
  /** The first instant of the local day that has this midnight, or null when the zone left the whole day out. */
  readonly startOfDay: (midnight: number) => Instant | null;
}

/** A time with one offset from UTC, all in ms; `until` is not part of it. */
interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

const span = 365 * dayMs;
/** More than any offset from UTC, so that every instant a local time may mean lies within. */
const margin = 2 * dayMs;

/** `zone` is an IANA name; an unknown one is a bug and throws. */
export function localTime(zone: string): LocalTime {
  const spans = new Map<number, readonly Stretch[]>();

  function stretchesAt(local: number): readonly Stretch[] {
    const index = Math.floor(local / span);
    let stretches = spans.get(index);
    if (stretches === undefined) {
      stretches = stretchesBetween(zone, index * span - margin, (index + 1) * span + margin);
      spans.set(index, stretches);
    }
    return stretches;
  }

  return {
    instantOf(local) {
      for (const { from, until, offset } of stretchesAt(local)) {
        const instant = local - offset;
        if (instant >= from && instant < until) return instant;
      }
      return null;
    },
    startOfDay(midnight) {
      for (const { from, until, offset } of stretchesAt(midnight)) {
        const instant = Math.max(midnight - offset, from);
        if (instant < until && instant + offset < midnight + dayMs) return instant;
      }
      return null;
    },
  };
}

function stretchesBetween(zone: string, start: Instant, end: Instant): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let clock = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  let from = start;
  while (from < end) {
    const change = clock.getTimeZoneTransition('next');
    const until = Math.min(change?.epochMilliseconds ?? end, end);
    stretches.push({ from, until, offset: clock.offsetNanoseconds / 1e6 });
    if (change === null) break;
    clock = change;
    from = until;
  }
  return stretches;
}
