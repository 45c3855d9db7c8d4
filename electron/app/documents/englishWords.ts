import type { Verdict } from '../../../shared/domain/lead.ts';
import { never } from '../../../shared/domain/never.ts';
import type { Acceptance, Effect } from '../../../shared/domain/pricing/charge.ts';
import type { LineHeading } from '../../../shared/domain/pricing/lines.ts';
import type { CarryCode } from '../../../shared/domain/pricing/model.ts';
import { english as reasons } from '../../../shared/domain/pricing/wording.ts';

export const english = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  number: 'Number',
  issueDay: 'Date',
  dueDay: 'Due',
  period: 'Period',
  contract: 'Contract',
  terms: 'Terms',
  termsFrom: (version: number, day: string) => `Version ${version} of ${day}`,
  termsVersion: 'Terms',
  purchaseOrder: 'Purchase order',
  yourTaxId: 'Your tax ID',
  ourTaxId: 'Our tax ID',
  taxId: 'Tax ID',
  companyId: 'Company register',
  corrects: 'Corrects',
  ofDay: (number: string, day: string) => `${number} of ${day}`,
  reason: 'Reason',
  description: 'Description',
  month: 'Month',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  amount: 'Amount',
  net: 'Net',
  taxOn: (percent: string, base: string) => `VAT ${percent} on ${base}`,
  noTax: 'No tax charged',
  gross: 'Total with tax',
  paidFromBalance: 'Paid from balance',
  amountDue: 'Amount due',
  amountCredited: 'Amount credited',
  payment: 'Payment',
  pleasePay: (amount: string, day: string, number: string) => `Please pay ${amount} by ${day}, quoting ${number}.`,
  paidAhead: (used: string, left: string) => `${used} was paid from your balance, which now holds ${left}.`,
  nothingDue: 'Nothing is left to pay',
  backOnBalance: (amount: string, balance: string) =>
    `${amount} goes back to your balance, which now holds ${balance}.`,
  credit: 'Credit',
  settled: (amount: string, number: string) =>
    `${amount} is taken off what invoice ${number} asks for; if it is paid already, we return it or set it off.`,
  rebilled: 'The credited items are billed once more, on a new invoice that names their own month.',
  account: 'IBAN',
  carriedOver: 'Not on this invoice',
  carriedOverNote: 'Still undecided on the day of this invoice; billed on a later one, naming its own month.',
  carried: (code: CarryCode, count: number): string => {
    switch (code) {
      case 'reviewOpen':
        return `${count} still in review`;
      case 'disputeOpen':
        return `${count} with an open dispute`;
      case 'meetingUnconfirmed':
        return count === 1 ? '1 meeting not yet confirmed' : `${count} meetings not yet confirmed`;
      case 'revenueMissing':
        return count === 1 ? '1 revenue report missing' : `${count} revenue reports missing`;
      default:
        return never(code);
    }
  },
  annex: 'Leads behind this document',
  annexOf: (number: string) => `Annex to ${number}`,
  line: 'Line',
  reference: 'Reference',
  delivered: 'Delivered',
  meeting: 'Meeting',
  why: 'Verdict and acceptance',
  source: 'Source',
  price: 'Price',
  charged: 'Charged',
  credited: 'Credited',
  total: 'Total',
  component: (heading: LineHeading): string => {
    switch (heading.kind) {
      case 'perLead':
        return 'Accepted leads';
      case 'perRecord':
        return 'Accepted contact records';
      case 'perSubmission':
        return 'Accepted form submissions';
      case 'perCall':
        return 'Accepted calls';
      case 'perAppointment':
        return heading.stage === 'held' ? 'Appointments held' : 'Appointments booked';
      case 'perSale':
        return 'Sales';
      case 'firstPurchaseShare':
        return 'Share of first purchases';
      case 'dealShare':
        return 'Share of deals won';
      case 'recurringShare':
        return 'Share of recurring revenue';
      case 'retainer':
        return 'Retainer';
      case 'subscription':
        return 'Subscription';
      case 'bonus':
        return 'Performance bonus';
      case 'oneOff':
        return 'One-off fee';
      case 'passThrough':
      case 'cost':
        return 'Costs passed on';
      case 'tier':
        return 'Tiers recomputed';
      case 'shortfall':
        return 'Credit for the volume not used';
      case 'upgrade':
        return 'Replaced by a later charge';
      case 'discount':
        return 'Discount';
      case 'minimum':
        return 'Minimum commitment';
      case 'guarantee':
        return 'Guarantee not met';
      default:
        return never(heading.kind);
    }
  },
  covered: (plan: string) => `${plan}: units covered`,
  above: (plan: string) => `${plan}: units above`,
  /** What a period does to the charges of a component, or to all of them; `late` once the period was invoiced. */
  effect: (effect: Effect, on: string | null, { gives, late }: { readonly gives: boolean; readonly late: boolean }) => {
    const own = on ?? '';
    switch (effect) {
      case 'tier':
        return `${own}: ${late ? 'tiers recomputed' : 'fixed part of the tiers'}`;
      case 'shortfall':
        return `${own}: ${gives ? 'volume not used' : 'volume used after all'}`;
      case 'upgrade':
        return `${own}: ${gives ? 'replaced by a later charge' : 'charged again'}`;
      case 'bonus':
        return gives ? `${own} taken back` : own;
      case 'discount':
        return gives ? 'Discount' : 'Discount corrected';
      case 'minimum':
        return gives ? 'Minimum commitment corrected' : 'Minimum commitment';
      case 'guarantee':
        return gives ? 'Fee cut as the guarantee was not met' : 'Fee cut corrected';
      case 'cost':
        return gives ? `${own} corrected` : own;
      default:
        return never(effect);
    }
  },
  ofMonth: (text: string, month: string) => `${text} for ${month}`,
  /** Why a charge costs what it costs. */
  reasons,
  carriedIn: (month: string) => `carried over from ${month}`,
  partCredited: (percent: string) => `${percent} credited`,
  verdict: { pass: 'passed', check: 'checked by a person', fail: 'failed' } satisfies Record<Verdict, string>,
  under: (verdict: string, version: number) => `${verdict} under terms ${version}`,
  replaced: 'to be replaced',
  /** Of a sale or a month of its revenue, which belong to the day they were reported. */
  won: (day: string) => `won ${day}`,
  receivedIn: (month: string) => `received in ${month}`,
  reported: (day: string) => `reported ${day}`,
  accepted: (how: Acceptance, day: string): string => {
    switch (how) {
      case 'accepted':
        return `accepted ${day}`;
      case 'deemedAccepted':
        return `deemed accepted ${day}`;
      default:
        return never(how);
    }
  },
  acceptedCount: (count: string) => `${count} accepted`,
  deemedCount: (count: string) => `${count} deemed accepted`,
  replacedCount: (count: string) => `${count} to be replaced`,
  underTerms: (versions: string, count: number) => `terms ${count === 1 ? 'version' : 'versions'} ${versions}`,
  lessPart: (price: string, percent: string, unit: string) => `${price} less ${percent} is ${unit} each`,
  wholeCharge: 'the whole charge',
  partOfCharge: (unit: string, charged: string) => `${unit} of ${charged} charged`,
  bank: 'To',
  quoting: 'Quoting',
  dueBy: (amount: string, day: string) => `${amount} due by ${day}`,
  creditedFor: (amount: string, number: string) => `${amount} credited on invoice ${number}`,
  contractSheet: 'Contract sheet',
  sheetOf: (ref: string, version: number) => `${ref}, terms version ${version}`,
  termsValid: (version: number, from: string, until: string | null) =>
    `Terms version ${version}, in force from ${from}${until === null ? '' : ` to ${until}`}`,
  draftTerms: 'Draft: nothing of this is agreed yet.',
  agency: 'Agency',
  client: 'Client',
  placeAndDay: 'Place and date',
  nameAndSignature: 'Name and signature',
  examples: 'What that comes to',
  examplesFor: (period: string) =>
    `Examples for a whole billing period (${period}), worked out the way the invoices are.`,
  examplesLeaveOut: {
    conditions: 'No lead in them meets a condition of a price list.',
    costs: 'Costs that are passed on come on top.',
  },
  anyPeriod: 'Every billing period',
  salesOf: (sales: string, amount: string) => `${sales} of ${amount} each`,
  comesTo: 'To be paid',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
};

/** The words of documents for clients: every language has all of them. */
export type Words = typeof english;
