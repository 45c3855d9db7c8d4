/** What a row falls in: of leads the seven counts; of a client's file what it does to what is known. */
export const previewOutcomes = [
  'pass',
  'check',
  'fail',
  'duplicate',
  'taken',
  'suppressed',
  'accepted',
  'disputed',
  'late',
  'added',
  'changed',
  'unchanged',
  'unmatched',
  'refused',
  'broken',
] as const;
export type PreviewOutcome = (typeof previewOutcomes)[number];
