import { z } from 'zod';
import { Count } from '../domain/basics.ts';
import { ClientFile, Problems } from './clientFile.ts';
import { procedure } from './procedure.ts';

/** Every row is in exactly one of the seven counts; what is refused or broken is listed in `problems`. */
export const FeedbackAnswer = z.strictObject({
  rows: Count,
  accepted: Count,
  /** Claims in time, feedback claims among them. */
  disputed: Count,
  late: Count,
  unmatched: Count,
  unchanged: Count,
  /** Read and matched, but not allowed. */
  refused: Count,
  broken: Count,
  problems: Problems,
});

export const feedback = {
  /** The client's answers. Lateness is judged by the row's own time, else by now (domain §5). */
  import: procedure.input(ClientFile).output(FeedbackAnswer),
};
