import type { Json, Refusal, RefusalCode } from '../../shared/domain/refusal.ts';
import { counted } from './counted.ts';
import { keptWord } from './delivered.ts';

type Data = Refusal['data'];

/** Why a workbook is not read (`WorkbookFault`), and what to do about it. */
const workbookFaults: Readonly<Record<string, string>> = {
  encrypted: 'This workbook asks for a password. Open it in Excel, save it without one, and try again.',
  oldFormat:
    'This is a workbook in the old format of Excel (.xls). Open it and save it as Excel workbook (.xlsx) or CSV.',
  binaryFormat: 'This is a binary workbook (.xlsb). Open it in Excel and save it as Excel workbook (.xlsx) or CSV.',
  notAWorkbook: 'This is an archive, but no Excel workbook. Save the table as .xlsx or CSV and try again.',
  damaged: 'This workbook is damaged. Open it in a spreadsheet, save it again as .xlsx or CSV, and try again.',
  dangerous:
    'This file is built in a way no spreadsheet writes, and may be meant to do harm. It was not read. If you trust who sent it, ask for a CSV file.',
  tooLarge: 'This workbook is too large to be read at once. Save the sheet as CSV and try again.',
};

/**
 * What each refusal says to a person: what stands in the way, and what to do about it. The one page of these words; the
 * command line says the same as the screens.
 */
