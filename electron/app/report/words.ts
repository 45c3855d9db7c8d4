import { inLanguage } from '../documents/words.ts';
import type { ReportWords } from './englishWords.ts';
import { english } from './englishWords.ts';
import { german } from './germanWords.ts';

export const reportWordsFor = (locale: string): ReportWords => inLanguage<ReportWords>(locale, { english, german });
