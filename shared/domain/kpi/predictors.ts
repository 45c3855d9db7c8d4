import type { FieldValue } from '../lead.ts';
import { compareDecimals } from '../money.ts';
import type { Share } from './interval.ts';
import { shareOfSome } from './interval.ts';

/** What became of one delivered lead. */
export interface Outcome {
  readonly id: number;
  readonly decided: boolean;
  readonly accepted: boolean;
  readonly sold: boolean;
}

/** How the leads with one value of a field did. */
interface ValueRow {
  /** As people read it; null for all values that are too rare to be told by themselves. */
  readonly value: string | null;
  readonly delivered: number;
  readonly decided: number;
  readonly accepted: number;
  readonly sales: number;
  /** Accepted of decided, and sold of delivered. */
  readonly acceptance: Share;
  readonly closing: Share;
}

/** A field of the lead, and what its values say of acceptance and sale (domain §3, score quality). */
export interface Predictor {
  readonly field: string;
  readonly rows: readonly ValueRow[];
  /** Two values whose intervals do not touch: chance alone does not make such a difference. */
  readonly tells: boolean;
}

/** More values than this name people or clicks, not kinds of leads. */
const mostValues = 60;
const shownValues = 8;
const bands = 4;

/**
 * What the values of a field came to, in the order of the values, the rare ones last; null where there is nothing to compare: one
 * value only, or nearly one for each lead. Leads that lack the value are left out.
 */
export function predictor(
  field: string,
  outcomes: readonly Outcome[],
  values: ReadonlyMap<number, FieldValue>,
): Predictor | null {
  const nameOf = naming([...values.values()]);
  if (nameOf === null) return null;
  const groups = Map.groupBy(
    outcomes.filter(({ id }) => values.has(id)),
    ({ id }) => nameOf(values.get(id)),
  );
  const rows = [...groups].map(([value, some]) => rowOf(value, some));
  return rows.length < 2 ? null : { field, rows: inOrderOf(nameOf.order, rows), tells: tells(rows) };
}

/** Those that tell something first, each group in the order given. */
export const tellingFirst = (some: readonly Predictor[]): Predictor[] =>
  some.toSorted((a, b) => Number(b.tells) - Number(a.tells));

interface Naming {
  (value: FieldValue | undefined): string | null;
  readonly order: readonly string[];
}

function naming(values: readonly FieldValue[]): Naming | null {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length && new Set(numbers).size > shownValues
    ? namingByBand(numbers)
    : namingByValue(values.map(String));
}

function namingByValue(texts: readonly string[]): Naming | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size < 2 || counts.size > mostValues) return null;
  const byCount = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
  // One rare value by itself needs no collective name.
  const shown = new Set(byCount.length <= shownValues + 1 ? byCount : byCount.slice(0, shownValues));
  const name = (value: FieldValue | undefined): string | null => (shown.has(String(value)) ? String(value) : null);
  return Object.assign(name, { order: [...shown].toSorted(byNumberThenText) });
}

const byNumberThenText = (a: string, b: string): number => {
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? (a < b ? -1 : 1) : left - right;
};

/** Numbers in bands of about as many leads each; equal numbers stay together. */
function namingByBand(numbers: readonly number[]): Naming {
  const ordered = numbers.toSorted((a, b) => a - b);
  const found: { readonly from: number; to: number; count: number }[] = [];
  for (const number of ordered) {
    const last = found.at(-1);
    const isFull = last !== undefined && last.count * bands >= ordered.length && last.to !== number;
    if (last === undefined || isFull) found.push({ from: number, to: number, count: 1 });
    else {
      last.to = number;
      last.count += 1;
    }
  }
  const textOf = ({ from, to }: { from: number; to: number }): string => (from === to ? `${from}` : `${from}–${to}`);
  const name = (value: FieldValue | undefined): string | null => {
    const band = typeof value === 'number' ? found.find(({ to }) => value <= to) : undefined;
    return band === undefined ? null : textOf(band);
  };
  return Object.assign(name, { order: found.map(textOf) });
}

function rowOf(value: string | null, some: readonly Outcome[]): ValueRow {
  const count = (is: (outcome: Outcome) => boolean): number => some.filter(is).length;
  const decided = count((one) => one.decided);
  const accepted = count((one) => one.accepted);
  const sales = count((one) => one.sold);
  return {
    value,
    delivered: some.length,
    decided,
    accepted,
    sales,
    acceptance: shareOfSome(accepted, decided),
    closing: shareOfSome(sales, some.length),
  };
}

function inOrderOf(order: readonly string[], rows: readonly ValueRow[]): ValueRow[] {
  const place = ({ value }: ValueRow): number => (value === null ? order.length : order.indexOf(value));
  return rows.toSorted((a, b) => place(a) - place(b));
}

const tells = (rows: readonly ValueRow[]): boolean =>
  areApart(rows.map(({ acceptance }) => acceptance)) || areApart(rows.map(({ closing }) => closing));

const areApart = (shares: readonly Share[]): boolean =>
  shares.some(({ low }) => shares.some(({ high }) => low !== null && high !== null && compareDecimals(low, high) > 0));
