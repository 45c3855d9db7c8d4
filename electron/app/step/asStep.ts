import type { StoredStep } from '../../../db/queries/step.ts';
import type { Step } from '../../../shared/api/step.ts';

/** A stored step as a screen sees it. */
export const asStep = ({ id, at, actor, action, subject, state }: StoredStep): Step => ({
  id,
  at,
  actor,
  action,
  subject,
  state,
});
