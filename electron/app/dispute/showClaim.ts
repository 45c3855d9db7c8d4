import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { appointmentsOfDelivery } from '../../../db/queries/appointment.ts';
import { callsOfLead } from '../../../db/queries/call.ts';
import type { QueuedDispute as QueuedRow } from '../../../db/queries/disputeQueue.ts';
import { samePerson } from '../../../db/queries/disputeQueue.ts';
import { claimsOnDelivery, sourceRef } from '../../../db/queries/explain.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import { readLead } from '../../../db/queries/lead.ts';
import { qualificationUnder } from '../../../db/queries/qualification.ts';
import { replacementOfDispute } from '../../../db/queries/replacement.ts';
import type { ChainLine } from '../../../shared/api/chainLine.ts';
import type { QueuedDispute } from '../../../shared/api/dispute.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import { chainState, chains } from '../../../shared/domain/appointment.ts';
import { dayMs, type Instant } from '../../../shared/domain/basics.ts';
import { standing } from '../../../shared/domain/delivery.ts';
import { waiting } from '../../../shared/domain/dispute.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { collapsed } from '../../../shared/domain/qualification/textForm.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';
import { businessHours } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import type { ShownVerdict } from '../explain/verdicts.ts';
import { explainVerdictOf } from '../explain/verdicts.ts';
import { lookOf } from '../look.ts';
import { answerDueAt, silenceOf as silenceOfAgency } from './answerTime.ts';
import { choicesOf } from './choices.ts';
import { calendarOf, silenceOf } from './claimUnit.ts';
import type { ReadCase } from './disputeCase.ts';
import { chargesOfUnit } from './unitCharges.ts';

type Shown = z.output<typeof QueuedDispute>;

/** A claim with everything a person needs to decide it. */
export function showClaim(r: Reader, context: Context, at: ReadCase, row: QueuedRow): Shown {
  const { dispute, contract, unit } = at;
  const now = context.now();
  const lead = readLead(r, row.leadId);
  if (lead === null) throw new Error(`claim ${dispute.id} on a lead that nobody sees`);
  const verdict = verdictOf(r, at, lead);
  const clause = clauseOf(at);
  const charges = chargesOfUnit(r, at, unit.delivery, now);
  const brought = replacementOfDispute(r, dispute.id);
  const meetings = chains(appointmentsOfDelivery(r, unit.delivery.id));
  const {
    id,
    state,
    reason,
    class: reasonClass,
    evidence,
    note,
    openedAt,
    heardAt,
    decidedAt,
    remedy,
    percent,
  } = dispute;
  const mine = unit.chain === null ? charges : charges.filter(({ chainId }) => chainId === unit.chain?.id);
  return {
    id,
    state,
    lead: leadOf(r, row, lead),
    contract: { ref: contract.ref, name: contract.name },
    client: lookOf(contract.client),
    reason,
    class: reasonClass,
    clause,
    evidence,
    note,
    openedAt,
    heardAt,
    decidedAt,
    ...ageOf(at, now),
    remedy,
    percent,
    delivery: deliveryOf(at, now),
    appointment: unit.chain && chainLine(unit.chain, now),
    meetings: meetings.filter((chain) => chain.id !== unit.chain?.id).map((chain) => chainLine(chain, now)),
    calls: callsOfLead(r, lead.id).map(({ id: call, startedAt, seconds, outcome, note: said }) => ({
      id: call,
      startedAt,
      seconds,
      outcome,
      note: said,
    })),
    verdict,
    inQuestion: inQuestion(verdict, clause?.name),
    samePerson: samePerson(r, lead.id).map((other) => ({
      lead: other.id,
      by: other.by,
      days: Math.floor((lead.capturedAt - other.capturedAt) / dayMs),
      contract: other.contract,
    })),
    otherClaims: claimsOnDelivery(r, unit.delivery.id).filter((other) => other.id !== id),
    worth: sumOf(mine.map(({ left }) => left)),
    charges: mine.map(({ amount, left, number }) => ({ amount, left, number })),
    replacement: brought && { dueDay: brought.dueDay, fulfilled: brought.fulfilledBy !== null },
    meter: at.facts.meter && { used: at.facts.meter.used, cap: at.facts.meter.cap, ...at.facts.meter.period },
    choices: choicesOf(context, at, charges),
  };
}

export const chainLine = (chain: Chain, now: Instant): z.output<typeof ChainLine> => ({
  id: chain.id,
  bookedAt: chain.bookedAt,
  startsAt: chain.startsAt,
  state: chainState(chain, now),
  setter: chain.setter,
  links: chain.appointments,
});

function leadOf(r: Reader, { leadId, name, company, email }: QueuedRow, { values, ...lead }: StoredLead) {
  const textOf = (field: string): string | null => (values[field] === undefined ? null : String(values[field]));
  const numberOf = (field: string): number | null => (typeof values[field] === 'number' ? values[field] : null);
  return {
    id: leadId,
    name,
    company,
    email,
    phone: textOf('person.phone'),
    jobTitle: textOf('person.jobTitle'),
    source: lead.sourceId === null ? null : sourceRef(r, lead.sourceId),
    campaign: textOf('source.campaign'),
    capturedAt: lead.capturedAt,
    callSeconds: numberOf('call.seconds'),
    consentAt: numberOf('consent.at'),
  };
}

function verdictOf(r: Reader, { contract, unit }: ReadCase, lead: StoredLead): ShownVerdict | null {
  const { leadId, contractId, termsId } = unit.delivery;
  const made = qualificationUnder(r, { leadId, contractId, termsId });
  return made && explainVerdictOf(r, contract, lead, made);
}

/** The clause a reason appeals to: a criterion of the definition in its words, or a place of the contract by its name alone. */
function clauseOf({ terms, dispute }: ReadCase): Shown['clause'] {
  const known = terms.disputes?.reasons.find(({ reason }) => collapsed(reason) === collapsed(dispute.reason));
  if (!known?.clause) return null;
  const criterion = terms.definition?.criteria.find(({ id }) => id === known.clause);
  return { name: known.clause, words: criterion ? criterionInWords(criterion) : null };
}

function inQuestion(verdict: ShownVerdict | null, clause: string | undefined): string[] {
  const criteria = verdict?.criteria ?? [];
  const named = criteria.filter(({ id }) => id === clause);
  return (named.length > 0 ? named : criteria.filter(({ result }) => result !== 'pass')).map(({ id }) => id);
}

/** How long it has waited, in the client's business days, and when it has to be answered (domain §2). */
function ageOf(at: ReadCase, now: Instant) {
  const { contract, dispute } = at;
  const due = answerDueAt(at);
  return {
    ageHours: Math.floor(businessHours(dispute.heardAt, dispute.decidedAt ?? now, calendarOf(contract))),
    answerDueAt: due,
    answerOverdue: waiting.includes(dispute.state) && due !== null && now > due,
    silence: silenceOfAgency(at, now),
  };
}

function deliveryOf({ contract, unit }: ReadCase, now: Instant): Shown['delivery'] {
  const { delivery } = unit;
  return {
    id: delivery.id,
    state: delivery.state,
    standing: standing(delivery, silenceOf(contract, delivery.termsId), now),
    deliveredAt: delivery.deliveredAt,
    reviewEndsAt: delivery.reviewEndsAt,
  };
}
