import { expect, it } from 'vitest';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { mendsOf } from '../../../shared/domain/contract/mends.ts';
import { templateTerms } from '../../../shared/domain/contract/templates.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';

const usual = templateTerms('perLead', { from: '2026-03-01', seller: 'DE', buyer: 'DE' });
const lead = { id: 'lead', kind: 'perLead', price: 4_500 };
const meeting = { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000 };
const subscription = { id: 'sub', kind: 'subscription', price: 90_000, counts: 'lead', units: 20, overage: 5_000 };

const tiers = (...limits: readonly (number | null)[]) => limits.map((upTo) => ({ upTo, unit: 4_500 }));
const graduated = (...limits: readonly (number | null)[]) => ({
  id: 'lead',
  kind: 'perLead',
  volume: { shape: 'graduated', tiers: tiers(...limits) },
});
const list = (prices: readonly object[]) => ({ id: 'lead', kind: 'perLead', prices });

const usualOf = (standardTax: string | null) => ({ standardTax });

/** What is wrong, by the finding it is, and how many answers there are. */
const wrong: readonly (readonly [string, object, number])[] = [
  ['noTrigger', { components: [{ ...meeting, trigger: undefined }] }, 2],
  ['noOverlapRule', { components: [lead, meeting] }, 2],
  ['overlapUnused', { components: [{ ...meeting, overlap: 'each' }] }, 1],
  ['noAttributionWindow', { components: [{ id: 'sale', kind: 'perSale', price: 90_000 }] }, 1],
  ['noShortfallRule', { components: [lead], minimum: { amount: 300_000 } }, 2],
  ['noShortfallRule', { components: [lead], guarantee: { units: 20, component: 'lead' } }, 3],
  ['noShortfallRule', { components: [subscription] }, 3],
  ['priceBesideVolume', { components: [{ ...lead, volume: { shape: 'graduated', tiers: tiers(50, null) } }] }, 2],
  [
    'pricesBesideVolume',
    { components: [{ ...list([{ when: {}, price: 5 }]), volume: { shape: 'volume', tiers: tiers(50, null) } }] },
    2,
  ],
  ['tiersNotAscending', { components: [graduated(100, 50, null)] }, 1],
  ['tierAfterOpen', { components: [graduated(null, 50)] }, 1],
  ['lastTierClosed', { components: [graduated(50, 100)] }, 1],
  [
    'daysReversed',
    {
      components: [
        list([
          { when: {}, price: 5 },
          { when: {}, from: '2026-09-01', to: '2026-04-01', price: 6 },
        ]),
      ],
    },
    1,
  ],
  ['overDeliveryPriceUnused', { caps: [{ per: 'period', leads: 50, above: 'hold', price: 900 }] }, 2],
  ['minimumPriceUnused', { minimum: { amount: 300_000, component: 'lead', shortfall: 'trueUp' } }, 1],
  ['noNotice', { minimumTerm: { months: 6 } }, 1],
  ['silenceWithoutAnswer', { disputes: { ...usual.disputes, silence: 'uphold' } }, 1],
  ['outcomesUnused', { appointments: { outcomes: { held: 'bill' } } }, 1],
  ['heldNotBilled', { components: [meeting], appointments: { outcomes: { held: 'none' } } }, 1],
  ['paymentDaysBesidePrepaid', { billing: { ...usual.billing, prepaid: { creditLimit: 0 } } }, 1],
  ['reportDueBefore', { reporting: { cadence: 'weekly', nextDue: '2026-02-01' } }, 1],
  ['noDataOwner', { dataOwner: undefined }, 3],
  ['noReviewWindow', { review: undefined }, 1],
  ['unusualWindow', { review: { hours: 200 } }, 1],
  ['hoursAndBusinessDays', { review: { hours: 48, businessDays: 2 } }, 1],
  ['windowBeyondPeriod', { review: { businessDays: 60 } }, 1],
  ['noDisputeTerms', { disputes: undefined }, 1],
  ['noPartPercent', { disputes: { ...usual.disputes, remedy: 'part' } }, 1],
  ['noReplacementTerms', { disputes: { ...usual.disputes, remedy: 'replacement' } }, 1],
  ['noBuyers', { exclusivity: { leads: 'shared' } }, 1],
  ['buyersOfExclusive', { exclusivity: { leads: 'exclusive', buyers: 3 } }, 2],
  ['firstDayUnused', { billing: { ...usual.billing, firstDay: '2026-03-02' } }, 1],
  ['taxNoteUnused', { billing: { ...usual.billing, tax: { category: 'S', ratePercent: '19', note: 'none' } } }, 1],
  ['noTax', { billing: {} }, 1],
  ['noReportingCadence', { reporting: undefined }, 1],
  [
    'minAboveMax',
    {
      definition: {
        ...usual.definition,
        criteria: [{ id: 'size', field: 'company.employees', op: 'between', min: 9, max: 2 }],
      },
    },
    1,
  ],
  [
    'unknownClause',
    { disputes: { ...usual.disputes, reasons: [{ reason: 'a. b', clause: 'gone', class: 'creditable' }] } },
    2,
  ],
];

it.each(wrong)('%s in %j is gone with each of its answers', (code, part, answers) => {
  const terms = Terms.parse({ ...usual, components: [lead], ...part });
  const found = lint(terms, {}).find((finding) => finding.code === code);
  expect(found).toBeDefined();
  const mends = found === undefined ? [] : mendsOf(found, usualOf('19'));
  expect(mends.length).toBe(answers);
  for (const mend of mends) {
    const after = lint(Terms.parse({ ...terms, ...mend.of(terms) }), {});
    expect(after.map((finding) => finding.code)).not.toContain(code);
  }
});

it('guesses no price', () =>
  expect(mendsOf({ code: 'noRate', severity: 'error', place: 'components.lead.price' }, usualOf('19'))).toEqual([]));

it('guesses no tax where a country has none of one rate', () =>
  expect(mendsOf({ code: 'noTax', severity: 'error', place: 'billing.tax' }, usualOf(null))).toEqual([]));
