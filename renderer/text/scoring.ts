import type { Predicted, Suggested } from '../../shared/api/scoring.ts';
import type { ValueKey, ValueRow } from '../../shared/domain/kpi/predictors.ts';
import type { Reading } from '../../shared/domain/kpi/readings.ts';
import { counted } from './counted.ts';
import { fieldName, valueName } from './figures.ts';

type Comparison = Pick<ValueRow['acceptance'], 'comparison' | 'difference'>;

const comparisons: Readonly<Record<Comparison['comparison'], string>> = {
  higher: '▲ higher',
  lower: '▼ lower',
  cannotTell: '○ cannot tell',
  tooFew: '– too few to say',
};

/** How a share stands to that of all other leads, each with a sign of its own. */
export const comparisonWords = ({ comparison, difference }: Comparison): string =>
  difference === null ? '– nothing beside it' : comparisons[comparison];

const readings: Readonly<Record<Reading['kind'], string | null>> = {
  text: null,
  number: null,
  yesNo: null,
  country: null,
  mailKind: 'Kind of mail address',
  phoneCountry: 'Country of the phone',
  jobFunction: 'Function in the job title',
  seniority: 'Rank in the job title',
};

/** What a table of values is about. */
export const readingName = ({
  field,
  reading,
}: {
  readonly field: string;
  readonly reading: Reading['kind'];
}): string => readings[reading] ?? fieldName(field);

const results: Readonly<Record<string, string>> = { pass: 'Met', fail: 'Not met', unknown: 'Not known' };
const kinds: Readonly<Record<string, string>> = {
  cLevel: 'C-level',
  vp: 'vice president',
  it: 'IT',
  hr: 'HR',
  invalid: 'not valid',
};

/** A row of a table of values, as people say it. */
export function keyWords(key: ValueKey, of: 'band' | 'criterion' | 'field'): string {
  switch (key.kind) {
    case 'value':
      if (of === 'criterion') return results[key.value] ?? key.value;
      return of === 'band' ? `Band ${key.value}` : (kinds[key.value] ?? valueName(key.value));
    case 'range':
      return key.from === key.to ? String(key.from) : `${key.from}–${key.to}`;
    case 'others':
      return valueName(null);
    case 'missing':
      return { band: 'No band', criterion: 'Not asked then', field: 'Not given' }[of];
  }
}

export const outcomeWords = { accepted: 'accepted', sold: 'sold' } as const;

type TooFew = Extract<Suggested, { kind: 'tooFew' }>;

/** Why nothing can be learned, in one sentence that says what would be enough. */
export function tooFewText({ why, needed, found, cases, outcome, isEventRarer }: TooFew): string {
  const seen = outcome === 'accepted' ? 'decided' : 'old enough to have been sold';
  const rarer = {
    accepted: isEventRarer ? 'was accepted' : 'came back',
    sold: isEventRarer ? 'was sold' : 'was not sold',
  }[outcome];
  const few = `Too few to learn from: of ${counted(cases, 'lead')} ${found === 0 ? 'none' : `only ${found}`} ${found < 2 ? rarer : rarer.replace('was', 'were')}`;
  switch (why) {
    case 'noCriteria':
      return 'The terms have no criteria to give points to.';
    case 'cases':
      return `Too few to learn from: ${found} ${found === 1 ? 'lead' : 'leads'} of these days ${found === 1 ? 'is' : 'are'} ${seen}; it takes ${needed}.`;
    case 'rarer':
      return `${few}; it takes ${needed}.`;
    case 'alike':
      return 'Nothing to learn from: all leads of these days stand to every criterion in the same way. Criteria that only score let leads differ.';
    case 'perFeature':
      return `${few}; so many criteria take ${needed}, ten for each thing the model asks of a lead.`;
  }
}

type Learned = Extract<Suggested, { kind: 'learned' }>;

/** What to make of learned weights, in a word and a sentence. */
export const verdictWords: Readonly<Record<Learned['verdict'], { readonly word: string; readonly says: string }>> = {
  better: {
    word: 'Better than the present weights',
    says: 'On leads they were not learned from they tell good from bad better than the present weights do, by more than chance makes likely.',
  },
  same: { word: 'Keep what you have', says: 'History suggests the very weights the terms have.' },
  noBetterThanPresent: {
    word: 'Keep what you have',
    says: 'On leads they were not learned from, learned weights do no better than the present ones, or chance could have made the difference.',
  },
  noBetterThanBase: {
    word: 'Keep what you have',
    says: 'On leads they were not learned from, learned weights tell no better than the average of all leads does.',
  },
  nothingGains: {
    word: 'Keep what you have',
    says: 'Leads that meet the criteria did no better than those that do not: there is nothing to give points for.',
  },
};

/** What a sale counts by. */
export const saleWords = ({ days, isAgreed }: Predicted['sale']): string =>
  isAgreed
    ? `Sold: won within the ${days} days of the attribution window, of the leads whose window is over.`
    : `Sold: won within ${days} days, of the leads that are older: the terms name no attribution window.`;
