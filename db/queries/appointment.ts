import {
  type Appointment,
  type Arrangement,
  type MeetingKind,
  nothingArranged,
} from '../../shared/domain/appointment.ts';
import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';
import { type PersonLine, personLine } from './person.ts';

const columns = `a.id, a.contract_id AS contractId, a.delivery_id AS deliveryId, a.external_id AS externalId,
  a.chain_id AS chainId, a.booked_at AS bookedAt, a.starts_at AS startsAt, a.outcome, a.setter`;

const ownId = /^\d{1,16}$/;

/** An appointment of the contract by the calendar's own id, else by ours. */
export function findAppointment(r: Reader, contractId: number, id: string | number): Appointment | null {
  const named = typeof id === 'string' ? byExternalId(r, contractId, id) : undefined;
  return named ?? (ownId.test(`${id}`) ? byOwnId(r, contractId, Number(id)) : undefined) ?? null;
}

const byExternalId = (r: Reader, contractId: number, externalId: string): Appointment | undefined =>
  r
    .read<Appointment>(`SELECT ${columns} FROM appointment a WHERE a.contract_id = ? AND a.external_id = ?`)
    .get(contractId, externalId);

const byOwnId = (r: Reader, contractId: number, id: number): Appointment | undefined =>
  r.read<Appointment>(`SELECT ${columns} FROM appointment a WHERE a.contract_id = ? AND a.id = ?`).get(contractId, id);

/** An appointment by its own id, unless its lead is hidden; null when there is none. */
export const readAppointment = (r: Reader, id: number): Appointment | null =>
  r
    .read<Appointment>(
      `SELECT ${columns} FROM appointment a JOIN delivery d ON d.id = a.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE a.id = ? AND ${liveLead}`,
    )
    .get(id) ?? null;

/** The meetings of a delivery at one time, oldest first. */
export const appointmentsByStart = (r: Reader, deliveryId: number, startsAt: Instant): Appointment[] =>
  r
    .read<Appointment>(`SELECT ${columns} FROM appointment a WHERE a.delivery_id = ? AND a.starts_at = ? ORDER BY a.id`)
    .all(deliveryId, startsAt);

export const appointmentsOfChain = (r: Reader, chainId: number): Appointment[] =>
  r.read<Appointment>(`SELECT ${columns} FROM appointment a WHERE a.chain_id = ? ORDER BY a.id`).all(chainId);

/** All meetings of a delivery, oldest first. */
export const appointmentsOfDelivery = (r: Reader, deliveryId: number): Appointment[] =>
  r
    .read<Appointment>(`SELECT ${columns} FROM appointment a WHERE a.delivery_id = ? ORDER BY a.starts_at, a.id`)
    .all(deliveryId);

export function insertAppointment(
  w: Writer,
  appointment: Appointment,
  recordedAt: Instant,
  { kind, withWhom, remindMinutes }: Arrangement = nothingArranged,
): void {
  w.write(
    `INSERT INTO appointment (id, contract_id, delivery_id, chain_id, external_id, booked_at, starts_at, outcome, setter,
       recorded_at, kind, with_whom, remind_minutes)
     VALUES (:id, :contractId, :deliveryId, :chainId, :externalId, :bookedAt, :startsAt, :outcome, :setter,
       :recordedAt, :kind, :withWhom, :remindMinutes)`,
  ).run({ ...appointment, recordedAt, kind, withWhom, remindMinutes });
}

/** What was arranged for a meeting. */
export function arrangementOf(r: Reader, id: number): Arrangement {
  const row = r
    .read<Arrangement>(
      'SELECT kind, with_whom AS withWhom, remind_minutes AS remindMinutes FROM appointment WHERE id = ?',
    )
    .get(id);
  if (row === undefined) throw new Error(`no appointment ${id}`);
  return row;
}

/** A meeting in the calendar of a contract, with whom it is. */
export interface DiaryRow extends PersonLine {
  readonly id: number;
  readonly startsAt: Instant;
  readonly kind: MeetingKind | null;
  readonly withWhom: string | null;
}

/** Meetings of a contract still to be held that start from one moment to before another, in their order. */
export const diaryOf = (r: Reader, contractId: number, from: Instant, before: Instant): DiaryRow[] =>
  r
    .read<DiaryRow>(
      `SELECT a.id, a.starts_at AS startsAt, a.kind, a.with_whom AS withWhom, ${personLine}
       FROM appointment a JOIN delivery d ON d.id = a.delivery_id JOIN lead ON lead.id = d.lead_id
       WHERE a.contract_id = ? AND a.starts_at >= ? AND a.starts_at < ? AND a.outcome IS NULL AND ${liveLead}
       ORDER BY a.starts_at, a.id`,
    )
    .all(contractId, from, before);

export function updateAppointment(w: Writer, appointment: Appointment): void {
  const { id, externalId, startsAt, outcome, setter } = appointment;
  const { changes } = w
    .write(
      `UPDATE appointment SET external_id = :externalId, starts_at = :startsAt, outcome = :outcome, setter = :setter
       WHERE id = :id`,
    )
    .run({ id, externalId, startsAt, outcome, setter });
  if (changes !== 1) throw new Error(`no appointment ${id}`);
}

/** Hangs a chain on the end of another: the two are one unit from now on. */
export function joinChains(w: Writer, chainId: number, into: Pick<Appointment, 'chainId' | 'deliveryId'>): void {
  w.write('UPDATE appointment SET chain_id = :into, delivery_id = :deliveryId WHERE chain_id = :chainId').run({
    chainId,
    into: into.chainId,
    deliveryId: into.deliveryId,
  });
}

/** Whether claims, charges or a replacement name the chain: then it stays a unit of its own. */
export function chainIsNamed(r: Reader, chain: Pick<Appointment, 'chainId' | 'deliveryId'>): boolean {
  const row = r
    .read(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM dispute WHERE delivery_id = :deliveryId AND chain_id = :chainId)
         OR EXISTS (SELECT 1 FROM charge WHERE delivery_id = :deliveryId AND chain_id = :chainId)
         OR EXISTS (SELECT 1 FROM replacement WHERE chain_id = :chainId)`,
    )
    .get({ chainId: chain.chainId, deliveryId: chain.deliveryId });
  return row !== undefined;
}
