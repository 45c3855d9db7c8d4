import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../shared/domain/intake/decode.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { compileMap, type DraftRow } from '../../../shared/domain/intake/rowReader.ts';
import { readTable } from '../../../shared/domain/intake/table.ts';

const month = join(import.meta.dirname, '../../fixtures/month');

function draftsOf(file: string, mapFile: string, zone: string) {
  const map = parseMap(JSON.parse(readFileSync(join(month, mapFile), 'utf8')));
  const table = readTable(decode(readFileSync(join(month, file))).text);
  if (!map.ok || !table.ok) throw new Error('the month can be read');
  const reader = compileMap(map.value, table.value.header, zone);
  if (!reader.ok) throw new Error(reader.refusal.code);
  expect(table.value.broken).toEqual([]);
  expect(table.value.renamed).toEqual([]);
  return table.value.rows.map((cells): DraftRow<typeof map.value.kind> => reader.value.read(cells));
}

const newYork = 'America/New_York';
const berlin = 'Europe/Berlin';

describe('the month', () => {
  test.each([
    // file, map, zone, rows and broken as in expected.json
    ['leads-1.csv', 'map-leads.json', newYork, 44, []],
    ['leads-2.tsv', 'map-leads.json', newYork, 16, [15, 16]],
    ['leads-b.csv', 'map-leads-b.json', berlin, 10, []],
    ['feedback.csv', 'map-feedback.json', newYork, 11, []],
    ['appointments-b.csv', 'map-appointments.json', berlin, 11, []],
  ])('%s', (file, map, zone, rows, broken) => {
    const drafts = draftsOf(file, map, zone);
    expect(drafts).toHaveLength(rows);
    expect(drafts.flatMap((draft, at) => (draft.broken === null ? [] : [at + 1]))).toEqual(broken);
    expect(drafts.every(({ custom }) => custom.length === 0)).toBe(true);
  });

  test('its awkward cells', () => {
    const first = draftsOf('leads-1.csv', 'map-leads.json', newYork);
    expect(first[5]?.values).toMatchObject({ 'person.fullName': 'Zoë "Zed" O\'Neil' });
    expect(first[7]?.values).toMatchObject({
      'company.name': 'Line one\nLine two',
      // 9:08 in New York on 9 March, the day after clocks went to -04:00.
      'lead.capturedAt': Date.UTC(2026, 2, 9, 13, 8),
    });
    const second = draftsOf('leads-2.tsv', 'map-leads.json', newYork);
    expect(second[8]?.values).not.toHaveProperty('company.employees');
    expect(second[8]?.unread).toEqual([]);
    expect(second[9]?.unread).toEqual([{ field: 'company.employees', text: 'unknown', code: 'numberUnreadable' }]);
    expect(second[14]?.broken).toEqual({ code: 'dateUnreadable', field: 'lead.capturedAt' });
    const meetings = draftsOf('appointments-b.csv', 'map-appointments.json', berlin);
    expect(meetings[1]?.values).toEqual({
      'appointment.id': 'A-00b',
      'appointment.previousId': 'A-00',
      'person.email': 'leiter00@betrieb00.example.org',
      'appointment.bookedAt': Date.UTC(2026, 2, 9, 8),
      'appointment.startsAt': Date.UTC(2026, 2, 10, 13),
      'appointment.outcome': 'held',
      'appointment.setter': 'Kim',
    });
  });
});
