import type { Forms } from '../forms.ts';

/** "1 day", "1,200 days". */
export const counted = (count: number, one: string, { number }: Forms, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** `a, b and c`. */
export const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "10 leads", "€1,000.00 worth of leads", or both. */
export const limitInWords = (
  { leads, money }: { readonly leads?: number | undefined; readonly money?: number | undefined },
  forms: Forms,
): string =>
  and([
    ...(leads === undefined ? [] : [counted(leads, 'lead', forms)]),
    ...(money === undefined ? [] : [`${forms.money(money)} worth of leads`]),
  ]);
