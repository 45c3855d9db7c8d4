/** A side and a number, or two ends; strict and included as the words say. */
export type Limit =
  | { readonly op: 'gt' | 'gte' | 'lt' | 'lte'; readonly value: number }
  | { readonly op: 'between'; readonly min: number; readonly max: number };

const comparisons: readonly (readonly [RegExp, Extract<Limit, { value: number }>['op']])[] = [
  [/^(?:>=|≥|at least|minimum|min\.?|from|not under|not less than|mindestens|ab)\s*/i, 'gte'],
  [/^(?:<=|≤|at most|maximum|max\.?|up to|no more than|not over|höchstens|bis)\s*/i, 'lte'],
  [/^(?:>|over|above|more than|greater than|longer than|larger than|über|mehr als)\s*/i, 'gt'],
  [/^(?:<|under|below|less than|fewer than|shorter than|smaller than|unter|weniger als)\s*/i, 'lt'],
];

/** "> 50", "at least 1,000", "50–200", "between 2m and 10m", "50+"; a bare number says no side and is none. */
export function readLimit(text: string): Limit | null {
  const said = text.trim();
  const between = /^(?:between|from)?\s*(?<min>\S.*?)\s*(?:-|–|—|to|and)\s*(?<max>\S.*)$/i.exec(said);
  const [min, max] = [numberIn(between?.groups?.min), numberIn(between?.groups?.max)];
  if (min !== null && max !== null) return { op: 'between', min, max };
  const atLeast = numberIn(/^(?<least>.+?)\s*(?:\+|(?:or|and) (?:more|above|over))$/i.exec(said)?.groups?.least);
  if (atLeast !== null) return { op: 'gte', value: atLeast };
  for (const [sign, op] of comparisons) {
    if (!sign.test(said)) continue;
    const value = numberIn(said.replace(sign, ''));
    return value === null ? null : { op, value };
  }
  return null;
}

const sizes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** A number as a deal writes it: "1,000", "€ 2.5m", "10 million", with the word of what is counted behind it. */
function numberIn(text: string | undefined): number | null {
  const found =
    /^[€$£]?\s*(?<digits>\d{1,3}(?:[, ]\d{3})+|\d+)(?<part>\.\d+)?\s*(?<size>k|thousand|mn?|million|bn|billion)?\b\s*(?:eur|usd|gbp|€|\$|£|employees|people|staff|fte)?\s*(?:a year|per year|p\.a\.)?$/i.exec(
      text?.trim() ?? '',
    );
  if (found === null) return null;
  const { digits = '', part = '', size } = found.groups ?? {};
  const plain = Number(digits.replace(/[, ]/g, '') + part);
  return size === undefined ? plain : Math.round(plain * (sizes[size.toLowerCase()] ?? 1));
}
