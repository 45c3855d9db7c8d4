import { expect, test } from 'vitest';
import { Terms } from '../../shared/domain/contract/terms.ts';
import { revenueCalendar } from '../../shared/domain/revenueCalendar.ts';

const sharing = (from: string, months: number | undefined, id = 1) => ({
  id,
  version: id,
  terms: Terms.parse({
    from,
    components: months === undefined ? [] : [{ id: 'share', kind: 'recurringShare', percent: '20', months }],
  }),
});

interface Case {
  readonly name: string;
  /** Month and day of each report. */
  readonly reports: readonly (readonly [month: string, day: string])[];
  readonly versions?: readonly ReturnType<typeof sharing>[];
  readonly today: string;
  readonly isOwed?: boolean;
  readonly calendar: string;
}

const march = ['2026-03', '2026-03-31'] as const;

test.each<Case>([
  { name: 'nobody paid yet', reports: [], today: '2026-07-05', calendar: '' },
  {
    name: 'the months count from the first that was reported; the running one is only expected',
    reports: [march],
    today: '2026-04-30',
    calendar: '1 2026-03 reported, 2 2026-04 expected, 3 2026-05 expected',
  },
  {
    name: 'a month is missing from the first day after it',
    reports: [march],
    today: '2026-05-01',
    calendar: '1 2026-03 reported, 2 2026-04 missing, 3 2026-05 expected',
  },
  {
    name: 'nothing is expected after the window, and a gap in it stays',
    reports: [march, ['2026-05', '2026-05-31']],
    today: '2027-01-01',
    calendar: '1 2026-03 reported, 2 2026-04 missing, 3 2026-05 reported',
  },
  {
    name: 'money of the fourth month of three is not shared; the month between was never owed',
    reports: [march, ['2026-04', '2026-04-30'], ['2026-05', '2026-05-31'], ['2026-07', '2026-07-31']],
    today: '2026-08-01',
    calendar: '1 2026-03 reported, 2 2026-04 reported, 3 2026-05 reported, 5 2026-07 afterWindow',
  },
  {
    name: 'a report of an earlier month moves the beginning of the window',
    reports: [march, ['2026-02', '2026-05-02']],
    today: '2026-05-03',
    calendar: '1 2026-02 reported, 2 2026-03 reported, 3 2026-04 missing',
  },
  {
    name: 'two deals of one customer are one month',
    reports: [march, ['2026-03', '2026-04-02']],
    today: '2026-04-03',
    calendar: '1 2026-03 reported×2, 2 2026-04 expected, 3 2026-05 expected',
  },
  {
    name: 'nobody waits for the months of a customer that brings nothing',
    reports: [march, ['2026-05', '2026-05-31']],
    today: '2026-08-01',
    isOwed: false,
    calendar: '1 2026-03 reported, 3 2026-05 reported',
  },
  {
    name: 'a month nobody reported follows the terms of its last day: five from April, none from June',
    reports: [march],
    versions: [sharing('2026-01-01', 1), sharing('2026-04-15', 5, 2), sharing('2026-06-30', undefined, 3)],
    today: '2026-06-01',
    calendar: '1 2026-03 reported, 2 2026-04 missing, 3 2026-05 missing',
  },
  {
    name: 'a reported month follows the terms of its report day',
    reports: [march, ['2026-04', '2026-04-30'], ['2026-05', '2026-07-01']],
    versions: [sharing('2026-01-01', 1), sharing('2026-05-15', 3, 2)],
    today: '2026-07-02',
    calendar: '1 2026-03 reported, 2 2026-04 afterWindow, 3 2026-05 reported',
  },
  {
    name: 'a draft that does not say for how long expects nothing',
    reports: [march],
    versions: [
      {
        ...sharing('2026-01-01', 1),
        terms: Terms.parse({ from: '2026-01-01', components: [{ id: 'share', kind: 'recurringShare' }] }),
      },
    ],
    today: '2026-08-01',
    calendar: '1 2026-03 afterWindow',
  },
])('$name', ({ reports, versions = [sharing('2026-01-01', 3)], today, isOwed = true, calendar }) => {
  const months = revenueCalendar({ reports: reports.map(([month, day]) => ({ month, day })), versions, today, isOwed });
  const told = months.map(
    ({ place, month, state, reports: of }) => `${place} ${month} ${state}${of.length > 1 ? `×${of.length}` : ''}`,
  );
  expect(told.join(', ')).toBe(calendar);
});