const sentences: Readonly<Record<RefusalCode, (data: Data) => string>> = {
  wrongKey: () => 'This passphrase or recovery key does not open the file. Nothing was changed; try again.',
  noSuchFile: (d) => `There is no file at ${text(d.file)}. Check the path.`,
  notOurs: (d) => `${text(d.file)} is not a Tallyproof file. Choose another.`,
  fileFromTheFuture: () => 'This file was written by a newer Tallyproof. Install that version to open it.',
  inUse: (d) => `Another Tallyproof has ${text(d.dir)} open. Close it, or name another folder with --data.`,
  noSuchFolder: (d) => `There is no data folder at ${text(d.dir)}. Start one with setup or demo, or check --data.`,
  notAFolder: (d) => `${text(d.dir)} is a file, not a folder. Check --data.`,
  keychainOnly: () =>
    'The key of this folder lies in the keychain of the desktop application. Open it there and set a passphrase, or make a recovery key.',
  keychainChanged: (d) =>
    `The keychain of this account does not give the key of ${text(d.dir)}. Nothing was changed. Log in as the user who started the folder and let Tallyproof use the keychain${list('', d.ways) === '' ? '' : ', or give the passphrase or recovery key'}.`,
  secretNeeded: () => 'This folder is locked. Give its passphrase or recovery key on standard input.',
  keyMissing: (d) =>
    `The key of this data is not on this machine (${text(d.file)}). Give the recovery key on standard input, or bring the key file back.`,
  fileMissing: (d) =>
    `The data file ${text(d.file)} is gone, though its key is here. Bring it back, or restore a backup into a new folder${list(' – there are: ', d.backups)}.`,
  folderNotEmpty: (d) => `${text(d.dir)} is not empty. Restore into a new folder, named with --data.`,
  notABackup: (d) => `${text(d.file)} is not a Tallyproof backup.`,
  damagedBackup: (d) => `This backup is damaged${because(d.check)}. Nothing was changed; use another one.`,
  damagedFile: (d) => `${text(d.file)} is damaged. Restore the newest backup into a new folder.`,
  syncedFolder: (d) =>
    `${text(d.dir)} lies in a folder that is synchronised or on a network drive (${text(d.place)}), where a database can be damaged. Choose a folder on this machine.`,
  badRecoveryKey: () => 'This recovery key has a typing mistake. Compare it with the printed one.',
  passphraseTooShort: (d) => `A passphrase needs at least ${text(d.least)} characters.`,
  invalidInput: (d) => `"${text(d.value)}" cannot be used as ${text(d.field)}.`,
  invalidSetup: (d) => `The setup file cannot be used; nothing was changed.${lines(d.problems)}`,
  invalidMap: (d) => `The map cannot be used.${lines(d.problems)}`,
  columnMissing: (d) =>
    `The file has no column ${list('', d.missing)}. It has ${list('', d.columns)}. Mend the map or the file.`,
  dateOrderNeeded: (d) =>
    `${datesInWords(d.dates)}. Say which comes first, day or month: --date-order dmy or --date-order mdy, or "dateOrder" in the map.`,
  decimalNeeded: (d) =>
    `${text(d.column)} says ${text(d.text)}, and nothing in the file tells whether that sign parts thousands or a fraction. Say --decimal , or --decimal . or "decimal" in the map.`,
  unreadableFile: (d) => workbookFaults[text(d.reason)] ?? 'This file cannot be read. Save it as CSV and try again.',
  emptyFile: () => 'This file has no rows.',
  headerOnly: (d) =>
    `${text(d.file)} has the names of its columns and no row under them. Export it once more, or choose another file.`,
  notFound: (d) =>
    `There is no ${text(d.kind)} ${text(d.ref ?? d.id)}${d.wantedBy ? `, which ${text(d.wantedBy)} names` : ''}${list(' – there are: ', d.sheets)}.`,
  cannotWrite: (d) =>
    `Nothing can be written at ${text(d.place)} (${text(d.problem)}), so nothing was done. Name another place with --out.`,
  noRoom: (d) =>
    `This file is too large to hold while it is read, and the disk with the data folder does not take it (${text(d.problem)}). Make room there and try again; nothing was changed.`,
  noAgency: () => 'The file has no agency yet. Run setup with one, or demo.',
  fileNotEmpty: () => 'The sample agency needs an empty data folder. Name a new one with --data.',
  refTaken: (d) => `There is a ${text(d.kind)} ${text(d.ref)} already. Choose another short name.`,
  onlyVersion: (d) => `${text(d.contract)} has only this version. Write a new one first.`,
  agencyThere: () => 'This file has an agency already. Change it in Settings.',
  ownerOnly: (d) =>
    `${ownersMatters[text(d.what)] ?? 'This'} is for an owner to change. Ask one, or choose who works now in Settings.`,
  noOwner: () => 'Somebody has to be an owner. Give one person that role.',
  termsLocked: (d) =>
    `The terms of ${text(d.contract)} from ${text(d.from)} were used to judge leads and cannot be edited. Write a new version with a later "from" day.`,
  duplicateRef: (d) => `${text(d.ref)} stands in the file twice. Keep one.`,
  contractNotActive: (d) =>
    d.day === undefined
      ? `${text(d.contract)} is a draft. Mend what the linter names and set it active with setup.`
      : `${text(d.contract)} has no terms with a lead definition in force on ${text(d.day)}.`,
  termsRetroactive: (d) =>
    `A version of ${text(d.contract)} from ${text(d.from)} would change what was delivered or billed until ${text(d.last)}. Choose a later day.`,
  contractRunning: (d) =>
    `${text(d.contract)} is running, and terms with errors cannot come into it; nothing was changed. Mend them first:${lines(d.problems)}`,
  currencyFixed: (d) =>
    `${text(d.client)} has documents in ${text(d.currency)}; its currency cannot change. Create a new client.`,
  clientFixed: (d) =>
    `${text(d.contract)} already serves ${text(d.client)} and cannot change its client. Create a new contract.`,
  logoDamaged: (d) =>
    `The picture of ${text(d.subject)} is damaged. Save the logo once more as PNG or JPEG and choose it again.`,
  alreadyImported: (d) =>
    `This very file was imported before (batch ${text(d.batch)}). Import it once more with --again, or undo that batch.`,
  contractNeeded: () => 'Choose the contract this file speaks of first.',
  importRunning: () => 'An import is running. Wait for it to end, or cancel it.',
  requalifying: () => 'Leads of this contract are being judged again. Wait for it to end, or cancel it.',
  requalifiedSince: (d) =>
    `${counted(Number(d.leads), 'lead')} of it were delivered or judged anew since: their verdicts stay. Judge again instead.`,
  requalificationOutdated: () => 'Other terms are in force by now. Take it back, or judge all of them again.',
  requalificationNotOpen: (d) => `This judging is ${text(d.state)} and can neither be gone on with nor taken back.`,
  bulkRunning: () => 'Many leads are being changed already. Wait for it to end, or cancel it.',
  bulkChangedSince: (d) =>
    `${counted(Number(d.leads), 'lead')} of it were changed since: ${counts(d.since, since)}. Take back the others under Leads, Changes of many.`,
  bulkNotOpen: (d) => `This change of many leads is ${text(d.state)} and can neither be gone on with nor taken back.`,
  batchNotLive: (d) => `Batch ${text(d.batch)} is ${text(d.state)} and cannot be taken back.`,
  batchInvoiced: (d) => `Deliveries of this batch stand on ${list('', d.documents)}. Credit these invoices instead.`,
  batchHasWork: (d) =>
    `People have worked on leads of this batch: ${counts(d.work)}. Take their work along with --with-work.`,
  laterBatchesFirst: (d) =>
    `Later imports lean on leads of this batch. Take these back first, the last one first: ${list('batch', d.laterBatches)}.`,
  replacementGiven: (d) =>
    `For a unit of this batch a replacement was owed, and it was given: ${text(d.given)}. Batch ${text(d.batch)} stays.`,
  cancelled: () => 'Cancelled. Nothing of it was kept.',
  fieldFixed: (d) =>
    `"${text(d.field)}" came with the lead and is not changed by hand. Change another field, or add a note.`,
  callAgainNeeded: () => 'Say when to call back: a promised call needs its day and time.',
  callAgainPast: () => 'That moment is over. Choose a later one to call again.',
  callAgainUnwanted: () =>
    'Who asked not to be called is not called again. Take the moment away, or choose another outcome.',
  putOffPast: () => 'That moment is over. Choose a later one to put the lead off to.',
  momentUnread: (d) =>
    `“${text(d.text)}” cannot be read as a moment. Write it as “tomorrow 10:00”, “fri 14:30”, “27 nov 9:00”, “2026-11-27 09:00” or “+2h”.`,
  leadChanged: (d) =>
    `This lead was changed while you typed: ${list('', d.fields)}. Keep yours or take what it says now, field by field, and save again.`,
  meetingUndelivered: (d) =>
    `A meeting is booked on a delivery, and this lead cannot be delivered: ${keptWord(text(d.reason))}. Mend that, or save the call without the meeting.`,
  askAgainPast: () => 'Later is tomorrow at the soonest. Choose a day after today.',
  mergeSelf: () => 'This is one lead, named twice. Choose another entry.',
  mergeOtherPerson: () =>
    'They share neither mail nor phone: nothing says that they are one person. Mend the mail or phone first if they are.',
  mergeTwoIds: (d) =>
    `Their source gave them two ids (${list('', d.ids)}): it knows two enquiries. They stay two leads of one person.`,
  mergeAskedAgain: (d) =>
    `They were captured ${text(d.days)} days apart: the same person asked again. That is another lead, and stays one.`,
  mergeBothDelivered: (d) =>
    `Both were handed over (${list('', d.contracts)}): each is a unit of its own, reviewed and billed by itself.`,
  mergeKeepDelivered: () => 'The other entry was handed over, and its unit is what is billed. Let that one stay.',
  mergeKeepFirst: () => 'The one that is to stay was judged a duplicate of the other. Let the other one stay.',
  mergeNotOpen: (d) => `On "${text(d.field)}" the two do not differ: there is nothing to choose.`,
  notPrepaid: (d) =>
    `The terms of ${text(d.contract)} in force today know no balance. Agree one in a new version: Billing, prepaid.`,
  topUpBelowZero: () => 'A top-up adds to the balance. Take something off it with a correction.',
  wrongState: (d) =>
    Array.isArray(d.allowed) && d.allowed.length > 0
      ? `${which(d)}This is ${text(d.state)}: it can only be decided as ${list('', d.allowed)}.`
      : `${which(d)}This is ${text(d.state)}: nothing is left to decide.`,
  ownersDecision: () => 'Only an owner takes a late claim.',
  notTheRemedy: (d) => `The contract's remedy is ${text(d.remedy)}: that option does not go with it.`,
  percentNeeded: () => 'A part decision needs a percent: the contract names none.',
  percentOutOfRange: () => 'The percent must be above 0 and below 100; all of it is --as uphold.',
  returnCapReached: (d) =>
    `${which(d)}The returns of the period are used up: ${text(d.used)} of ${text(d.cap)}. Deny the claim, or agree another cap.`,
  replacementNotReturnable: (d) => `${which(d)}This unit replaced another one; a replacement cannot be returned.`,
  claimTooOld: () =>
    'The claim came after the last day on which the contract hears claims on this unit. It stays recorded as late.',
  evidenceMissing: (d) =>
    `${which(d)}The contract wants evidence, and the claim names none. Note what proves it, then decide.`,
  partNeedsCharge: () => 'Only a charged unit can be credited in part.',
  nothingToUndo: () => 'There is nothing left to undo.',
  nothingToRedo: () => 'There is nothing to redo.',
  stepNotDone: (d) => (d.state === 'undone' ? 'This was undone already. Redo brings it back.' : 'This stands already.'),
  stepOnDocument: (d) => `This cannot be undone any more: ${text(d.number)} was issued. Correct it with a credit note.`,
  stepOverlapped: () =>
    'This cannot be undone: something it changed was changed again since. Undo the later change first, or mend it by hand.',
  reasonMissing: () => 'A claim needs a reason. Choose one of the contract.',
  reasonNotAllowed: (d) =>
    `The contract does not know the reason “${text(d.reason)}”${list('. It allows: ', d.allowed)}.`,
  alreadyAccepted: (d) => `${which(d)}This was accepted, and cannot be disputed any more.`,
  alreadyReturned: (d) => `${which(d)}This was returned already.`,
  disputeOpen: (d) => `${which(d)}A claim on it waits for a decision. Decide the claim first.`,
  claimBeforeDelivery: (d) => `${which(d)}The claim is dated before the unit was there. Check the time.`,
  outcomeBeforeMeeting: (d) =>
    `${which(d)}The meeting is still to come: say what happened when it is over, or cancel it.`,
  alreadyBooked: () => 'There is a meeting with this person at this time already.',
  bookedAtMissing: () => 'This contract bills by the booking: say when the meeting was booked.',
  bookedAfterMeeting: () => 'A meeting is booked before it begins. Check the two times.',
  timeSkipped: (d) =>
    `${text(d.time).replace('T', ' ')} does not exist in ${text(d.zone)}: the clock is put forward then. Choose another time.`,
  saleInvoiced: (d) =>
    `${text(d.number)} charges for this sale: ${d.fixed === 'amount' ? 'its amount' : 'that it was won, and when'} stays as it was billed. ${creditFirst(d)}`,
  revenueInvoiced: (d) =>
    `${text(d.number)} charges for the revenue of ${text(d.month)}: it stays as it was billed. ${creditFirst(d)}`,
  saleOutOfTime: (d) =>
    `It cannot have been won on ${text(d.day)}: that is not between the day of delivery, ${text(d.from)}, and today.`,
  revenueOutOfTime: (d) =>
    `Money of ${text(d.month)} cannot be reported: the lead was delivered in ${text(d.from)}, and this month is ${text(d.to)}.`,
  movedBeforeMeeting: () => 'It can only move to a later time than the meeting that did not take place.',
  notABillingPeriod: (d) =>
    `${text(d.contract)} is billed ${text(d.cycle)}, and ${text(d.period)} is not one of its periods. The one around it is ${text(d.own)}.`,
  periodNotOver: (d) =>
    `The period ${text(d.period)} of ${text(d.contract)} ends on ${text(d.lastDay)}; issue it after that day. A dry run works now.`,
  unknownDocument: (d) => `There is no document ${text(d.number)}.`,
  notAnInvoice: (d) => `${text(d.number)} is a credit note. Name the invoice.`,
  alreadyCredited: (d) => `Nothing is left to credit on ${text(d.number)}.`,
  creditExceedsCharge: (d) => `Only ${text(d.left)} of this charge is left to credit.`,
  creditBelowZero: () =>
    'What this invoice gave back is more than the rest of what you chose. Credit its charges along with it.',
  reportSent: () => 'This report was sent. What it said stays; make a new one when figures have changed.',
  reportReplaced: () => 'The figures of this period have changed and there is a newer report. Go on with that one.',
  reportNotReviewed: () => 'Nobody has reviewed this report yet. Review it, then mark it as sent.',
  notOnInvoice: (d) => `That is not on ${text(d.number)}.`,
};

