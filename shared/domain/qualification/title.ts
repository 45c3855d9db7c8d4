import { type JobFunction, jobFunctions, type Seniority, seniorities } from '../contract/criterion.ts';
import { unaccented } from './textForm.ts';
import { titlePhrases } from './titlePhrases.ts';
import { functionWords, rankEndings } from './titleWords.ts';

/** What a job title says; both lists are empty where it says nothing we know. */
export interface TitleReading {
  readonly functions: readonly JobFunction[];
  /** The highest rank named; both owner and C-level where both are meant (Geschäftsführer, CEO & Founder). */
  readonly seniorities: readonly Seniority[];
}

interface Meaning {
  readonly functions: readonly JobFunction[];
  readonly seniorities: readonly Seniority[];
  readonly assists: boolean;
}

const longestPhrase = 4;

/** Both ways a keyboard without umlauts writes a word: ä as a and as ae. */
function spellings(word: string): readonly string[] {
  const short = unaccented(word);
  const long = unaccented(word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue'));
  return short === long ? [short] : [short, long];
}

const phrases: ReadonlyMap<string, Meaning> = new Map(
  titlePhrases.flatMap(({ words, functions, seniorities: ranks, assists }) =>
    words
      .split('|')
      .flatMap(spellings)
      .map((words): [string, Meaning] => [words, { functions, seniorities: ranks, assists: assists === true }]),
  ),
);

const functionEntries = jobFunctions.flatMap((name) =>
  functionWords[name].split(' ').flatMap((word) => spellings(word).map((form) => ({ name, form }))),
);
const wholeWords = new Map<string, JobFunction[]>();
for (const { name, form } of functionEntries) {
  if (!form.endsWith('*')) wholeWords.set(form, [...(wholeWords.get(form) ?? []), name]);
}
const beginnings = functionEntries
  .filter(({ form }) => form.endsWith('*'))
  .map(({ name, form }) => ({ name, start: form.slice(0, -1) }));
const endings = rankEndings.flatMap(([ending, rank]) => spellings(ending).map((end) => ({ end, rank })));

function functionsOf(word: string): readonly JobFunction[] {
  const whole = wholeWords.get(word);
  if (whole !== undefined) return whole;
  // The longest beginning decides: "personaldienst" is personal-, not person-.
  let best: { readonly name: JobFunction; readonly start: string } | null = null;
  for (const entry of beginnings) {
    if (word.startsWith(entry.start) && entry.start.length > (best?.start.length ?? 0)) best = entry;
  }
  return best === null ? [] : [best.name];
}

function wordMeaning(word: string): Meaning {
  const rank = endings.find(({ end }) => word.length > end.length && word.endsWith(end))?.rank;
  const own = functionsOf(word);
  return { functions: own, seniorities: rank === undefined ? [] : [rank], assists: false };
}

function wordsOf(title: string): readonly string[] {
  return unaccented(title)
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '');
}

/** Longest phrase first; words of a phrase are not read again. */
function meaningsOf(words: readonly string[]): readonly Meaning[] {
  const found: Meaning[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at);
    let meaning = phrases.get(words.slice(at, at + length).join(' '));
    while (meaning === undefined && length > 1) {
      length -= 1;
      meaning = phrases.get(words.slice(at, at + length).join(' '));
    }
    found.push(meaning ?? wordMeaning(words[at] ?? ''));
    at += length;
  }
  return found;
}

const longestTitle = 200;

/**
 * Functions and rank in a job title, read by word tables in four languages (domain §3). The highest rank named counts,
 * except for assistants, trainees and juniors, who are `entry` whatever they assist. Unknown titles give empty lists, which
 * a criterion takes as unknown, never as a failure.
 */
export function readTitle(title: string): TitleReading {
  const meanings = meaningsOf(wordsOf(title.slice(0, longestTitle)));
  const functions = new Set(meanings.flatMap((meaning) => meaning.functions));
  if (meanings.some((meaning) => meaning.assists)) {
    functions.delete('management');
    return { functions: functions.size === 0 ? ['other'] : [...functions], seniorities: ['entry'] };
  }
  const named = new Set(meanings.flatMap((meaning) => meaning.seniorities));
  const highest = seniorities.filter((rank) => named.has(rank));
  return {
    functions: [...functions],
    seniorities: highest.slice(0, named.has('owner') && named.has('cLevel') ? 2 : 1),
  };
}
