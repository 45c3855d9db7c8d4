import { z } from 'zod';
import { ClientFile, Count, Problems } from './clientFile.ts';
import { procedure } from './procedure.ts';

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

export const appointment = {
  /** Appointments and outcomes. A known id updates; the same file twice changes nothing. */
  import: procedure.input(ClientFile).output(AppointmentsAnswer),
};
