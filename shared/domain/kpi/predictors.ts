import type { FieldValue } from '../lead.ts';
import { compareDecimals } from '../money.ts';
import { type Difference, differenceOfShares, type Share, shareOfSome } from './interval.ts';

/** What became of one delivered lead. */
export interface Outcome {
  /** Accepted or returned; until then it says nothing of acceptance. */
  readonly decided: boolean;
  readonly accepted: boolean;
  /** The time in which a sale counts as the lead's is over; until then it says nothing of sale. */
  readonly ripe: boolean;
  readonly sold: boolean;
}

/** How many leads, and what became of them. */
export interface Tally {
  readonly delivered: number;
  readonly decided: number;
  readonly accepted: number;
  readonly ripe: number;
  /** Of the ripe ones. */
  readonly sold: number;
}

/** A tally while it is counted. */
export type OpenTally = { -readonly [name in keyof Tally]: number };

const nothing: Tally = { delivered: 0, decided: 0, accepted: 0, ripe: 0, sold: 0 };

export const openTally = (): OpenTally => ({ ...nothing });

export function countInto(tally: OpenTally, { decided, accepted, ripe, sold }: Outcome): void {
  tally.delivered += 1;
  if (decided) tally.decided += 1;
  if (decided && accepted) tally.accepted += 1;
  if (ripe) tally.ripe += 1;
  if (ripe && sold) tally.sold += 1;
}

const combined = (a: Tally, b: Tally, sign: 1 | -1 = 1): Tally => ({
  delivered: a.delivered + sign * b.delivered,
  decided: a.decided + sign * b.decided,
  accepted: a.accepted + sign * b.accepted,
  ripe: a.ripe + sign * b.ripe,
  sold: a.sold + sign * b.sold,
});

const sumOfTallies = (some: readonly Tally[]): Tally => some.reduce((sum, one) => combined(sum, one), nothing);

/** Below this many cases on either side, a difference is not spoken of. */
export const leastCompared = 20;

export const comparisons = ['tooFew', 'higher', 'lower', 'cannotTell'] as const;

/** A share beside that of all other leads. */
interface Compared extends Share {
  readonly comparison: (typeof comparisons)[number];
  /** Against the rest; null where there is none. */
  readonly difference: Difference | null;
}

/** Which leads a row is about: those with one value, with a number of a range, with all rarer values, or without a value. */
export type ValueKey =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'others' }
  | { readonly kind: 'missing' };

/** How the leads with one value of a field did, and whether that is different from the others. */
export interface ValueRow extends Tally {
  readonly key: ValueKey;
  /** Accepted of decided, and sold of ripe. */
  readonly acceptance: Compared;
  readonly closing: Compared;
}

/**
 * Rows as tallies, each compared with all others of its table together. What is compared with the rest is too few to say below
 * `leastCompared` cases on one of the sides; else it is higher or lower where the interval of the difference leaves out zero.
 */
function comparedRows(rows: readonly { readonly key: ValueKey; readonly tally: Tally }[]): ValueRow[] {
  const whole = sumOfTallies(rows.map(({ tally }) => tally));
  return rows.map(({ key, tally }) => {
    const rest = combined(whole, tally, -1);
    return {
      key,
      ...tally,
      acceptance: compared([tally.accepted, tally.decided], [rest.accepted, rest.decided]),
      closing: compared([tally.sold, tally.ripe], [rest.sold, rest.ripe]),
    };
  });
}

type Counted = readonly [some: number, all: number];

function compared(one: Counted, rest: Counted): Compared {
  const difference = differenceOfShares(one, rest);
  return { ...shareOfSome(...one), difference, comparison: comparisonOf(one, rest, difference) };
}

function comparisonOf([, all]: Counted, [, others]: Counted, difference: Difference | null): Compared['comparison'] {
  if (difference === null || all < leastCompared || others < leastCompared) return 'tooFew';
  if (compareDecimals(difference.low, 0) > 0) return 'higher';
  return compareDecimals(difference.high, 0) < 0 ? 'lower' : 'cannotTell';
}

/** More values than this name people or clicks, not kinds of leads. */
const mostValues = 60;
const shownValues = 8;
const bands = 4;
/** So many different values are kept apart while counting; texts beyond it are no kinds, numbers are kept to two digits. */
const mostKept = 4_096;

interface Held {
  readonly tally: OpenTally;
  /** The smallest and the largest number counted here. */
  from: number;
  to: number;
}

/** Counts the values of one field, lead by lead: memory is bounded, and the order of the leads makes no difference. */
export interface ValueCount {
  readonly add: (value: FieldValue | undefined, outcome: Outcome) => void;
  /** Null where nearly every lead has a value of its own. */
  readonly rows: () => ValueRow[] | null;
}

