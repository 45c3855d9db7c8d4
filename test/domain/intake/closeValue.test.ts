import { describe, expect, test } from 'vitest';
import { closeValue } from '../../../shared/domain/intake/closeValue.ts';
import { watchColumn } from '../../../shared/domain/intake/columnSigns.ts';
import { newTexts, newTextsIn } from '../../../shared/domain/intake/newTexts.ts';
import { placeholdersIn } from '../../../shared/domain/intake/suggestMap.ts';

const known = ['Healthcare', 'IT Services', 'Finance', 'Manufacturing', 'Food & Beverage'];

function signsOf(...cells: readonly string[]) {
  const column = watchColumn();
  for (const cell of cells) column.see(cell);
  return column.signs();
}

describe('the value of the contract that a text seems to mean', () => {
  test.each([
    ['Healthcare & Medical', 'Healthcare'],
    ['health-care', 'Healthcare'],
    ['Medical / Healthcare', 'Healthcare'],
    ['Heathcare', 'Healthcare'],
    ['Financing', null],
    ['Financial', null],
    ['Finances', 'Finance'],
    ['Manufacturing Industry', 'Manufacturing'],
    ['IT', 'IT Services'],
    ['It and Services', 'IT Services'],
    ['Food and Beverages', 'Food & Beverage'],
    ['Beverage', 'Food & Beverage'],
    ['Retail', null],
    ['', null],
    ['&', null],
  ])('%s: %s', (text, value) => expect(closeValue(text, known)).toBe(value));

  test('none where it is one already, whatever its case, and where two are as near', () => {
    expect(closeValue(' healthcare ', known)).toBeNull();
    expect(closeValue('Finance Manufacturing', known)).toBeNull();
  });
});

describe('values that no earlier file had', () => {
  const signs = signsOf('Healthcare & Medical', 'Retail', 'Retail', 'Finance', 'Select', 'Wellness');

  test('are those without a meaning, that the contract does not know', () => {
    const said = { 'Healthcare & Medical': 'Healthcare' };
    expect(newTexts(signs, said, known, ['Select'])).toEqual([
      { text: 'Retail', count: 2 },
      { text: 'Wellness', count: 1 },
    ]);
    // Whoever leaves a text as it is says so once.
    expect(newTexts(signs, { ...said, retail: 'Retail' }, known, ['Select'])).toEqual([{ text: 'Wellness', count: 1 }]);
    expect(newTexts(signs, {}, known, [])).toEqual([]);
    expect(newTexts({ texts: null }, said, known, [])).toEqual([]);
  });

  test('of every column of a remembered map', () => {
    const columns = [
      { name: 'Industry', signs },
      { name: 'Other', signs },
    ];
    const map = {
      columns: { Industry: 'company.industry', Other: { field: 'custom.Other', values: { Retail: 'Shops' } } },
      values: { 'company.industry': { Retail: 'Retail', Wellness: 'Healthcare' } },
      empty: ['Select'],
    };
    expect(newTextsIn(columns, map, [{ field: 'company.industry', values: known }])).toEqual([
      { column: 'Industry', texts: [{ text: 'Healthcare & Medical', count: 1 }] },
      {
        column: 'Other',
        texts: [
          { text: 'Healthcare & Medical', count: 1 },
          { text: 'Finance', count: 1 },
          { text: 'Select', count: 1 },
          { text: 'Wellness', count: 1 },
        ].filter(({ text }) => text !== 'Select'),
      },
    ]);
  });
});

describe('what the texts of a column look like', () => {
  test.each<readonly [readonly string[], string]>([
    [['1', '2.5', '1,000', 'N/A'], 'number'],
    [['2026-03-01', '31/03/2026', '-'], 'date'],
    [['Yes', 'no', 'unknown'], 'yesNo'],
    [['1', '0', '1'], 'number'],
    [['1', 'two'], 'text'],
    [['yes', 'maybe', 'no'], 'text'],
    [['Select', 'N/A'], 'text'],
    [['+49 30 1234', '030-1234'], 'text'],
  ])('%j: %s', (cells, looksLike) => expect(signsOf(...cells)).toMatchObject({ looksLike }));

  test('placeholders are counted as they are written, in columns of however many texts', () => {
    const many = Array.from({ length: 300 }, (_, n) => `text ${n}`);
    const columns = [
      { signs: signsOf('Select', 'select', 'Select', 'Chosen') },
      { signs: signsOf(...many, '#N/A', 'Select', ' - ', 'null', 'None', 'Unknown') },
    ];
    expect(columns[1]?.signs.texts).toBeNull();
    expect(placeholdersIn(columns)).toEqual([
      { text: 'Select', count: 3 },
      ...['select', '#N/A', '-', 'null', 'None', 'Unknown'].map((text) => ({ text, count: 1 })),
    ]);
  });
});
