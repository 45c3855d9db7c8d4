import type { ChainState } from '../../../shared/domain/appointment.ts';
import type { ReasonClass } from '../../../shared/domain/contract/terms.ts';
import type { DisputeState } from '../../../shared/domain/dispute.ts';
import type { DeliveryLine, NextStep, ShownFigure } from './reportSnapshot.ts';

/** What each next step says of how many, and of the day it should be done by. */
export type StepWords = Readonly<Record<NextStep['kind'], (count: number, day: string | null) => string>>;

/** So many of something: the word for one, the word for any other number. */
export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const steps: StepWords = {
  reviewOpen: (n) =>
    `${counted(n, 'lead is', 'leads are')} still in review: accept or dispute before the window closes.`,
  silent: (n) => `${counted(n, 'lead waits', 'leads wait')} for your answer.`,
  disputeOpen: (n) => `We decide on ${counted(n, 'open dispute', 'open disputes')}.`,
  lateClaim: (n) =>
    `${counted(n, 'claim', 'claims')} came after the window; we look whether to take ${n === 1 ? 'it' : 'them'} up.`,
  meetingUnconfirmed: (n) => `Please confirm how ${counted(n, 'meeting', 'meetings')} went.`,
  meetingAhead: (n, day) =>
    `${counted(n, 'meeting is', 'meetings are')} coming up${day ? `, the first on ${day}` : ''}.`,
  replacementOwed: (n, day) =>
    `We owe you ${counted(n, 'replacement', 'replacements')}${day ? `, the first by ${day}` : ''}.`,
  replacementOverdue: (n) =>
    `${counted(n, 'replacement is', 'replacements are')} overdue; we deliver ${n === 1 ? 'it' : 'them'} first.`,
  behindTarget: (n) =>
    `${counted(n, 'lead is', 'leads are')} missing to the target; we agree on how to make up for it.`,
};

/** Why a figure left something out, by the reason's code. */
const notCounted: Readonly<Record<string, string>> = {
  reviewOpen: 'still in review',
  disputeOpen: 'dispute open',
  silent: 'waiting for an answer',
  lateClaim: 'claim too late',
  clientNoShow: 'client no-show',
  cancelledInTime: 'cancelled in time',
  meetingUnconfirmed: 'not yet confirmed',
  meetingAhead: 'meeting still ahead',
  otherCurrency: 'in another currency',
  notInvoiced: 'not invoiced yet',
  saleWithoutAmount: 'sale without amount',
  noContact: 'no contact known',
};

