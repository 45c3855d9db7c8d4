import type { FindingCode } from '../../shared/domain/contract/finding.ts';

/** What each finding of the linter says to a person: what is missing or contradicts itself, and how to mend it. */
const sentences: Readonly<Record<FindingCode, string>> = {
  noDefinition: 'Nobody says who counts. Add a criterion.',
  criterionRepeated: 'Two criteria have this name. Rename one: claims appeal to it by name.',
  criteriaContradict: 'No lead can meet this criterion and one above it. Change or remove one of them.',
  bandRepeated: 'Two bands have this name. Rename one.',
  bandsOverlap: 'Two bands begin at the same score. Give each its own.',
  bandsWithoutPoints: 'No criterion gives points, so no lead has a score or a band. Give points, or remove the bands.',
  unknownField: 'No lead has this field. Choose one of the list, or a column of your own as “custom.name”.',
  operatorNotForField: 'This field does not hold what is asked for. Choose another condition.',
  minAboveMax: 'The lower limit is above the upper one. Swap them.',
  badPattern: 'This pattern cannot be read. Close its brackets, and try it without the last sign.',
  patternLooksAround:
    'This pattern looks ahead or behind, “(?=…)”, which could hold up every import. Write what is to be found instead.',
  patternRefersBack:
    'This pattern refers back to a group, “\\1”, which could hold up every import. Write out what is to be found.',
  patternTooComplex:
    'This pattern is too long, or repeats too much, to be tried on every lead in time. Make it shorter.',
  noComponent: 'Nothing is paid for. Add a price.',
  componentRepeated: 'Two prices have this name. Rename one.',
  idReserved: '“discount”, “minimum” and “guarantee” name lines of their own. Rename this price.',
  noRate: 'This price has no amount. Fill it in.',
  noTrigger: 'Say what is paid for: the appointment booked, or the appointment held.',
  noCallLength: 'Say how many seconds a call must exceed to count. Exactly as long is not enough.',
  noMonths: 'Say for how many months the share is paid.',
  noDay: 'Say on which day the fee is due.',
  dayBeforeTerms:
    'The day lies before these terms begin: this version never charges it. Remove it; what was charged stays.',
  noCounts: 'Say what the subscription counts: leads, appointments booked, or appointments held.',
  noUnits: 'Say how many units the fee covers.',
  noOverage: 'Say what a unit above the covered ones costs.',
  noShortfallRule: 'Say what happens to what is missing at the end of a period.',
  unitsAboveCaps: 'The caps let fewer leads through than this asks for. Raise the caps, or lower the number.',
  noTargets: 'Say which targets must be met for the bonus.',
  targetWithoutLimit: 'Say at least or at most how much is to be reached.',
  targetsContradict: 'No period can meet this target and one above it. Change one of them.',
  countBelowZero: 'A number of leads, meetings or sales is never below zero.',
  percentOutOfRange: 'The percent must lie between 0 and 100.',
  noMarkUp: 'Say how many percent are added to the costs; 0 passes them on as they are.',
  markUpBelowZero: 'Costs are passed on in full or with a mark-up. For less, give a discount.',
  sourceRepeated: 'A source stands twice. Remove one.',
  unknownSource: 'There is no such source. Choose one of yours, or add it.',
  costInOtherCurrency:
    'Some costs of these sources are in another currency. Nothing is converted: those are not passed on.',
  noOverlapRule:
    'One lead can bring this and an earlier price. Say whether both are charged, or this one replaces the earlier.',
  overlapUnused: 'No earlier price can be charged for the same lead. Remove the rule, or add the price.',
  sameEventTwice: 'The same event is charged by another price too. Check that both are meant.',
  priceIsZero: 'This price is zero: nothing will be charged for it.',
  priceBesideVolume: 'There is one price and one by volume. Keep one.',
  pricesBesideVolume: 'There are conditional prices and one by volume. Keep one.',
  priceShadowed: 'Some conditional price always fits, so this one never holds. Remove it.',
  tierAfterOpen: 'The tier before takes all units above it. Move that one to the end.',
  tiersOverlap: 'Two tiers end at the same number. Remove one.',
  tiersNotAscending: 'This tier ends below the one before it. Put the tiers in order.',
  lastTierClosed: 'Units above the last tier have no price of their own. Leave its end open.',
  daysReversed: 'The last day lies before the first. Swap them.',
  ruleExpired: 'This price ends before these terms begin. Remove it.',
  unknownBand: 'The lead definition has no such band. Choose one of its bands.',
  sharedRuleInExclusive: 'A price for shared leads, but the leads are exclusive. Remove it, or share them.',
  ruleNeverFits: 'No lead of this contract can meet this condition. Change it, or remove the price.',
  ruleShadowed:
    'A later price fits everything this one fits, and the last one wins. Move this one below it, or remove it.',
  noPriceOtherwise: 'A unit that no condition fits costs nothing. Give a price for all others.',
  noReviewWindow: 'Say how long the client may accept or dispute.',
  hoursAndBusinessDays: 'The window is given in hours and in business days. Keep one.',
  unusualWindow: 'Windows are usually 24 to 48 hours, or one or two business days.',
  windowBeyondPeriod: 'The window is longer than the billing period: nothing could be billed with its own period.',
  noDisputeTerms: 'No reason for a claim is agreed. Every claim would have to be argued.',
  noCreditableReason: 'Every reason is mere feedback: no claim can bring anything. Make one creditable.',
  reasonRepeated: 'This reason stands twice. Remove one.',
  noPartPercent: 'Say how many percent a part credit is.',
  unknownClause: 'The reason appeals to a clause that is not there. Choose a criterion, or the whole definition.',
  maxAgeBelowWindow: 'Claims would end before the review window does. Make it at least as long.',
  maxAgeNeverReached: 'Claims end earlier anyway, by the days after the period. Remove this limit, or shorten it.',
  daysAfterBelowWindow:
    'What is delivered on the last day of a period would lose a part of its window. Allow at least as many days.',
  silenceWithoutAnswer:
    'Silence of the agency means something, but nobody says from when. Fill in the days it has to answer.',
  noReplacementTerms: 'Replacements are owed, but nobody says by when. Fill in the days.',
  outcomesUnused: 'Nothing is paid for meetings, so their outcomes bring nothing. Remove them, or add the price.',
  heldNotBilled: 'Appointments held are paid for, and here they are not billed. Change one of the two.',
  noBuyers: 'Shared leads need the number of buyers at most.',
  buyersOfExclusive: 'Exclusive leads have one buyer. Remove the number, or share them.',
  noDataOwner: 'Nobody says whose the lead data is. Say it before it matters.',
  assetRepeated: 'This asset stands twice. Remove one.',
  retentionTooShort: 'Personal data goes before the last claim or sale can come. Keep it longer.',
  capEmpty: 'This cap limits nothing. Fill in leads, or money.',
  capRepeated: 'This cap stands twice. Keep one.',
  capsContradict: 'A cap on a longer time lies below one on a shorter time. Raise it, or lower the other.',
  capBelowPrice: 'A single lead costs more than this cap: nothing could be delivered. Raise it.',
  capBeyondCapacity: 'More leads a day are let through than the client’s team can answer.',
  noOverDeliveryPrice: 'Say what a lead above the cap costs.',
  overDeliveryPriceUnused:
    'Nothing is delivered above this cap, so this price never holds. Remove it, or deliver above.',
  chargeWithoutUnits:
    'Leads above the cap are charged, but no price counts leads. Refuse or hold them, or add the price.',
  chargeNeedsOnePrice:
    'Which leads lie above the cap can be said only where all cost the same. Refuse or hold them, or give one price.',
  allocationsWithoutLeads: 'Shares of a cap need its number of leads. Fill it in.',
  allocationsAboveCap:
    'The sources may bring more together than the cap lets through. Lower a share, or raise the cap.',
  allocationRepeated: 'A source has two shares of this cap. Keep one.',
  minimumEmpty: 'Say how much is the least: a sum, or a number of units.',
  minimumTwice: 'The minimum is a sum and a number of units. Keep one.',
  minimumPriceUnused: 'A minimum in money needs neither a price nor its units. Remove them.',
  noCountedComponent: 'Say whose units count.',
  unknownComponent: 'There is no such price. Choose one of the contract’s.',
  componentWithoutUnits: 'This price has no units to count. Choose another.',
  noMinimumPrice: 'The units have no single price. Say what a missing one costs.',
  minimumAboveCaps:
    'The caps let less through than the minimum asks for: it could never be reached. Raise the caps, or lower the minimum.',
  guaranteeAboveCaps: 'The caps let fewer units through than are promised. Raise the caps, or promise less.',
  guaranteeAboveCapacity:
    'More is promised than the client’s team can answer. Promise less, or raise what it can answer.',
  feeCutWithoutFee: 'The retainer is to be cut, but there is none. Add one, or choose another remedy.',
  makeGoodNeedsOnePrice:
    'Which units are free can be said only where all cost the same. Choose another remedy, or give one price.',
  noAttributionWindow: 'Say within how many days after delivery a sale counts: the missing attribution window.',
  noPilotEnd: 'Say on which day the pilot ends.',
  pilotEndsBefore: 'The pilot ends before these terms begin. Change the day, or remove the pilot.',
  pilotWithoutCap:
    'The pilot has no cap of its own. Limit its leads or its money, so that both sides know what they risk.',
  pilotAboveCaps: 'The caps let less through than the pilot allows. Lower the pilot, or raise the caps.',
  commitmentAbovePilot:
    'The pilot lets less through than a period is committed to. Lower the commitment, or raise the pilot’s cap.',
  noNotice: 'Nobody says how the contract ends after its minimum term. Fill in the notice.',
  noticeBeyondTerm: 'The notice is longer than the minimum term. Shorten it, or lengthen the term.',
  benchmarkBefore: 'The deadline lies before these terms begin. Change it, or remove the benchmark.',
  benchmarkRepeated: 'This benchmark stands twice. Keep one.',
  firstDayUnused: 'Months and quarters follow the calendar: the first day is not used.',
  noTax: 'Say how tax is treated. Without it nothing can be invoiced.',
  taxRateContradiction: 'This treatment and this rate do not go together.',
  noTaxNote: 'The law wants a sentence on the invoice that says why no tax is charged.',
  taxNoteUnused: 'This treatment needs no sentence. It will not be printed.',
  noClientTaxId: 'The client’s tax number is needed for this treatment. Add it to the client.',
  paymentDaysBesidePrepaid: 'Invoices are paid from the balance at once. Set the days to pay to 0.',
  noReportingCadence: 'No report is agreed. Weekly is usual for the first 13 weeks.',
  reportDueBefore: 'The next report is due before these terms begin. Change the day.',
};

