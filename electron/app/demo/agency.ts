import type { Day } from '../../../shared/domain/basics.ts';
import { shareOf } from '../../../shared/domain/money.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { marlowFinchLogo, solwerkLogo } from './logos.ts';
import type { Country } from './people.ts';

/**
 * The sample agency as data: who its clients are, what was agreed with each, and how well each contract runs. The
 * agreements are written exactly as a setup file writes them.
 */
export const agency = {
  name: 'Marlow & Finch Performance Ltd',
  address: { line1: '18 Quay Street', city: 'Bristol', postcode: 'BS1 5TR', country: 'GB' },
  taxId: 'GB999999973',
  companyId: '09876543',
  currency: 'GBP',
  timeZone: 'Europe/London',
  email: 'accounts@marlowfinch.example.com',
  iban: 'GB82WEST12345698765432',
  brand: { accent: '#0f5b66', logo: marlowFinchLogo },
};

export const clients = [
  {
    ref: 'alder-dental',
    name: 'Alder & Rowe Dental Care Ltd',
    email: 'accounts@alderrowe.example.com',
    address: { line1: '4 Wimpole Mews', city: 'London', postcode: 'W1G 8PE', country: 'GB' },
    currency: 'GBP',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    brand: { accent: '#5b4b9a' },
  },
  {
    ref: 'solwerk',
    name: 'Solwerk Energie GmbH',
    email: 'rechnung@solwerk.example.org',
    address: { line1: 'Karl-Heine-Straße 12', city: 'Leipzig', postcode: '04229', country: 'DE' },
    taxId: 'DE811569869',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    brand: { accent: '#f2a900', logo: solwerkLogo },
  },
  {
    ref: 'high-mesa',
    name: 'High Mesa Heating & Cooling Inc.',
    email: 'ap@highmesa.example.com',
    address: { line1: '2200 E Camelback Rd', city: 'Phoenix', region: 'AZ', postcode: '85016', country: 'US' },
    currency: 'USD',
    timeZone: 'America/Phoenix',
    locale: 'en-US',
    brand: { accent: '#b5482a' },
    paper: 'Letter',
  },
  {
    ref: 'lumen-formation',
    name: 'Lumen Formation SARL',
    email: 'compta@lumenformation.example.com',
    address: { line1: '9 rue Mercière', city: 'Lyon', postcode: '69002', country: 'FR' },
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale: 'fr-FR',
  },
  {
    ref: 'tallmo-freight',
    name: 'Tallmo Freight AB',
    email: 'faktura@tallmo.example.org',
    address: { line1: 'Hamngatan 7', city: 'Göteborg', postcode: '411 14', country: 'SE' },
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    locale: 'sv-SE',
    brand: { accent: '#1f5fa8' },
  },
  {
    ref: 'harbour-pike',
    name: 'Harbour & Pike Insurance Brokers Ltd',
    email: 'finance@harbourpike.example.com',
    address: { line1: '31 Lombard Street', city: 'London', postcode: 'EC3V 9BQ', country: 'GB' },
    currency: 'GBP',
    timeZone: 'Europe/London',
    locale: 'en-GB',
  },
];

/** Reasons of a claim, by the criteria of the contract they come under; null where it has none of that kind. */
const claims = (definition: string, contact: string | null) => [
  { reason: 'wrong contact data', clause: contact, class: 'creditable' },
  { reason: 'not to definition', clause: definition, class: 'creditable' },
  { reason: 'already a customer', clause: null, class: 'creditable' },
  { reason: 'not interested', clause: null, class: 'feedback' },
];
const ukVat = { category: 'S', ratePercent: '20' };
const outside = (note: string) => ({ category: 'O', ratePercent: '0', note });
const abroad = outside('Outside the scope of UK VAT; the customer accounts for VAT where due');
const imAusland = outside('Nicht steuerbar im Vereinigten Königreich; Steuerschuldnerschaft des Leistungsempfängers');
const consent = { id: 'consent', field: 'consent.given', op: 'is', value: true, hard: true };
const phone = { id: 'phone', field: 'person.phone', op: 'phoneValid', hard: true };
const country = (code: string) => ({ id: 'country', field: 'address.country', op: 'in', value: [code], hard: true });
const size = (min: number, max: number) => ({
  id: 'size',
  field: 'company.employees',
  op: 'between',
  min,
  max,
  hard: true,
});
const industry = (...value: string[]) => ({ id: 'industry', field: 'company.industry', op: 'in', value, hard: true });
/** An answer that only scores. */
const scored = (id: string, field: string, points: number, ...value: string[]) => ({
  ...{ id, field, points, value },
  op: 'in',
  hard: false,
});
const byMailOrPhone = { days: 90, fields: ['person.email', 'person.phone'], match: 'any', scope: 'contract' };
const reporting = { cadence: 'monthly' };
const review = { hours: 48 };
const dataOwner = 'client';

