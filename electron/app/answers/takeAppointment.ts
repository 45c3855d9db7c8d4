import type { Reader, Writer } from '../../../db/handle.ts';
import {
  appointmentsByStart,
  chainIsNamed,
  findAppointment,
  insertAppointment,
  joinChains,
  updateAppointment,
} from '../../../db/queries/appointment.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import { isTooEarly } from '../../../shared/domain/appointment.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Json } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import type { AppointmentRow } from './appointmentRow.ts';
import { matchDelivery } from './deliveryMatch.ts';
import type { Problem } from './readRows.ts';

type Trouble = Omit<Problem, 'row'>;

/** What became of one row. `change` says what it changed, null where nothing. */
export type Taken =
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'broken'; readonly problem: Trouble }
  | {
      readonly kind: 'taken';
      readonly appointmentId: number;
      readonly deliveryId: number;
      readonly change: Json;
      readonly problem: Trouble | undefined;
    };

/**
 * Takes one row: updates the appointment it means, else adds one (domain §5). Its predecessor must be known by now. The rules
 * stand at `importAppointments`.
 */
export function takeAppointment(w: Writer, context: Context, contract: StoredContract, row: AppointmentRow): Taken {
  const previous = row.previousId === undefined ? null : findAppointment(w, contract.id, row.previousId);
  if (row.previousId !== undefined && (previous === null || row.previousId === row.id)) {
    return brokenBy('previousUnknown', 'appointment.previousId');
  }
  const known = knownOne(w, context, contract, row);
  return known ? update(w, context, known, previous, row) : insert(w, context, contract, previous, row);
}

const brokenBy = (code: string, field: string): Taken => ({ kind: 'broken', problem: { code, field } });

function knownOne(r: Reader, context: Context, contract: StoredContract, row: AppointmentRow): Appointment | null {
  const byId = row.id === undefined ? null : findAppointment(r, contract.id, row.id);
  if (byId || row.startsAt === undefined) return byId;
  const delivery = matchDelivery(r, contract, row.named, ownTime(context, row));
  const atStart = delivery ? appointmentsByStart(r, delivery.id, row.startsAt) : [];
  // A row with an id of its own means one that was booked before without an id, never one that has another.
  return atStart.find(({ externalId }) => row.id === undefined || externalId === null) ?? null;
}

const ownTime = (context: Context, { bookedAt, startsAt }: AppointmentRow): Instant =>
  bookedAt ?? startsAt ?? context.now();

function update(
  w: Writer,
  context: Context,
  known: Appointment,
  previous: Appointment | null,
  row: AppointmentRow,
): Taken {
  const joins = previous !== null && previous.chainId !== known.chainId;
  if (joins && (known.id !== known.chainId || chainIsNamed(w, known))) {
    return brokenBy('chainFixed', 'appointment.previousId');
  }
  if (joins) joinChains(w, known.chainId, previous);
  const startsAt = row.startsAt ?? known.startsAt;
  const early = isTooEarly(row.outcome, startsAt, context.now());
  const next: Appointment = {
    ...known,
    externalId: known.externalId ?? row.id ?? null,
    startsAt,
    outcome: early ? known.outcome : (row.outcome ?? known.outcome),
    setter: row.setter ?? known.setter,
  };
  const before = [known.externalId, known.startsAt, known.outcome, known.setter];
  const after = [next.externalId, next.startsAt, next.outcome, next.setter];
  const same = !joins && before.every((value, place) => value === after[place]);
  if (!same) updateAppointment(w, next);
  const change = same ? null : ['update', known.id, previous?.chainId ?? known.chainId, next.startsAt, next.outcome];
  return {
    kind: 'taken',
    appointmentId: known.id,
    deliveryId: known.deliveryId,
    change,
    problem: early ? tooEarly : undefined,
  };
}

const tooEarly: Trouble = { code: 'outcomeBeforeMeeting', field: 'appointment.outcome' };

function insert(
  w: Writer,
  context: Context,
  contract: StoredContract,
  previous: Appointment | null,
  row: AppointmentRow,
): Taken {
  const { startsAt } = row;
  if (startsAt === undefined) return brokenBy('startMissing', 'appointment.startsAt');
  const deliveryId = previous?.deliveryId ?? matchDelivery(w, contract, row.named, ownTime(context, row))?.id;
  if (deliveryId === undefined) return { kind: 'unmatched' };
  if (row.bookedAt === undefined && billsBookings(contract, startsAt)) {
    return brokenBy('bookedAtMissing', 'appointment.bookedAt');
  }
  const now = context.now();
  const early = isTooEarly(row.outcome, startsAt, now);
  const id = context.ids.next(w);
  const appointment: Appointment = {
    id,
    contractId: contract.id,
    deliveryId,
    chainId: previous?.chainId ?? id,
    externalId: row.id ?? null,
    // Nobody said when: we know of it since now, and it was booked before it took place.
    bookedAt: row.bookedAt ?? Math.min(now, startsAt),
    startsAt,
    outcome: early ? null : (row.outcome ?? null),
    setter: row.setter ?? null,
  };
  insertAppointment(w, appointment, now);
  const change = ['insert', id, appointment.chainId, deliveryId, startsAt, appointment.outcome];
  return { kind: 'taken', appointmentId: id, deliveryId, change, problem: early ? tooEarly : undefined };
}

export function billsBookings({ versions, client }: StoredContract, startsAt: Instant): boolean {
  const version = inForce(versions, dayOf(startsAt, client.timeZone));
  return version?.terms.components.some((one) => one.kind === 'perAppointment' && one.trigger === 'booked') ?? false;
}