export function createValueCount(): ValueCount {
  let held = new Map<string | number, Held>();
  const missing = openTally();
  let isOnlyNumbers = true;
  let isCoarse = false;
  let isTooMany = false;

  const into = (map: Map<string | number, Held>, key: string | number, from: number, to: number): Held => {
    const known = map.get(key);
    if (known === undefined) {
      const fresh = { tally: openTally(), from, to };
      map.set(key, fresh);
      return fresh;
    }
    known.from = Math.min(known.from, from);
    known.to = Math.max(known.to, to);
    return known;
  };
  const coarsen = (): void => {
    isCoarse = true;
    const next = new Map<string | number, Held>();
    for (const { tally, from, to } of held.values()) {
      const target = into(next, twoDigits(from), from, to);
      Object.assign(target.tally, combined(target.tally, tally));
    }
    held = next;
  };

  return {
    add: (value, outcome) => {
      if (value === undefined) return countInto(missing, outcome);
      if (isTooMany) return;
      const number = typeof value === 'number' ? value : Number.NaN;
      if (typeof value !== 'number') isOnlyNumbers = false;
      const key = typeof value === 'number' ? (isCoarse ? twoDigits(value) : value) : String(value);
      countInto(into(held, key, number, number).tally, outcome);
      if (held.size <= mostKept) return;
      if (isOnlyNumbers && !isCoarse) coarsen();
      else isTooMany = true;
    },
    rows: () => {
      const named = isTooMany ? null : isOnlyNumbers && held.size > shownValues ? byRange(held) : byValue(held);
      if (named === null) return null;
      return comparedRows(
        missing.delivered === 0 ? named : [...named, { key: { kind: 'missing' } as const, tally: missing }],
      );
    },
  };
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

interface NamedTally {
  readonly key: ValueKey;
  readonly tally: Tally;
}

function byValue(held: ReadonlyMap<string | number, Held>): NamedTally[] | null {
  if (held.size > mostValues) return null;
  const all = [...held].map(([value, { tally }]) => ({ value: String(value), tally }));
  const byCount = all.toSorted((a, b) => b.tally.delivered - a.tally.delivered || (a.value < b.value ? -1 : 1));
  // One rare value by itself needs no collective name.
  const shown = byCount.length <= shownValues + 1 ? byCount : byCount.slice(0, shownValues);
  const rest = byCount.slice(shown.length).map(({ tally }) => tally);
  return [
    ...shown
      .toSorted((a, b) => byNumberThenText(a.value, b.value))
      .map(({ value, tally }): NamedTally => ({ key: { kind: 'value', value }, tally })),
    ...(rest.length === 0 ? [] : [{ key: { kind: 'others' as const }, tally: sumOfTallies(rest) }]),
  ];
}

const byNumberThenText = (a: string, b: string): number => {
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left) || Number.isNaN(right) ? (a < b ? -1 : 1) : left - right;
};

/** Numbers in bands of about as many leads each, equal ones together. */
function byRange(held: ReadonlyMap<string | number, Held>): NamedTally[] {
  const ordered = [...held.values()].toSorted((a, b) => a.from - b.from);
  const whole = ordered.reduce((sum, { tally }) => sum + tally.delivered, 0);
  const found: { from: number; to: number; tally: Tally }[] = [];
  for (const { from, to, tally } of ordered) {
    const last = found.at(-1);
    if (last === undefined || last.tally.delivered * bands >= whole) found.push({ from, to, tally });
    else {
      last.to = to;
      last.tally = combined(last.tally, tally);
    }
  }
  return found.map(({ from, to, tally }) => ({ key: { kind: 'range', from, to }, tally }));
}

/** Whether a value belongs to a row of a table with these rows. */
export function isOfRow(key: ValueKey, keys: readonly ValueKey[], value: FieldValue | undefined): boolean {
  switch (key.kind) {
    case 'missing':
      return value === undefined;
    case 'value':
      return value !== undefined && String(value) === key.value;
    case 'range':
      return typeof value === 'number' && value >= key.from && value <= key.to;
    case 'others':
      return value !== undefined && !keys.some((one) => one.kind !== 'others' && isOfRow(one, keys, value));
  }
}

/** Whether one row of a table is different from the others by more than chance makes likely. */
export const tells = (rows: readonly ValueRow[]): boolean =>
  rows.some(({ acceptance, closing }) =>
    [acceptance, closing].some(({ comparison }) => comparison === 'higher' || comparison === 'lower'),
  );

/** How many comparisons were made, and how many of them say something: of twenty, chance alone makes one. */
export function comparisonsMade(tables: readonly (readonly ValueRow[])[]): {
  readonly made: number;
  readonly telling: number;
} {
  const all = tables.flat().flatMap(({ acceptance, closing }) => [acceptance.comparison, closing.comparison]);
  return {
    made: all.filter((one) => one !== 'tooFew').length,
    telling: all.filter((one) => one === 'higher' || one === 'lower').length,
  };
}
