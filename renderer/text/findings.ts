/** What each finding of the linter says to a person: what is missing or contradicts itself, and how to mend it. */
const sentences: Readonly<Record<string, string>> = {
  noDefinition: 'Nobody says who counts. Add a criterion.',
  criterionRepeated: 'Two criteria have this name. Rename one: claims appeal to it by name.',
  bandRepeated: 'Two bands have this name. Rename one.',
  bandsOverlap: 'Two bands begin at the same score. Give each its own.',
  unknownField: 'No lead has this field. Choose one of the list, or a column of your own as “custom.name”.',
  operatorNotForField: 'This field does not hold what is asked for. Choose another condition.',
  minAboveMax: 'The lower limit is above the upper one. Swap them.',
  badPattern: 'This pattern cannot be read. Look-ahead and back references are not allowed.',
  noComponent: 'Nothing is paid for. Add a price.',
  componentRepeated: 'Two prices have this name. Rename one.',
  noRate: 'This price has no amount. Fill it in.',
  noTrigger: 'Say what is paid for: the appointment booked, or the appointment held.',
  noReviewWindow: 'Say how long the client may accept or dispute.',
  hoursAndBusinessDays: 'The window is given in hours and in business days. Keep one.',
  unusualWindow: 'Windows are usually 24 to 48 hours, or one or two business days.',
  windowBeyondPeriod: 'The window is longer than the billing period: nothing could be billed with its own period.',
  noDisputeTerms: 'No reason for a claim is agreed. Every claim would have to be argued.',
  reasonRepeated: 'This reason stands twice. Remove one.',
  noPartPercent: 'Say how many percent a part credit is.',
  percentOutOfRange: 'The percent must lie between 0 and 100.',
  unknownClause: 'The reason appeals to a clause that is not there. Choose a criterion, or the whole definition.',
  noReplacementTerms: 'Replacements are owed, but nobody says by when. Fill in the days.',
  noBuyers: 'Shared leads need the number of buyers at most.',
  buyersOfExclusive: 'Exclusive leads have one buyer. Remove the number, or share them.',
  capRepeated: 'This cap stands twice. Keep one.',
  capsContradict: 'A cap on a longer time lies below one on a shorter time. Raise it, or lower the other.',
  firstDayUnused: 'Months and quarters follow the calendar: the first day is not used.',
  noTax: 'Say how tax is treated. Without it nothing can be invoiced.',
  taxRateContradiction: 'This treatment and this rate do not go together.',
  noTaxNote: 'The law wants a sentence on the invoice that says why no tax is charged.',
  taxNoteUnused: 'This treatment needs no sentence. It will not be printed.',
  noClientTaxId: 'The client’s tax number is needed for this treatment. Add it to the client.',
  noReportingCadence: 'No report is agreed. Weekly is usual for the first 13 weeks.',
  /** What the editor itself misses before the terms can be read at all. */
  incomplete: 'This is not filled in yet.',
  noContractName: 'Give the contract a name.',
  badContractRef: 'The short name takes letters, digits, dot, dash and underscore.',
};

/** The sentence of a finding; a code without words of its own is said as it is. */
export const findingText = (code: string): string => sentences[code] ?? code;

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
  billing: 'Billing',
  reporting: 'Reporting',
  contract: 'Contract',
  inputs: 'Targets and figures',
};

/** The part of the terms a place lies in, and the thing in it: `components.lead.price` is "What is paid: lead". */
export function placeText(place: string): string {
  const [part = '', thing] = place.split('.');
  const title = parts[part] ?? part;
  return thing === undefined || parts[part] === undefined || plainParts.has(part) ? title : `${title}: ${thing}`;
}

/** Parts whose second word is a field of the terms, no name that somebody gave. */
const plainParts = new Set(['billing', 'review', 'exclusivity', 'replacement', 'reporting', 'contract']);
