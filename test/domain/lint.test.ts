import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../shared/domain/contract/lint.ts';
import { Terms } from '../../shared/domain/contract/terms.ts';
import { Setup } from '../../shared/domain/setup.ts';

const setup = Setup.parse(JSON.parse(readFileSync(new URL('../fixtures/month/setup.json', import.meta.url), 'utf8')));

const criterion = { id: 'size', field: 'company.employees', op: 'gt', value: 50 };
const whole = {
  from: '2026-03-01',
  definition: { criteria: [criterion] },
  components: [{ id: 'lead', kind: 'perLead', price: 7_500 }],
  review: { hours: 48 },
  disputes: { reasons: [{ reason: 'wrong', clause: 'size', class: 'creditable' }], remedy: 'credit' },
  billing: { tax: { category: 'S', ratePercent: '19' } },
  reporting: { cadence: 'weekly' },
  dataOwner: 'client',
};

const found = (terms: object, client: { taxId?: string } = {}): string[] =>
  lint(Terms.parse({ ...whole, ...terms }), client).map(({ code, severity, place }) => `${severity} ${code} ${place}`);
const withCriterion = (more: object): object => ({
  definition: { criteria: [{ id: 'size', field: 'company.employees', ...more }] },
});
const withDisputes = (more: object): object => ({ disputes: { ...whole.disputes, ...more } });
const withTax = (tax: object): object => ({ billing: { tax } });

const withClaims = (more: object, window: object = { hours: 48 }): object => ({
  ...withDisputes(more),
  review: window,
});

it('finds nothing in whole terms', () => expect(found({})).toEqual([]));

it('finds only warnings in the golden month', () => {
  const codes = setup.contracts.map(({ terms }) =>
    terms.flatMap((version) => lint(version, {}).map(({ severity, code }) => `${severity} ${code}`)),
  );
  expect(codes).toEqual([
    ['warning noDataOwner', 'warning noReportingCadence'],
    ['warning noDisputeTerms', 'warning noDataOwner', 'warning noReportingCadence'],
  ]);
});

