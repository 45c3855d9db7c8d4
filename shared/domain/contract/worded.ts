import type { Cap } from './terms.ts';

/** The parts of the terms in the order people read them. */
export const termsParts = [
  'definition',
  'components',
  'commitments',
  'revenue',
  'review',
  'disputes',
  'replacement',
  'appointments',
  'duplicates',
  'exclusivity',
  'caps',
  'billing',
  'reporting',
  'duration',
  'assets',
  'privacy',
] as const;
export type TermsPart = (typeof termsParts)[number];

/** One sentence of the terms. `key` names what it is about, so that the same clause of two versions can be set side by side. */
export interface WordedClause {
  readonly key: string;
  readonly text: string;
}

export interface WordedPart {
  readonly part: TermsPart;
  readonly title: string;
  /** Empty where the terms say nothing of it and nothing holds without them. */
  readonly clauses: readonly WordedClause[];
}

export const clause = (key: string, text: string): WordedClause => ({ key, text });

/** The key of a cap: one in leads and one in money may stand side by side. */
export const capKey = ({ per, leads }: Cap): string => `cap ${per}${leads === undefined ? ' money' : ''}`;

/** A clause where something is said, none where it is not. */
export const ifSaid = <Said>(said: Said | undefined, word: (said: Said) => WordedClause): WordedClause[] =>
  said === undefined ? [] : [word(said)];

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Parts of a sentence that are said. */
export const joined = (parts: readonly (string | null | undefined)[], by: string): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(by);
