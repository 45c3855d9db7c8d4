import type { Instant } from '../../../shared/domain/basics.ts';
import { weighDecision } from '../../../shared/domain/decision.ts';
import type { Silence } from '../../../shared/domain/silence.ts';
import { silenceOn } from '../../../shared/domain/silence.ts';
import { endOfWindow } from '../../../shared/domain/time.ts';
import { calendarOf } from './claimUnit.ts';
import type { ReadCase } from './disputeCase.ts';

/** Last moment of the agency's answer time, from the day it heard of the claim (domain §2); null where none is agreed. */
export function answerDueAt({
  contract,
  dispute,
  terms,
}: Pick<ReadCase, 'contract' | 'dispute' | 'terms'>): Instant | null {
  const businessDays = terms.disputes?.answerBusinessDays;
  if (businessDays === undefined || dispute.class === 'feedback') return null;
  return endOfWindow(dispute.heardAt, { businessDays }, calendarOf(contract));
}

/** What the terms let the agency's silence decide about a claim by now (`silenceOn`); null where nothing. */
export const agreedSilence = (at: ReadCase, now: Instant): Silence | null =>
  silenceOn({ ...at.dispute, answerDueAt: answerDueAt(at), unit: at.reviewed, terms: at.terms.disputes }, now);

/** The same, as far as a person could decide so: not above a full cap, nor for a claim that lacks its evidence. */
export function silenceOf(at: ReadCase, now: Instant): Silence | null {
  const silence = agreedSilence(at, now);
  return silence && weighDecision(at.facts, { as: silence.as }, 'owner').ok ? silence : null;
}
