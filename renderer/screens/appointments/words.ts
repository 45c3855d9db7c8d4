import type { z } from 'zod';
import type { AppointmentListAnswer, ListedChain, OutcomeChoice } from '../../../shared/api/appointment.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { FinalOutcome } from '../../../shared/domain/appointment.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { stateWord } from '../../text/states.ts';

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

/** Why a component bills a meeting or not. */
const reasons: Readonly<Record<NonNullable<Chain['billing'][number]['reason']>, string>> = {
  reviewOpen: 'the client may still dispute it',
  disputeOpen: 'a claim on it is open',
  meetingUnconfirmed: 'nobody said how it ended',
  revenueMissing: 'the revenue is not reported',
  onHold: 'the lead is on hold',
  returned: 'it came back',
  replacement: 'it replaces another one',
  outcomeNotBillable: 'the contract bills nothing for this outcome',
  notYetDue: 'the meeting is still to come',
  incomplete: 'the contract lacks a price or trigger',
  makeGood: 'it is given free',
  callTooShort: 'the call was too short',
  notAttributed: 'it was won after the attribution window',
  notFirstPurchase: 'only the first purchase is billed',
  afterWindow: 'the months that are shared are over',
  noPriceFits: 'no price of the list fits it',
};

export const billingWords = ({ judged, reason, number }: Chain['billing'][number]): string => {
  if (number !== null) return '';
  if (judged === 'bill') return 'on the next invoice';
  const why = reason === null ? '' : `: ${reasons[reason]}`;
  return `${judged === 'carry' ? 'Waits' : 'Not billed'}${why}`;
};
