import { describe, expect, test } from 'vitest';
import {
  appointmentFields,
  feedbackFields,
  fieldTypesByKind,
  type IntakeKind,
  intakeKinds,
  leadFields,
  saleFields,
} from '../../../shared/domain/intake/fields.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { compileMap, type DraftRow, type RowReader } from '../../../shared/domain/intake/rowReader.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';

const zone = 'America/New_York';

function readerOf(map: object, header: readonly string[]): RowReader<IntakeKind> {
  const parsed = parseMap(map);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const reader = compileMap(parsed.value, header, zone);
  if (!reader.ok) throw new Error(JSON.stringify(reader.refusal));
  return reader.value;
}

function refusalOf(map: unknown, header: readonly string[] = []): Refusal {
  const parsed = parseMap(map);
  if (!parsed.ok) return parsed.refusal;
  const reader = compileMap(parsed.value, header, zone);
  if (!reader.ok) return reader.refusal;
  throw new Error('the map was taken');
}

/** One cell mapped to one field; settings of the map beside it. */
function readCell(field: string, text: string, settings: object = {}): DraftRow<IntakeKind> {
  const kind = intakeKinds.find((name) => fieldTypesByKind[name].has(field));
  return readerOf({ kind, columns: { C: field }, ...settings }, ['C']).read([text]);
}

