import { hourMs, type Instant } from './basics.ts';

/** What a chain of meetings can end in. */
export const finalOutcomes = ['held', 'prospectNoShow', 'clientNoShow', 'cancelledInTime', 'lateCancel'] as const;
export type FinalOutcome = (typeof finalOutcomes)[number];

export const appointmentOutcomes = [...finalOutcomes, 'rescheduled'] as const;
export type AppointmentOutcome = (typeof appointmentOutcomes)[number];

const onlyAfterwards: readonly (AppointmentOutcome | undefined)[] = ['held', 'prospectNoShow', 'clientNoShow'];

/** Whether an outcome tells what happened at a meeting that is still to come: calendars write "no-show: no" from the start. */
export const isTooEarly = (outcome: AppointmentOutcome | undefined, startsAt: Instant, now: Instant): boolean =>
  startsAt > now && onlyAfterwards.includes(outcome);

/** One meeting on a delivery; reschedules form one chain = one unit (domain §1). */
export interface Appointment {
  readonly id: number;
  readonly contractId: number;
  readonly deliveryId: number;
  /** The client's or the calendar's own id; null when it has none. */
  readonly externalId: string | null;
  /** The first appointment of the chain; its own id for the first. */
  readonly chainId: number;
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
  readonly outcome: AppointmentOutcome | null;
  readonly setter: string | null;
}

export const meetingKinds = ['phone', 'video', 'inPerson'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** What was arranged for a meeting besides its time. */
export interface Arrangement {
  readonly kind: MeetingKind | null;
  /** Who of the client is met. */
  readonly withWhom: string | null;
  /** So long before the meeting the lead is called to be reminded of it; null for not at all. */
  readonly remindMinutes: number | null;
}

export const nothingArranged: Arrangement = { kind: null, withWhom: null, remindMinutes: null };

/** Nobody says how long a meeting takes: two that start less than an hour apart may overlap. */
const clashMs = hourMs;

/**
 * Whether two meetings in the calendar of one contract may keep the client from one of them: they start less than an hour apart,
 * and it is not known that two people of the client are met.
 */
export function mayClash(
  one: Pick<Appointment, 'startsAt'> & Pick<Arrangement, 'withWhom'>,
  other: Pick<Appointment, 'startsAt'> & Pick<Arrangement, 'withWhom'>,
): boolean {
  if (Math.abs(one.startsAt - other.startsAt) >= clashMs) return false;
  return one.withWhom === null || other.withWhom === null || one.withWhom === other.withWhom;
}

/** One chain of appointments as one unit: first booking, last meeting, its outcome. */
export interface Chain {
  readonly id: number;
  readonly contractId: number;
  readonly deliveryId: number;
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
  readonly outcome: FinalOutcome | null;
  readonly setter: string | null;
  readonly appointments: number;
}

export const chainStates = ['booked', 'unconfirmed', ...finalOutcomes] as const;
export type ChainState = (typeof chainStates)[number];

/** Default outcome is *unconfirmed*: the time has passed and nobody said what happened (domain §5). Computed, not stored. */
export function chainState(chain: Pick<Chain, 'outcome' | 'startsAt'>, now: Instant): ChainState {
  if (chain.outcome !== null) return chain.outcome;
  return chain.startsAt > now ? 'booked' : 'unconfirmed';
}

/**
 * Chains from appointments: the first booking day and id name the unit, the last appointment (by start, then id) says when
 * it is held and how it ended. A chain whose last link says `rescheduled` without a successor waits as unconfirmed.
 */
export function chains(appointments: readonly Appointment[]): Chain[] {
  const byChain = new Map<number, Appointment[]>();
  for (const appointment of appointments) {
    const links = byChain.get(appointment.chainId);
    if (links) links.push(appointment);
    else byChain.set(appointment.chainId, [appointment]);
  }
  return [...byChain.values()].map((links) => {
    const [first] = links.toSorted((a, b) => a.bookedAt - b.bookedAt || a.id - b.id);
    const last = decidingLink(links);
    if (!first) throw new Error('a chain without appointments');
    return {
      id: first.chainId,
      contractId: first.contractId,
      deliveryId: first.deliveryId,
      bookedAt: first.bookedAt,
      startsAt: last.startsAt,
      outcome: last.outcome === 'rescheduled' ? null : last.outcome,
      setter: last.setter,
      appointments: links.length,
    };
  });
}

/** The meeting that says when a chain is held and how it ended: the last by start, then id, that was not moved; else the last. */
export function decidingLink(links: readonly Appointment[]): Appointment {
  const ordered = links.toSorted((a, b) => a.startsAt - b.startsAt || a.id - b.id);
  const last = ordered.findLast((link) => link.outcome !== 'rescheduled') ?? ordered.at(-1);
  if (!last) throw new Error('a chain without appointments');
  return last;
}

/** Orders the list of chains can stand in. */
export const appointmentSorts = ['startsAt', 'bookedAt', 'name', 'contract', 'setter'] as const;
