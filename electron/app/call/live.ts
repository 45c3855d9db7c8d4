import type { z } from 'zod';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { LiveVerdict } from '../../../shared/api/call.ts';
import type { CallOutcome } from '../../../shared/domain/call.ts';
import { longestTalk, reachOfCall } from '../../../shared/domain/call.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { judgedOutcome } from '../../../shared/domain/intake/rowOutcome.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { contactFields, editedFacts, type TypedFields } from '../../../shared/domain/leadEdit.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { judge } from '../../../shared/domain/qualification/criteria.ts';
import { explainCriteria } from '../../../shared/domain/qualification/explain.ts';
import { contactAfter } from '../../../shared/domain/reach.ts';
import { billedLongerThan, nextTurn } from '../../../shared/domain/talk.ts';
import { judgingFor, targetAt } from '../import/plan.ts';

export type Live = z.output<typeof LiveVerdict>;

/** A call as far as it has come. */
export interface CallSoFar {
  readonly answers: TypedFields;
  /** The length of the conversation by now. */
  readonly seconds?: number | undefined;
  readonly outcome?: CallOutcome | undefined;
}

/** What is typed so far; texts that cannot be read leave their field as it was, and are named. */
function typedSoFar(
  lead: LeadFacts,
  typed: TypedFields,
  zone: string,
): { readonly facts: LeadFacts; readonly unreadable: readonly string[] } {
  let facts: LeadFacts = lead;
  const unreadable: string[] = [];
  for (const [field, text] of Object.entries(typed)) {
    const edited = editedFacts(facts, { [field]: text }, zone);
    if (edited.ok) facts = edited.value;
    else unreadable.push(field);
  }
  return { facts, unreadable };
}

/** A lead's facts after a call of so many seconds: what counts is its longest conversation. */
export function withTalk(facts: LeadFacts, outcome: CallOutcome, seconds: number): LeadFacts {
  const talk = talkAfter(facts, outcome, seconds);
  if (talk === undefined) return facts;
  return { ...facts, values: Object.assign(Object.create(null), facts.values, { 'call.seconds': talk }) };
}

function talkAfter({ values }: LeadFacts, outcome: CallOutcome, seconds: number): number | undefined {
  const held = values['call.seconds'];
  return longestTalk(typeof held === 'number' ? held : undefined, outcome, seconds);
}

/** What the rules say of a lead by the terms in force now; null where the contract has nothing to judge by. */
export function liveVerdict(contract: StoredContract, lead: StoredLead, call: CallSoFar, now: number): Live | null {
  const target = targetAt(contract, now);
  const definition = target ? definitionUnder(target.version.terms) : undefined;
  if (target === null || definition === undefined) return null;
  const judging = judgingFor(contract, now);
  const { facts: typed, unreadable } = typedSoFar(lead, call.answers, contract.client.timeZone);
  // Until something else is said, whoever is spoken to is reached.
  const { outcome = 'reached', seconds } = call;
  const facts = seconds === undefined ? typed : withTalk(typed, outcome, seconds);
  const talk = facts.values['call.seconds'];
  const longerThan = billedLongerThan(target.version.terms);
  const criteria = judge(target.definition, facts, judging);
  const word = call.outcome && reachOfCall(call.outcome, { before: lead.reach, callAgainOn: null });
  const isTouched = word != null || Object.keys(call.answers).some((field) => contactFields.has(field));
  const contact = isTouched
    ? contactAfter(judgeContact(facts, judging.readers), word ?? lead.reach)
    : { verdict: lead.contactVerdict, reasons: lead.contactReasons };
  return {
    verdict: criteria.verdict,
    outcome: judgedOutcome({ criteria: criteria.verdict, contact: contact.verdict }),
    contact: contact.verdict,
    contactReasons: [...contact.reasons],
    score: criteria.score,
    band: criteria.band,
    junk: criteria.junk.map(({ check }) => check),
    criteria: explainCriteria(definition, facts, judging).map(
      ({ id, definition: words, field, value, result, hard, points }) => ({
        id,
        definition: words,
        field,
        value,
        result,
        hard,
        points,
      }),
    ),
    unreadable: [...unreadable],
    turnsAt: nextTurn(definition.criteria, longerThan, typeof talk === 'number' ? talk : 0),
    billed: longerThan.map((limit) => ({ longerThan: limit, lasts: typeof talk === 'number' && talk > limit })),
  };
}
