/**
 * A refusal is a value, not an exception: a rule that cannot go on says which rule stopped it (`code`) and what the
 * user needs to mend it (the data). Words for people live in `renderer/text/refusals.ts`. All codes of the product
 * stand on this page, because people script against them: what stands here keeps its name and meaning.
 */
export const refusalCodes = [
  // the data folder, its key and its backups
  'wrongKey',
  'noSuchFile',
  'notOurs',
  'fileFromTheFuture',
  'inUse',
  'noSuchFolder',
  'notAFolder',
  'keychainOnly',
  'keychainChanged',
  'secretNeeded',
  'keyMissing',
  'fileMissing',
  'folderNotEmpty',
  'notABackup',
  'damagedBackup',
  'damagedFile',
  'syncedFolder',
  'badRecoveryKey',
  'passphraseTooShort',
  // what was asked for does not exist, or not in that shape
  'invalidInput',
  'invalidSetup',
  'invalidMap',
  'columnMissing',
  'dateOrderNeeded',
  'decimalNeeded',
  'unreadableFile',
  'emptyFile',
  'headerOnly',
  'notFound',
  'cannotWrite',
  'noRoom',
  'noAgency',
  'fileNotEmpty',
  // contracts and setup
  'refTaken',
  'onlyVersion',
  'agencyThere',
  'ownerOnly',
  'noOwner',
  'termsLocked',
  'duplicateRef',
  'contractNotActive',
  'termsRetroactive',
  'contractRunning',
  'currencyFixed',
  'clientFixed',
  'logoDamaged',
  // intake
  'alreadyImported',
  'contractNeeded',
  'importRunning',
  'requalifying',
  'requalifiedSince',
  'requalificationOutdated',
  'requalificationNotOpen',
  'bulkRunning',
  'bulkChangedSince',
  'bulkNotOpen',
  'batchNotLive',
  'batchInvoiced',
  'batchHasWork',
  'laterBatchesFirst',
  'replacementGiven',
  'cancelled',
  // leads and calls
  'fieldFixed',
  'callAgainNeeded',
  'callAgainPast',
  'callAgainUnwanted',
  'putOffPast',
  'momentUnread',
  'leadChanged',
  'meetingUndelivered',
  'askAgainPast',
  'mergeSelf',
  'mergeOtherPerson',
  'mergeTwoIds',
  'mergeAskedAgain',
  'mergeBothDelivered',
  'mergeKeepDelivered',
  'mergeKeepFirst',
  'mergeNotOpen',
  // after delivery
  'wrongState',
  'ownersDecision',
  'notTheRemedy',
  'percentNeeded',
  'percentOutOfRange',
  'returnCapReached',
  'replacementNotReturnable',
  'partNeedsCharge',
  'claimTooOld',
  'evidenceMissing',
  // undo and redo
  'nothingToUndo',
  'nothingToRedo',
  'stepNotDone',
  'stepOnDocument',
  'stepOverlapped',
  'reasonMissing',
  'reasonNotAllowed',
  'alreadyAccepted',
  'alreadyReturned',
  'disputeOpen',
  'claimBeforeDelivery',
  'outcomeBeforeMeeting',
  'alreadyBooked',
  'bookedAtMissing',
  'bookedAfterMeeting',
  'movedBeforeMeeting',
  'timeSkipped',
  'saleInvoiced',
  'revenueInvoiced',
  'saleOutOfTime',
  'revenueOutOfTime',
  // documents
  'notABillingPeriod',
  'periodNotOver',
  'unknownDocument',
  'notAnInvoice',
  'alreadyCredited',
  'creditExceedsCharge',
  'creditBelowZero',
  'notOnInvoice',
  // prepaid balances
  'notPrepaid',
  'topUpBelowZero',
  // results reports
  'reportSent',
  'reportReplaced',
  'reportNotReviewed',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** `code` names the rule; `data` holds what the sentence for the user needs: references, numbers, places. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data: { readonly [key: string]: Json };
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, data: Refusal['data'] = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, data },
});
