import { z } from 'zod';
import { Count, Day, Decimal, Instant, Minor } from '../domain/basics.ts';
import { callOutcomes } from '../domain/call.ts';
import { reasonClasses, remedies } from '../domain/contract/terms.ts';
import { deliveryStates, standings } from '../domain/delivery.ts';
import { choiceKeys, disputeDecisions, disputeStates, queueSorts } from '../domain/dispute.ts';
import { ChainLine } from './chainLine.ts';
import { VerdictShape } from './explain.ts';
import { CreditAnswer } from './invoice.ts';
import { ContractLine, LeadLine } from './leadLine.ts';
import { ClientLook } from './look.ts';
import { directions, Paged, PageEnd } from './page.ts';
import { procedure, RefusalShape } from './procedure.ts';

/** A claim as the list shows it. `appointment` names the chain it is against, null for the delivery itself. */
export const ListedDispute = z.strictObject({
  id: z.int(),
  lead: z.int(),
  delivery: z.int(),
  appointment: z.int().nullable(),
  /** Null when the person was erased. */
  email: z.string().nullable(),
  reason: z.string(),
  /** What the client says proves it; null when it said nothing. */
  evidence: z.string().nullable(),
  class: z.enum(reasonClasses),
  state: z.enum(disputeStates),
  /** ISO 8601: the client's own time of the claim. */
  openedAt: z.string(),
});

export const ListInput = z.strictObject({ contract: z.string(), open: z.boolean().default(false) });

/** How a claim is decided: alone or many at once. */
const Decision = {
  as: z.enum(disputeDecisions),
  /** What an upheld claim brings; the contract's remedy where left out. */
  remedy: z.enum(['credit', 'replacement']).optional(),
  percent: Decimal.optional(),
  note: z.string().max(2000).optional(),
};

export const ResolveInput = z.strictObject({ id: z.int(), ...Decision });

export const ResolveAnswer = z.strictObject({
  id: z.int(),
  state: z.enum(disputeStates),
  /** The credit note this decision issued; null when nothing was invoiced yet. */
  credit: CreditAnswer.nullable(),
  /** All of them: a lead and its meetings may stand on several invoices. */
  credits: z.array(CreditAnswer),
});

export const DecideInput = z.strictObject({ ids: z.array(z.int()).min(1).max(1000), ...Decision });

export const DecideAnswer = z.strictObject({
  decided: z.array(z.strictObject({ id: z.int(), state: z.enum(disputeStates) })),
  /** Replacements owed from now on. */
  owed: Count,
  /** One credit note for each invoice something was taken back of. */
  credits: z.array(CreditAnswer),
});

export const SettleInput = z.strictObject({ contract: z.string().optional() });

export const SettleAnswer = DecideAnswer.extend({
  /** Claims silence would decide and something stands in the way of, such as a full cap: they stay open. */
  left: z.array(z.strictObject({ id: z.int(), ...RefusalShape.shape })),
});

export const QueueInput = z.strictObject({
  contract: z.string().optional(),
  /** None: claims in every state. */
  states: z.array(z.enum(disputeStates)).default([]),
  /** Part of a name, company, mail or phone. */
  text: z.string().max(200).default(''),
  sort: z.enum(queueSorts).default('openedAt'),
  direction: z.enum(directions).default('ascending'),
  ...Paged,
});

/** What a decision does to money and to what is owed, in minor units of the client's currency. */
export const DecisionEffect = z.strictObject({
  remedy: z.enum(['none', ...remedies]),
  percent: Decimal.nullable(),
  /** Taken off the next invoice. */
  notBilled: Minor,
  /** Given back with a credit note, net of tax. */
  credited: Minor,
  /** What the client pays for the unit in the end. */
  stands: Minor,
  /** The day a replacement is owed by; null where none is, or the terms name no days. */
  dueDay: Day.nullable(),
});

const Choice = {
  key: z.enum(choiceKeys),
  /** What `dispute.decide` is asked for. */
  as: z.enum(disputeDecisions),
  remedy: z.enum(['credit', 'replacement']).nullable(),
};

/** One way to decide a claim: what it would bring, or why it is not open. */
export const DecisionChoice = z.strictObject({
  ...Choice,
  effect: DecisionEffect.nullable(),
  /** Null where it is open. */
  refusal: RefusalShape.nullable(),
});

