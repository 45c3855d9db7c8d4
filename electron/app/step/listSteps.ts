import { newestSteps } from '../../../db/queries/step.ts';
import type { Step } from '../../../shared/api/step.ts';
import type { Context } from '../context.ts';
import { asStep } from './asStep.ts';

/** The newest steps, done and undone, newest first. */
export const listSteps = (context: Context, { limit }: { limit: number }): Step[] =>
  newestSteps(context.handle.reader, limit).map(asStep);
