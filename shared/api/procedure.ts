import { oc } from '@orpc/contract';
import { z } from 'zod';
import { refusalCodes } from '../domain/refusal.ts';

/** A refusal as it crosses the api: the same code and data the rule returned. */
export const RefusalShape = z.strictObject({
  code: z.enum(refusalCodes),
  data: z.record(z.string(), z.json()),
});

/**
 * The base of every procedure. `REFUSED` is a rule's answer, `FAULT` is ours: an incident number, and nothing about the
 * inside of the program.
 */
export const procedure = oc.errors({
  REFUSED: { status: 422, message: 'refused', data: RefusalShape },
  FAULT: { status: 500, message: 'fault', data: z.strictObject({ incident: z.string() }) },
});

/** A name the caller gives a long call, so that `jobs.watch` shows its progress and `jobs.cancel` ends it. */
export const JobName = z.string().min(1).max(64).optional();
