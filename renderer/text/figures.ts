/** What a figure is called, by the name the rules give it (domain §7). */
const names: Readonly<Record<string, string>> = {
  acceptanceRate: 'Accepted',
  disputeRate: 'Disputed',
  returnRate: 'Returned',
  showRate: 'Show rate',
  keptRate: 'Kept rate',
  leadToOpportunityRate: 'Lead to opportunity',
  leadToCloseRate: 'Lead to close',
  timeToConversion: 'Time to sale, median',
  costPerLead: 'Cost per lead',
  costPerQualifiedLead: 'Cost per accepted lead',
  costPerOpportunity: 'Cost per opportunity',
  costPerAcquisition: 'Cost per sale',
  costPerClosedRevenue: 'Cost per closed revenue',
  roas: 'Return on spend',
  roi: 'Return on investment',
  sourceCostPerLead: 'Source cost per lead',
  sourceCostPerQualifiedLead: 'Source cost per accepted lead',
  margin: 'Margin on what is billed',
  marginRate: 'Margin rate',
};

/** A figure in the words of the trade; one without words of its own by its name. */
export const figureName = (name: string): string => names[name] ?? name;

const counted: Readonly<Record<string, string>> = {
  prospectNoShow: 'prospect no-show',
  clientNoShow: 'client no-show',
  meetingUnconfirmed: 'unconfirmed',
  meetingAhead: 'still to come',
  reviewOpen: 'in review',
  disputeOpen: 'with an open claim',
  lateClaim: 'with a late claim only',
  silent: 'not answered',
};

/** A formula or the reason why something is not counted, the names of its counts in words: `late cancel` for `lateCancel`. */
export const countsInWords = (text: string): string =>
  text.replaceAll(
    /[a-z]+(?:[A-Z][a-z]+)*/g,
    (name) => counted[name] ?? name.replaceAll(/[A-Z]/g, (up) => ` ${up.toLowerCase()}`),
  );

/** The steps of the funnel. */
export const stepNames = {
  delivered: 'Delivered',
  accepted: 'Accepted',
  booked: 'Meetings booked',
  held: 'Meetings held',
  opportunities: 'Opportunities',
  sales: 'Sales',
} as const;

/** What contracts are paid for. */
export const payModelNames = {
  perLead: 'Pay per lead',
  perAppointment: 'Pay per appointment',
  both: 'Both',
  neither: 'Neither',
} as const;

/** Days people look at most. */
export const dayChoiceWords = {
  thisMonth: 'This month',
  lastMonth: 'Last month',
  last13Weeks: 'Last 13 weeks',
  thisYear: 'This year',
} as const;

const fields: Readonly<Record<string, string>> = {
  band: 'Score band',
  'company.industry': 'Industry',
  'company.employees': 'Employees',
  'company.revenue': 'Revenue of the company',
  'address.country': 'Country',
  'address.region': 'Region',
  'address.city': 'Town',
  'address.postcode': 'Postcode',
  'source.channel': 'Channel',
  'source.campaign': 'Campaign',
  'source.adSet': 'Ad set',
  'source.ad': 'Ad',
  'source.keyword': 'Keyword',
  'source.partner': 'Partner',
  'call.seconds': 'Length of the call, seconds',
  'consent.given': 'Consent given',
  'person.jobTitle': 'Job title',
  'bant.budget': 'Budget',
  'bant.authority': 'Authority',
  'bant.need': 'Need',
  'bant.timeline': 'Timeline',
};

/** A lead field as people call it. */
export const fieldName = (field: string): string => fields[field] ?? field;

/** `true` and `false` as people say them; every other value as it is. */
export const valueName = (value: string | null): string =>
  value === null ? 'all others' : value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
