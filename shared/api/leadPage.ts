import { z } from 'zod';
import { appointmentOutcomes, meetingKinds } from '../domain/appointment.ts';
import { Count, Day, Instant, Minor } from '../domain/basics.ts';
import { callOutcomes } from '../domain/call.ts';
import { standings } from '../domain/delivery.ts';
import { disputeStates } from '../domain/dispute.ts';
import { verdicts } from '../domain/lead.ts';
import { LeadTag, mostChanged, TypedFields } from '../domain/leadEdit.ts';
import { reachAnswers } from '../domain/reach.ts';
import { VerdictShape } from './explain.ts';
import { ClientLook } from './look.ts';

/** A field of the lead as a person reads and types it. */
export const FieldShape = z.strictObject({
  field: z.string(),
  label: z.string(),
  /** As it would be typed; null when unknown. */
  value: z.string().nullable(),
  /** Whether it can be changed by hand. */
  editable: z.boolean(),
  /** The text could not be read as what the field is. */
  unread: z.boolean(),
});

export const CallShape = z.strictObject({
  id: z.int(),
  contract: z.string(),
  startedAt: Instant,
  seconds: z.int(),
  outcome: z.enum(callOutcomes),
  note: z.string().nullable(),
  /** Labels of the fields answered on it, with what was said. */
  answers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  recordedBy: z.string(),
  callAgainAt: Instant.nullable(),
});

const Charge = z.strictObject({
  number: z.string(),
  line: z.int(),
  component: z.string(),
  amount: Minor,
  currency: z.string(),
  credits: z.array(z.strictObject({ number: z.string(), amount: Minor })),
});

const Delivery = z.strictObject({
  id: z.int(),
  contract: z.string(),
  contractName: z.string(),
  look: ClientLook,
  standing: z.enum(standings),
  deliveredAt: Instant.nullable(),
  reviewEndsAt: Instant.nullable(),
  termsVersion: z.int(),
  /** What the client may still be told to have answered. */
  canAccept: z.boolean(),
  canDispute: z.boolean(),
  /** The reasons a claim may give; empty where the terms take any. */
  reasons: z.array(z.string()),
  /** It stands for an earlier unit and is never charged. */
  isReplacement: z.boolean(),
  /** It was given as a make-good and is never charged. */
  isFree: z.boolean(),
  /** A unit is owed for it: by when, and by which delivery it was given. */
  replacementOwed: z.strictObject({ dueDay: z.string().nullable(), fulfilledBy: z.int().nullable() }).nullable(),
  disputes: z.array(
    z.strictObject({
      id: z.int(),
      reason: z.string(),
      state: z.enum(disputeStates),
      openedAt: Instant,
      note: z.string().nullable(),
      /** Of a meeting rather than of the delivery. */
      ofMeeting: z.boolean(),
    }),
  ),
  meetings: z.array(
    z.strictObject({
      id: z.int(),
      startsAt: Instant,
      bookedAt: Instant,
      outcome: z.enum([...appointmentOutcomes, 'booked', 'unconfirmed']),
      setter: z.string().nullable(),
      kind: z.enum(meetingKinds).nullable(),
      withWhom: z.string().nullable(),
    }),
  ),
  /** Seconds from the delivery to the first conversation we had after it (domain §7); null where there was none. */
  firstContact: z.int().nullable(),
  charges: z.array(Charge),
});

const Verdict = VerdictShape.extend({
  contractName: z.string(),
  client: z.string(),
  judgedAt: Instant,
  /** Whether it is the newest for its contract: earlier ones are kept beside it. */
  current: z.boolean(),
  look: ClientLook,
});

/** Something that was done with the lead. `changes` are personal: they go when the person is erased. */
const Event = z.strictObject({
  /** Its place from the oldest, 1. */
  id: z.int(),
  at: Instant,
  /** Null where the program did it, as in an import. */
  by: z.string().nullable(),
  what: z.enum([
    'captured',
    'imported',
    'judged',
    'delivered',
    'decided',
    'disputed',
    'called',
    'putOff',
    'booked',
    'edited',
    'verified',
    'charged',
  ]),
  /** A contract, a file, a document, an outcome: what the words for `what` name. */
  of: z.string().nullable(),
  changes: z.array(z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

export const LeadPage = z.strictObject({
  id: z.int(),
  name: z.string().nullable(),
  capturedAt: Instant,
  look: ClientLook.nullable(),
  fields: z.array(FieldShape),
  tags: z.array(z.string()),
  contact: z.strictObject({
    verdict: z.enum(verdicts),
    reasons: z.array(z.string()),
    /** What a person said of whether it can be reached. */
    word: z.strictObject({ answer: z.enum(reachAnswers), askOn: Day.nullable() }).nullable(),
  }),
  origin: z.strictObject({
    source: z.string().nullable(),
    channel: z.string().nullable(),
    campaign: z.string().nullable(),
    externalId: z.string().nullable(),
    batch: z.strictObject({ id: z.int(), file: z.string(), at: Instant }).nullable(),
  }),
  consent: z.strictObject({
    given: z.boolean().nullable(),
    at: Instant.nullable(),
    text: z.string().nullable(),
    source: z.string().nullable(),
  }),
  verdicts: z.array(Verdict),
  deliveries: z.array(Delivery),
  calls: z.array(CallShape),
  calling: z.strictObject({
    attempts: Count,
    /** Seconds from its capture to the first conversation; null where nobody has spoken to it. */
    firstContact: z.int().nullable(),
    /** The queues it is left out of now. */
    putOff: z.array(z.strictObject({ contract: z.string(), until: Instant, reason: z.string(), by: z.string() })),
  }),
  /** Other enquiries of the same person, newest first. */
  samePerson: z.array(
    z.strictObject({ id: z.int(), name: z.string().nullable(), capturedAt: Instant, source: z.string().nullable() }),
  ),
  history: z.array(Event),
  /** Contracts it can be delivered to: active, and not delivered to them yet. */
  canDeliverTo: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: z.string() })),
  clients: z.array(z.strictObject({ ref: z.string(), name: z.string() })),
});
export type LeadPage = z.infer<typeof LeadPage>;

const Ids = z.array(z.int()).min(1).max(mostChanged);

export const LeadEditInput = z.strictObject({ leads: Ids, fields: TypedFields });
export const LeadEditAnswer = z.strictObject({
  /** Leads that are not as they were. */
  changed: z.int(),
  /** Verdicts that came out otherwise; a delivered lead keeps its verdict of that day. */
  rejudged: z.int(),
});

export const LeadTagInput = z.strictObject({
  leads: Ids,
  add: z.array(LeadTag).max(20).default([]),
  remove: z.array(LeadTag).max(20).default([]),
});
export const LeadTagAnswer = z.strictObject({ added: z.int(), removed: z.int() });

export const LeadQualifyInput = z.strictObject({
  leads: Ids,
  /** Without one: for every contract they were judged for. */
  contract: z.string().optional(),
});
export const LeadQualifyAnswer = z.strictObject({
  /** Verdicts made anew. */
  changed: z.int(),
  /** Left as they were: the same verdict again, delivered already, a duplicate or taken. */
  same: z.int(),
  outcomes: z.array(z.strictObject({ outcome: z.string(), count: z.int() })),
});

export const DeliverChosenInput = z.strictObject({ contract: z.string(), leads: Ids });

export const SuppressLeadsInput = z.strictObject({
  leads: Ids,
  /** Ref; without one the list is the agency's. */
  client: z.string().optional(),
});
