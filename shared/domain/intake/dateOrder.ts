import { done, type Json, type Result, refuse } from '../refusal.ts';
import { type DateOrder, readInstant } from './cells.ts';
import { dependsOnOrder, watchColumn } from './columnSigns.ts';
import { typeIn } from './columnType.ts';
import { localTime } from './localTime.ts';
import type { IntakeMap } from './map.ts';
import { type Evidence, type Reading, readingOf } from './reading.ts';
import { columnName } from './tableHeader.ts';

interface DateColumn {
  readonly name: string;
  readonly place: number;
}

/** The columns (from 0) that a map reads moments from. */
function dateColumns(map: IntakeMap, header: readonly string[]): DateColumn[] {
  return Object.entries(map.columns).flatMap(([name, target]) => {
    const place = header.indexOf(columnName(name));
    return typeIn(map.kind, target) === 'instant' && place >= 0 ? [{ name: columnName(name), place }] : [];
  });
}

/** Whether the map leaves the order of day and month open and one of these rows cannot be read without it. */
export function asksForOrder(map: IntakeMap, header: readonly string[], rows: Iterable<readonly string[]>): boolean {
  if (map.dateOrder !== undefined) return false;
  const places = dateColumns(map, header).map(({ place }) => place);
  if (places.length === 0) return false;
  for (const cells of rows) if (places.some((place) => dependsOnOrder(cells[place] ?? ''))) return true;
  return false;
}

/**
 * The order of day and month as all rows of a file together tell it: one that makes sense of some decides for all, no row is
 * guessed by itself (domain §4). Undefined where nothing depends on it. Refuses `dateOrderNeeded`, see {@link orderRefusal}.
 */
export function orderToldBy(
  map: IntakeMap,
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): Result<DateOrder | undefined> {
  const watched = dateColumns(map, header).map((column) => ({ ...column, watch: watchColumn() }));
  for (const cells of rows) for (const { place, watch } of watched) watch.see(cells[place] ?? '');
  const columns = watched.map(({ name, watch }) => ({ name, signs: watch.signs() }));
  const reading = readingOf(columns, map).dateOrder;
  if (reading.kind === 'found') return done(reading.is);
  return reading.kind === 'silent' ? done(undefined) : refuse('dateOrderNeeded', orderRefusal(reading));
}

const utc = localTime('UTC');

/** The day a date text means if read in this order, `YYYY-MM-DD`, or null. */
export function dayIn(text: string, dateOrder: DateOrder): string | null {
  const read = readInstant(text, { dateOrder, zone: utc });
  return typeof read === 'number' ? new Date(read).toISOString().slice(0, 10) : null;
}

/** Data of `dateOrderNeeded`: the texts that can be read both ways, or that contradict each other, with both readings. */
function orderRefusal(reading: Extract<Reading<DateOrder>, { kind: 'either' | 'mixed' }>): {
  [key: string]: Json;
} {
  const told = (evidence: Evidence): Json => ({
    column: evidence.column,
    text: evidence.text,
    count: evidence.count,
    dmy: dayIn(evidence.text, 'dmy'),
    mdy: dayIn(evidence.text, 'mdy'),
  });
  return { dates: reading.kind === 'either' ? [told(reading.evidence)] : reading.evidence.map(told) };
}