/** How a contract runs: what is delivered in a week, where from, how good it is, and what becomes of it. */
export interface Course {
  readonly ref: string;
  readonly country: Country;
  readonly sources: readonly { ref: string; campaigns: readonly string[]; share: number }[];
  readonly leadsPerWeek: number;
  /** Industries of the leads with their weights; the first is what the contract wants. */
  readonly industries: readonly (readonly [string, number])[];
  readonly employees: readonly [min: number, max: number];
  /** Per cent of delivered leads the client disputes, and answers with a plain yes. */
  readonly disputes: number;
  readonly accepts: number;
  /** Per cent of delivered leads that get a meeting; none where the contract does not speak of meetings. */
  readonly meetings: number;
  /** Per cent of delivered leads that become an opportunity, and the usual size of a deal in minor units. */
  readonly opportunities: number;
  readonly deal: number;
  /** What a won customer pays in a month, in minor units, where the contract shares it. */
  readonly monthly?: number;
  /** Whether calls are recorded with their length. */
  readonly calls: boolean;
  /** What the form asks besides, and how the answers go with disputes. */
  readonly questions?: readonly Question[];
}

/** A question of the form. */
interface Question {
  /** The column of the file its answer stands in. */
  readonly column: string;
  /** Answers with their weights, and how often such a lead is disputed, in per cent of the usual. */
  readonly answers: readonly (readonly [answer: string, weight: number, disputes: number])[];
}

export const courses: readonly Course[] = [
  {
    ref: 'alder-implants',
    country: 'GB',
    leadsPerWeek: 56,
    industries: [['', 1]],
    employees: [0, 0],
    disputes: 15,
    accepts: 30,
    meetings: 0,
    opportunities: 18,
    deal: 240_000,
    calls: false,
    // What patients can pay says less than the agency thought when it gave the points; how soon they want to be treated says most.
    questions: [
      {
        column: 'Budget',
        answers: [
          ['over 3,000', 45, 100],
          ['up to 3,000', 35, 100],
          ['', 20, 100],
        ],
      },
      {
        column: 'Need',
        answers: [
          ['several teeth', 40, 50],
          ['one tooth', 35, 80],
          ['advice only', 25, 200],
        ],
      },
      {
        column: 'Timeline',
        answers: [
          ['now', 35, 30],
          ['within 3 months', 35, 60],
          ['just looking', 30, 200],
        ],
      },
    ],
    sources: [
      { ref: 'meta-uk', campaigns: ['Implants – London', 'Implants – Leeds'], share: 65 },
      { ref: 'google-uk', campaigns: ['Dental implants search'], share: 35 },
    ],
  },
  {
    ref: 'solwerk-anfragen',
    country: 'DE',
    leadsPerWeek: 36,
    industries: [
      ['Real Estate', 45],
      ['Agriculture', 30],
      ['Retail', 25],
    ],
    employees: [10, 400],
    disputes: 7,
    accepts: 20,
    meetings: 0,
    opportunities: 14,
    deal: 2_850_000,
    calls: false,
    sources: [
      { ref: 'google-de', campaigns: ['Photovoltaik Gewerbe', 'Dachfläche verpachten'], share: 70 },
      { ref: 'portal-de', campaigns: ['Vergleichsportal'], share: 30 },
    ],
  },
  {
    ref: 'solwerk-termine',
    country: 'DE',
    leadsPerWeek: 20,
    industries: [
      ['Manufacturing', 80],
      ['Retail', 20],
    ],
    employees: [60, 2400],
    disputes: 3,
    accepts: 10,
    meetings: 45,
    opportunities: 20,
    deal: 1_900_000,
    calls: false,
    sources: [{ ref: 'outbound-de', campaigns: ['Werkshallen'], share: 100 }],
  },
  {
    ref: 'mesa-service-calls',
    country: 'US',
    leadsPerWeek: 42,
    industries: [['', 1]],
    employees: [0, 0],
    disputes: 9,
    accepts: 40,
    meetings: 0,
    opportunities: 0,
    deal: 0,
    calls: true,
    sources: [{ ref: 'calls-us', campaigns: ['AC repair', 'Furnace tune-up'], share: 100 }],
  },
  {
    ref: 'lumen-stagiaires',
    country: 'FR',
    leadsPerWeek: 46,
    industries: [['', 1]],
    employees: [0, 0],
    disputes: 6,
    accepts: 15,
    meetings: 0,
    opportunities: 22,
    deal: 145_000,
    monthly: 24_000,
    calls: false,
    sources: [{ ref: 'meta-fr', campaigns: ['Bilan de compétences', 'Anglais professionnel'], share: 100 }],
  },
  {
    ref: 'tallmo-meetings',
    country: 'SE',
    leadsPerWeek: 12,
    industries: [
      ['Manufacturing', 60],
      ['Wholesale', 30],
      ['Retail', 10],
    ],
    employees: [80, 1800],
    disputes: 2,
    accepts: 10,
    meetings: 55,
    opportunities: 25,
    deal: 8_500_000,
    calls: false,
    sources: [{ ref: 'outbound-nordic', campaigns: ['Shippers 100+'], share: 100 }],
  },
  {
    ref: 'pike-demos',
    country: 'GB',
    leadsPerWeek: 14,
    industries: [
      ['Construction', 70],
      ['Transport', 30],
    ],
    employees: [15, 300],
    disputes: 3,
    accepts: 15,
    meetings: 60,
    opportunities: 15,
    deal: 1_250_000,
    calls: false,
    sources: [{ ref: 'linkedin-uk', campaigns: ['Construction cover'], share: 100 }],
  },
  {
    ref: 'pike-fleet',
    country: 'GB',
    leadsPerWeek: 14,
    industries: [
      ['Transport', 85],
      ['Retail', 15],
    ],
    employees: [8, 250],
    disputes: 9,
    accepts: 25,
    meetings: 0,
    opportunities: 12,
    deal: 860_000,
    calls: false,
    sources: [{ ref: 'linkedin-uk', campaigns: ['Fleet insurance'], share: 100 }],
  },
];

