import { z } from 'zod';
import { intakeKinds } from '../../../shared/domain/intake/fields.ts';
import { previewOutcomes } from '../../../shared/domain/intake/previewOutcome.ts';

/** What of this screen lies in the address. */
export const importAddress = z.object({
  /** For which contract the next file is. */
  contract: z.string().optional().catch(undefined),
  /** What the file holds, where somebody has said so. */
  kind: z.enum(intakeKinds).optional().catch(undefined),
  /** An import that was made. */
  batch: z.int().optional().catch(undefined),
  /** Rows of the preview shown. */
  show: z.enum(previewOutcomes).optional().catch(undefined),
});
