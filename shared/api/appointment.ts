import { z } from 'zod';
import { appointmentSorts, chainStates, finalOutcomes, meetingKinds } from '../domain/appointment.ts';
import { Count, Day, Instant, Minor } from '../domain/basics.ts';
import { outcomeEffects } from '../domain/contract/terms.ts';
import { carryCodes, dropCodes } from '../domain/pricing/model.ts';
import { ChainLine } from './chainLine.ts';
import { ClientFile, Problems } from './clientFile.ts';
import { FigureShape } from './figures.ts';
import { ContractLine, LeadLine } from './leadLine.ts';
import { ClientLook } from './look.ts';
import { directions, Paged, PageEnd } from './page.ts';
import { procedure, RefusalShape } from './procedure.ts';
import { When } from './when.ts';

/**
 * `booked` counts the chains the file speaks of, the outcomes what these chains stand at after the file; a meeting still to
 * come is in `booked` only. Rows without a delivery are `unmatched`, unreadable ones `broken`.
 */
export const AppointmentsAnswer = z.strictObject({
  rows: Count,
  booked: Count,
  held: Count,
  prospectNoShow: Count,
  clientNoShow: Count,
  cancelledInTime: Count,
  lateCancel: Count,
  unconfirmed: Count,
  unmatched: Count,
  broken: Count,
  problems: Problems,
});

export const AppointmentListInput = z.strictObject({
  contract: z.string().optional(),
  /** Days of the last meeting of a chain, both inclusive, in the zone of the answer; all where left out. */
  from: Day.optional(),
  to: Day.optional(),
  /** None: chains in every state. */
  states: z.array(z.enum(chainStates)).default([]),
  /** Part of a name, company, mail or phone. */
  text: z.string().max(200).default(''),
  sort: z.enum(appointmentSorts).default('startsAt'),
  direction: z.enum(directions).default('ascending'),
  /** The days of the rates; those of the list where left out, else the last 90. */
  rates: z.strictObject({ from: Day, to: Day }).optional(),
  ...Paged,
});

/** What an outcome would bring by the terms, or why it cannot be said now. */
export const OutcomeChoice = z.strictObject({
  outcome: z.enum(finalOutcomes),
  effect: z.enum(outcomeEffects),
  /** What the chain would be billed, in minor units: 0 where nothing. */
  amount: Minor,
  refusal: RefusalShape.nullable(),
});

/** A chain of appointments as one unit (domain §1); moments in the client's zone, money in its currency. */
export const ListedChain = ChainLine.extend({
  lead: LeadLine,
  contract: ContractLine,
  client: ClientLook,
  delivery: z.int(),
  /** The last meeting in the zone of the answer, for a calendar: its day and minutes since midnight. */
  day: Day,
  minute: z.int(),
  /** Days from the first booking to the last meeting, in the client's zone. */
  leadDays: z.int(),
  /** Every meeting of the chain, first to last. */
  history: z.array(
    z.strictObject({
      id: z.int(),
      externalId: z.string().nullable(),
      bookedAt: Instant,
      startsAt: Instant,
      outcome: z.enum([...finalOutcomes, 'rescheduled']).nullable(),
      setter: z.string().nullable(),
    }),
  ),
  /** What was arranged for the meeting that stands. */
  arranged: z.strictObject({
    kind: z.enum(meetingKinds).nullable(),
    withWhom: z.string().nullable(),
    remindMinutes: z.int().nullable(),
  }),
  /** How each component of the contract bills it, and why; empty where none prices meetings. */
  billing: z.array(
    z.strictObject({
      component: z.string(),
      judged: z.enum(['bill', 'carry', 'drop']),
      /** Why it waits, or never is billed. */
      reason: z.enum([...carryCodes, ...dropCodes]).nullable(),
      amount: Minor,
      /** The invoice it stands on, and what no credit note took back of it; null when it is not invoiced. */
      number: z.string().nullable(),
      left: Minor,
    }),
  ),
  /** A unit owed instead, for its outcome; null when none. */
  replacement: z.strictObject({ dueDay: Day.nullable(), fulfilled: z.boolean() }).nullable(),
  /** Claims on it that wait for a decision. */
  openClaims: Count,
  outcomes: z.array(OutcomeChoice),
  /** Why it cannot be moved; null where it can. */
  cannotMove: RefusalShape.nullable(),
});

