const words: Readonly<Record<string, string>> = {
  integrity: 'Every page of the file can be read',
  foreignKeys: 'Everything that is named is there',
  historyChain: 'History was only added to',
  oneLiveCharge: 'Nothing is charged twice',
  documentsUnchanged: 'Issued documents never changed',
  numbersGapless: 'Document numbers have no gaps',
  chargesAddUp: 'Charges add up to their documents',
  linesAddUp: 'Lines add up to their documents',
  recomputedIdentical: 'Every invoice computes to itself again',
  termsVersionInForce: 'Every verdict names the terms of its day',
  deliveredPassed: 'Whatever was delivered had passed',
  exclusiveOnce: 'Exclusive leads were sold once',
  replacementsFree: 'No replacement was charged or returned',
  creditsWithinCharges: 'No credit exceeds its charge',
  undoneBatchesGone: 'Nothing is left of imports that were undone',
  batchesCounted: 'Every import counts its rows',
};

/** What a check of the file promises; one without words of its own is said by its name. */
export const checkText = (name: string): string => words[name] ?? name;
