import type { CallReason } from '../../shared/domain/call.ts';
import { keptWord } from './delivered.ts';
import { stateWord } from './states.ts';

/** Why a lead waits to be called, in a word of a narrow column. */
export const callReasonWords: Readonly<Record<CallReason, string>> = {
  promised: 'promised',
  reminder: 'remind',
  new: 'new',
  again: 'again',
};

interface Finished {
  readonly before: string | null;
  readonly after: string | null;
  readonly delivery: string | null;
  readonly meeting: number | null;
  readonly suppressed: number;
}

/** What a call came to, in one sentence: `Saved the call: the lead is now pass, delivered, with its meeting`. */
export function finishedText({ before, after, delivery, meeting, suppressed }: Finished): string {
  const parts = [
    after === null || before === after ? '' : `the lead is now ${stateWord('lead', after).word.toLowerCase()}`,
    delivery === null ? '' : delivery === 'delivered' ? 'delivered' : `not delivered (${keptWord(delivery)})`,
    meeting === null ? '' : 'meeting booked',
    suppressed > 0 ? 'on the suppression list' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Saved the call' : `Saved the call: ${parts.join(', ')}`;
}