/** A claim with the evidence beside it. Moments in the client's zone, money in its currency, see `client`. */
export const QueuedDispute = z.strictObject({
  id: z.int(),
  state: z.enum(disputeStates),
  lead: LeadLine.extend({
    phone: z.string().nullable(),
    jobTitle: z.string().nullable(),
    source: z.string().nullable(),
    campaign: z.string().nullable(),
    capturedAt: Instant,
    /** Seconds of the call it came from; null when it came otherwise. */
    callSeconds: z.number().nullable(),
    consentAt: Instant.nullable(),
  }),
  contract: ContractLine,
  client: ClientLook,
  reason: z.string(),
  class: z.enum(reasonClasses),
  /** What the reason appeals to, from the terms of the unit; null where the terms name no clause. */
  clause: z.strictObject({ name: z.string(), words: z.string().nullable() }).nullable(),
  /** What the client says proves it; null when it said nothing. */
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  /** The client's own time of the claim. */
  openedAt: Instant,
  heardAt: Instant,
  decidedAt: Instant.nullable(),
  /** Hours on business days of the client since the agency heard of it, until it was decided or now; whole ones. */
  ageHours: Count,
  /** When the agency has to have answered; null where the terms do not say. */
  answerDueAt: Instant.nullable(),
  answerOverdue: z.boolean(),
  /** What it means by the terms when nobody answers in time, and whether that time is over; null where nothing. */
  silence: z.strictObject({ as: z.enum(['uphold', 'deny']), isOver: z.boolean() }).nullable(),
  remedy: z.enum(remedies).nullable(),
  percent: Decimal.nullable(),
  delivery: z.strictObject({
    id: z.int(),
    state: z.enum(deliveryStates),
    standing: z.enum(standings),
    deliveredAt: Instant.nullable(),
    reviewEndsAt: Instant.nullable(),
  }),
  /** The meeting the claim is against; null when against the lead. */
  appointment: ChainLine.nullable(),
  /** The other meetings on the delivery. */
  meetings: z.array(ChainLine),
  /** The agency's own calls with the lead, newest first. */
  calls: z.array(
    z.strictObject({
      id: z.int(),
      startedAt: Instant,
      seconds: z.int(),
      outcome: z.enum(callOutcomes),
      note: z.string().nullable(),
    }),
  ),
  /** The criteria verdict of the delivery day. */
  verdict: VerdictShape.nullable(),
  /** Criteria of the verdict that the claim is about: those its clause names, else those that did not pass. */
  inQuestion: z.array(z.string()),
  /** Other enquiries of the same person, newest first; `days` from their capture to this one's, negative when later. */
  samePerson: z.array(
    z.strictObject({
      lead: z.int(),
      by: z.enum(['mail', 'phone']),
      days: z.int(),
      contract: z.string().nullable(),
    }),
  ),
  /** Earlier claims on the same delivery and its meetings. */
  otherClaims: z.array(
    z.strictObject({ id: z.int(), reason: z.string(), state: z.enum(disputeStates), openedAt: Instant }),
  ),
  /** What the client pays for the unit as it stands: the sum of what is left of `charges`. */
  worth: Minor,
  /** What the unit is charged, and will be when it stays: `number` is null for what is not invoiced yet. */
  charges: z.array(z.strictObject({ amount: Minor, left: Minor, number: z.string().nullable() })),
  /** The replacement an upheld claim brought; null when none. */
  replacement: z.strictObject({ dueDay: Day.nullable(), fulfilled: z.boolean() }).nullable(),
  /** Returns of the billing period; null where nothing is capped. */
  meter: z.strictObject({ used: Count, cap: Count, from: Day, to: Day }).nullable(),
  choices: z.array(DecisionChoice),
});

export const PreviewInput = z.strictObject({
  ids: z.array(z.int()).min(1).max(1000),
  /** For a decision in part; the contract's where left out. */
  percent: Decimal.optional(),
  /** The decision will be noted: it counts as evidence where the terms want some. */
  note: z.string().max(2000).optional(),
});

/** What deciding several claims at once would bring, for every way to do it. */
export const PreviewAnswer = z.strictObject({
  choices: z.array(
    z.strictObject({
      ...Choice,
      /** The claims it is open for, in the order asked; returns above a cap are left out. */
      open: z.array(z.int()),
      /** Why it is not for the others. */
      refused: z.array(z.strictObject({ ...RefusalShape.shape, count: z.int().positive() })),
      /** Minor units, by currency. */
      sums: z.array(z.strictObject({ currency: z.string(), notBilled: Minor, credited: Minor })),
      /** Replacements it would owe. */
      owed: Count,
    }),
  ),
});

export const QueueAnswer = z.strictObject({
  asOf: Instant,
  rows: z.array(QueuedDispute),
  total: Count,
  next: PageEnd.nullable(),
  /** Claims that nobody answered in time and that silence has decided, over the contracts meant: `settle` writes it down. */
  silent: Count,
  /** How many claims are in each state, under the same contract and text. */
  counts: z.array(z.strictObject({ state: z.enum(disputeStates), count: Count })),
  /** Contracts with claims, and how many of them wait for a decision. */
  contracts: z.array(ContractLine.extend({ client: z.string(), claims: Count, waiting: Count })),
});

export const dispute = {
  list: procedure.input(ListInput).output(z.array(ListedDispute)),
  /** The Disputes screen: claims oldest first, each with its evidence and what every decision would bring. */
  queue: procedure.input(QueueInput).output(QueueAnswer),
  /** A dry run of `decide`, for the buttons of a selection. */
  preview: procedure.input(PreviewInput).output(PreviewAnswer),
  resolve: procedure.input(ResolveInput).output(ResolveAnswer),
  /** Decides claims, all of them or none. */
  decide: procedure.input(DecideInput).output(DecideAnswer),
  /** Writes down what the agency's silence has decided, of one contract or of all. */
  settle: procedure.input(SettleInput).output(SettleAnswer),
};
