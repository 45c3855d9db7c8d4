import type { Formats } from '../documents/formats.ts';
import type { Picture } from './charts/style.ts';
import type { ReportWords } from './englishWords.ts';

/** What a report consists of, in words: the page and the PDF print the same blocks, so they cannot say different things. */
export interface ReportContent {
  readonly kind: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly warning: string | null;
  readonly headline: readonly Headline[];
  /** What the owner says of it, paragraph by paragraph. */
  readonly comment: { readonly title: string; readonly paragraphs: readonly string[] } | null;
  readonly sections: readonly Section[];
  readonly foot: string;
}

/** One number of the strip on top. */
export interface Headline {
  readonly name: string;
  readonly value: string;
  readonly more: string | null;
}

export interface Section {
  readonly title: string;
  readonly chart: Chart | null;
  readonly blocks: readonly Block[];
}

/** Where people would rather look: above the section's table, or beside it where both are narrow. */
export interface Chart {
  readonly picture: Picture;
  readonly place: 'above' | 'beside';
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly quiet: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table
  | LeadTable;

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
}

/** The list of all leads: a table with what the page can filter and add up by. */
export interface LeadTable extends Omit<Table, 'kind'> {
  readonly kind: 'leads';
  readonly cuts: readonly { readonly key: CutKey; readonly name: string; readonly values: readonly string[] }[];
  readonly keys: readonly LeadKeys[];
}

type CutKey = 'origin' | 'state' | 'week';
/** By row: its value of each cut, and what was charged in minor units. */
interface LeadKeys extends Readonly<Record<CutKey, string>> {
  readonly amount: number;
}

export interface Column {
  readonly head: string;
  /** A key is a short text that stays on one line. */
  readonly kind: 'key' | 'text' | 'number';
}

/** What every part of a report is written with. */
export interface Pen {
  readonly words: ReportWords;
  readonly formats: Formats;
}

export const text = (words: string, quiet = false): Block => ({ kind: 'text', text: words, quiet });

export const column = (head: string, kind: Column['kind'] = 'number'): Column => ({ head, kind });
