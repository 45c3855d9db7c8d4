const words: Readonly<Record<string, string>> = {
  fail: 'no longer to definition',
  check: 'need a person',
  duplicate: 'duplicates',
  taken: 'sold elsewhere',
  suppressed: 'suppressed',
  capReached: 'above a cap',
};

/** Why leads were not delivered, as the end of a sentence. */
export const keptText = (reason: string): string => words[reason] ?? reason;
