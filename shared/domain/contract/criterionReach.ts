import { comparable, unspaced } from '../qualification/textForm.ts';
import type { Criterion } from './criterion.ts';

/** The values of a field that a criterion lets through, as far as two criteria can be compared by them. */
type Reach =
  | { readonly kind: 'numbers'; readonly low: Limit; readonly high: Limit }
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly wanted: boolean }
  | { readonly kind: 'starts'; readonly starts: readonly string[] }
  /** A lead has one of them, or, where `many`, any number of them. */
  | { readonly kind: 'kinds'; readonly kinds: ReadonlySet<string>; readonly many: boolean }
  | { readonly kind: 'opaque'; readonly source: string };

interface Limit {
  readonly at: number;
  readonly included: boolean;
}

const without: Limit = { at: Number.NEGATIVE_INFINITY, included: true };
const above: Limit = { at: Number.POSITIVE_INFINITY, included: true };

/** Of criteria that were looked at before: in a list of prices each is held against every other. */
const known = new WeakMap<Criterion, Reach>();

function reachOf(criterion: Criterion): Reach {
  const found = known.get(criterion) ?? readReach(criterion);
  known.set(criterion, found);
  return found;
}

function readReach(criterion: Criterion): Reach {
  switch (criterion.op) {
    case 'gt':
    case 'gte':
      return { kind: 'numbers', low: { at: criterion.value, included: criterion.op === 'gte' }, high: above };
    case 'lt':
    case 'lte':
      return { kind: 'numbers', low: without, high: { at: criterion.value, included: criterion.op === 'lte' } };
    case 'between':
      return {
        kind: 'numbers',
        low: { at: criterion.min, included: true },
        high: { at: criterion.max, included: true },
      };
    case 'withinDays':
      return { kind: 'numbers', low: without, high: { at: criterion.value, included: true } };
    case 'in':
    case 'notIn':
      return words(criterion.field, criterion.value, criterion.op === 'in');
    case 'is':
      return typeof criterion.value === 'string'
        ? words(criterion.field, [criterion.value], true)
        : { kind: 'kinds', kinds: new Set([String(criterion.value)]), many: false };
    case 'startsWith':
      return { kind: 'starts', starts: criterion.value.map(unspaced) };
    case 'emailKind':
      return { kind: 'kinds', kinds: new Set(criterion.value), many: false };
    case 'function':
    case 'seniority':
      return { kind: 'kinds', kinds: new Set(criterion.value), many: true };
    case 'phoneValid':
      return criterion.value === undefined
        ? { kind: 'opaque', source: 'phoneValid' }
        : { kind: 'kinds', kinds: new Set([criterion.value]), many: false };
    case 'matches':
      return { kind: 'opaque', source: `matches ${criterion.value}` };
    case 'present':
      return { kind: 'opaque', source: 'present' };
  }
}

/**
 * In the form in which values are compared when leads are judged. Countries are judged by their code, however they are written:
 * what is not written as a code here is not compared, for the names of all countries are too much for the screen to know.
 */
function words(field: string, values: readonly string[], wanted: boolean): Reach {
  const texts = values.map(comparable);
  if (field !== 'address.country') return { kind: 'words', words: new Set(texts), wanted };
  const codes = texts.filter((value) => /^[a-z]{2}$/.test(value)).map((code) => (code === 'uk' ? 'gb' : code));
  return codes.length === texts.length
    ? { kind: 'words', words: new Set(codes), wanted }
    : { kind: 'opaque', source: `${wanted} ${texts.join(' or ')}` };
}

/** Whether no lead can meet both. False where it cannot be told. */
export function excludes(one: Criterion, other: Criterion): boolean {
  if (one.field !== other.field) return false;
  const [a, b] = [reachOf(one), reachOf(other)];
  if (a.kind === 'numbers' && b.kind === 'numbers') return isBelow(a.high, b.low) || isBelow(b.high, a.low);
  if (a.kind === 'words' && b.kind === 'words') return wordsExclude(a, b);
  if (a.kind === 'words' && b.kind === 'starts') return a.wanted && !some(a.words, (word) => startsWithAny(word, b));
  if (a.kind === 'starts' && b.kind === 'words') return excludes(other, one);
  if (a.kind === 'starts' && b.kind === 'starts') {
    return !a.starts.some((start) => startsWithAny(start, b)) && !b.starts.some((start) => startsWithAny(start, a));
  }
  return a.kind === 'kinds' && b.kind === 'kinds' && one.op === other.op && !a.many && a.kinds.isDisjointFrom(b.kinds);
}

/** Whether every lead that meets `one` meets `other`. False where it cannot be told. */
export function implies(one: Criterion, other: Criterion): boolean {
  if (one.field !== other.field) return false;
  // What a lead does not say meets no other criterion.
  if (other.op === 'present') return true;
  if (one.op === 'phoneValid' && other.op === 'phoneValid' && other.value === undefined) return true;
  const [a, b] = [reachOf(one), reachOf(other)];
  if (a.kind === 'numbers' && b.kind === 'numbers') return isWithin(a.high, b.high, 1) && isWithin(a.low, b.low, -1);
  if (a.kind === 'words' && b.kind === 'words') return wordsImply(a, b);
  if (a.kind === 'words' && b.kind === 'starts') return a.wanted && every(a.words, (word) => startsWithAny(word, b));
  if (a.kind === 'starts' && b.kind === 'starts') return a.starts.every((start) => startsWithAny(start, b));
  if (a.kind === 'kinds' && b.kind === 'kinds') return one.op === other.op && a.kinds.isSubsetOf(b.kinds);
  return a.kind === 'opaque' && b.kind === 'opaque' && a.source === b.source;
}

type Words = Extract<Reach, { kind: 'words' }>;

function wordsExclude(a: Words, b: Words): boolean {
  if (a.wanted && b.wanted) return a.words.isDisjointFrom(b.words);
  if (a.wanted) return a.words.isSubsetOf(b.words);
  return b.wanted && b.words.isSubsetOf(a.words);
}

function wordsImply(a: Words, b: Words): boolean {
  if (a.wanted && b.wanted) return a.words.isSubsetOf(b.words);
  if (a.wanted) return a.words.isDisjointFrom(b.words);
  return !b.wanted && b.words.isSubsetOf(a.words);
}

const isBelow = (high: Limit, low: Limit): boolean =>
  high.at < low.at || (high.at === low.at && !(high.included && low.included));

/** `side` 1: an upper limit, -1: a lower one. */
const isWithin = (limit: Limit, of: Limit, side: 1 | -1): boolean =>
  limit.at === of.at ? of.included || !limit.included : side * (of.at - limit.at) > 0;

const startsWithAny = (word: string, { starts }: { readonly starts: readonly string[] }): boolean =>
  starts.some((start) => unspaced(word).startsWith(start));

const some = (values: Iterable<string>, holds: (value: string) => boolean): boolean => [...values].some(holds);
const every = (values: Iterable<string>, holds: (value: string) => boolean): boolean => [...values].every(holds);
