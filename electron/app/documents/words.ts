import type { Component } from '../../../shared/domain/contract/component.ts';
import type { LineWords } from '../../../shared/domain/pricing/lines.ts';
import type { Words } from './englishWords.ts';
import { english } from './englishWords.ts';
import { formatsFor } from './formats.ts';
import { german } from './germanWords.ts';

/** What there is in German for a German locale, in English for every other. */
export const inLanguage = <T>(locale: string, of: { readonly english: T; readonly german: T }): T =>
  /^de\b/i.test(locale) ? of.german : of.english;

export const wordsFor = (locale: string): Words => inLanguage<Words>(locale, { english, german });

/** The words of an invoice line in the client's language: the component's own name where the contract gives one. */
export function lineText(locale: string): (component: Component, words: LineWords) => string {
  const words = wordsFor(locale);
  const formats = formatsFor(locale);
  return (component, { month, carriedIn, partPercent }) =>
    [
      component.name ?? words.component(component),
      ...(partPercent === null ? [] : [words.partCredited(formats.percent(partPercent))]),
      ...(carriedIn ? [words.carriedIn(formats.month(month))] : []),
    ].join(', ');
}