/** What the editor itself misses before the terms can be read at all. */
const ofEditor: Readonly<Record<string, string>> = {
  incomplete: 'This is not filled in yet.',
  noContractName: 'Give the contract a name.',
  badContractRef: 'The short name takes letters, digits, dot, dash and underscore.',
};

const byCode: ReadonlyMap<string, string> = new Map([...Object.entries(sentences), ...Object.entries(ofEditor)]);

/** The sentence of a finding; a code without words of its own is said as it is. */
export const findingText = (code: string): string => byCode.get(code) ?? code;

const parts: Readonly<Record<string, string>> = {
  definition: 'Who counts',
  components: 'What is paid',
  review: 'Review',
  disputes: 'Disputes',
  replacement: 'Replacements',
  appointments: 'Appointments',
  duplicates: 'Duplicates',
  exclusivity: 'Exclusivity',
  caps: 'Caps',
  capacity: 'What the client can answer',
  minimum: 'Minimum',
  guarantee: 'Guarantee',
  attribution: 'Sales and revenue',
  pilot: 'Pilot',
  minimumTerm: 'Minimum term',
  notice: 'Notice',
  benchmarks: 'Benchmark',
  assets: 'Assets',
  dataOwner: 'Lead data',
  retentionDays: 'Retention',
  billing: 'Billing',
  reporting: 'Reporting',
  contract: 'Contract',
  inputs: 'Targets and figures',
};