/** Channel, currency and cost of one lead of each source, in minor units. */
const sourceFacts = [
  { ref: 'meta-uk', channel: 'paid social', currency: 'GBP', leadCost: 2_400 },
  { ref: 'google-uk', channel: 'paid search', currency: 'GBP', leadCost: 3_100 },
  { ref: 'google-de', channel: 'paid search', currency: 'EUR', leadCost: 3_300 },
  { ref: 'portal-de', channel: 'partner', currency: 'EUR', leadCost: 2_600 },
  { ref: 'outbound-de', channel: 'outbound', currency: 'EUR', leadCost: 2_600 },
  { ref: 'calls-us', channel: 'pay per call', currency: 'USD', leadCost: 3_400 },
  { ref: 'meta-fr', channel: 'paid social', currency: 'EUR', leadCost: 1_700 },
  { ref: 'outbound-nordic', channel: 'outbound', currency: 'SEK', leadCost: 62_000 },
  { ref: 'linkedin-uk', channel: 'paid social', currency: 'GBP', leadCost: 2_100 },
] as const;

/** The eight contracts, in force from `from`; one price was raised from `raised` on, as a second version. */
export function contracts(from: Day, raised: Day) {
  const alder = (day: Day, price: number) => ({
    from: day,
    definition: {
      criteria: [
        country('GB'),
        phone,
        consent,
        scored('budget', 'bant.budget', 60, 'over 3,000'),
        scored('need', 'bant.need', 30, 'several teeth', 'one tooth'),
        scored('timeline', 'bant.timeline', 10, 'now', 'within 3 months'),
      ],
      junk: ['testData', 'keyboardRun', 'repeatedCharacters'],
      bands: [
        { band: 'A', from: 75 },
        { band: 'B', from: 40 },
        { band: 'C', from: 0 },
      ],
    },
    components: [{ id: 'lead', kind: 'perLead', price }],
    review,
    disputes: {
      reasons: claims('country', 'phone'),
      remedy: 'credit',
      cap: { percent: '15' },
      answerBusinessDays: 3,
      silence: 'uphold',
    },
    duplicates: byMailOrPhone,
    exclusivity: { leads: 'exclusive' },
    billing: { cycle: 'monthly', paymentDays: 14, tax: ukVat },
    reporting,
    dataOwner,
    minimumTerm: { months: 4 },
    notice: { days: 30 },
    benchmarks: [{ measure: 'acceptanceRate', atLeast: '90', by: addDays(from, 110), exit: 'renegotiate' }],
    assets: [
      { kind: 'adAccount', name: 'Meta, Implants', owner: 'client' },
      { kind: 'landingPage', name: 'implants.example.com', owner: 'agency' },
    ],
  });
  const target = (leads: number) => ({ key: 'target', from, value: String(leads), saidBy: 'Dana Finch' });
  const one = (terms: object) => [{ from, review, reporting, dataOwner, ...terms }];
  return [
    {
      ref: 'alder-implants',
      client: 'alder-dental',
      name: 'Implant enquiries, pay per lead',
      status: 'active',
      inputs: [target(180)],
      terms: [alder(from, 5_200), alder(raised, 5_500)],
    },
    {
      ref: 'solwerk-anfragen',
      client: 'solwerk',
      name: 'Gewerbeanfragen, pro Lead',
      status: 'active',
      inputs: [target(60)],
      terms: one({
        definition: { criteria: [industry('Real Estate', 'Agriculture'), country('DE'), phone] },
        components: [{ id: 'lead', kind: 'perLead', price: 6_400 }],
        disputes: { reasons: claims('industry', 'phone'), remedy: 'credit' },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 30, tax: imAusland },
      }),
    },
    {
      ref: 'solwerk-termine',
      client: 'solwerk',
      name: 'Wahrgenommene Termine mit Grundpauschale',
      status: 'active',
      terms: one({
        definition: { criteria: [industry('Manufacturing'), size(100, 2000)] },
        components: [
          { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 21_000 },
          { id: 'base', kind: 'retainer', price: 90_000 },
        ],
        disputes: { reasons: claims('size', null), remedy: 'credit' },
        appointments: { outcomes: { held: 'bill', clientNoShow: 'bill' } },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 30, tax: imAusland },
      }),
    },
    {
      ref: 'mesa-service-calls',
      client: 'high-mesa',
      name: 'Service calls over two minutes',
      status: 'active',
      terms: one({
        definition: {
          criteria: [
            { id: 'length', field: 'call.seconds', op: 'gt', value: 120, hard: true },
            { id: 'state', field: 'address.region', op: 'in', value: ['AZ', 'NV', 'CO', 'TX'], hard: true },
            phone,
          ],
        },
        components: [{ id: 'call', kind: 'perLead', price: 8_500 }],
        review: { businessDays: 2 },
        disputes: { reasons: claims('length', 'phone'), remedy: 'credit' },
        duplicates: { days: 30, fields: ['person.phone'], match: 'any', scope: 'contract' },
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'weekly', paymentDays: 7, tax: abroad },
      }),
    },
    {
      ref: 'lumen-stagiaires',
      client: 'lumen-formation',
      name: 'Demandes de formation, au lead et part du revenu',
      status: 'active',
      inputs: [target(110)],
      terms: one({
        definition: { criteria: [country('FR'), phone, consent] },
        components: [
          { id: 'lead', kind: 'perLead', price: 3_800 },
          { id: 'share', kind: 'recurringShare', percent: '12', months: 6, overlap: 'each' },
        ],
        attribution: { days: 60 },
        disputes: { reasons: claims('country', 'phone'), remedy: 'part', partPercent: '50' },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 30, tax: abroad },
      }),
    },
    {
      ref: 'tallmo-meetings',
      client: 'tallmo-freight',
      name: 'Shipper meetings with retainer',
      status: 'active',
      inputs: [target(25)],
      terms: one({
        definition: {
          criteria: [
            industry('Manufacturing', 'Wholesale'),
            { id: 'size', field: 'company.employees', op: 'gt', value: 100, hard: true },
          ],
        },
        components: [
          { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 320_000 },
          { id: 'base', kind: 'retainer', price: 1_500_000 },
        ],
        disputes: { reasons: claims('size', null), remedy: 'credit' },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 30, tax: abroad },
      }),
    },
    {
      ref: 'pike-demos',
      client: 'harbour-pike',
      name: 'Booked broker calls',
      status: 'active',
      terms: one({
        definition: { criteria: [industry('Construction'), size(10, 250)] },
        components: [{ id: 'booked', kind: 'perAppointment', trigger: 'booked', price: 12_000 }],
        disputes: { reasons: claims('size', null), remedy: 'credit' },
        appointments: { outcomes: { cancelledInTime: 'credit' } },
        pilot: { until: addDays(from, 100), leads: 250 },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 14, tax: ukVat },
      }),
    },
    {
      ref: 'pike-fleet',
      client: 'harbour-pike',
      name: 'Fleet enquiries, prepaid',
      status: 'active',
      terms: one({
        definition: { criteria: [industry('Transport'), country('GB'), phone] },
        components: [{ id: 'lead', kind: 'perLead', price: 7_500 }],
        disputes: { reasons: claims('industry', 'phone'), remedy: 'replacement', answerBusinessDays: 5 },
        replacement: { dueDays: 30 },
        duplicates: byMailOrPhone,
        exclusivity: { leads: 'exclusive' },
        billing: { cycle: 'monthly', paymentDays: 0, tax: ukVat, prepaid: { creditLimit: 200_000 } },
      }),
    },
  ];
}

/** Source costs by week: what the leads of that week cost, with the wobble of an auction. */
export function sourceCosts(weeks: readonly { from: Day; leads: ReadonlyMap<string, number> }[], wobble: () => number) {
  return sourceFacts.map(({ ref, channel, currency, leadCost }) => ({
    ref,
    channel,
    costs: weeks.map((week) => ({
      day: addDays(week.from, 6),
      amount: shareOf((week.leads.get(ref) ?? 0) * leadCost, 90 + wobble(), 100),
      currency,
    })),
  }));
}
