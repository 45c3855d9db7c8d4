import type { ReportWords } from './englishWords.ts';
import { english } from './englishWords.ts';
import { german } from './germanWords.ts';

/** German for a German locale, English for every other. */
export const reportWordsFor = (locale: string): ReportWords => (/^de\b/i.test(locale) ? german : english);
