import { describe, expect, test } from 'vitest';
import {
  type DateOrder,
  readBoolean,
  readDecimal,
  readInstant,
  readMonth,
  readNumber,
} from '../../../shared/domain/intake/cells.ts';
import { localTime } from '../../../shared/domain/intake/localTime.ts';

const newYork = localTime('America/New_York');
const berlin = localTime('Europe/Berlin');
const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

describe('readNumber', () => {
  test.each([
    ['0', 0],
    ['007', 7],
    ['-12.5', -12.5],
    ['+3', 3],
    ['−4', -4],
    ['1,234', 1234],
    ['1,234,567.89', 1234567.89],
    ['1 234 567', 1234567],
    ['1\u00a0234', 1234],
    ['1\u202f234', 1234],
    ["1'234.5", 1234.5],
    [' 64 ', 64],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('with a decimal point: %j', (text, number) => expect(readNumber(text, '.')).toBe(number));

  test.each([
    ['1.234,50', 1234.5],
    ['1234,5', 1234.5],
    ['1.234', 1234],
    ['1.234.567', 1234567],
    ['1 234,5', 1234.5],
  ])('with a decimal comma: %j', (text, number) => expect(readNumber(text, ',')).toBe(number));

  test.each([
    '',
    ' ',
    '-',
    'unknown',
    '50-100',
    '51–200',
    '50+',
    '> 50',
    '1,23',
    '12,34,567',
    '1,234,56',
    '1,2345',
    '1,234 567',
    ',5',
    '.5',
    '5.',
    '1.2.3',
    '1.234,50',
    '12 %',
    '10k',
    '5 employees',
    '$5',
    '5 €',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '٣',
    '9007199254740993',
    '--1',
    '1 2',
    '(5)',
    '1'.repeat(100_000),
  ])('not a number with a decimal point: %.20j', (text) => expect(readNumber(text, '.')).toBeNull());

  test.each(['1,234.50', '1.23', '1,234,567', '12.34.567'])('not a number with a decimal comma: %j', (text) =>
    expect(readNumber(text, ',')).toBeNull(),
  );
});

test.each([
  ['1,234.50', '.', '1234.50'],
  ['1.234,5', ',', '1234.5'],
  ['00012.00', '.', '12.00'],
  ['-0.00', '.', '0.00'],
  ['-0.10', '.', '-0.10'],
  ['123456789012345678.91', '.', '123456789012345678.91'],
  ['12 EUR', '.', null],
] as const)('readDecimal keeps %j exact', (text, sign, exact) => expect(readDecimal(text, sign)).toBe(exact));

describe('readBoolean', () => {
  test.each(['yes', 'Yes', 'TRUE', '1', 'y', 'on', 'ja', 'Oui', 'si', 'SÍ', ' yes '])('%j is yes', (text) =>
    expect(readBoolean(text)).toBe(true),
  );
  test.each(['no', 'No', 'FALSE', '0', 'n', 'off', 'nein', 'non'])('%j is no', (text) =>
    expect(readBoolean(text)).toBe(false),
  );
  test.each(['', 'maybe', '2', 'yes!', 'constructor', '__proto__'])('%j is neither', (text) =>
    expect(readBoolean(text)).toBeNull(),
  );
});

describe('readInstant', () => {
  // New York is at -05:00 in winter, -04:00 from 8 March 2026 02:00 to 1 November 2026 02:00.
  const cases: readonly (readonly [text: string, order: DateOrder | undefined, iso: string])[] = [
    ['2026-03-02T10:01:00Z', undefined, '2026-03-02T10:01:00Z'],
    ['2026-03-02T10:01:00.1239Z', undefined, '2026-03-02T10:01:00.123Z'],
    ['2026-07-16T00:12:13+03:00', undefined, '2026-07-15T21:12:13Z'],
    ['2026-07-14T09:55:56-0500', undefined, '2026-07-14T14:55:56Z'],
    ['2026-07-13T18:00:00+05:30', 'ymd', '2026-07-13T12:30:00Z'],
    ['2026-07-13 18:00 +01', undefined, '2026-07-13T17:00:00Z'],
    ['2026-03-02 10:00:00 UTC', undefined, '2026-03-02T10:00:00Z'],
    ['2026-03-03 10:00', undefined, '2026-03-03T15:00:00Z'],
    ['2026-03-03T10:00:30', undefined, '2026-03-03T15:00:30Z'],
    ['2026/3/3 9:05', undefined, '2026-03-03T14:05:00Z'],
    ['03/02/2026 10:01', 'mdy', '2026-03-02T15:01:00Z'],
    ['03/02/2026 10:01', 'dmy', '2026-02-03T15:01:00Z'],
    ['3/2/2026, 1:05:09 PM', 'mdy', '2026-03-02T18:05:09Z'],
    ['03/02/2026 9:08\u202fa.m.', 'mdy', '2026-03-02T14:08:00Z'],
    ['2025-03-02 01:40 am', undefined, '2025-03-02T06:40:00Z'],
    ['2025-03-10 12:00 pm', undefined, '2025-03-10T16:00:00Z'],
    ['2025-03-01 12:00 am', undefined, '2025-03-01T05:00:00Z'],
    ['31.12.2025 10:00', undefined, '2025-12-31T15:00:00Z'],
    ['03.04.2026 10:00', undefined, '2026-04-03T14:00:00Z'],
    ['03.04.2026 10:00', 'mdy', '2026-03-04T15:00:00Z'],
    ['02.03.2026', undefined, '2026-03-02T05:00:00Z'],
    ['7/4/2026', 'mdy', '2026-07-04T04:00:00Z'],
    ['12/31/2025', undefined, '2025-12-31T05:00:00Z'],
    ['31/12/2025', undefined, '2025-12-31T05:00:00Z'],
    ['05/05/2026', undefined, '2026-05-05T04:00:00Z'],
    ['02-03-2026', 'dmy', '2026-03-02T05:00:00Z'],
    ['29.02.2024', undefined, '2024-02-29T05:00:00Z'],
    // 01:30 is shown twice on 1 November: the first is still at -04:00.
    ['2026-11-01 01:30', undefined, '2026-11-01T05:30:00Z'],
    ['2026-03-08 03:00', undefined, '2026-03-08T07:00:00Z'],
  ];
  test.each(cases)('%j with order %s', (text, dateOrder, iso) => {
    expect(readInstant(text, { dateOrder, zone: newYork })).toBe(at(iso));
  });

  test.each([
    ['03/02/2026 10:01', undefined, 'dateAmbiguous'],
    ['1/2/2026', undefined, 'dateAmbiguous'],
    ['31/31/2026 10:00', 'mdy', 'dateUnreadable'],
    ['31/12/2026', 'mdy', 'dateUnreadable'],
    ['31.12.2026', 'mdy', 'dateUnreadable'],
    ['12/31/2026', 'dmy', 'dateUnreadable'],
    ['12/31/2026', 'ymd', 'dateUnreadable'],
    ['29.02.2025', undefined, 'dateUnreadable'],
    ['2025-02-29', undefined, 'dateUnreadable'],
    ['2100-02-29', undefined, 'dateUnreadable'],
    ['2026-00-10', undefined, 'dateUnreadable'],
    ['2026-04-31', undefined, 'dateUnreadable'],
    ['yesterday-ish', 'mdy', 'dateUnreadable'],
    ['', 'mdy', 'dateUnreadable'],
    ['03/02/26', 'mdy', 'dateUnreadable'],
    ['26-03-02', undefined, 'dateUnreadable'],
    ['1899-12-31', undefined, 'dateUnreadable'],
    ['2201-01-01', undefined, 'dateUnreadable'],
    ['46083', 'mdy', 'dateUnreadable'],
    ['46083.4173', 'mdy', 'dateUnreadable'],
    ['20260302', undefined, 'dateUnreadable'],
    ['2026-03-02/10:00', undefined, 'dateUnreadable'],
    ['2026-03/02', undefined, 'dateUnreadable'],
    ['2026-03-02 24:00', undefined, 'dateUnreadable'],
    ['2026-03-02 10:60', undefined, 'dateUnreadable'],
    ['2026-03-02 10:00:60', undefined, 'dateUnreadable'],
    ['2026-03-02 13:00 pm', undefined, 'dateUnreadable'],
    ['2026-03-02 0:30 am', undefined, 'dateUnreadable'],
    ['2026-03-02T10:00+16:00', undefined, 'dateUnreadable'],
    ['2026-03-02 10:00 EST', undefined, 'dateUnreadable'],
    [`2026-03-02${' '.repeat(100_000)}x`, undefined, 'dateUnreadable'],
    ['2026-03-08 02:30', undefined, 'dateSkippedByClock'],
    ['03/08/2026 2:00', 'mdy', 'dateSkippedByClock'],
  ] as const)('%.30j with order %s is %s', (text, dateOrder, problem) => {
    expect(readInstant(text, { dateOrder, zone: newYork })).toBe(problem);
  });

  test('the zone is the one given', () => {
    expect(readInstant('2026-03-29 02:30', { zone: berlin })).toBe('dateSkippedByClock');
    expect(readInstant('2026-10-25 02:30', { zone: berlin })).toBe(at('2026-10-25T00:30:00Z'));
    expect(readInstant('2026-03-03', { zone: berlin })).toBe(at('2026-03-02T23:00:00Z'));
  });
});

test.each([
  ['2026-03', '2026-03'],
  ['2026/3', '2026-03'],
  ['03/2026', '2026-03'],
  ['3.2026', '2026-03'],
  ['2026-03-31', '2026-03'],
  ['2026-13', null],
  ['2026-02-30', null],
  ['03/26', null],
  ['March', null],
])('readMonth reads %j as %j', (text, month) => expect(readMonth(text)).toBe(month));
