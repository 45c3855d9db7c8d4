import type { Forms } from '../forms.ts';

/** "1 Lead", "1.200 Leads". */
export const counted = (count: number, one: string, many: string, { number }: Forms): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** After "binnen": in the dative. */
export const inDays = (count: number, forms: Forms): string => counted(count, 'Tag', 'Tagen', forms);

/** `a, b und c`. */
export const und = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

/** "10 Leads", "Leads im Wert von 1.000,00 €", or both. */
export const limitInGerman = (
  { leads, money }: { readonly leads?: number | undefined; readonly money?: number | undefined },
  forms: Forms,
): string =>
  und([
    ...(leads === undefined ? [] : [counted(leads, 'Lead', 'Leads', forms)]),
    ...(money === undefined ? [] : [`Leads im Wert von ${forms.money(money)}`]),
  ]);
