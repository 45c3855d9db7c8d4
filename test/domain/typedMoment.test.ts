import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoment } from '../../shared/domain/typedMoment.ts';

const zone = 'Europe/Berlin';
/** Tuesday 10 March 2026, 15:00 in Berlin, an hour ahead of UTC. */
const now = Date.parse('2026-03-10T14:00:00Z');

const readAt = (text: string, at = now): string => {
  const read = readMoment(text, at, zone);
  return read.ok ? new Date(read.value).toISOString().slice(0, 16) : read.refusal.code;
};

test.each([
  ['16:30', '2026-03-10T15:30'],
  ['1630', '2026-03-10T15:30'],
  ['4:30pm', '2026-03-10T15:30'],
  ['4 pm', '2026-03-10T15:00'],
  ['12am', '2026-03-10T23:00'],
  // So late it is already: tomorrow.
  ['15', '2026-03-11T14:00'],
  ['9:00', '2026-03-11T08:00'],
  ['today 9', '2026-03-10T08:00'],
  ['tomorrow 10', '2026-03-11T09:00'],
  ['Tomorrow, 10:00', '2026-03-11T09:00'],
  ['fri 14:30', '2026-03-13T13:30'],
  ['Friday 14:30', '2026-03-13T13:30'],
  // The same weekday is that of the next week.
  ['tue 15:30', '2026-03-17T14:30'],
  ['mon 9', '2026-03-16T08:00'],
  ['27 mar 9:00', '2026-03-27T08:00'],
  ['27. March 9:00', '2026-03-27T08:00'],
  ['mar 27 9:00', '2026-03-27T08:00'],
  // Berlin is two hours ahead from 29 March on.
  ['2026-04-01 09:00', '2026-04-01T07:00'],
  ['2026-04-01T09:00', '2026-04-01T07:00'],
  // The ninth of March is over: that of next year.
  ['9 mar 10', '2027-03-09T09:00'],
  ['+2h', '2026-03-10T16:00'],
  ['+30m', '2026-03-10T14:30'],
  ['in 3d', '2026-03-13T14:00'],
])('%s is %s UTC', (text, expected) => {
  expect(readAt(text)).toBe(expected);
});

test.each([
  '',
  'soon',
  'tomorrow',
  'friday',
  '25:00',
  '10:75',
  '13 pm',
  '03/04 10:00',
  '30 feb 10',
  '2026-02-30 10:00',
  'xyz 10',
])('%j is not guessed', (text) => {
  expect(readAt(text)).toBe('momentUnread');
});

test('a local time that the clock leaves out is refused, one it repeats is the first', () => {
  expect(readAt('2026-03-29 02:30')).toBe('timeSkipped');
  expect(readAt('2026-10-25 02:30')).toBe('2026-10-25T00:30');
});

test('whatever is typed is read or refused, never a moment that is none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (text) => {
      const read = readMoment(text, now, zone);
      expect(read.ok ? Number.isSafeInteger(read.value) : read.refusal.code).not.toBe(false);
    }),
    { seed: 20_260_310, numRuns: 2_000 },
  );
});
