import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnSigns, watchColumn } from '../../../shared/domain/intake/columnSigns.ts';
import { withFixes } from '../../../shared/domain/intake/fixes.ts';
import { headerWords } from '../../../shared/domain/intake/headerWords.ts';
import { isChoice, meaningOf } from '../../../shared/domain/intake/meaningWords.ts';
import { openQuestions, readingOf } from '../../../shared/domain/intake/reading.ts';
import { reasonText, whyOf } from '../../../shared/domain/intake/reasonWords.ts';
import { suggestKind, suggestMap } from '../../../shared/domain/intake/suggestMap.ts';
import { readTable, type TableChunk } from '../../../shared/domain/intake/table.ts';

function signsOf(...cells: readonly string[]): ColumnSigns {
  const column = watchColumn();
  for (const cell of cells) column.see(cell);
  return column.signs();
}

const columnsOf = (cells: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(cells).map(([name, texts]) => ({ name, signs: signsOf(...texts) }));

describe('the order of dates', () => {
  const read = (...texts: string[]) =>
    readingOf([{ name: 'At', signs: signsOf(...texts) }], { kind: 'leads', columns: { At: 'lead.capturedAt' } })
      .dateOrder;
  test.each([
    ['2026-03-04', 'silent'],
    ['3/3/2026', 'silent'],
    ['yesterday', 'silent'],
    ['13/13/2026', 'silent'],
    ['03/04/2026', 'either'],
    ['03-04-2026 10:00', 'either'],
  ])('%s says nothing, or both: %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
  test.each([
    ['25/03/2026', 'dmy'],
    ['03/25/2026', 'mdy'],
    ['03.04.2026', 'dmy'],
    ['03.25.2026', 'mdy'],
  ])('%s is %s', (text, is) => {
    expect(read('03/04/2026', text)).toMatchObject({ kind: 'found', is, evidence: { column: 'At', text, count: 1 } });
  });
  test('a file that holds both is asked about', () => {
    expect(read('25/03/2026', '03/25/2026')).toMatchObject({
      kind: 'mixed',
      evidence: [{ text: '25/03/2026' }, { text: '03/25/2026' }],
    });
  });
  test('a column that holds no moments does not matter', () => {
    const columns = columnsOf({ Note: ['03/04/2026'] });
    expect(readingOf(columns, { kind: 'leads', columns: { Note: 'lead.note' } }).dateOrder.kind).toBe('silent');
    expect(readingOf(columns, { kind: 'leads', columns: {} }).dateOrder.kind).toBe('silent');
  });
});

describe('the decimal sign', () => {
  const read = (field: string, ...texts: string[]) =>
    readingOf([{ name: 'N', signs: signsOf(...texts) }], { kind: 'leads', columns: { N: field } }).decimal;
  test.each([
    ['1.234,50', ','],
    ['12,5', ','],
    ['1.234.567', ','],
    ['0,125', ','],
    ['1234,567', ','],
    ['1,234.50', '.'],
    ['12.5', '.'],
    ['1,234,567', '.'],
    ['-0.125', '.'],
  ])('%s has the decimal sign %s', (text, is) => {
    expect(read('company.revenue', text)).toMatchObject({ kind: 'found', is });
  });
  test('1.234 may be a thousand or not, but of people there are no fractions', () => {
    expect(read('company.revenue', '1.234')).toMatchObject({ kind: 'either', evidence: { text: '1.234' } });
    expect(read('company.revenue', '1,234')).toMatchObject({ kind: 'either' });
    expect(read('company.employees', '1.234')).toMatchObject({ kind: 'found', is: ',' });
    expect(read('company.employees', '1,234')).toMatchObject({ kind: 'found', is: '.' });
    expect(read('company.revenue', '1234')).toEqual({ kind: 'silent' });
  });
  test('dates and phone numbers are no numbers', () => {
    expect(read('company.revenue', '03/04/2026', '+1 415 555 0110').kind).toBe('silent');
  });
  test('what is open is asked until somebody says it', () => {
    const columns = columnsOf({ N: ['1.234'], At: ['03/04/2026'] });
    const reading = readingOf(columns, { kind: 'leads', columns: { N: 'company.revenue', At: 'lead.capturedAt' } });
    expect(openQuestions(reading, {})).toEqual(['dateOrder', 'decimal']);
    expect(openQuestions(reading, { dateOrder: 'dmy' })).toEqual(['decimal']);
    expect(openQuestions(reading, { dateOrder: 'dmy', decimal: ',' })).toEqual([]);
  });
});

test('numbers written in one way are never taken for the other', () => {
  const written = (locale: string) => (value: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 9e9, noNaN: true }), { minLength: 1 }), (values) => {
      const read = (locale: string) =>
        readingOf([{ name: 'N', signs: signsOf(...values.map(written(locale))) }], {
          kind: 'sales',
          columns: { N: 'sale.amount' },
        }).decimal;
      expect(read('en-US')).toMatchObject({ is: '.' });
      expect(read('de-DE')).toMatchObject({ is: ',' });
    }),
  );
});

