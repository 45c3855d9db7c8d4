import type { LimitKind } from '../../shared/domain/caps.ts';
import { counted } from './counted.ts';

/** What limits deliveries, over which time: `Delivered this month`, `cap of this month`. */
export const limitSpans: Readonly<Record<LimitKind, string>> = {
  day: 'today',
  week: 'this week',
  month: 'this month',
  period: 'this period',
  pilot: 'in the pilot',
  balance: 'from the balance',
};

/** How far a balance goes: `Covers about 7 more leads`. */
export const coveredText = (leads: number): string =>
  leads === 0 ? 'Covers no more leads' : `Covers about ${counted(leads, 'more lead')}`;

const keptByWords: Readonly<Record<LimitKind, string>> = {
  day: 'today’s cap',
  week: 'the week’s cap',
  month: 'the month’s cap',
  period: 'the period’s cap',
  pilot: 'the pilot’s cap',
  balance: 'the balance',
};

/** What a lead on hold waits for: `above today’s cap and the month’s cap`; with room, it goes out next. */
export function keptByText(kinds: readonly LimitKind[]): string {
  if (kinds.length === 0) return 'room now, goes out next';
  return `above ${[...new Set(kinds)].map((kind) => keptByWords[kind]).join(' and ')}`;
}
