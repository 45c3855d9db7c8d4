import type { z } from 'zod';
import type { AppointmentListAnswer, ListedChain, OutcomeChoice } from '../../../shared/api/appointment.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { FinalOutcome } from '../../../shared/domain/appointment.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { stateWord } from '../../text/states.ts';
import { unbilledWords } from '../../text/unbilled.ts';

export type Chain = z.output<typeof ListedChain>;
export type Meetings = z.output<typeof AppointmentListAnswer>;
type Choice = z.output<typeof OutcomeChoice>;

/** Which key says which outcome. */
export const outcomeKeys: Readonly<Record<FinalOutcome, string>> = {
  held: 'h',
  prospectNoShow: 'n',
  clientNoShow: 'c',
  lateCancel: 'l',
  cancelledInTime: 'x',
};

export const outcomeWord = (outcome: string): string => stateWord('appointment', outcome).word;

/** What an outcome brings, as the button says it. */
export function outcomeWords({ effect, amount }: Choice, { currency, locale }: ClientLook): string {
  const money = formatMoney(amount, currency, locale);
  switch (effect) {
    case 'bill':
      return `${money} billed`;
    case 'replace':
      return amount > 0 ? `${money} stands, replacement owed` : 'replacement owed';
    case 'credit':
      return 'credited, nothing billed';
    case 'none':
      return 'nothing billed';
  }
}

export const billingWords = ({ judged, reason, number }: Chain['billing'][number]): string => {
  if (number !== null) return '';
  if (judged === 'bill') return 'on the next invoice';
  const why = reason === null ? '' : `: ${unbilledWords[reason]}`;
  return `${judged === 'carry' ? 'Waits' : 'Not billed'}${why}`;
};
