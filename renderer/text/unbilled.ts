import type { CarryCode, DropCode } from '../../shared/domain/pricing/model.ts';

/** Why a unit waits for a later invoice, or is never billed. */
export const unbilledWords: Readonly<Record<CarryCode | DropCode, string>> = {
  reviewOpen: 'the client may still dispute it',
  disputeOpen: 'a claim on it is open',
  meetingUnconfirmed: 'nobody said how it ended',
  revenueMissing: 'the revenue is not reported',
  onHold: 'the lead is on hold',
  returned: 'it came back',
  replacement: 'it replaces another one',
  outcomeNotBillable: 'the contract bills nothing for this outcome',
  notYetDue: 'the meeting is still to come',
  incomplete: 'the contract lacks a price or trigger',
  makeGood: 'it is given free',
  callTooShort: 'the call was too short',
  notAttributed: 'it was won after the attribution window',
  notFirstPurchase: 'only the first purchase is billed',
  afterWindow: 'the months that are shared are over',
  noPriceFits: 'no price of the list fits it',
};
