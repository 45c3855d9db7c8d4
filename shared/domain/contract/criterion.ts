import { z } from 'zod';

/** A criterion reads one field of the lead: one of the closed list, or `custom.<name>`. Checked by the linter. */
const common = {
  id: z.string().min(1),
  field: z.string().min(1),
  /** Hard criteria fail the lead; soft ones only score (domain §3). */
  hard: z.boolean().default(true),
  /** Points a soft or hard criterion gives to the score when it passes. */
  points: z.int().min(0).max(100).optional(),
};
const limit = z.number();
const words = z.array(z.string()).min(1);

export const mailKinds = ['business', 'free', 'disposable', 'role'] as const;
export type MailKind = (typeof mailKinds)[number];

export const jobFunctions = [
  'management',
  'operations',
  'sales',
  'marketing',
  'finance',
  'it',
  'hr',
  'legal',
  'engineering',
  'procurement',
  'support',
  'medical',
  'education',
  'other',
] as const;
export type JobFunction = (typeof jobFunctions)[number];

export const seniorities = ['owner', 'cLevel', 'vp', 'director', 'head', 'manager', 'senior', 'entry'] as const;
export type Seniority = (typeof seniorities)[number];

/**
 * One typed condition of a lead definition (domain §3). `gt` and `lt` are strict, `gte`, `lte` and `between` include
 * their limits. `withinDays` is the age of a date on the day of judging. `matches` runs in a linear-time engine.
 */
export const Criterion = z.discriminatedUnion('op', [
  z.strictObject({ ...common, op: z.literal('in'), value: words }),
  z.strictObject({ ...common, op: z.literal('notIn'), value: words }),
  z.strictObject({ ...common, op: z.literal('gt'), value: limit }),
  z.strictObject({ ...common, op: z.literal('gte'), value: limit }),
  z.strictObject({ ...common, op: z.literal('lt'), value: limit }),
  z.strictObject({ ...common, op: z.literal('lte'), value: limit }),
  z.strictObject({ ...common, op: z.literal('between'), min: limit, max: limit }),
  z.strictObject({ ...common, op: z.literal('is'), value: z.union([z.boolean(), z.string()]) }),
  z.strictObject({ ...common, op: z.literal('present') }),
  z.strictObject({ ...common, op: z.literal('matches'), value: z.string().min(1).max(500) }),
  z.strictObject({ ...common, op: z.literal('startsWith'), value: words }),
  z.strictObject({ ...common, op: z.literal('withinDays'), value: z.int().min(0) }),
  z.strictObject({ ...common, op: z.literal('emailKind'), value: z.array(z.enum(mailKinds)).min(1) }),
  z.strictObject({
    ...common,
    op: z.literal('phoneValid'),
    value: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  z.strictObject({ ...common, op: z.literal('function'), value: z.array(z.enum(jobFunctions)).min(1) }),
  z.strictObject({ ...common, op: z.literal('seniority'), value: z.array(z.enum(seniorities)).min(1) }),
]);
export type Criterion = z.infer<typeof Criterion>;

export const junkChecks = [
  'testData',
  'keyboardRun',
  'repeatedCharacters',
  'nameIsSurname',
  'digitsInName',
  'sequentialPhone',
  'disposableMail',
  'profanity',
] as const;
export type JunkCheck = (typeof junkChecks)[number];

/** Who counts: typed criteria, never prose (domain §1). Junk checks are off unless named here. */
export const LeadDefinition = z.strictObject({
  criteria: z.array(Criterion).min(1),
  junk: z.array(z.enum(junkChecks)).default([]),
  /** Score 0–100 by points; the first band whose `from` the score reaches, highest first. */
  bands: z.array(z.strictObject({ band: z.string().min(1), from: z.int().min(0).max(100) })).default([]),
});
export type LeadDefinition = z.infer<typeof LeadDefinition>;