describe('a map', () => {
  test.each([
    ['leads', leadFields],
    ['feedback', feedbackFields],
    ['appointments', appointmentFields],
    ['sales', saleFields],
  ] as const)('of %s may name every field of that kind and custom ones', (kind, fields) => {
    const columns = Object.fromEntries([...fields, 'custom.Shoe size'].map((field) => [`col ${field}`, field]));
    expect(parseMap({ kind, columns }).ok).toBe(true);
  });

  test.each([
    ['no kind', { columns: {} }],
    ['a kind there is not', { kind: 'people', columns: {} }],
    ['no columns', { kind: 'leads' }],
    ['a field there is not', { kind: 'leads', columns: { A: 'person.shoeSize' } }],
    ['a field of another kind', { kind: 'leads', columns: { A: 'sale.amount' } }],
    ['a custom field without name', { kind: 'leads', columns: { A: 'custom. ' } }],
    ['the prototype', { kind: 'leads', columns: { A: '__proto__.polluted' } }],
    ['the prototype as custom field', { kind: 'leads', columns: { A: 'custom.__proto__' } }],
    ['the prototype within a custom field', { kind: 'leads', columns: { A: 'custom.a.constructor.b' } }],
    ['the prototype in values', { kind: 'leads', columns: {}, values: { 'custom.prototype': { a: 'b' } } }],
    ['the prototype as a column', JSON.parse('{"kind":"leads","columns":{"__proto__":"person.email"}}')],
    ['the prototype as a default', JSON.parse('{"kind":"leads","columns":{},"defaults":{"__proto__":"x"}}')],
    ['a setting there is not', { kind: 'leads', columns: {}, dateorder: 'mdy' }],
    ['a date order there is not', { kind: 'leads', columns: {}, dateOrder: 'ydm' }],
    ['no object', null],
    [
      'a meaning that is no number',
      { kind: 'leads', columns: { A: 'company.employees' }, values: { 'company.employees': { many: 'lots' } } },
    ],
    ['a default that is no yes or no', { kind: 'leads', columns: {}, defaults: { 'consent.given': 'perhaps' } }],
  ])('with %s is refused', (_, map) => {
    expect(refusalOf(map, ['A'])).toMatchObject({ code: 'invalidMap', data: { problems: [{}] } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('naming columns the file does not have is refused with what it has', () => {
    const map = {
      kind: 'leads',
      columns: { Mail: 'person.email', Phone: 'person.phone', ' Name\u00a0': 'person.fullName' },
    };
    expect(refusalOf(map, ['Name', 'E-Mail'])).toEqual({
      code: 'columnMissing',
      data: { missing: ['Mail', 'Phone'], columns: ['Name', 'E-Mail'] },
    });
  });
});

describe('a row', () => {
  test('keeps what the map does not name, without what is empty', () => {
    const reader = readerOf(
      { kind: 'leads', columns: { Mail: 'person.email', Size: 'custom.Shoe size' }, empty: ['Select', '–'] },
      ['Mail', 'Colour', 'Size', 'City', '__proto__', 'Shoe size', 'Quote'],
    );
    const row = reader.read([' jo@example.com ', 'Select', ' 44 ', '', 'p', '–', "'=1+1"]);
    expect(row.values).toEqual({ 'person.email': 'jo@example.com' });
    expect(row.custom).toEqual([
      ['Shoe size', '44'],
      ['Column 5', 'p'],
      ['Quote', '=1+1'],
    ]);
    expect(reader.read(['', '', '', '', '', '45', '']).custom).toEqual([['Column 6', '45']]);
    expect('constructor' in row.values).toBe(false);
  });

  test('shorter than the header has nothing in its last columns', () => {
    expect(readerOf({ kind: 'leads', columns: { B: 'person.email' } }, ['A', 'B', 'C']).read(['x'])).toEqual({
      values: {},
      custom: [['A', 'x']],
      unread: [],
      broken: null,
    });
  });

  test('takes defaults where the file gives nothing, not where it cannot be read', () => {
    const reader = readerOf(
      {
        kind: 'leads',
        columns: { Country: 'address.country', Size: 'company.employees' },
        defaults: { 'address.country': 'US', 'company.employees': 10, 'consent.given': true, 'custom.tag': 'fair' },
      },
      ['Country', 'Size'],
    );
    expect(reader.read(['', ''])).toMatchObject({
      values: { 'address.country': 'US', 'company.employees': 10, 'consent.given': true },
      custom: [['tag', 'fair']],
    });
    expect(reader.read(['DE', 'about 5'])).toMatchObject({
      values: { 'address.country': 'DE', 'consent.given': true },
      unread: [{ field: 'company.employees', text: 'about 5', code: 'numberUnreadable' }],
    });
    expect(reader.read(['DE', 'about 5']).values).not.toHaveProperty('company.employees');
  });

  test('translates by field, whatever the case, and lets other texts stand', () => {
    const reader = readerOf(
      {
        kind: 'leads',
        columns: { Ok: 'consent.given', Size: 'company.employees', Land: 'address.country' },
        values: {
          'consent.given': { 'opt-in': 'yes', none: false },
          'company.employees': { '1-10': 5, 'n/a': '' },
          'address.country': { Germany: 'DE', GERMANY: 'de' },
        },
      },
      ['Ok', 'Size', 'Land'],
    );
    expect(reader.read(['Opt-In', '1-10', 'germany']).values).toEqual({
      'consent.given': true,
      'company.employees': 5,
      'address.country': 'de',
    });
    expect(reader.read(['NONE', 'N/A', 'France'])).toMatchObject({
      values: { 'consent.given': false, 'address.country': 'France' },
      unread: [],
    });
    expect(reader.read(['ja', '11', 'Germany']).values).toEqual({
      'consent.given': true,
      'company.employees': 11,
      'address.country': 'DE',
    });
  });

  test('of several columns for one field takes the highest priority that gives a value (Calendly)', () => {
    const reader = readerOf(
      {
        kind: 'appointments',
        columns: {
          'Marked as No-Show': { field: 'appointment.outcome', values: { Yes: 'prospectNoShow', No: 'held' } },
          Canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 2 },
        },
      },
      ['Canceled', 'Marked as No-Show'],
    );
    expect(reader.plan).toEqual([{ field: 'appointment.outcome', columns: [0, 1] }]);
    const outcome = (...cells: string[]) => reader.read(cells).values;
    expect(outcome('true', 'No')).toEqual({ 'appointment.outcome': 'cancelledInTime' });
    expect(outcome('FALSE', 'Yes')).toEqual({ 'appointment.outcome': 'prospectNoShow' });
    expect(outcome('false', 'No')).toEqual({ 'appointment.outcome': 'held' });
    expect(outcome('false', '')).toEqual({});
    expect(outcome('false', 'Perhaps')).toEqual({});
  });

  test('of one column with meanings lets other texts stand', () => {
    const columns = { Stage: { field: 'sale.stage', values: { 'Closed Won': 'won' } } };
    const reader = readerOf(
      { kind: 'sales', columns, values: { 'sale.stage': { 'closed won': 'lost', Lost: 'lost' } } },
      ['Stage'],
    );
    expect(['CLOSED WON', 'Lost', 'Talking'].map((text) => reader.read([text]).values)).toEqual([
      { 'sale.stage': 'won' },
      { 'sale.stage': 'lost' },
      { 'sale.stage': 'Talking' },
    ]);
  });

  test('of several columns without meanings takes the first in the file that is filled', () => {
    const reader = readerOf(
      {
        kind: 'leads',
        columns: {
          Home: 'person.phone',
          Mobile: 'person.phone',
          Size: 'company.employees',
          'Size 2': 'company.employees',
        },
      },
      ['Mobile', 'Home', 'Size', 'Size 2'],
    );
    expect(reader.read(['', '+1 202 555 0143', 'many', '12'])).toMatchObject({
      values: { 'person.phone': '+1 202 555 0143', 'company.employees': 12 },
      unread: [],
    });
    expect(reader.read(['+1 202 555 0100', '+1 202 555 0143', '', '']).values).toEqual({
      'person.phone': '+1 202 555 0100',
    });
  });
});

describe('a cell', () => {
  test.each([
    ['person.fullName', ' Zoë  Ñandú ', 'Zoë  Ñandú'],
    ['person.fullName', 'Zoe\u0308', 'Zo\u00eb'],
    ['person.lastName', "'t Hooft", "'t Hooft"],
    ['company.name', 'Line one\nLine two', 'Line one\nLine two'],
    ['company.name', "'=1+1", '=1+1'],
    ['company.name', 'l:arge', 'l:arge'],
    ['company.employees', '1,234', 1234],
    ['company.employees', '64.0', 64],
    ['company.revenue', '1200000.50', 1200000.5],
    ['call.seconds', '120.5', 120.5],
    ['consent.given', 'Yes', true],
    ['person.phone', 'p:+12025550143', '+12025550143'],
    ['person.phone', "'+12025550143", '+12025550143'],
    ['person.phone', '0151 23456', '0151 23456'],
    ['person.phone', 'p:', undefined],
    ['address.postcode', 'z:01960', '01960'],
    ['address.postcode', '01960', '01960'],
    ['address.postcode', 'z:', undefined],
    ['lead.id', 'l:1000000000000001', '1000000000000001'],
    ['lead.id', '00012E45', '00012E45'],
    ['source.ad', 'ag:120200000000000001', 'ag:120200000000000001'],
    ['lead.capturedAt', '2026-07-16T00:12:13+03:00', Date.UTC(2026, 6, 15, 21, 12, 13)],
    ['appointment.startsAt', '2025-03-03 11:00 am', Date.UTC(2025, 2, 3, 16)],
    ['sale.amount', '1,234.50', '1234.50'],
    ['revenue.month', '03/2026', '2026-03'],
  ])('of %s reading %j is %j', (field, text, value) => {
    const { values, unread, broken } = readCell(field, text);
    expect({ value: Object.entries(values)[0]?.[1], unread, broken }).toEqual({ value, unread: [], broken: null });
  });

  test.each([
    ['company.employees', '51-200', 'numberUnreadable'],
    ['company.employees', '1.234', 'numberUnreadable'],
    ['company.employees', '-5', 'numberUnreadable'],
    ['company.revenue', '$1M', 'numberUnreadable'],
    ['sale.amount', '12 EUR', 'numberUnreadable'],
    ['consent.given', 'perhaps', 'booleanUnreadable'],
  ])('of %s reading %j leaves the field unknown', (field, text, code) => {
    expect(readCell(field, text)).toEqual({ values: {}, custom: [], unread: [{ field, text, code }], broken: null });
  });

  test.each([
    ['person.phone', '1.20256E+10', 'phoneScientific'],
    ['person.phone', 'p:1,2e10', 'phoneScientific'],
    ['lead.id', '1.2E+17', 'idScientific'],
    ['lead.capturedAt', '31/31/2026', 'dateUnreadable'],
    ['lead.capturedAt', '1/2/2026', 'dateAmbiguous'],
    ['appointment.startsAt', '2025-03-09 02:30 am', 'dateSkippedByClock'],
    ['revenue.month', '2026-13', 'dateUnreadable'],
  ])('of %s reading %j breaks the row', (field, text, code) => {
    expect(readCell(field, text)).toEqual({ values: {}, custom: [], unread: [], broken: { code, field } });
  });

  test('is read as the map says: order of dates, decimal sign', () => {
    expect(readCell('lead.capturedAt', '1/2/2026', { dateOrder: 'dmy' }).values).toEqual({
      'lead.capturedAt': Date.UTC(2026, 1, 1, 5),
    });
    expect(readCell('sale.amount', '1.234,50', { decimal: ',' }).values).toEqual({ 'sale.amount': '1234.50' });
    // A number in the map is JSON and has a point, whatever the file has.
    const settings = { decimal: ',', values: { 'company.revenue': { low: 1.5 } } };
    expect(readCell('company.revenue', 'low', settings).values).toEqual({ 'company.revenue': 1.5 });
  });

  test('that cannot be read does not stop the others, and the first trouble names the row', () => {
    const reader = readerOf(
      { kind: 'leads', columns: { A: 'lead.capturedAt', B: 'person.phone', C: 'person.email' } },
      ['A', 'B', 'C'],
    );
    expect(reader.read(['soon', '1E+10', 'jo@example.com'])).toMatchObject({
      values: { 'person.email': 'jo@example.com' },
      broken: { code: 'dateUnreadable', field: 'lead.capturedAt' },
    });
  });
});
