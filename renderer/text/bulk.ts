import type { BulkRun } from '../../shared/api/bulk.ts';
import type { BulkDeed } from '../../shared/domain/bulk.ts';
import { mostMatches } from '../../shared/domain/lead.ts';
import { counted } from './counted.ts';
import { fieldTitle } from './fieldTests.ts';

export interface HowMany {
  readonly count: number;
  /** They are still being counted. */
  readonly more: boolean;
}

/** `all 12,345 leads`; while they are counted, `all leads that fit`. */
export const allText = ({ count, more }: HowMany): string =>
  more ? 'all leads that fit' : `all ${counted(count, 'lead')}`;

/** What will happen, before it happens. */
export const beforeText =
  'Which leads these are is written down first; then they are changed one after the other, and you go on working. It can be cancelled, and undone as a whole.';

/** A search that finds more than it lists: whoever changes all of them has to know. */
export const searchLimitText = (searched: boolean, { count }: HowMany): string | null =>
  searched && count >= mostMatches
    ? `A search finds the newest ${mostMatches.toLocaleString('en')} leads and no older ones: only those are changed. Use a filter in place of words to take all.`
    : null;

const quoted = (tags: readonly string[]): string => tags.map((tag) => `“${tag}”`).join(', ');

/** `Company set to “Sun Ltd”`. */
export function deedText(deed: BulkDeed): string {
  switch (deed.kind) {
    case 'edit':
      return Object.entries(deed.fields)
        .map(([field, value]) =>
          value === null || value.trim() === ''
            ? `${fieldTitle(field)} emptied`
            : `${fieldTitle(field)} set to “${value.trim()}”`,
        )
        .join(', ');
    case 'tag':
      return [
        ...(deed.add.length > 0 ? [`Tagged ${quoted(deed.add)}`] : []),
        ...(deed.remove.length > 0 ? [`${quoted(deed.remove)} taken off`] : []),
      ].join(', ');
    case 'qualify':
      return deed.contract === undefined ? 'Judged again' : `Judged for ${deed.contract}`;
  }
}

export const bulkStateWords: Readonly<Record<BulkRun['state'], string>> = {
  choosing: 'Choosing leads',
  running: 'Running',
  stopped: 'Stopped half-way',
  done: 'Done',
  undoing: 'Being taken back',
  undone: 'Taken back',
};

/** What came of it, as one says it when it has ended. */
export function bulkText({ state, leads, tally }: Pick<BulkRun, 'state' | 'leads' | 'tally'>): string {
  if (state === 'stopped') {
    return `Stopped after ${tally.looked.toLocaleString('en')} of ${counted(leads, 'lead')}: go on, or take it back, under Changes of many`;
  }
  const rest =
    tally.unread === 0 ? '' : `; ${counted(tally.unread, 'lead')} cannot have this value where their client lives`;
  const otherwise = tally.rejudged === 0 ? '' : `; ${counted(tally.rejudged, 'verdict')} came out otherwise`;
  return `Changed ${tally.changed.toLocaleString('en')} of ${counted(leads, 'lead')}${otherwise}${rest}`;
}

export const backText = ({ restored, kept }: { readonly restored: number; readonly kept: number }): string =>
  `Taken back: ${counted(restored, 'lead')} as before${kept === 0 ? '' : `; ${kept.toLocaleString('en')} changed since stay as they are`}`;
