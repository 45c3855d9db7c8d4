import { expect, it } from 'vitest';
import { termsDifference } from '../../../shared/domain/contract/difference.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import { termsInWords, termsParts } from '../../../shared/domain/contract/wording.ts';

const look = { currency: 'EUR', locale: 'en-GB' };

const whole = {
  from: '2026-03-01',
  definition: {
    criteria: [
      { id: 'size', field: 'company.employees', op: 'gt', value: 50 },
      { id: 'rank', field: 'person.jobTitle', op: 'seniority', value: ['head'], hard: false, points: 20 },
    ],
    junk: ['testData', 'profanity'],
    bands: [
      { band: 'B', from: 40 },
      { band: 'A', from: 70 },
    ],
  },
  components: [
    { id: 'lead', kind: 'perLead', price: 7_500 },
    { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000, name: 'Demo' },
    { id: 'base', kind: 'retainer' },
  ],
  review: { hours: 48, silence: 'ask' },
  disputes: {
    reasons: [
      { reason: 'too small', clause: 'size', class: 'creditable' },
      { reason: 'not interested', clause: null, class: 'feedback' },
    ],
    remedy: 'part',
    partPercent: '50',
    cap: { percent: '15' },
  },
  replacement: { dueDays: 1 },
  appointments: { outcomes: { clientNoShow: 'bill' } },
  duplicates: { days: 90, fields: ['person.email', 'person.phone'] },
  exclusivity: { leads: 'shared', buyers: 3 },
  caps: [{ per: 'day', leads: 1, above: 'hold' }],
  billing: { cycle: 'weekly', firstDay: '2026-03-02', paymentDays: 0, tax: { category: 'S', ratePercent: '19' } },
  reporting: { cadence: 'weekly' },
  consentRequired: true,
  retentionDays: 365,
};

const said = (terms: object): string[] =>
  termsInWords(Terms.parse(terms), look).flatMap(({ title, clauses }) =>
    clauses.map(({ text }) => `${title}: ${text}`),
  );

it('says every clause of whole terms in plain words', () =>
  expect(said(whole)).toEqual([
    'Who counts: Employees over 50 (strict)',
    'Who counts: Job title ranks as head; scores only, 20 points',
    'Who counts: Not counted: test data or profanity',
    'Who counts: Score bands: A from 70, B from 40',
    'What is paid: €75.00 for every accepted lead',
    'What is paid: €250.00 for every appointment held (“Demo”)',
    'What is paid: No price yet for every billing period, prorated by the day',
    'Review: The client may accept or dispute within 48 hours',
    'Review: Silence until then decides nothing: the unit waits until the client has answered',
    'Disputes: “too small” can be claimed (clause: size)',
    'Disputes: “not interested” is noted as feedback and moves no money',
    'Disputes: A claim upheld is credited in part: 50 % of the charge',
    'Disputes: Returns of at most 15 % of the deliveries of a billing period',
    'Replacements: A replacement owed is due within 1 day; it is never charged and cannot be returned',
    'What a meeting brings: Client did not come: is billed',
    'Duplicates: A lead with the same mail or phone as one of this contract in the last 90 days is a duplicate',
    'Duplicates: Returned leads count as earlier ones',
    'Exclusivity: Leads are shared with at most 3 buyers',
    'Caps: At most 1 lead a day; more wait on hold',
    'Billing: Invoiced every week, counted from 2 March 2026',
    'Billing: Payable at once',
    'Billing: Plus 19 % tax',
    'Reporting: A results report every week',
    'Consent and retention: Every lead needs a proof of consent',
    'Consent and retention: Personal data is kept for 365 days',
  ]));

it('words an empty draft by what holds anyway', () =>
  expect(said({ from: '2026-03-01' })).toEqual([
    'Exclusivity: Leads are exclusive: nobody else buys them',
    'Billing: Invoiced every month',
    'Billing: Payable within 14 days',
  ]));

it('lists every part in order, empty or not', () =>
  expect(termsInWords(Terms.parse({ from: '2026-03-01' }), look).map(({ part }) => part)).toEqual([...termsParts]));

const changes = (change: object): unknown =>
  termsDifference(Terms.parse(whole), Terms.parse({ ...whole, ...change }), look);

it('finds no difference between a version and itself, whatever day it is in force from', () =>
  expect(changes({ from: '2026-04-01' })).toEqual([]));

it('sets a changed clause beside what it was', () =>
  expect(changes({ components: [{ id: 'lead', kind: 'perLead', price: 8_000 }] })).toEqual([
    {
      part: 'components',
      title: 'What is paid',
      changes: [
        { before: '€75.00 for every accepted lead', after: '€80.00 for every accepted lead' },
        { before: '€250.00 for every appointment held (“Demo”)', after: null },
        { before: 'No price yet for every billing period, prorated by the day', after: null },
      ],
    },
  ]));

it('tells a clause that is new', () =>
  expect(changes({ caps: [...whole.caps, { per: 'month', leads: 100, above: 'refuse' }] })).toEqual([
    { part: 'caps', title: 'Caps', changes: [{ before: null, after: 'At most 100 leads a month; more are refused' }] },
  ]));
