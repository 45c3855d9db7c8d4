import { describe, expect, test } from 'vitest';
import { numberCell } from '../../../shared/domain/intake/sheetNumber.ts';

const textOf = (raw: string, format = 'General', given: object = {}): string => {
  const { text, trouble } = numberCell(raw, format, { from1904: false, decimal: '.', ...given });
  return trouble === null ? text : trouble;
};

describe('numbers come as the digits of the cell', () => {
  test.each([
    ['0', 'General', '0'],
    ['-0', 'General', '0'],
    ['42', 'General', '42'],
    ['12025550143', 'General', '12025550143'],
    // The noise of a binary number behind the 15 digits a spreadsheet keeps.
    ['0.10000000000000001', 'General', '0.1'],
    ['19.989999999999998', '0.00', '19.99'],
    ['5.0000000000000003E-2', '0%', '0.05'],
    ['-1234.5', '#,##0.00', '-1234.5'],
    // 99999999999999.95 has 16 digits: the 16th, a 5, rounds the 15 before it up, through every 9.
    ['99999999999999.95', 'General', '100000000000000'],
    ['123456789012345', 'General', '123456789012345'],
    ['1960', '00000', '01960'],
    ['1234567', '00000', '1234567'],
  ])('%s in %s is %s', (raw, format, expected) => {
    expect(textOf(raw, format)).toBe(expected);
  });

  test('digits a spreadsheet has lost are told, or stay visibly scientific', () => {
    expect(textOf('1234567890123456')).toBe('digitsLost');
    expect(textOf('1.2345678901234501E+18')).toBe('digitsLost');
    expect(textOf('12025600000', '0.00E+00')).toBe('1.20256E+10');
    expect(textOf('1.20256E+10')).toBe('1.20256E+10');
    expect(textOf('12', '0.00E+00')).toBe('12');
    expect(textOf('twelve')).toBe('cellUnreadable');
    expect(textOf('1e99999')).toBe('cellUnreadable');
  });

  test('the decimal sign is the one the map reads by', () => {
    expect(textOf('1.234', 'General', { decimal: ',' })).toBe('1,234');
    expect(textOf('1234.5', 'General', { decimal: ',' })).toBe('1234,5');
  });
});

describe('dates and times by their format', () => {
  test.each([
    // 46086 days after 30 December 1899: 45658 is 1 January 2025, 2025 has 365 days, 5 March is the 64th: 45658 + 365 + 63.
    ['46086', 'm/d/yyyy', '2026-03-05'],
    ['46086', '[$-407]d. mmmm yyyy;@', '2026-03-05'],
    ['46086.604166666664', 'yyyy-mm-dd hh:mm', '2026-03-05 14:30:00'],
    ['46086.604166666664', 'h:mm', '2026-03-05 14:30:00'],
    ['0.604166666666667', 'h:mm AM/PM', '14:30:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['1', 'd/m/yy', '1900-01-01'],
    ['59', 'd/m/yy', '1900-02-28'],
    ['60', 'd/m/yy', 'dateImpossible'],
    ['61', 'd/m/yy', '1900-03-01'],
    ['-1', 'd/m/yy', 'dateImpossible'],
    ['2958466', 'd/m/yy', 'dateImpossible'],
    // Words and colours of a format are no dates.
    ['7', '0 "days"', '7'],
    ['7', '[Red]0', '7'],
    ['7', '0\\d', '7'],
  ])('%s in %s is %s', (raw, format, expected) => {
    expect(textOf(raw, format)).toBe(expected);
  });

  test('days counted from 1904', () => {
    // The two counts are 1462 days apart.
    expect(textOf('44624', 'm/d/yyyy', { from1904: true })).toBe('2026-03-05');
    expect(textOf('0', 'm/d/yyyy', { from1904: true })).toBe('1904-01-01');
  });
});
