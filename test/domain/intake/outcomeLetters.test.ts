import { expect, test } from 'vitest';
import { countsOf, lettersOf, outcomeAt, rowsOf, withOutcomes } from '../../../shared/domain/intake/outcomeLetters.ts';
import { columnsByField, suspectCell } from '../../../shared/domain/intake/suspectCell.ts';

const letters = lettersOf(1, 5, [
  { row: 1, outcome: 'pass' },
  { row: 2, outcome: 'broken' },
  { row: 4, outcome: 'pass' },
  { row: 5, outcome: 'check' },
]);

test('every row has its outcome; a line set aside has a place and none', () => {
  expect([1, 2, 3, 4, 5, 6].map((row) => outcomeAt(letters, row))).toEqual([
    'pass',
    'broken',
    undefined,
    'pass',
    'check',
    undefined,
  ]);
  expect(countsOf(letters)).toEqual([
    { outcome: 'pass', count: 2 },
    { outcome: 'check', count: 1 },
    { outcome: 'broken', count: 1 },
  ]);
});

test('rows are found by outcome, with others that are to stay', () => {
  expect(rowsOf(letters, undefined, new Set())).toEqual([1, 2, 4, 5]);
  expect(rowsOf(letters, 'pass', new Set())).toEqual([1, 4]);
  expect(rowsOf(letters, 'broken', new Set([4]))).toEqual([2, 4]);
});

test('some are changed, the others stay', () => {
  const changed = withOutcomes(
    letters,
    new Map([
      [5, 'pass'],
      [2, 'fail'],
    ]),
  );
  expect([1, 2, 3, 4, 5].map((row) => outcomeAt(changed, row))).toEqual(['pass', 'fail', undefined, 'pass', 'pass']);
  expect(withOutcomes(letters, new Map())).toBe(letters);
});

test('a reason is about the cell that feeds its field', () => {
  const columnsOf = columnsByField(
    [
      { field: 'person.phone', columns: [2, 3] },
      { field: 'person.email', columns: [0] },
    ],
    ['Mail', 'Colour', 'Phone', 'Mobile'],
  );
  const cells = ['a', 'red', '', '1.2E+10', '', 'more'];
  const at = (code: string, field: string | null) => suspectCell({ code, field }, cells, columnsOf, 4);
  expect(at('phoneScientific', 'person.phone')).toBe(3);
  expect(at('mailInvalid', null)).toBe(0);
  expect(at('criterionMissed', 'custom.Colour')).toBe(1);
  expect(at('tooManyCells', null)).toBe(5);
  expect(at('notALead', null)).toBeNull();
  expect(suspectCell({ code: 'cellError', field: null }, ['x', '#N/A'], columnsOf, 2)).toBe(1);
});