test('a column is sampled, and counted where it is a choice', () => {
  const signs = signsOf('yes', '', ' no ', 'yes', 'maybe');
  expect(signs).toMatchObject({ filled: 4, samples: ['yes', 'no', 'maybe'] });
  expect(signs.texts).toEqual([
    { text: 'yes', count: 2 },
    { text: 'no', count: 1 },
    { text: 'maybe', count: 1 },
  ]);
  expect(signsOf(...Array.from({ length: 101 }, (_, n) => `text ${n}`)).texts).toBeNull();
});

test.each([
  ['created_time', 'created time'],
  ['createdTime', 'created time'],
  ['  # Employees ', 'employees'],
  ['E-Mail', 'e mail'],
  ['Country/Region', 'country region'],
  ['Straße', 'straße'],
])('%s is read as the words %s', (name, words) => {
  expect(headerWords(name)).toBe(words);
});

describe('the suggested map', () => {
  test('of two columns the one that holds anything feeds the field, the other keeps its name', () => {
    const columns = columnsOf({ 'Work Phone': [''], Mobile: ['+1 415 555 0110'], Phone: [] });
    expect(suggestMap('leads', columns).columns).toEqual({ Mobile: 'person.phone' });
  });
  test('no field is fed twice, and no name is taken that must not be', () => {
    const map = suggestMap(
      'leads',
      columnsOf({ Email: ['a@example.com'], 'E-Mail': ['b@example.com'], __proto__x: ['1'] }),
    );
    expect(map.columns).toEqual({ Email: 'person.email' });
    expect(suggestMap('leads', columnsOf({ constructor: ['1'] })).columns).toEqual({});
  });
  test('names of fields are what they say', () => {
    expect(suggestMap('leads', columnsOf({ 'company.employees': ['7'] })).columns).toEqual({
      'company.employees': 'company.employees',
    });
  });
  test('words people agree on get their meaning, others wait to be told', () => {
    const map = suggestMap('feedback', columnsOf({ Email: ['a@example.com'], Decision: ['OK', 'Reklamiert', 'hm'] }));
    expect(map.values).toEqual({ 'feedback.decision': { OK: 'accept', Reklamiert: 'dispute' } });
    expect(meaningOf('appointment.outcome', 'Cancelled')).toBeNull();
    expect(isChoice('appointments', 'appointment.outcome', 'HELD')).toBe(true);
    expect(isChoice('leads', 'consent.given', 'Ja')).toBe(true);
    expect(isChoice('leads', 'consent.given', 'opt-in')).toBe(false);
  });
  test('texts that stand for nothing are taken for nothing', () => {
    expect(suggestMap('leads', columnsOf({ City: ['Select', 'Bonn', 'N/A'] })).empty).toEqual(['Select', 'N/A']);
  });
  test('a calendar tells a cancelled meeting from a missed one', () => {
    const columns = columnsOf({
      'Invitee Email': ['a@example.com'],
      'Start Date & Time': ['2026-03-03 11:00 am'],
      Canceled: ['false'],
      'Marked as No-Show': ['No'],
    });
    const header = columns.map(({ name }) => name);
    expect(suggestKind(header)).toBe('appointments');
    expect(suggestMap('appointments', columns).columns).toMatchObject({
      Canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 1 },
      'Marked as No-Show': { field: 'appointment.outcome', values: { Yes: 'prospectNoShow', No: 'held' }, priority: 0 },
    });
  });
  test.each([
    [['Name', 'Email', 'Status', 'Date'], 'leads'],
    [['Email', 'Decision', 'Reason', 'When'], 'feedback'],
    [['Email', 'Booked', 'Starts', 'Outcome'], 'appointments'],
    [['opportunity_id', 'deal_stage', 'close_date', 'close_value'], 'sales'],
  ] as const)('%s are %s', (header, kind) => {
    expect(suggestKind(header)).toBe(kind);
  });
});

