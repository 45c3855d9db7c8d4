import type { Criterion, JobFunction, MailKind, Seniority } from '../contract/criterion.ts';
import { consentMoment } from '../contract/requiredConsent.ts';
import { type LeadField, leadFieldTypes } from '../intake/fields.ts';
import { never } from '../never.ts';

const fieldWords: Readonly<Record<LeadField, string>> = {
  'person.fullName': 'name',
  'person.firstName': 'first name',
  'person.lastName': 'surname',
  'person.email': 'mail',
  'person.phone': 'phone',
  'person.jobTitle': 'job title',
  'company.name': 'company',
  'company.domain': 'company domain',
  'company.industry': 'industry',
  'company.employees': 'employees',
  'company.revenue': 'company revenue',
  'address.line1': 'street',
  'address.city': 'city',
  'address.region': 'region',
  'address.postcode': 'postcode',
  'address.country': 'country',
  'lead.id': 'lead id',
  'lead.capturedAt': 'captured',
  'lead.note': 'note',
  'lead.test': 'test lead',
  'source.channel': 'channel',
  'source.campaign': 'campaign',
  'source.adSet': 'ad set',
  'source.ad': 'ad',
  'source.keyword': 'keyword',
  'source.partner': 'partner',
  'source.clickId': 'click id',
  'call.seconds': 'call',
  'consent.given': 'consent',
  'consent.at': 'consent',
  'consent.text': 'consent text',
  'consent.source': 'consent source',
  'bant.budget': 'budget',
  'bant.authority': 'authority',
  'bant.need': 'need',
  'bant.timeline': 'timeline',
};

const isLeadField = (field: string): field is LeadField => Object.hasOwn(leadFieldTypes, field);

const functionWords: Readonly<Record<JobFunction, string>> = {
  management: 'management',
  operations: 'operations',
  sales: 'sales',
  marketing: 'marketing',
  finance: 'finance',
  it: 'IT',
  hr: 'HR',
  legal: 'legal',
  engineering: 'engineering',
  procurement: 'procurement',
  support: 'support',
  medical: 'medical',
  education: 'education',
  other: 'other',
};

const seniorityWords: Readonly<Record<Seniority, string>> = {
  owner: 'owner',
  cLevel: 'C-level',
  vp: 'VP',
  director: 'director',
  head: 'head',
  manager: 'manager',
  senior: 'senior',
  entry: 'entry level',
};

const mailKindWords: Readonly<Record<MailKind, string>> = {
  business: 'business mail',
  free: 'free mail',
  disposable: 'disposable mail',
  role: 'role mail',
};

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 10 });
/** `a, b or c`. */
export const or = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** A field in plain words: `company.employees` is "employees", `custom.budget` is "budget". */
export const fieldInWords = (field: string): string =>
  isLeadField(field) ? fieldWords[field] : field.replace(/^custom\./, '');

/** Job functions, seniorities and mail kinds in plain words, joined by "or". */
export const functionsInWords = (functions: readonly JobFunction[]): string =>
  or(functions.map((name) => functionWords[name]));
export const senioritiesInWords = (ranks: readonly Seniority[]): string =>
  or(ranks.map((rank) => seniorityWords[rank]));
export const mailKindsInWords = (kinds: readonly MailKind[]): string => or(kinds.map((kind) => mailKindWords[kind]));

interface LimitWords {
  readonly number: string;
  readonly seconds: string;
  readonly limit: string;
}

const limits: Readonly<Record<'gt' | 'gte' | 'lt' | 'lte', LimitWords>> = {
  gt: { number: 'over', seconds: 'longer than', limit: 'strict' },
  gte: { number: 'at least', seconds: 'at least', limit: 'included' },
  lt: { number: 'under', seconds: 'shorter than', limit: 'strict' },
  lte: { number: 'at most', seconds: 'at most', limit: 'included' },
};

function limitInWords(name: string, op: keyof typeof limits, value: number, isSeconds: boolean): string {
  const words = limits[op];
  const amount = isSeconds ? `${words.seconds} ${grouped.format(value)} s` : `${words.number} ${grouped.format(value)}`;
  return `${name} ${amount} (${words.limit})`;
}

const countedDays = (days: number): string => (days === 1 ? '1 day' : `${grouped.format(days)} days`);

/**
 * A criterion in plain English, as contract sheet and verdict show it; a limit says whether it is strict or included:
 * "employees over 50 (strict)", "employees between 200 and 2,000, both included", "call longer than 120 s (strict)".
 */
export function criterionInWords(criterion: Criterion): string {
  if (criterion.id === consentMoment) return 'it is known when consent was given';
  const name = fieldInWords(criterion.field);
  const isSeconds = criterion.field === 'call.seconds';
  switch (criterion.op) {
    case 'in':
      return `${name} is ${or(criterion.value)}`;
    case 'notIn':
      return `${name} is not ${or(criterion.value)}`;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return limitInWords(name, criterion.op, criterion.value, isSeconds);
    case 'between':
      return `${name} between ${grouped.format(criterion.min)} and ${grouped.format(criterion.max)}${isSeconds ? ' s' : ''}, both included`;
    case 'is':
      return `${name} is ${typeof criterion.value === 'string' ? criterion.value : criterion.value ? 'yes' : 'no'}`;
    case 'present':
      return `${name} is given`;
    case 'matches':
      return `${name} matches the pattern ${criterion.value}`;
    case 'startsWith':
      return `${name} starts with ${or(criterion.value)}`;
    case 'withinDays':
      return `${name} at most ${countedDays(criterion.value)} ago (included)`;
    case 'emailKind':
      return `${name} is ${mailKindsInWords(criterion.value)}`;
    case 'phoneValid':
      return `${name} is a valid number${criterion.value === undefined ? '' : ` of ${criterion.value}`}`;
    case 'function':
      return `${name} belongs to ${functionsInWords(criterion.value)}`;
    case 'seniority':
      return `${name} ranks as ${senioritiesInWords(criterion.value)}`;
    default:
      return never(criterion);
  }
}