const creditFirst = (d: Data): string =>
  `Credit its line on ${text(d.number)} so that it may be billed once more, then correct it here.`;

/** What managers may look at and not change. */
const ownersMatters: Readonly<Record<string, string>> = {
  agency: 'What stands on your invoices',
  routing: 'By what leads are given out',
  people: 'Who works here',
  key: 'The lock of the file',
};

/** The sentence for a refusal: what stands in the way and what the user can do next. */
export const refusalText = (refusal: Refusal): string => sentences[refusal.code](refusal.data);

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? 'it' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function list(before: string, value: Json | undefined): string {
  if (!Array.isArray(value)) return value === undefined || value === null ? '' : `${before}${text(value)}`;
  return value.length === 0 ? '' : `${before}${value.map(text).join(', ')}`;
}

/** What was done to leads after they were changed with many others. */
const since: Readonly<Record<string, string>> = {
  edited: 'edited',
  judged: 'judged again',
  handed: 'delivered',
  tagged: 'tagged otherwise',
};

/** `{ disputes: 4 }` as `4 disputes`; what has other words is said by them. */
function counts(value: Json | undefined, words: Readonly<Record<string, string>> = {}): string {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return text(value);
  return Object.entries(value)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${text(count)} ${words[what] ?? what}`)
    .join(', ');
}

/** Which of several it stopped at: nothing was changed for any of them. */
const which = (d: Data): string =>
  d.of === undefined ? '' : `Nothing was changed: 1 of ${text(d.of)} stands in the way. `;

const because = (value: Json | undefined): string => (value === undefined ? '' : ` (${text(value)})`);

/** Dates whose order nobody knows: what each means either way. */
function datesInWords(value: Json | undefined): string {
  if (!Array.isArray(value)) return 'The file holds dates that can be read in two ways';
  const said = value.map((one: Json) => {
    const { column, text: written, dmy, mdy } = one as { readonly [key: string]: Json };
    const ways = [
      ...(dmy == null ? [] : [`${text(dmy)} if the day comes first`]),
      ...(mdy == null ? [] : [`${text(mdy)} if the month does`]),
    ];
    return `"${text(written)}" in ${text(column)} is ${ways.join(' and ')}`;
  });
  return value.length === 1 ? `${said.join('')}, and nothing in the file tells which` : said.join('; ');
}

/** Problems with their places, one a line. */
function lines(value: Json | undefined): string {
  if (!Array.isArray(value)) return '';
  return value.map((one: Json) => `\n  ${placed(one)}`).join('');
}

function placed(one: Json): string {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) return text(one);
  const { path, message } = one as { readonly path?: Json; readonly message?: Json };
  return path === undefined || path === '' ? text(message) : `${text(path)}: ${text(message)}`;
}