export const AppointmentListAnswer = z.strictObject({
  asOf: Instant,
  /** The zone of `day` and `minute`, and of `from` and `to`: the client's where one contract is asked for, else the agency's. */
  zone: z.string(),
  today: Day,
  rows: z.array(ListedChain),
  total: Count,
  next: PageEnd.nullable(),
  /** How many chains are in each state, under the same contract, days and text. */
  counts: z.array(z.strictObject({ state: z.enum(chainStates), count: Count })),
  /** Of the same contract, over the days of `ratesOver`. */
  showRate: FigureShape,
  keptRate: FigureShape,
  ratesOver: z.strictObject({ from: Day, to: Day }),
  /** Something was delivered: a meeting can be booked. */
  bookable: z.boolean(),
  /** Contracts with meetings, and how many of these wait for an outcome. */
  contracts: z.array(ContractLine.extend({ client: z.string(), unconfirmed: Count })),
});

/** What is arranged for a meeting besides its time. */
export const Arranged = {
  kind: z.enum(meetingKinds).optional(),
  /** Who of the client is met. */
  withWhom: z.string().trim().min(1).max(80).optional(),
  /** So long before it the lead is called to be reminded; 4 weeks at most. */
  remindMinutes: z.int().min(1).max(40_320).optional(),
};

export const BookInput = z.strictObject({
  delivery: z.int(),
  startsAt: When,
  /** Now where left out; a contract that bills bookings wants it for a meeting that has begun. */
  bookedAt: When.optional(),
  setter: z.string().trim().min(1).max(80).optional(),
  ...Arranged,
});

export const DiaryInput = z.strictObject({
  contract: z.string(),
  /** A moment of the day that is looked at. */
  at: Instant,
  withWhom: z.string().max(80).optional(),
});

/** A day in the calendar of one contract. */
export const DiaryAnswer = z.strictObject({
  zone: z.string(),
  day: Day,
  meetings: z.array(
    z.strictObject({
      id: z.int(),
      startsAt: Instant,
      kind: z.enum(meetingKinds).nullable(),
      withWhom: z.string().nullable(),
      lead: LeadLine,
      /** A meeting at the moment asked about may overlap with it. */
      mayClash: z.boolean(),
    }),
  ),
});

/** What the terms make of a chain after an action: the money that stands against it, for a person to mend. */
const ChainProblem = z.strictObject({
  chain: z.int(),
  code: z.enum(['invoicedOutcomeChanged', 'replacementFulfilled']),
});

export const ChainAnswer = z.strictObject({ chain: z.int(), appointment: z.int(), problems: z.array(ChainProblem) });

export const OutcomeInput = z.strictObject({
  /** Chains, or any of their appointments. */
  ids: z.array(z.int()).min(1).max(1000),
  outcome: z.enum(finalOutcomes),
});

export const OutcomeAnswer = z.strictObject({
  decided: Count,
  /** They ended so already. */
  unchanged: Count,
  /** Replacements owed from now on, and owed no more. */
  owed: Count,
  notOwed: Count,
  problems: z.array(ChainProblem),
});

export const MoveInput = z.strictObject({
  /** A chain, or any of its appointments. */
  id: z.int(),
  startsAt: When,
  setter: z.string().trim().min(1).max(80).optional(),
});

export const appointment = {
  /** Appointments and outcomes. A known id updates; the same file twice changes nothing. */
  import: procedure.input(ClientFile).output(AppointmentsAnswer),
  /** The Appointments screen: chains as units, with what each outcome would bring. */
  list: procedure.input(AppointmentListInput).output(AppointmentListAnswer),
  book: procedure.input(BookInput).output(ChainAnswer),
  /** What a contract's calendar holds on a day, and what a meeting at that moment may clash with. */
  diary: procedure.input(DiaryInput).output(DiaryAnswer),
  /** Says how meetings ended, or corrects it: all of them or none. */
  decide: procedure.input(OutcomeInput).output(OutcomeAnswer),
  /** Moves a meeting to another time: the chain goes on. */
  move: procedure.input(MoveInput).output(ChainAnswer),
};
