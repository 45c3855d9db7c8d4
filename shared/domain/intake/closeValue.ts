import { collapsed, unaccented } from '../qualification/textForm.ts';

const joining = new Set(['and', 'und', 'et', 'y', 'of', 'the', 'services', 'industry', 'sector']);

/** The words that say something, without accents, plural or sign. */
const wordsOf = (text: string): string[] =>
  unaccented(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !joining.has(word));

const stem = (word: string): string => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word);

/** How near one text is to another: 0 for the same words, more for each word or letter that differs; null where it is another one. */
function distance(text: string, value: string): number | null {
  const [some, wanted] = [wordsOf(text).map(stem), wordsOf(value).map(stem)];
  if (some.length === 0 || wanted.length === 0) return null;
  const [a, b] = [some.join(' '), wanted.join(' ')];
  if (a === b) return 0;
  const [short, long] = some.length <= wanted.length ? [some, wanted] : [wanted, some];
  // "Healthcare & Medical" holds "Healthcare"; a word of two letters alone ("IT") must be the first.
  const holds = short.every((word) => long.includes(word) && (word.length > 2 || long[0] === word));
  if (holds) return 1 + long.length - short.length;
  const typing = editsUpTo(a, b, Math.min(a.length, b.length) > 7 ? 2 : 1);
  return typing !== null && Math.min(a.length, b.length) > 3 ? 1 + typing : null;
}

/** Letters to add, leave out or change, up to `most`; null beyond. */
function editsUpTo(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  const edits = row[b.length] ?? most + 1;
  return edits <= most ? edits : null;
}

/**
 * The value among those a contract knows that a text of a file seems to mean: `Healthcare & Medical` is `Healthcare`. Null where the
 * text is one of them already (criteria do not look at case), where none is near, and where two are equally near: this suggests, a
 * person decides.
 */
export function closeValue(text: string, values: readonly string[]): string | null {
  if (values.some((value) => collapsed(value) === collapsed(text))) return null;
  const near = values
    .map((value) => ({ value, far: distance(text, value) }))
    .filter((one): one is { value: string; far: number } => one.far !== null)
    .toSorted((a, b) => a.far - b.far);
  const [first, second] = near;
  return first === undefined || first.far === second?.far ? null : first.value;
}