describe('mended rows', () => {
  const chunks = (text: string): TableChunk[] => {
    const table = readTable(text);
    if (!table.ok) throw new Error(table.refusal.code);
    const { rows, broken, aside } = table.value;
    const counts = { blank: 0, unwrapped: 0 };
    const half = (first: number, end: number): TableChunk => {
      const isIn = ({ row }: { row: number }): boolean => row >= first && row < end;
      return {
        first,
        rows: rows.slice(first - 1, end - 1),
        broken: broken.filter(isIn),
        aside: aside.filter(isIn),
        ...counts,
      };
    };
    return [half(1, 3), half(3, rows.length + 1)];
  };
  const text = 'A,B\n1,2\n3,4,5\n6,7\n8,9,10\n';

  test('take the place of the rows of the file, in whatever chunk; what goes beyond its width stays broken', () => {
    const fixes = [
      { row: 4, cells: ['8', '9 10', 'beyond'] },
      { row: 2, cells: ['3'] },
      { row: 99, cells: ['nowhere'] },
    ];
    expect([...withFixes(chunks(text), fixes, 2)]).toEqual([
      {
        first: 1,
        rows: [
          ['1', '2'],
          ['3', ''],
        ],
        broken: [],
        aside: [],
        blank: 0,
        unwrapped: 0,
      },
      {
        first: 3,
        rows: [
          ['6', '7'],
          ['8', '9 10', 'beyond'],
        ],
        broken: [{ row: 4, code: 'tooManyCells' }],
        aside: [],
        blank: 0,
        unwrapped: 0,
      },
    ]);
  });
  test('take a line that was set aside in as a row', () => {
    const report = 'A,B,C\n1,2,3\nTotal,,5\n4,5,6\n';
    expect(chunks(report).flatMap(({ aside }) => aside)).toEqual([{ row: 2, code: 'totalsLine' }]);
    const mended = [...withFixes(chunks(report), [{ row: 2, cells: ['Total', '', '5'] }], 3)];
    expect(mended.flatMap(({ aside }) => aside)).toEqual([]);
    expect(mended.flatMap(({ rows }) => rows)[1]).toEqual(['Total', '', '5']);
  });

  test('leave what nobody mended as it is', () => {
    expect([...withFixes(chunks(text), [], 2)]).toEqual(chunks(text));
    expect([...withFixes(chunks(text), [{ row: 2, cells: ['3', '4'] }], 2)].flatMap(({ broken }) => broken)).toEqual([
      { row: 4, code: 'tooManyCells' },
    ]);
  });
});

describe('why a row falls where it falls', () => {
  const bare = { field: null, words: null, value: null, row: null, days: null };
  test.each([
    ...[
      'tooManyCells',
      'unclosedQuote',
      'notTakenApart',
      'repeatedHeader',
      'totalsLine',
      'reportLine',
      'dateUnreadable',
      'dateAmbiguous',
      'dateSkippedByClock',
    ],
    ...['phoneScientific', 'idScientific', 'testLead', 'nobodyNamed', 'numberUnreadable', 'booleanUnreadable'],
    ...['criterionMissed', 'criterionUnknown', 'junk', 'noContactData', 'mailInvalid', 'mailDisposable'],
    ...['phoneInvalid', 'phoneNeedsCountry', 'sameId', 'samePerson', 'decisionUnknown', 'meetingNotAccepted'],
    ...['reasonMissing', 'reasonNotAllowed', 'replacementNotReturnable', 'alreadyAccepted', 'alreadyReturned'],
    ...['disputeOpen', 'claimBeforeDelivery', 'outcomeUnknown', 'startMissing', 'bookedAtMissing'],
    ...['previousUnknown', 'chainFixed', 'outcomeBeforeMeeting', 'invoicedOutcomeChanged', 'replacementFulfilled'],
    ...['amountUnreadable', 'amountNegative', 'revenueIncomplete', 'saleInvoiced', 'revenueInvoiced'],
  ])('%s has a sentence', (code) => {
    expect(reasonText({ ...bare, code })).not.toBe(`${code} (a cell)`);
  });
  test('the sentence names the field, the value and the lead that is repeated', () => {
    const reasons = [
      { ...bare, code: 'numberUnreadable', field: 'company.employees', value: 'many' },
      { ...bare, code: 'samePerson', row: 3, days: 1 },
      { ...bare, code: 'samePerson', words: 'Kim Beispiel', days: 12 },
    ];
    expect(whyOf({ outcome: 'duplicate', reasons })).toEqual([
      'Employees is no number – the file says many',
      'The same person as row 3, 1 day apart',
      'The same person as Kim Beispiel, 12 days apart',
    ]);
    expect(whyOf({ outcome: 'taken', reasons: [] })).toEqual(['Sold exclusively to another contract']);
    expect(whyOf({ outcome: 'pass', reasons: [] })).toEqual([]);
  });
});
