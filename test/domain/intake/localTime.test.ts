import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '../../../shared/domain/intake/localTime.ts';

const day = 86_400_000;
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo', // changed at midnight
  'Australia/Lord_Howe', // half an hour
  'Africa/Casablanca', // four changes a year
  'Asia/Beirut', // a change put off at short notice
  'Pacific/Apia', // left out 30 December 2011
  'Asia/Kathmandu',
  'America/Havana', // midnight comes twice
  'Africa/Monrovia', // an offset with seconds
  'UTC',
];

const iso = (local: number): string => Temporal.Instant.fromEpochMilliseconds(local).toString().slice(0, -1);

function byTemporal(zone: string, local: number): number | null {
  const plain = Temporal.PlainDateTime.from(iso(local));
  // 'earlier' is the first of two; for a skipped time it is another local time, which shows.
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(plain) ? zoned.epochMilliseconds : null;
}

function dayByTemporal(zone: string, midnight: number): number | null {
  const date = Temporal.PlainDate.from(iso(midnight).slice(0, 10));
  const start = date.toZonedDateTime(zone);
  return start.toPlainDate().equals(date) ? start.epochMilliseconds : null;
}

/** Local times close to a clock change, and anywhere. */
const somewhere = fc.constantFrom(...zones).chain((zone) => {
  const anywhere = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 11, 31) });
  const nearChange = fc.tuple(anywhere, fc.integer({ min: -180, max: 180 })).map(([instant, minutes]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    return change === null ? instant : change.epochMilliseconds + change.offsetNanoseconds / 1e6 + minutes * 60_000;
  });
  return fc.record({ zone: fc.constant(zone), local: fc.oneof(anywhere, nearChange) });
});

describe('localTime', () => {
  test('says what Temporal says, near and far from clock changes', () => {
    const known = new Map(zones.map((zone) => [zone, localTime(zone)]));
    let skipped = 0;
    fc.assert(
      fc.property(somewhere, ({ zone, local }) => {
        const answer = known.get(zone)?.instantOf(local);
        expect(answer).toBe(byTemporal(zone, local));
        const midnight = Math.floor(local / day) * day;
        expect(known.get(zone)?.startOfDay(midnight)).toBe(dayByTemporal(zone, midnight));
        if (answer === null) skipped += 1;
      }),
      { seed: 20260308, numRuns: 5_000 },
    );
    expect(skipped).toBeGreaterThan(50);
  });

  test('a day that a zone left out has no start', () => {
    const apia = localTime('Pacific/Apia');
    expect(apia.startOfDay(Date.UTC(2011, 11, 30))).toBeNull();
    expect(apia.instantOf(Date.UTC(2011, 11, 30, 12))).toBeNull();
    // 31 December began at +14:00: 2011-12-30T10:00Z.
    expect(apia.startOfDay(Date.UTC(2011, 11, 31))).toBe(Date.UTC(2011, 11, 30, 10));
  });

  test('where midnight is skipped the day starts later', () => {
    // São Paulo went from 00:00 to 01:00 on 4 November 2018, then at -02:00.
    expect(localTime('America/Sao_Paulo').startOfDay(Date.UTC(2018, 10, 4))).toBe(Date.UTC(2018, 10, 4, 3));
  });
});