describe('what is missing', () => {
  it.each<[object, string]>([
    [{ definition: undefined }, 'error noDefinition definition'],
    [{ components: [] }, 'error noComponent components'],
    [{ components: [{ id: 'lead', kind: 'perLead' }] }, 'error noRate components.lead.price'],
    [{ components: [{ id: 'base', kind: 'retainer' }] }, 'error noRate components.base.price'],
    [{ components: [{ id: 'm', kind: 'perAppointment', price: 1 }] }, 'error noTrigger components.m.trigger'],
    [{ review: undefined }, 'error noReviewWindow review'],
    [{ review: {} }, 'error noReviewWindow review'],
    [{ billing: {} }, 'error noTax billing.tax'],
    [withTax({ category: 'AE', ratePercent: '0' }), 'error noTaxNote billing.tax.note'],
    [withDisputes({ remedy: 'part' }), 'error noPartPercent disputes.partPercent'],
    [withDisputes({ remedy: 'replacement' }), 'error noReplacementTerms replacement'],
    [{ appointments: { outcomes: { lateCancel: 'replace' } } }, 'error noReplacementTerms replacement'],
    [{ exclusivity: { leads: 'shared' } }, 'error noBuyers exclusivity.buyers'],
    [{ disputes: undefined }, 'warning noDisputeTerms disputes'],
    [{ reporting: undefined }, 'warning noReportingCadence reporting'],
    [{ dataOwner: undefined }, 'warning noDataOwner dataOwner'],
    [withDisputes({ silence: 'uphold' }), 'error silenceWithoutAnswer disputes.answerBusinessDays'],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toContain(finding));
});

describe('what contradicts itself', () => {
  const held = { id: 'held', kind: 'perAppointment', trigger: 'held', price: 1 };
  const lead = { id: 'lead', kind: 'perLead', price: 1 };
  const matching = (value: string) => withCriterion({ field: 'person.phone', op: 'matches', value });
  it.each<[object, string]>([
    [{ components: [lead, { ...lead, kind: 'retainer' }] }, 'error componentRepeated components.lead'],
    [{ definition: { criteria: [criterion, criterion] } }, 'error criterionRepeated definition.size'],
    [withCriterion({ op: 'between', min: 3, max: 2 }), 'error minAboveMax definition.size.min'],
    [withCriterion({ ...criterion, field: 'company.size' }), 'error unknownField definition.size.field'],
    [withCriterion({ ...criterion, field: 'constructor' }), 'error unknownField definition.size.field'],
    [withCriterion({ ...criterion, field: 'person.email' }), 'error operatorNotForField definition.size.op'],
    [withCriterion({ op: 'is', value: true }), 'error operatorNotForField definition.size.op'],
    [withCriterion({ op: 'emailKind', value: ['free'] }), 'error operatorNotForField definition.size.op'],
    [withCriterion({ op: 'withinDays', value: 3 }), 'error operatorNotForField definition.size.op'],
    [matching('('), 'error badPattern definition.size.value'],
    [matching('(?=a)b'), 'error patternLooksAround definition.size.value'],
    [matching('(?<!a)b'), 'error patternLooksAround definition.size.value'],
    [matching('(a)\\1'), 'error patternRefersBack definition.size.value'],
    [matching('(?<n>a)\\k<n>'), 'error patternRefersBack definition.size.value'],
    [matching('(?:a{1,500}){1,2}b{1,900}'), 'error patternTooComplex definition.size.value'],
    [
      {
        definition: {
          criteria: [criterion],
          bands: [
            { band: 'B', from: 40 },
            { band: 'A', from: 40 },
          ],
        },
      },
      'error bandsOverlap definition.bands',
    ],
    [
      {
        definition: {
          criteria: [criterion],
          bands: [
            { band: 'A', from: 80 },
            { band: 'A', from: 40 },
          ],
        },
      },
      'error bandRepeated definition.bands.A',
    ],
    [{ review: { hours: 48, businessDays: 2 } }, 'error hoursAndBusinessDays review'],
    [{ exclusivity: { leads: 'exclusive', buyers: 3 } }, 'error buyersOfExclusive exclusivity.buyers'],
    [
      {
        caps: [
          { per: 'day', leads: 10, above: 'hold' },
          { per: 'week', leads: 5, above: 'hold' },
        ],
      },
      'error capsContradict caps.week',
    ],
    [
      {
        caps: [
          { per: 'day', leads: 10, above: 'hold' },
          { per: 'day', leads: 5, above: 'refuse' },
        ],
      },
      'error capRepeated caps.day',
    ],
    [withDisputes({ partPercent: '100' }), 'error percentOutOfRange disputes.partPercent'],
    [withDisputes({ partPercent: '0' }), 'error percentOutOfRange disputes.partPercent'],
    [withDisputes({ cap: { percent: '100.5' } }), 'error percentOutOfRange disputes.cap.percent'],
    [
      withDisputes({ reasons: [...whole.disputes.reasons, ...whole.disputes.reasons] }),
      'error reasonRepeated disputes.wrong',
    ],
    [withClaims({ maxAgeDays: 1 }), 'error maxAgeBelowWindow disputes.maxAgeDays'],
    [withClaims({ maxAgeDays: 1 }, { businessDays: 2 }), 'error maxAgeBelowWindow disputes.maxAgeDays'],
    [withClaims({ daysAfterPeriod: 1 }), 'error daysAfterBelowWindow disputes.daysAfterPeriod'],
    [{ appointments: { outcomes: { held: 'none' } }, components: [held] }, 'error heldNotBilled appointments.held'],
    [{ appointments: { outcomes: { held: 'credit' } }, components: [held] }, 'error heldNotBilled appointments.held'],
    [{ duplicates: { days: 90, fields: ['person.mail'] } }, 'error unknownField duplicates.fields'],
    [
      {
        definition: {
          criteria: [criterion, { id: 'small', field: 'company.employees', op: 'lt', value: 20 }],
        },
      },
      'error criteriaContradict definition.small',
    ],
    [
      {
        assets: [
          { kind: 'domain', name: 'Leads.example.com', owner: 'client' },
          { kind: 'domain', name: 'leads.example.com ', owner: 'agency' },
        ],
      },
      'error assetRepeated assets.2',
    ],
    [{ billing: { ...whole.billing, discount: { percent: '100.5' } } }, 'error percentOutOfRange billing.discount'],
    [{ billing: { ...whole.billing, discount: { percent: '0' } } }, 'error percentOutOfRange billing.discount'],
    [withTax({ category: 'S', ratePercent: '0' }), 'error taxRateContradiction billing.tax.ratePercent'],
    [withTax({ category: 'AE', ratePercent: '19', note: 'n' }), 'error taxRateContradiction billing.tax.ratePercent'],
    [withTax({ category: 'S', ratePercent: '190' }), 'error taxRateContradiction billing.tax.ratePercent'],
  ])('%j: %s', (terms, finding) => expect(found(terms)).toContain(finding));
});

describe('what is unusual', () => {
  it.each<[object, string]>([
    [{ review: { hours: 12 } }, 'warning unusualWindow review'],
    [{ review: { hours: 72 } }, 'warning unusualWindow review'],
    [{ review: { businessDays: 5 } }, 'warning unusualWindow review'],
    [{ review: { businessDays: 30 } }, 'warning windowBeyondPeriod review'],
    [
      withDisputes({ reasons: [{ reason: 'wrong', clause: 'phone', class: 'creditable' }] }),
      'warning unknownClause disputes.wrong.clause',
    ],
    [{ billing: { ...whole.billing, firstDay: '2026-03-02' } }, 'warning firstDayUnused billing.firstDay'],
    [{ billing: { ...whole.billing, prepaid: {} } }, 'warning paymentDaysBesidePrepaid billing.paymentDays'],
    [{ reporting: { cadence: 'weekly', nextDue: '2026-02-28' } }, 'warning reportDueBefore reporting.nextDue'],
    // A month of 31 days and 5 after it: nothing is older than 36 days then.
    [withClaims({ maxAgeDays: 37, daysAfterPeriod: 5 }), 'warning maxAgeNeverReached disputes.maxAgeDays'],
    [
      withDisputes({ reasons: [{ reason: 'no interest', clause: null, class: 'feedback' }] }),
      'warning noCreditableReason disputes',
    ],
    [{ appointments: { outcomes: { clientNoShow: 'bill' } } }, 'warning outcomesUnused appointments'],
    [{ attribution: { days: 90 }, retentionDays: 89 }, 'warning retentionTooShort retentionDays'],
    [withTax({ category: 'S', ratePercent: '19', note: 'n' }), 'warning taxNoteUnused billing.tax.note'],
    [withTax({ category: 'K', ratePercent: '0', note: 'n' }), 'warning noClientTaxId billing.tax.category'],
  ])('%j: %s', (terms, finding) => {
    expect(found(terms)).toContain(finding);
    expect(found(terms).filter((one) => one.startsWith('error'))).toEqual([]);
  });

  it.each([24, 48])('but not a window of %i hours', (hours) => expect(found({ review: { hours } })).toEqual([]));
  it.each([1, 2])('nor of %i business days', (businessDays) => expect(found({ review: { businessDays } })).toEqual([]));
});

describe('what is fine', () => {
  it.each<[object]>([
    [withCriterion({ ...criterion, field: 'custom.__proto__' })],
    [withCriterion({ field: 'consent.given', op: 'is', value: true })],
    [withCriterion({ field: 'address.country', op: 'is', value: 'US' })],
    [withCriterion({ field: 'consent.at', op: 'withinDays', value: 30 })],
    [withCriterion({ field: 'person.jobTitle', op: 'seniority', value: ['vp'] })],
    [withCriterion({ field: 'person.phone', op: 'phoneValid' })],
    [withDisputes({ cap: { percent: '0' } })],
    [
      {
        definition: {
          criteria: [{ ...criterion, points: 10 }],
          bands: [
            { band: 'B', from: 40 },
            { band: 'A', from: 80 },
          ],
        },
      },
    ],
    [
      {
        caps: [
          { per: 'month', leads: 100, above: 'hold' },
          { per: 'day', leads: 10, above: 'hold' },
        ],
      },
    ],
    [{ exclusivity: { leads: 'shared', buyers: 3 } }],
    [withClaims({ maxAgeDays: 36, daysAfterPeriod: 5 })],
    [withClaims({ maxAgeDays: 2, daysAfterPeriod: 2 })],
    [withDisputes({ silence: 'uphold', answerBusinessDays: 3 })],
    [{ billing: { ...whole.billing, discount: { percent: '100' }, prepaid: {}, paymentDays: 0 } }],
    [{ billing: { ...whole.billing, discount: { amount: 5_000 } } }],
    [{ attribution: { days: 90 }, retentionDays: 90 }],
    [withTax({ category: 'O', ratePercent: '0', note: 'Outside the scope' })],
  ])('%j', (terms) => expect(found(terms)).toEqual([]));
});
