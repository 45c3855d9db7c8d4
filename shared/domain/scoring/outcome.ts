/** What is hoped of a lead. */
export const scoringOutcomes = ['accepted', 'sold'] as const;
