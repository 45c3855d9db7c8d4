import { compareDecimals } from '../money.ts';
import type { Finding } from '../pricing/model.ts';

/** Everything the linter can find, by the part of the terms it is about. */
export const findingCodes = [
  // Who counts
  'noDefinition',
  'criterionRepeated',
  'criteriaContradict',
  'bandRepeated',
  'bandsOverlap',
  'bandsWithoutPoints',
  'unknownField',
  'operatorNotForField',
  'minAboveMax',
  'badPattern',
  'patternLooksAround',
  'patternRefersBack',
  'patternTooComplex',
  // What is paid
  'noComponent',
  'componentRepeated',
  'idReserved',
  'noRate',
  'noTrigger',
  'noCallLength',
  'noMonths',
  'noDay',
  'dayBeforeTerms',
  'noCounts',
  'noUnits',
  'noOverage',
  'noShortfallRule',
  'unitsAboveCaps',
  'noTargets',
  'targetWithoutLimit',
  'targetsContradict',
  'countBelowZero',
  'percentOutOfRange',
  'noMarkUp',
  'markUpBelowZero',
  'sourceRepeated',
  'unknownSource',
  'costInOtherCurrency',
  'noOverlapRule',
  'overlapUnused',
  'sameEventTwice',
  // Unit prices
  'priceIsZero',
  'priceBesideVolume',
  'pricesBesideVolume',
  'priceShadowed',
  'tierAfterOpen',
  'tiersOverlap',
  'tiersNotAscending',
  'lastTierClosed',
  'daysReversed',
  'ruleExpired',
  'unknownBand',
  'sharedRuleInExclusive',
  'ruleNeverFits',
  'ruleShadowed',
  'noPriceOtherwise',
  // Review, claims and meetings
  'noReviewWindow',
  'hoursAndBusinessDays',
  'unusualWindow',
  'windowBeyondPeriod',
  'noDisputeTerms',
  'noCreditableReason',
  'reasonRepeated',
  'noPartPercent',
  'unknownClause',
  'maxAgeBelowWindow',
  'maxAgeNeverReached',
  'daysAfterBelowWindow',
  'silenceWithoutAnswer',
  'noReplacementTerms',
  'outcomesUnused',
  'heldNotBilled',
  // Leads and data
  'noBuyers',
  'buyersOfExclusive',
  'noDataOwner',
  'assetRepeated',
  'retentionTooShort',
  // Caps
  'capEmpty',
  'capRepeated',
  'capsContradict',
  'capBelowPrice',
  'capBeyondCapacity',
  'noOverDeliveryPrice',
  'overDeliveryPriceUnused',
  'chargeWithoutUnits',
  'chargeNeedsOnePrice',
  'allocationsWithoutLeads',
  'allocationsAboveCap',
  'allocationRepeated',
  // Commitments and sales
  'minimumEmpty',
  'minimumTwice',
  'minimumPriceUnused',
  'noCountedComponent',
  'unknownComponent',
  'componentWithoutUnits',
  'noMinimumPrice',
  'minimumAboveCaps',
  'guaranteeAboveCaps',
  'guaranteeAboveCapacity',
  'feeCutWithoutFee',
  'makeGoodNeedsOnePrice',
  'noAttributionWindow',
  // Duration
  'noPilotEnd',
  'pilotEndsBefore',
  'pilotWithoutCap',
  'pilotAboveCaps',
  'commitmentAbovePilot',
  'noNotice',
  'noticeBeyondTerm',
  'benchmarkBefore',
  'benchmarkRepeated',
  // Billing and reporting
  'firstDayUnused',
  'noTax',
  'taxRateContradiction',
  'noTaxNote',
  'taxNoteUnused',
  'noClientTaxId',
  'paymentDaysBesidePrepaid',
  'noReportingCadence',
  'reportDueBefore',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What keeps a contract from being activated: something is missing, or two things cannot both hold. */
export const error = (code: FindingCode, place: string): Finding => ({ code, severity: 'error', place });

/** What can be agreed, and is probably not what was meant. */
export const warning = (code: FindingCode, place: string): Finding => ({ code, severity: 'warning', place });

/** A finding where something holds, none where it does not. */
export const when = (holds: boolean, finding: Finding): Finding[] => (holds ? [finding] : []);

/** Everything that stands twice in a list. */
export const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, place) => names.indexOf(name) !== place)),
];

/** From 0 to 100, both included. */
export const isPercent = (percent: string): boolean =>
  compareDecimals(percent, 0) >= 0 && compareDecimals(percent, 100) <= 0;

/** Something, and not all. */
export const isPart = (percent: string): boolean =>
  compareDecimals(percent, 0) > 0 && compareDecimals(percent, 100) < 0;

/** Something, or all. */
export const isShare = (percent: string): boolean => compareDecimals(percent, 0) > 0 && isPercent(percent);