export const english = {
  title: 'Results report',
  preparedBy: (agency: string) => `Prepared by ${agency}`,
  made: (day: string) => `Figures as of ${day}`,
  restated: (day: string) => `Restated: this replaces the report of ${day}.`,
  hash: 'Fingerprint of these figures (SHA-256)',
  noPersons: 'Leads are named by reference only; this file holds no names, mail addresses or phone numbers.',
  comment: (agency: string) => `What ${agency} says`,
  funnel: 'Funnel',
  weeks: 'Week by week',
  origins: 'Where they came from',
  meetings: 'Appointments',
  claims: 'Disputes and how they ended',
  noClaims: 'No claims on the leads of this period.',
  cost: 'What it cost',
  owed: 'What is open between us',
  targets: 'Target',
  next: 'Next steps',
  nothingNext: 'Nothing waits for anybody.',
  deliveries: 'Every lead',
  delivered: 'Delivered',
  accepted: 'Accepted',
  disputed: 'Disputed',
  returned: 'Returned',
  booked: 'Booked',
  held: 'Held',
  opportunities: 'Opportunities',
  sales: 'Sales',
  spend: 'Charged, net of credits',
  revenue: 'Revenue won',
  figures: 'Figures',
  figure: {
    acceptanceRate: ['Acceptance rate', 'accepted ÷ decided'],
    returnRate: ['Return rate', 'returned ÷ delivered'],
    disputeRate: ['Dispute rate', 'disputed ÷ delivered'],
    showRate: ['Show rate', 'held ÷ (held + prospect no-show + late cancel)'],
    keptRate: ['Kept rate', 'held ÷ booked meetings whose day has passed'],
    leadToOpportunityRate: ['Lead-to-opportunity rate', 'opportunities ÷ delivered'],
    leadToCloseRate: ['Lead-to-close rate', 'sales ÷ delivered'],
    costPerLead: ['Cost per lead', 'charged ÷ delivered'],
    costPerQualifiedLead: ['Cost per accepted lead', 'charged ÷ accepted'],
    costPerOpportunity: ['Cost per opportunity', 'charged ÷ opportunities'],
    costPerAcquisition: ['Cost per sale', 'charged ÷ sales'],
    roas: ['Return on spend', 'revenue won ÷ charged'],
    timeToConversion: ['Days from lead to sale', 'median of sale day − lead day'],
    marketPenetration: ['Market penetration', 'delivered ÷ buyers in the market'],
    acquisitionCost: ['Cost of a new customer', '(charged + sales cost) ÷ sales'],
    lifetimeValue: ['Customer lifetime value', 'average purchase × purchases per year × years'],
    highestCostPerLead: ['Highest affordable cost per lead', 'lifetime value × sales ÷ delivered'],
  } satisfies Record<ShownFigure, readonly [name: string, formula: string]>,
  days: (count: string) => `${count}\u00a0days`,
  notCounted,
  outcome: 'Outcome',
  prospectNoShow: 'Prospect no-show',
  clientNoShow: 'Client no-show',
  lateCancel: 'Late cancel',
  cancelledInTime: 'Cancelled in time',
  unconfirmed: 'Not yet confirmed',
  stageOfFunnel: 'Stage',
  count: 'Number',
  ofDelivered: 'Of delivered',
  figureName: 'Figure',
  formula: 'Formula',
  counts: 'Counts',
  value: 'Value',
  nothingCharged: 'Nothing is charged for this period yet.',
  document: 'Document',
  documentNumber: 'Number',
  gross: 'Gross',
  week: 'Week',
  from: 'From',
  origin: 'Source',
  unknownOrigin: 'not known',
  notForLeads: 'fees, for no lead',
  perAccepted: 'Per accepted',
  reason: 'Reason',
  ended: 'How they ended',
  item: 'Item',
  charges: 'Charges',
  charged: 'Charged',
  credited: 'Credited',
  net: 'Net',
  total: 'Total',
  invoice: 'Invoice',
  creditNote: 'Credit note',
  notInvoiced: (charges: number, net: string) =>
    `${counted(charges, 'accepted item', 'accepted items')} on no invoice yet: ${net}`,
  replacements: (owed: number, fulfilled: number, overdue: number) =>
    `Replacements: ${owed} owed, ${fulfilled} delivered${overdue > 0 ? `, ${overdue} overdue` : ''}`,
  later: (what: string) => `Billed once decided: ${what}`,
  nothingOwed: 'No replacements are owed.',
  target: (delivered: number, wanted: string, attainment: string) =>
    `${delivered} delivered of ${wanted} agreed: ${attainment}.`,
  projected: (count: string) => `At this pace ${count} by the end of the period.`,
  reference: 'Reference',
  day: 'Day',
  state: 'State',
  meeting: 'Meeting',
  stage: 'Stage',
  all: 'all',
  shown: (count: string, of: string) => `${count} of ${of} leads`,
  leftOut: 'left out',
  standing: {
    onHold: 'on hold',
    reviewOpen: 'in review',
    accepted: 'accepted',
    deemedAccepted: 'deemed accepted',
    silent: 'waiting for an answer',
    disputed: 'disputed',
    returned: 'returned',
    replaced: 'to be replaced',
  } satisfies Record<DeliveryLine['standing'], string>,
  meetingState: {
    booked: 'booked',
    unconfirmed: 'not yet confirmed',
    held: 'held',
    prospectNoShow: 'prospect no-show',
    clientNoShow: 'client no-show',
    cancelledInTime: 'cancelled in time',
    lateCancel: 'late cancel',
  } satisfies Record<ChainState, string>,
  claimState: {
    open: 'open',
    appealed: 'appealed',
    upheld: 'upheld',
    part: 'credited in part',
    denied: 'denied',
    withdrawn: 'withdrawn',
    noted: 'noted',
    late: 'too late',
  } satisfies Record<DisputeState, string>,
  claimClass: { creditable: '', feedback: 'feedback only' } satisfies Record<ReasonClass, string>,
  step: steps,
};

/** The words of a report; every language has all of them. */
export type ReportWords = typeof english;
