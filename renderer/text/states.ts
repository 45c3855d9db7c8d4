/** Good, wait, bad, quiet: the four state colours, each with its sign so that colour alone carries nothing. */
export type Tone = 'good' | 'wait' | 'bad' | 'quiet';

interface StateWord {
  readonly word: string;
  readonly tone: Tone;
}

/** The words of every state, the same on every screen. One table per kind, keyed by the value the rules use. */
const states = {
  /** What a delivery stands at (domain §5). */
  standing: {
    onHold: { word: 'On hold', tone: 'wait' },
    reviewOpen: { word: 'In review', tone: 'wait' },
    delivered: { word: 'Delivered', tone: 'wait' },
    accepted: { word: 'Accepted', tone: 'good' },
    deemedAccepted: { word: 'Deemed accepted', tone: 'good' },
    silent: { word: 'Not answered', tone: 'wait' },
    disputed: { word: 'Disputed', tone: 'bad' },
    returned: { word: 'Returned', tone: 'quiet' },
  },
  dispute: {
    open: { word: 'Open', tone: 'wait' },
    appealed: { word: 'Appealed', tone: 'wait' },
    late: { word: 'Late', tone: 'quiet' },
    noted: { word: 'Noted', tone: 'quiet' },
    upheld: { word: 'Upheld', tone: 'bad' },
    part: { word: 'Part upheld', tone: 'bad' },
    denied: { word: 'Denied', tone: 'good' },
    withdrawn: { word: 'Withdrawn', tone: 'good' },
  },
  appointment: {
    booked: { word: 'Booked', tone: 'quiet' },
    unconfirmed: { word: 'Unconfirmed', tone: 'wait' },
    held: { word: 'Held', tone: 'good' },
    prospectNoShow: { word: 'Prospect no-show', tone: 'bad' },
    clientNoShow: { word: 'Client no-show', tone: 'quiet' },
    cancelledInTime: { word: 'Cancelled in time', tone: 'quiet' },
    lateCancel: { word: 'Late cancel', tone: 'bad' },
    rescheduled: { word: 'Rescheduled', tone: 'quiet' },
  },
  /** The count a lead falls in, and its verdicts. */
  lead: {
    pass: { word: 'Pass', tone: 'good' },
    check: { word: 'Check', tone: 'wait' },
    fail: { word: 'Fail', tone: 'bad' },
    duplicate: { word: 'Duplicate', tone: 'quiet' },
    taken: { word: 'Taken', tone: 'quiet' },
    suppressed: { word: 'Suppressed', tone: 'quiet' },
    broken: { word: 'Broken', tone: 'bad' },
  },
  /** How soon somebody must act. */
  urgency: {
    overdue: { word: 'Overdue', tone: 'bad' },
    today: { word: 'Today', tone: 'wait' },
    soon: { word: 'Soon', tone: 'quiet' },
  },
  /** How a lead stands to one criterion of a definition. */
  criterion: {
    pass: { word: 'Met', tone: 'good' },
    fail: { word: 'Not met', tone: 'bad' },
    unknown: { word: 'Not known', tone: 'wait' },
  },
  /** What a person said of whether a lead can be reached. */
  reach: {
    yes: { word: 'Yes', tone: 'good' },
    no: { word: 'No', tone: 'bad' },
    later: { word: 'Later', tone: 'wait' },
  },
  call: {
    reached: { word: 'Reached', tone: 'good' },
    notReached: { word: 'Not reached', tone: 'quiet' },
    wrongNumber: { word: 'Wrong number', tone: 'bad' },
    callBack: { word: 'Call back', tone: 'wait' },
    refused: { word: 'Refused', tone: 'quiet' },
    doNotCall: { word: 'Do not call', tone: 'bad' },
  },
  /** What a row of a file will do, see `previewOutcomes`. */
  importRow: {
    pass: { word: 'Pass', tone: 'good' },
    check: { word: 'Check', tone: 'wait' },
    fail: { word: 'Fail', tone: 'bad' },
    duplicate: { word: 'Duplicate', tone: 'quiet' },
    taken: { word: 'Taken', tone: 'quiet' },
    suppressed: { word: 'Suppressed', tone: 'quiet' },
    accepted: { word: 'Accepted', tone: 'good' },
    disputed: { word: 'Disputed', tone: 'bad' },
    late: { word: 'Late', tone: 'quiet' },
    added: { word: 'New', tone: 'good' },
    changed: { word: 'Changed', tone: 'wait' },
    unchanged: { word: 'Unchanged', tone: 'quiet' },
    unmatched: { word: 'Nobody found', tone: 'bad' },
    refused: { word: 'Not allowed', tone: 'bad' },
    broken: { word: 'Broken', tone: 'bad' },
  },
  contract: {
    draft: { word: 'Draft', tone: 'wait' },
    active: { word: 'Active', tone: 'good' },
  },
  opportunity: {
    open: { word: 'Open', tone: 'wait' },
    won: { word: 'Won', tone: 'good' },
    lost: { word: 'Lost', tone: 'quiet' },
  },
  /** A version of the terms. */
  version: {
    inForce: { word: 'In force', tone: 'good' },
    coming: { word: 'Coming', tone: 'wait' },
    past: { word: 'Past', tone: 'quiet' },
  },
  document: {
    invoice: { word: 'Invoice', tone: 'quiet' },
    creditNote: { word: 'Credit note', tone: 'quiet' },
  },
  /** Where a contract's period stands in the invoice run (domain §6). */
  run: {
    ready: { word: 'Ready', tone: 'wait' },
    blocked: { word: 'Blocked', tone: 'bad' },
    waiting: { word: 'Carried over', tone: 'quiet' },
    running: { word: 'Not over yet', tone: 'quiet' },
    issued: { word: 'Issued', tone: 'good' },
  },
  report: {
    due: { word: 'Due', tone: 'wait' },
    made: { word: 'Draft', tone: 'wait' },
    reviewed: { word: 'Reviewed', tone: 'good' },
    sent: { word: 'Sent', tone: 'quiet' },
  },
  batch: {
    loading: { word: 'Loading', tone: 'wait' },
    live: { word: 'Live', tone: 'good' },
    undone: { word: 'Undone', tone: 'quiet' },
  },
} as const satisfies Record<string, Record<string, StateWord>>;

export type StateKind = keyof typeof states;

/** The word and tone of a state. Throws on one that has no word: a state nobody named is a bug. */
export function stateWord<Kind extends StateKind>(kind: Kind, value: string): StateWord {
  const words: Readonly<Record<string, StateWord>> = states[kind];
  const found = words[value];
  if (found === undefined) throw new Error(`no word for the ${kind} state ${value}`);
  return found;
}