/** Parts whose second word names a thing in them; elsewhere it is a field of the terms. */
const named = new Set(['definition', 'components', 'disputes', 'caps', 'benchmarks', 'assets']);

/** Fields of the dispute terms, beside reasons that somebody worded. */
const disputeFields = new Set(['partPercent', 'cap', 'maxAgeDays', 'daysAfterPeriod', 'answerBusinessDays']);

/** Lists in a price, whose places count from 1. */
const lists: Readonly<Record<string, string>> = { prices: 'condition', tiers: 'tier', targets: 'target' };

/**
 * The part of the terms a place lies in, and the thing in it: `components.lead.price` is "What is paid: lead",
 * `components.lead.volume.tiers.2` is "What is paid: lead, tier 2".
 */
export function placeText(place: string): string {
  const [part = '', thing, ...path] = place.split('.');
  const title = parts[part];
  const isField = part === 'disputes' && thing !== undefined && disputeFields.has(thing);
  if (title === undefined || thing === undefined || !named.has(part) || isField) return title ?? part;
  const list = path.findIndex((step, at) => lists[step] !== undefined && path[at + 1] !== undefined);
  const inList = list === -1 ? '' : `, ${lists[path[list] ?? '']} ${path[list + 1]}`;
  return `${title}: ${thing}${inList}`;
}
