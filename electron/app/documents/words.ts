import { effects } from '../../../shared/domain/pricing/charge.ts';
import type { LineHeading, LineWords } from '../../../shared/domain/pricing/lines.ts';

import type { Words } from './englishWords.ts';
import { english } from './englishWords.ts';
import { formatsFor } from './formats.ts';
import { german } from './germanWords.ts';

/** What there is in German for a German locale, in English for every other. */
export const inLanguage = <T>(locale: string, of: { readonly english: T; readonly german: T }): T =>
  /^de\b/i.test(locale) ? of.german : of.english;

export const wordsFor = (locale: string): Words => inLanguage<Words>(locale, { english, german });

/** The words of an invoice line in the client's language: the component's own name where the contract gives one. */
export function lineText(locale: string): (heading: LineHeading, line: LineWords) => string {
  const words = wordsFor(locale);
  const formats = formatsFor(locale);
  return (heading, line) => {
    const { month, carriedIn, partPercent } = line;
    const effect = effects.find((one) => one === heading.kind);
    if (effect !== undefined) {
      const on = heading.on === undefined ? null : componentText({ ...heading, kind: heading.on }, words);
      const text = words.effect(effect, on, { gives: line.amount < 0, late: carriedIn });
      return carriedIn ? words.ofMonth(text, formats.month(month)) : text;
    }
    return [
      unitText(heading, line, words),
      ...(partPercent === null ? [] : [words.partCredited(formats.percent(partPercent))]),
      ...(carriedIn ? [words.carriedIn(formats.month(month))] : []),
    ].join(', ');
  };
}

const componentText = (heading: LineHeading, words: Words): string => heading.name ?? words.component(heading);

/** A subscription is its fee, and the units it covers or does not. */
function unitText(heading: LineHeading, { amount, isFee }: LineWords, words: Words): string {
  const text = componentText(heading, words);
  if (heading.kind !== 'subscription' || isFee) return text;
  return amount === 0 ? words.covered(text) : words.above(text);
}
