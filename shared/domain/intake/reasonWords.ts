import { fieldInWords } from '../qualification/wording.ts';

/**
 * Why a row of a file falls where it falls. `words` and `value` are a criterion and what the row says, or the name of the lead
 * that is repeated; `row` is an earlier row of the file, `days` how far apart the two are.
 */
export interface RowReason {
  readonly code: string;
  readonly field: string | null;
  readonly words: string | null;
  readonly value: string | null;
  readonly row: number | null;
  readonly days: number | null;
}

/** Fields of the client's files, and of leads where a criterion's short word would not do here. */
const answerFields: Readonly<Record<string, string>> = {
  'feedback.decision': 'decision',
  'feedback.reason': 'reason',
  'feedback.evidence': 'evidence',
  'feedback.at': 'time of the answer',
  'appointment.id': 'appointment id',
  'appointment.previousId': 'previous appointment',
  'appointment.bookedAt': 'booked at',
  'appointment.startsAt': 'starts at',
  'appointment.outcome': 'outcome',
  'appointment.setter': 'setter',
  'sale.id': 'sale id',
  'sale.stage': 'stage',
  'sale.amount': 'amount',
  'sale.wonAt': 'won on',
  'revenue.month': 'month of revenue',
  'revenue.amount': 'revenue',
  'consent.given': 'consent given',
  'consent.at': 'consent given at',
  'lead.capturedAt': 'captured at',
  'call.seconds': 'length of the call',
};

/** A field as a person calls it: `company.employees` is "employees". */
const fieldWord = (field: string): string => answerFields[field] ?? fieldInWords(field);

/** The same at the beginning of a line. */
export function fieldTitle(field: string): string {
  const word = fieldWord(field);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

type Words = (reason: RowReason) => string;

const named = (reason: RowReason): string => (reason.field === null ? 'a cell' : fieldWord(reason.field));

const sentences: Readonly<Record<string, Words>> = {
  // The row cannot be read.
  tooManyCells: () => 'More cells than the header has columns',
  unclosedQuote: () => 'A quote is opened and never closed',
  notTakenApart: () => 'A spreadsheet has put the row into one cell, and it cannot be taken apart again',
  // The line is no row.
  repeatedHeader: () => 'The header once more',
  totalsLine: () => 'A line of totals, not a row of the table',
  reportLine: () => 'A line of the report around the table, not a row of it',
  cellError: () => 'A cell holds an error of the spreadsheet, such as #N/A',
  formulaWithoutValue: () =>
    'A formula was never worked out: open the workbook in a spreadsheet, save it, and import it again',
  digitsLost: () => 'A number of 16 digits or more: the spreadsheet has kept 15 of them',
  dateImpossible: () => 'A cell holds a day that no calendar has',
  cellUnreadable: () => 'A cell is not what the workbook says it is',
  dateUnreadable: (reason) => `No date can be read in ${named(reason)}`,
  dateAmbiguous: (reason) => `${capital(named(reason))} may be two days: say which comes first, day or month`,
  dateSkippedByClock: (reason) => `${capital(named(reason))} is a time that the clock change skipped`,
  phoneScientific: () => 'A spreadsheet has turned the phone number into 1.2E+10: digits are lost',
  idScientific: () => 'A spreadsheet has turned the id into 1.2E+10: digits are lost',
  nobodyNamed: () => 'Neither id, mail or phone, nor a name with its company: nobody is named',
  // The row stands, a cell does not.
  numberUnreadable: (reason) => `${capital(named(reason))} is no number${said(reason)}`,
  booleanUnreadable: (reason) => `${capital(named(reason))} is neither yes nor no${said(reason)}`,
  // The verdicts of a lead.
  criterionMissed: (reason) =>
    `Not met: ${reason.words ?? ''}${reason.value === null ? '' : ` – it is ${reason.value}`}`,
  criterionUnknown: (reason) =>
    `Not known: ${reason.words ?? ''}${reason.value === null ? '' : ` – the file says ${reason.value}`}`,
  junk: (reason) => `Looks like junk: ${reason.words ?? ''}`,
  testLead: () => 'A lead with which the form was tried: its tool says that it is a test',
  noContactData: () => 'Neither mail nor phone',
  mailInvalid: () => 'The mail address is not valid',
  mailDisposable: () => 'The mail address is a disposable one',
  phoneInvalid: () => 'The phone number is not valid',
  phoneNeedsCountry: () => 'The phone number has no country, and the lead names none',
  sameId: (reason) => `The same id as ${repeated(reason)}`,
  sameRow: (reason) =>
    `The row it was taken out of is a lead already: ${repeated(reason)}. What is empty there is filled; change the rest on its page`,
  samePerson: (reason) =>
    `The same person as ${repeated(reason)}, ${reason.days === 1 ? '1 day' : `${reason.days} days`} apart`,
  // The client's files.
  decisionUnknown: () => 'The decision is neither accept nor dispute',
  meetingNotAccepted: () => 'Only silence accepts a meeting',
  reasonNotAllowed: () => 'The contract does not allow this reason: say under Columns which of its own it is',
  reasonMissing: () => 'A claim needs a reason',
  claimBeforeDelivery: () => 'The claim is dated before the delivery',
  alreadyAccepted: () => 'It was accepted before',
  alreadyReturned: () => 'It was returned before',
  disputeOpen: () => 'A claim about it is open: decide that one first',
  replacementNotReturnable: () => 'It replaced another unit, and a replacement cannot be returned',
  outcomeUnknown: () => 'The outcome is none of the known ones',
  startMissing: () => 'It does not say when the meeting starts',
  bookedAtMissing: () => 'It does not say when it was booked, and bookings are billed',
  previousUnknown: () => 'The appointment it follows is not known',
  chainFixed: () => 'Claims or charges stand on this chain: it cannot be joined to another',
  outcomeBeforeMeeting: () => 'The meeting is still to come: its outcome is left out',
  invoicedOutcomeChanged: () => 'It was invoiced already: credit it if the outcome stands',
  replacementFulfilled: () => 'A replacement was given for it already',
  amountUnreadable: (reason) => `${capital(named(reason))} does not fit the currency`,
  amountNegative: () => 'The amount is below zero',
  saleInvoiced: () =>
    'An invoice charges for this sale: credit its line to bill it once more, then import the row again',
  revenueInvoiced: () =>
    'An invoice charges for the money of this month: credit its line to bill it once more, then import the row again',
  revenueIncomplete: () => 'Revenue needs both its month and its amount',
};

/** Why a row falls where it falls, in one sentence. */
export const reasonText = (reason: RowReason): string =>
  sentences[reason.code]?.(reason) ?? `${reason.code} (${named(reason)})`;

/** What an outcome says by itself where there is nothing more to say. */
const outcomeTexts: Readonly<Record<string, string>> = {
  taken: 'Sold exclusively to another contract',
  suppressed: 'On a suppression list: it is not kept',
  late: 'After the review window: an owner may take it',
  unchanged: 'Says nothing that is not known',
  unmatched: 'No delivery of the contract is found by id, mail or phone',
};

/** Why a row falls where it falls, a sentence a reason. */
export function whyOf({
  outcome,
  reasons,
}: {
  readonly outcome: string;
  readonly reasons: readonly RowReason[];
}): readonly string[] {
  if (reasons.length > 0) return [...new Set(reasons.map(reasonText))];
  const text = outcomeTexts[outcome];
  return text === undefined ? [] : [text];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const repeated = ({ row, words }: RowReason): string => (row === null ? (words ?? 'an earlier lead') : `row ${row}`);
const said = ({ value }: RowReason): string => (value === null ? '' : ` – the file says ${value}`);
