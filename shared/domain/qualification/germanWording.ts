import type { Criterion, JobFunction, MailKind, Seniority } from '../contract/criterion.ts';
import { type LeadField, leadFieldTypes } from '../intake/fields.ts';
import { never } from '../never.ts';

const fieldWords: Readonly<Record<LeadField, string>> = {
  'person.fullName': 'Name',
  'person.firstName': 'Vorname',
  'person.lastName': 'Nachname',
  'person.email': 'Mailadresse',
  'person.phone': 'Telefonnummer',
  'person.jobTitle': 'Position',
  'company.name': 'Firma',
  'company.domain': 'Domain der Firma',
  'company.industry': 'Branche',
  'company.employees': 'Zahl der Beschäftigten',
  'company.revenue': 'Umsatz der Firma',
  'address.line1': 'Straße',
  'address.city': 'Ort',
  'address.region': 'Region',
  'address.postcode': 'Postleitzahl',
  'address.country': 'Land',
  'lead.id': 'Lead-Nummer',
  'lead.capturedAt': 'Eingang',
  'lead.note': 'Notiz',
  'lead.test': 'Testlead',
  'source.channel': 'Kanal',
  'source.campaign': 'Kampagne',
  'source.adSet': 'Anzeigengruppe',
  'source.ad': 'Anzeige',
  'source.keyword': 'Suchwort',
  'source.partner': 'Partner',
  'source.clickId': 'Klick-Nummer',
  'call.seconds': 'Anruf',
  'consent.given': 'Einwilligung',
  'consent.at': 'Einwilligung',
  'consent.text': 'Text der Einwilligung',
  'consent.source': 'Herkunft der Einwilligung',
  'bant.budget': 'Budget',
  'bant.authority': 'Entscheidungsbefugnis',
  'bant.need': 'Bedarf',
  'bant.timeline': 'Zeitrahmen',
};

const functionWords: Readonly<Record<JobFunction, string>> = {
  management: 'Geschäftsleitung',
  operations: 'Betrieb',
  sales: 'Vertrieb',
  marketing: 'Marketing',
  finance: 'Finanzen',
  it: 'IT',
  hr: 'Personal',
  legal: 'Recht',
  engineering: 'Technik',
  procurement: 'Einkauf',
  support: 'Kundendienst',
  medical: 'Medizin',
  education: 'Bildung',
  other: 'Sonstiges',
};

const seniorityWords: Readonly<Record<Seniority, string>> = {
  owner: 'Inhaber',
  cLevel: 'Geschäftsführung',
  vp: 'Bereichsvorstand',
  director: 'Direktor',
  head: 'Leitung',
  manager: 'Manager',
  senior: 'Senior',
  entry: 'Einstieg',
};

const mailKindWords: Readonly<Record<MailKind, string>> = {
  business: 'eine geschäftliche Adresse',
  free: 'eine Adresse bei einem freien Anbieter',
  disposable: 'eine Wegwerfadresse',
  role: 'eine Funktionsadresse',
};

const grouped = new Intl.NumberFormat('de', { maximumFractionDigits: 10 });
const isLeadField = (field: string): field is LeadField => Object.hasOwn(leadFieldTypes, field);

/** Words joined by "oder". */
export const oder = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} oder ${words.at(-1)}`;

/** A field in plain German. */
export const fieldInGerman = (field: string): string =>
  isLeadField(field) ? fieldWords[field] : field.replace(/^custom\./, '');

const limits = {
  gt: { number: 'über', seconds: 'länger als', limit: 'ohne den Grenzwert' },
  gte: { number: 'mindestens', seconds: 'mindestens', limit: 'einschließlich' },
  lt: { number: 'unter', seconds: 'kürzer als', limit: 'ohne den Grenzwert' },
  lte: { number: 'höchstens', seconds: 'höchstens', limit: 'einschließlich' },
} as const;

/** A criterion in plain German; a limit says whether it is in or out, as `criterionInWords` does in English. */
export function criterionInGerman(criterion: Criterion): string {
  const name = fieldInGerman(criterion.field);
  const isSeconds = criterion.field === 'call.seconds';
  switch (criterion.op) {
    case 'in':
      return `${name} ist ${oder(criterion.value)}`;
    case 'notIn':
      return `${name} ist nicht ${oder(criterion.value)}`;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const words = limits[criterion.op];
      const value = grouped.format(criterion.value);
      return `${name} ${isSeconds ? `${words.seconds} ${value} s` : `${words.number} ${value}`} (${words.limit})`;
    }
    case 'between':
      return `${name} von ${grouped.format(criterion.min)} bis ${grouped.format(criterion.max)}${isSeconds ? ' s' : ''}, beide einschließlich`;
    case 'is':
      return `${name} ist ${typeof criterion.value === 'string' ? criterion.value : criterion.value ? 'ja' : 'nein'}`;
    case 'present':
      return `${name} ist angegeben`;
    case 'matches':
      return `${name} passt auf das Muster ${criterion.value}`;
    case 'startsWith':
      return `${name} beginnt mit ${oder(criterion.value)}`;
    case 'withinDays':
      return `${name} vor höchstens ${criterion.value === 1 ? '1 Tag' : `${grouped.format(criterion.value)} Tagen`} (einschließlich)`;
    case 'emailKind':
      return `${name} ist ${oder(criterion.value.map((kind) => mailKindWords[kind]))}`;
    case 'phoneValid':
      return `${name} ist gültig${criterion.value === undefined ? '' : ` in ${criterion.value}`}`;
    case 'function':
      return `${name} gehört zu ${oder(criterion.value.map((one) => functionWords[one]))}`;
    case 'seniority':
      return `${name} hat den Rang ${oder(criterion.value.map((rank) => seniorityWords[rank]))}`;
    default:
      return never(criterion);
  }
}
