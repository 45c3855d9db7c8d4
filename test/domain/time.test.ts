import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWindow } from '../../shared/domain/delivery.ts';
import {
  addDays,
  businessHours,
  dayOf,
  daysBetween,
  endOfDay,
  endOfWindow,
  isoWeekOf,
  minuteOf,
  monthOf,
  startOfDay,
  weekdayOf,
} from '../../shared/domain/time.ts';

const berlin = { zone: 'Europe/Berlin', workingDays: [1, 2, 3, 4, 5], holidays: ['2026-04-03', '2026-04-06'] };

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

describe('the day of an instant', () => {
  it.each([
    ['2026-04-01T02:00:00Z', 'America/New_York', '2026-03-31'], // golden month, deliver 2
    ['2026-04-01T02:00:00Z', 'Europe/Berlin', '2026-04-01'],
    ['2026-03-29T00:59:59.999Z', 'Europe/London', '2026-03-29'],
    ['2026-03-28T23:59:59.999Z', 'Europe/London', '2026-03-28'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'], // the 30th never was
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31'],
    ['2026-06-01T18:29:59Z', 'Asia/Kolkata', '2026-06-01'],
    ['2026-06-01T18:30:00Z', 'Asia/Kolkata', '2026-06-02'],
  ])('%s in %s is %s', (instant, zone, day) => expect(dayOf(at(instant), zone)).toBe(day));

  it('is what Temporal says, in every zone, also around clock changes', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instant = fc.integer({ min: at('1890-01-01T00:00:00Z'), max: at('2120-01-01T00:00:00Z') });
    const says = (moment: number, name: string): string =>
      Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name).toPlainDate().toString();
    fc.assert(
      fc.property(zone, instant, fc.constantFrom(-1, 0, 1), (name, moment, shift) => {
        expect(dayOf(moment, name)).toBe(says(moment, name));
        const here = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name);
        const change = here.getTimeZoneTransition('next')?.epochMilliseconds;
        if (change !== undefined) expect(dayOf(change + shift, name)).toBe(says(change + shift, name));
      }),
      { seed: 20_260_301, numRuns: 3_000 },
    );
  });
});

describe('the ends of a day', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'], // 23 hours
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'], // 25 hours
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59.999Z'], // no midnight
  ])('%s in %s', (day, zone, first, last) => {
    expect(startOfDay(day, zone)).toBe(at(first));
    expect(endOfDay(day, zone)).toBe(at(last));
    expect(dayOf(at(last), zone)).toBe(day);
    expect(dayOf(at(first) - 1, zone)).toBe(addDays(day, -1));
  });
});

describe('a review window', () => {
  it('takes a claim at its very end and none a second later [G26]', () => {
    const end = endOfWindow(at('2026-03-02T09:00:00Z'), { hours: 48 }, berlin);
    expect(inWindow(end, at('2026-03-04T09:00:00Z'))).toBe(true);
    expect(inWindow(end, at('2026-03-04T09:00:01Z'))).toBe(false);
  });

  it('counts elapsed hours over a clock change', () => {
    // 28 March 12:00 in Berlin is 11:00Z; two days of 23 + 24 hours later the clock says 13:00.
    expect(endOfWindow(at('2026-03-28T11:00:00Z'), { hours: 48 }, berlin)).toBe(at('2026-03-30T11:00:00Z'));
  });

  it.each([
    ['2026-03-06T15:00:00Z', 2, '2026-03-10T22:59:59.999Z'], // Friday → Tuesday night
    ['2026-03-06T23:30:00Z', 1, '2026-03-09T22:59:59.999Z'], // already Saturday in Berlin → Monday night
    ['2026-04-02T10:00:00Z', 1, '2026-04-07T21:59:59.999Z'], // Thursday before Easter → Tuesday night
  ])('delivered %s, %i business days end %s', (delivered, businessDays, end) =>
    expect(endOfWindow(at(delivered), { businessDays }, berlin)).toBe(at(end)),
  );

  it('is 48 hours where the terms are silent', () => {
    expect(endOfWindow(at('2026-03-02T09:00:00Z'), {}, berlin)).toBe(at('2026-03-04T09:00:00Z'));
  });
});

it.each([
  ['2026-03-06T15:00:00Z', '2026-03-06T18:00:00Z', 3],
  ['2026-03-06T15:00:00Z', '2026-03-09T01:00:00Z', 10], // Friday 16:00 → midnight is 8 h, Monday until 02:00 is 2 h
  ['2026-03-07T08:00:00Z', '2026-03-08T20:00:00Z', 0], // a weekend
  ['2026-04-02T10:00:00Z', '2026-04-07T10:00:00Z', 24], // over Easter: 12 h of Thursday, 12 h of Tuesday
  ['2026-03-06T18:00:00Z', '2026-03-06T15:00:00Z', 0],
])('from %s to %s are %d hours of business days in Berlin', (from, to, hours) =>
  expect(businessHours(at(from), at(to), berlin)).toBe(hours),
);

it('knows the clock of a zone', () => {
  expect(minuteOf(at('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe(119);
  expect(minuteOf(at('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(180);
  expect(minuteOf(at('1969-12-31T23:30:00Z'), 'UTC')).toBe(1410);
});

it('counts days, weeks and months', () => {
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(monthOf('2026-03-31')).toBe('2026-03');
  expect(weekdayOf('2026-03-01')).toBe(7);
  expect(isoWeekOf('2026-03-02')).toBe('2026-W10');
  expect(isoWeekOf('2027-01-01')).toBe('2026-W53'); // the year's first days still belong to the week before
});
