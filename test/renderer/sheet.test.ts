import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedRows,
  doneAgain,
  fixesOf,
  mended,
  mendedCells,
  noMends,
  takenBack,
  takenUp,
} from '../../renderer/screens/import/mends.ts';
import { blockText, filledWith, pastedInto } from '../../renderer/screens/import/sheet/blocks.ts';
import { copiedCells, pastedCells } from '../../renderer/screens/import/sheet/pastedCells.ts';
import { sheetColumns } from '../../renderer/screens/import/sheet/sheetColumns.ts';
import { sheetKey } from '../../renderer/screens/import/sheet/sheetKeys.ts';
import { nextTroubled, troubledCells } from '../../renderer/screens/import/sheet/troubles.ts';
import type { PreviewRow } from '../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../shared/domain/intake/previewOutcome.ts';

const reasonAt = (column: number | null) => ({
  code: 'dateUnreadable',
  field: null,
  words: null,
  value: null,
  row: null,
  lead: null,
  days: null,
  column,
});

const rowOf = (row: number, cells: string[], given: Partial<PreviewRow> = {}): PreviewRow => ({
  row,
  outcome: 'pass',
  name: null,
  email: null,
  company: null,
  bills: null,
  reasons: [],
  fills: [],
  cells,
  fixed: false,
  ...given,
});

describe('mends', () => {
  test('are taken back step by step and done again, and a row as in the file is no mend', () => {
    const one = mended(noMends, [{ row: 3, now: ['a', 'b'], cells: ['a', 'x'] }]);
    const two = mended(one, [
      { row: 3, now: ['a', 'x'], cells: ['a', 'y'] },
      { row: 5, now: ['c'], cells: ['d'] },
    ]);
    expect(fixesOf(two)).toEqual([
      { row: 3, cells: ['a', 'y'] },
      { row: 5, cells: ['d'] },
    ]);
    const back = takenBack(two);
    expect(back?.rows).toEqual([3, 5]);
    expect(back && fixesOf(back.mends)).toEqual([{ row: 3, cells: ['a', 'x'] }]);
    expect(back && fixesOf(doneAgain(back.mends)?.mends ?? noMends)).toEqual(fixesOf(two));
    const asInFile = mended(two, [{ row: 3, now: ['a', 'y'], cells: ['a', 'b'] }]);
    expect(fixesOf(asInFile)).toEqual([{ row: 5, cells: ['d'] }]);
    expect(two.was.get(3)).toEqual(['a', 'b']);
  });

  test('that were kept are taken up as they were, and taken back row by row', () => {
    const up = takenUp([
      { row: 2, was: ['a', 'b', 'c'], cells: ['a', 'x', 'y'] },
      { row: 5, was: ['d'], cells: ['d', 'new'] },
    ]);
    // Two cells of row 2, one of row 5.
    expect(mendedCells(up)).toBe(3);
    expect(fixesOf(up)).toEqual([
      { row: 2, cells: ['a', 'x', 'y'] },
      { row: 5, cells: ['d', 'new'] },
    ]);
    expect(changedRows(up, up.cells)).toEqual([]);
    const back = takenBack(up);
    expect(back?.rows).toEqual([5]);
    expect(back && changedRows(back.mends, up.cells)).toEqual([{ row: 5, was: ['d'], cells: null }]);
    const on = mended(up, [{ row: 7, now: ['e'], cells: ['f'] }]);
    expect(changedRows(on, up.cells)).toEqual([{ row: 7, was: ['e'], cells: ['f'] }]);
    expect(takenUp([])).toBe(noMends);
  });

  test('that change nothing are no step, and empty cells at the end are no cells', () => {
    expect(mended(noMends, [{ row: 1, now: ['a', ''], cells: ['a'] }])).toBe(noMends);
    expect(takenBack(noMends)).toBeNull();
    expect(doneAgain(noMends)).toBeNull();
  });
});

describe('cells of the clipboard', () => {
  test('come as spreadsheets write them: tabs, lines, quotes around what holds them', () => {
    expect(pastedCells('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(pastedCells('"two\nlines"\t"a ""quote"""\n')).toEqual([['two\nlines', 'a "quote"']]);
    expect(pastedCells('"Quote" ad\tx')).toEqual([['"Quote" ad', 'x']]);
    expect(pastedCells('one')).toEqual([['one']]);
  });

  test('that were copied come back as they were, formulas neutral on the way', () => {
    expect(copiedCells([['=1+1', '+49 30 1', '-5']])).toBe("'=1+1\t'+49 30 1\t-5");
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '=', "'", '+', '1', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(pastedCells(copiedCells(rows))).toEqual(rows);
      }),
      { seed: 7 },
    );
  });

  const header = ['Mail', 'Note'];
  const rows = new Map([1, 2, 4].map((row) => [row, rowOf(row, [`m${row}`, `n${row}`])]));
  const ground = { list: [1, 2, 4], columns: sheetColumns(header, null, []), at: (row: number) => rows.get(row) };

  test('go over several rows of those shown; what finds no row is told', () => {
    const block = { top: 1, bottom: 1, left: 0, right: 0 };
    expect(pastedInto(ground, block, [['x', 'y', 'beyond'], ['z'], ['lost']])).toEqual({
      rows: [
        { row: 2, cells: ['x', 'y'] },
        { row: 4, cells: ['z', 'n4'] },
      ],
      lost: 1,
    });
  });

  test('one cell fills the whole block, and a block is copied row by row', () => {
    const block = { top: 0, bottom: 1, left: 1, right: 1 };
    expect(pastedInto(ground, block, [['same']])).toEqual(filledWith(ground, block, 'same'));
    expect(filledWith(ground, block, '').rows).toEqual([
      { row: 1, cells: ['m1', ''] },
      { row: 2, cells: ['m2', ''] },
    ]);
    expect(blockText(ground, { top: 0, bottom: 1, left: 0, right: 1 })).toBe('m1\tn1\nm2\tn2');
  });
});

