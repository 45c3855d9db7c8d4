import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Criterion } from '../../../shared/domain/contract/criterion.ts';
import { excludes, implies } from '../../../shared/domain/contract/criterionReach.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import { listed } from '../../../shared/domain/pricing/priceList.ts';
import type { PriceRule } from '../../../shared/domain/pricing/unitPrice.ts';
import { compileCriterion } from '../../../shared/domain/qualification/conditions.ts';
import { judgingIn, leadOf } from '../qualification/lead.ts';
import { wholeTerms } from './wholeTerms.ts';

/*
 * What the linter says of criteria and price lists is held against what judges and prices: whatever it calls impossible or
 * never used must not happen to any lead.
 */

const seeded = { seed: 20_260_301, numRuns: 10_000 };
const judging = judgingIn('UTC');

const words = fc.subarray(['Retail', 'retail ', 'Media', 'Steel', '70', '701', '7 0'], { minLength: 1 });
const number = fc.integer({ min: 0, max: 6 });
const onText = (field: string) =>
  fc.oneof(
    fc.record({ field: fc.constant(field), op: fc.constantFrom('in', 'notIn', 'startsWith'), value: words }),
    fc.record({ field: fc.constant(field), op: fc.constant('is'), value: fc.constantFrom('Retail', 'Media', '70') }),
    fc.record({ field: fc.constant(field), op: fc.constant('present') }),
  );
const onNumber = fc.oneof(
  fc.record({ field: fc.constant('company.employees'), op: fc.constantFrom('gt', 'gte', 'lt', 'lte'), value: number }),
  fc
    .tuple(number, number)
    .map(([a, b]) => ({ field: 'company.employees', op: 'between', min: Math.min(a, b), max: Math.max(a, b) })),
);
const onCountry = fc.record({
  field: fc.constant('address.country'),
  op: fc.constantFrom('in', 'notIn'),
  value: fc.subarray(['GB', 'uk', 'United Kingdom', 'DE', 'Germany', 'US'], { minLength: 1 }),
});
const onMail = fc.record({
  field: fc.constant('person.email'),
  op: fc.constant('emailKind'),
  value: fc.subarray(['business', 'free', 'role'], { minLength: 1 }),
});
const onTitle = fc.record({
  field: fc.constant('person.jobTitle'),
  op: fc.constant('function'),
  value: fc.subarray(['sales', 'marketing', 'it'], { minLength: 1 }),
});
const criterion = fc
  .oneof(onText('company.industry'), onText('address.postcode'), onNumber, onCountry, onMail, onTitle)
  .map((content) => Criterion.parse({ id: 'x', ...content }));

const lead = fc
  .record({
    'company.industry': fc.constantFrom('', 'Retail', 'media', 'Steel', '70', '7 01'),
    'address.postcode': fc.constantFrom('', '70173', '7 0', '8', 'Retail'),
    'company.employees': fc.integer({ min: -1, max: 7 }),
    'address.country': fc.constantFrom('', 'GB', 'UK', 'Germany', 'us'),
    'person.email': fc.constantFrom('', 'a@example.com', 'info@example.com', 'a@gmail.com'),
    'person.jobTitle': fc.constantFrom('', 'Head of Sales and Marketing', 'IT Manager', 'Baker'),
  })
  .map((values) => leadOf(values));

it('no lead meets two criteria that exclude each other', () => {
  let told = 0;
  fc.assert(
    fc.property(criterion, criterion, lead, (one, other, facts) => {
      if (!excludes(one, other)) return;
      told += 1;
      const met = [one, other].map((each) => compileCriterion(each)(facts, judging) === 'pass');
      expect(met).not.toEqual([true, true]);
    }),
    seeded,
  );
  expect(told).toBeGreaterThan(100);
});

it('every lead that meets a criterion meets one it implies', () => {
  let told = 0;
  fc.assert(
    fc.property(criterion, criterion, lead, (one, other, facts) => {
      if (!implies(one, other) || compileCriterion(one)(facts, judging) !== 'pass') return;
      told += 1;
      expect(compileCriterion(other)(facts, judging)).toBe('pass');
    }),
    seeded,
  );
  expect(told).toBeGreaterThan(50);
});

// Few fields, so that conditions meet.
const ruleCriterion = fc
  .oneof(onNumber, onText('company.industry'))
  .map((content) => Criterion.parse({ id: 'x', ...content }));

const days = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
const rule = fc
  .record({
    when: fc.record(
      {
        bands: fc.subarray(['A', 'B'], { minLength: 1 }),
        leads: fc.constantFrom('exclusive', 'shared'),
        criteria: fc.array(ruleCriterion, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    from: fc.option(fc.constantFrom(...days), { nil: undefined, freq: 1 }),
    to: fc.option(fc.constantFrom(...days), { nil: undefined, freq: 1 }),
  })
  .map(({ when: { criteria, ...when }, ...rest }) => ({
    ...rest,
    when: { ...when, ...(criteria && { criteria: criteria.map((one, at) => ({ ...one, id: `c${at}` })) }) },
  }));

it('a price the linter calls shadowed or impossible is no lead’s, and every lead has one where it finds no gap', () => {
  const found = { ruleShadowed: 0, ruleNeverFits: 0, priceShadowed: 0 };
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      lead,
      fc.constantFrom('A', 'B'),
      fc.boolean(),
      fc.constantFrom(...days),
      (rules, hasBase, facts, band, exclusive, day) => {
        // Each price is its place in the list, from 1; the price of all others is 100.
        const prices = rules.map((one, at) => ({ ...one, price: at + 1 })) as PriceRule[];
        const terms = Terms.parse({
          ...wholeTerms,
          definition: {
            criteria: [{ id: 'any', field: 'lead.id', op: 'present', hard: false, points: 1 }],
            bands: [
              { band: 'A', from: 50 },
              { band: 'B', from: 0 },
            ],
          },
          exclusivity: { leads: 'shared', buyers: 2 },
          components: [{ id: 'lead', kind: 'perLead', ...(hasBase && { price: 100 }), prices }],
        });
        const meets = (one: Criterion): boolean => compileCriterion(one)(facts, judging) === 'pass';
        const paid = listed({ ...(hasBase && { price: 100 }), prices }, { exclusive, band, meets }, day);
        for (const { code, place } of lint(terms, {})) {
          const at = Number(place.split('.')[3]);
          if (code === 'ruleShadowed' || code === 'ruleNeverFits') {
            found[code] += 1;
            expect(paid?.price).not.toBe(at);
          }
          if (code === 'priceShadowed') {
            found.priceShadowed += 1;
            expect(paid?.price).not.toBe(100);
          }
        }
        const says = lint(terms, {}).some(({ code }) => code === 'noPriceOtherwise');
        if (!hasBase && !says) expect(paid).not.toBeNull();
      },
    ),
    seeded,
  );
  expect(Object.entries(found).filter(([, count]) => count <= 20)).toEqual([]);
});
