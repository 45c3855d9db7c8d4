import type { SuppressionKind } from '../../shared/domain/suppression.ts';
import { counted } from './counted.ts';

interface Added {
  readonly added: number;
  readonly known: number;
  readonly here: { readonly leads: number; readonly heldBack: number; readonly delivered: number };
}

const n = (count: number): string => count.toLocaleString('en');

/** What an addition came to: `Added 3, 1 on the list before; 12 leads here are named, 3 ready ones are held back now`. */
export function addedText({ added, known, here }: Added): string {
  const before = known > 0 ? `, ${n(known)} on the list before` : '';
  const ready =
    here.heldBack > 0 ? `, ${n(here.heldBack)} ready ${here.heldBack === 1 ? 'one is' : 'ones are'} held back now` : '';
  const stays =
    here.delivered > 0 ? `, ${n(here.delivered)} delivered before ${here.delivered === 1 ? 'stays' : 'stay'} so` : '';
  const named =
    here.leads > 0
      ? `; ${counted(here.leads, 'lead')} here ${here.leads === 1 ? 'is' : 'are'} named${ready}${stays}`
      : '';
  return added === 0 && known > 0 ? 'All of them were on the list before' : `Added ${n(added)}${before}${named}`;
}

/** What came of taking people off. */
export function removedText({ removed, back }: { readonly removed: number; readonly back: number }): string {
  return removed === 0
    ? 'None of them was on the list'
    : `Took ${n(removed)} off the list${back > 0 ? `; ${counted(back, 'verdict')} came out otherwise` : ''}`;
}

/** By what somebody is on a list. */
export const listedBy: Readonly<Record<SuppressionKind, string>> = {
  mail: 'by mail',
  phone: 'by phone',
  domain: 'by the domain',
};

/** Where an addition came from: a file by its name. */
export const originText = (origin: string): string =>
  origin === 'typed' ? 'typed or pasted' : origin === 'leads' ? 'chosen leads' : origin;

/** Mails, phones and domains as people paste them: one a line, or apart by commas, semicolons or tabs. */
export const pastedEntries = (text: string): string[] =>
  text
    .split(/[\n\r\t,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
