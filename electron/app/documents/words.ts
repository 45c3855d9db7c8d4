import type { LineHeading, LineWords } from '../../../shared/domain/pricing/lines.ts';
import type { Words } from './englishWords.ts';
import { english } from './englishWords.ts';
import { formatsFor } from './formats.ts';
import { german } from './germanWords.ts';

/** What there is in German for a German locale, in English for every other. */
export const inLanguage = <T>(locale: string, of: { readonly english: T; readonly german: T }): T =>
  /^de\b/i.test(locale) ? of.german : of.english;

export const wordsFor = (locale: string): Words => inLanguage<Words>(locale, { english, german });

/** An effect on a component says both: what it is, and whose. */
function headedBy(heading: LineHeading, words: Words): string {
  const { kind, name } = heading;
  const own = words.component(heading);
  if (name === undefined) return own;
  return kind === 'tier' || kind === 'upgrade' || kind === 'shortfall' ? `${name}: ${own}` : name;
}

/** The words of an invoice line in the client's language: the component's own name where the contract gives one. */
export function lineText(locale: string): (heading: LineHeading, words: LineWords) => string {
  const words = wordsFor(locale);
  const formats = formatsFor(locale);
  return (heading, { month, carriedIn, partPercent }) =>
    [
      headedBy(heading, words),
      ...(partPercent === null ? [] : [words.partCredited(formats.percent(partPercent))]),
      ...(carriedIn ? [words.carriedIn(formats.month(month))] : []),
    ].join(', ');
}
