import type { AppointmentOutcome } from '../../../shared/domain/appointment.ts';
import { appointmentOutcomes } from '../../../shared/domain/appointment.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { Linked } from '../../../shared/domain/chainOrder.ts';
import type { Named } from './deliveryMatch.ts';
import type { ClientRow, Problem } from './readRows.ts';

/** What a row says of one appointment; what it does not say stays as it is known. */
export interface AppointmentRow extends Linked {
  readonly row: number;
  readonly named: Named;
  readonly bookedAt: Instant | undefined;
  readonly startsAt: Instant | undefined;
  readonly outcome: AppointmentOutcome | undefined;
  readonly setter: string | undefined;
}

const outcomes = new Map(appointmentOutcomes.map((outcome) => [outcome.toLowerCase(), outcome]));

/** Reads the words of a row; an outcome that is none of the closed list breaks it (`outcomeUnknown`). */
export function appointmentRow({ row, values }: ClientRow<'appointments'>): AppointmentRow | Problem {
  const word = values['appointment.outcome'];
  const outcome = word === undefined ? undefined : outcomes.get(word.toLowerCase());
  if (word !== undefined && outcome === undefined) return { row, code: 'outcomeUnknown', field: 'appointment.outcome' };
  return {
    row,
    named: values,
    id: values['appointment.id'],
    previousId: values['appointment.previousId'],
    bookedAt: values['appointment.bookedAt'],
    startsAt: values['appointment.startsAt'],
    outcome,
    setter: values['appointment.setter'],
  };
}