test('columns: recognised first, then kept, left out, and what stands beyond the last one', () => {
  const map = {
    kind: 'leads',
    columns: { Mail: 'person.email' },
    values: {},
    empty: [],
    ignore: ['Junk'],
    defaults: {},
  } as const;
  const columns = sheetColumns(['Junk', 'Colour', 'Mail'], map, [rowOf(1, ['', '', '', 'more'])]);
  expect(columns.map(({ cell, title, leftOut }) => [cell, title, leftOut])).toEqual([
    [2, 'Mail', false],
    [1, 'Colour', false],
    [0, 'Junk', true],
    [3, 'Beyond the last column', true],
  ]);
});

test('columns of numbers stand at the right: by their field, or by what they are locked to', () => {
  const map = {
    kind: 'leads',
    columns: {
      Mail: 'person.email',
      Staff: 'company.employees',
      Visits: { field: 'custom.Visits', type: 'number' },
      Colour: { field: 'custom.Colour', type: 'text' },
    },
    values: {},
    empty: [],
    ignore: [],
    defaults: {},
  } as const;
  const columns = sheetColumns(['Mail', 'Staff', 'Visits', 'Colour', 'Size'], map, []);
  expect(columns.filter(({ isNumeric }) => isNumeric).map(({ title }) => title)).toEqual(['Staff', 'Visits']);
  expect(sheetColumns(['Staff'], null, []).some(({ isNumeric }) => isNumeric)).toBe(false);
});

const noKey = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };

test.each([
  ['ArrowDown', {}, { kind: 'move', rows: 1, columns: 0, far: false, widen: false }],
  ['ArrowRight', { ctrlKey: true, shiftKey: true }, { kind: 'move', rows: 0, columns: 1, far: true, widen: true }],
  ['End', {}, { kind: 'move', rows: 0, columns: 1, far: true, widen: false }],
  ['Home', { ctrlKey: true }, { kind: 'move', rows: -1, columns: 0, far: true, widen: false }],
  ['Enter', {}, { kind: 'edit' }],
  ['F2', {}, { kind: 'edit' }],
  ['F8', { shiftKey: true }, { kind: 'nextTrouble', by: -1 }],
  ['a', {}, { kind: 'type' }],
  // AltGr and Q on a German keyboard, told as Ctrl and Alt.
  ['@', { ctrlKey: true, altKey: true, altGraph: true }, { kind: 'type' }],
  ['z', { ctrlKey: true }, { kind: 'takeBack' }],
  ['Z', { metaKey: true, shiftKey: true }, { kind: 'again' }],
  ['Delete', {}, { kind: 'clear' }],
  // The window's own, and the browser's.
  ['k', { ctrlKey: true }, null],
  ['c', { ctrlKey: true }, null],
  ['Tab', {}, null],
  ['Escape', {}, null],
] as const)('%s %o does %o', (key, given, does) => {
  expect(sheetKey({ ...noKey, key, ...given })).toEqual(does);
});

describe('trouble', () => {
  test('is in the cells the reasons are about, of rows somebody can mend', () => {
    const reasons = [reasonAt(2), reasonAt(null), reasonAt(2), reasonAt(0)];
    expect(troubledCells({ outcome: 'broken', reasons })).toEqual([2, 0]);
    expect(troubledCells({ outcome: 'check', reasons })).toEqual([2, 0]);
    expect(troubledCells({ outcome: 'fail', reasons })).toEqual([]);
  });

  test('the next one goes round, and is not where one stands', () => {
    const outcomes: PreviewOutcome[] = ['broken', 'pass', 'check', 'fail'];
    const search = { rows: [1, 2, 3, 4], outcomeOf: (row: number) => outcomes[row - 1] };
    expect(nextTroubled(search, 0, 1)).toBe(2);
    expect(nextTroubled(search, 2, 1)).toBe(0);
    expect(nextTroubled(search, 1, -1)).toBe(0);
    expect(nextTroubled({ ...search, rows: [2, 1] }, 1, 1)).toBeNull();
  });
});
