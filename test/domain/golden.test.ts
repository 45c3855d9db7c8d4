import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { payable } from '../../shared/domain/allocation.ts';
import { Criterion } from '../../shared/domain/contract/criterion.ts';
import type { Creditable } from '../../shared/domain/credit.ts';
import { creditFor } from '../../shared/domain/credit.ts';
import { inWindow } from '../../shared/domain/delivery.ts';
import {
  breakEvenRate,
  costAtRate,
  costPer,
  highestCostPerLead,
  isQuickContact,
  lifetimeToAcquisition,
  lifetimeValue,
  marginLeft,
  rate,
} from '../../shared/domain/kpi/formulas.ts';
import { decimalFromMinor, exactRatio, percentOf, ratio } from '../../shared/domain/money.ts';
import type { Bill } from '../../shared/domain/pricing/bill.ts';
import { scaleOf } from '../../shared/domain/pricing/scale.ts';
import type { Volume } from '../../shared/domain/pricing/unitPrice.ts';
import { compileCriterion } from '../../shared/domain/qualification/conditions.ts';
import { judgingAt } from '../../shared/domain/qualification/judging.ts';
import { createReaders } from '../../shared/domain/qualification/readers.ts';
import { eraseAt } from '../../shared/domain/retention.ts';
import { endOfWindow } from '../../shared/domain/time.ts';
import { billOf, chain, delivery, many, revenue, sale, version } from './pricing/facts.ts';

const { cases } = z
  .object({ cases: z.array(z.object({ id: z.string(), given: z.unknown(), expect: z.unknown() })) })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/cases.json', import.meta.url), 'utf8')));

/** A case read by its shape and answered by the product. */
const answer =
  <Shape extends z.ZodType>(shape: Shape, from: (given: z.infer<Shape>) => unknown) =>
  (given: unknown): unknown =>
    from(shape.parse(given));

const { number, string, object, array } = z;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

const perLead = (price: number) => version('2026-01-01', [{ id: 'lead', kind: 'perLead', price }]);
const leads = (price: number, count: number): Bill =>
  billOf({ versions: [perLead(price)], deliveries: many(count, (id) => delivery(id)) });

const priced = (volume: Volume, count: number): number =>
  billOf({
    versions: [version('2026-01-01', [{ id: 'lead', kind: 'perLead', volume }])],
    deliveries: many(count, (id) => delivery(id)),
  }).net;

const meetings = (price: number, trigger: 'booked' | 'held', booked: number, held: number): number => {
  const terms = version('2026-01-01', [{ id: 'meeting', kind: 'perAppointment', price, trigger }]);
  const chains = many(booked, (id) => chain(id, { state: id <= held ? 'held' : 'prospectNoShow' }));
  return billOf({ versions: [terms], chains }).net;
};

const judging = judgingAt(at('2026-03-10T12:00:00Z'), 'UTC', createReaders());
type Values = Record<string, string | number>;
const passes = (criterion: object, values: Values, custom: Record<string, string> = {}): boolean => {
  const facts = { capturedAt: 0, values, custom, unread: {} };
  return compileCriterion(Criterion.parse({ id: 'c', ...criterion }))(facts, judging) === 'pass';
};
const employees = (values: readonly number[], criterion: object): boolean[] =>
  values.map((value) => passes({ field: 'company.employees', ...criterion }, { 'company.employees': value }));

const perLeadCase = answer(object({ rate: number(), acceptedLeads: number() }), (given) => ({
  total: leads(given.rate, given.acceptedLeads).net,
}));
const heldCase = answer(
  object({ rate: number(), booked: number(), held: number(), trigger: z.enum(['booked', 'held']) }),
  ({ rate: price, booked, held, trigger }) => ({ total: meetings(price, trigger, booked, held) }),
);
const penetration = answer(object({ captured: number(), inMarket: number() }), ({ captured, inMarket }) =>
  rate(captured, inMarket),
);
const feeCase = answer(object({ marginPercent: string(), feePercent: array(string()) }), (given) => ({
  leftPercent: given.feePercent.map((fee) => marginLeft(given.marginPercent, fee)),
}));
const callCase = answer(object({ spend: number(), calls: number() }), ({ spend, calls }) => ({
  costPerCall: costPer(spend, calls),
}));

const dealCase = answer(object({ revenue: number(), percent: string() }), ({ revenue: amount, percent }) => ({
  total: billOf({
    versions: [version('2026-01-01', [{ id: 'deal', kind: 'dealShare', percent }])],
    sales: [sale(1, { amount })],
  }).net,
}));
const tier = object({ upTo: number().nullable(), unit: number() });
const tiersCase = answer(object({ tiers: array(tier), units: number() }), ({ tiers, units }) => ({
  total: priced({ shape: 'graduated', tiers }, units),
}));
/** Conditions of a price list as typed criteria. */
const conditions = object({
  region: string().optional(),
  homeOwner: z.boolean().optional(),
  creditScoreOver: number().optional(),
}).transform(({ region, homeOwner, creditScoreOver }) => [
  ...(region === undefined ? [] : [{ id: 'region', field: 'address.region', op: 'in', value: [region] }]),
  ...(homeOwner === undefined ? [] : [{ id: 'owner', field: 'custom.homeOwner', op: 'is', value: homeOwner }]),
  ...(creditScoreOver === undefined
    ? []
    : [{ id: 'score', field: 'custom.creditScore', op: 'gt', value: creditScoreOver }]),
]);

/** A usage of one lead: it costs all of it. */
const minimumCase = answer(object({ minimum: number(), usage: number() }), (given) => {
  const lead = { id: 'lead', kind: 'perLead', price: given.usage } as const;
  const minimum = { amount: given.minimum, shortfall: 'trueUp' };
  const { charges, net } = billOf({
    versions: [version('2026-01-01', [lead], { minimum })],
    deliveries: [delivery(1)],
  });
  return { trueUp: charges.find(({ component }) => component === 'minimum')?.amount ?? 0, total: net };
});

const answers: Readonly<Record<string, (given: unknown) => unknown>> = {
  G01: perLeadCase,
  G02: perLeadCase,
  G03: answer(object({ costPerLead: number(), leadToOpportunityRate: string() }), (given) => ({
    costPerOpportunity: costAtRate(given.costPerLead, given.leadToOpportunityRate),
  })),
  G04: answer(object({ rateA: string(), rateB: string() }), ({ rateA, rateB }) => ({
    ratio: exactRatio(rateB, rateA),
  })),
  G05a: dealCase,
  G05b: dealCase,
  G06: answer(object({ delivered: number(), target: number() }), ({ delivered, target }) => ({
    attainmentPercent: rate(delivered, target),
  })),
  G07: (given) => ({ sharePercent: penetration(given) }),
  G08: (given) => ({ penetrationPercent: penetration(given) }),
  G09: answer(object({ costPerOpportunity: number(), dealValue: number() }), (given) => ({
    ratePercent: breakEvenRate(given.costPerOpportunity, given.dealValue),
  })),
  G10a: heldCase,
  G10b: heldCase,
  G11: answer(object({ limit: number(), values: array(number()) }), ({ limit, values }) => ({
    pass: employees(values, { op: 'gt', value: limit }),
  })),
  G12: answer(
    object({ rate: number(), rows: array(object({ industry: string(), employees: number() })) }),
    ({ rate: price, rows }) => {
      const pass = rows.map(
        (row) =>
          passes(
            { field: 'company.industry', op: 'in', value: ['Healthcare'] },
            { 'company.industry': row.industry },
          ) && passes({ field: 'company.employees', op: 'gt', value: 100 }, { 'company.employees': row.employees }),
      );
      return { pass, total: leads(price, pass.filter(Boolean).length).net };
    },
  ),
  G13: answer(object({ min: number(), max: number(), values: array(number()) }), ({ min, max, values }) => ({
    pass: employees(values, { op: 'between', min, max }),
  })),
  G14: answer(object({ rate: number(), booked: number() }), (given) => ({
    total: meetings(given.rate, 'booked', given.booked, 0),
  })),
  G15: answer(object({ percent: string(), purchases: array(number()) }), ({ percent, purchases }) => ({
    total: billOf({
      versions: [version('2026-01-01', [{ id: 'first', kind: 'firstPurchaseShare', percent }])],
      sales: purchases.map((amount, place) => sale(place + 1, { amount, isFirst: place === 0 })),
    }).net,
  })),
  G16: answer(
    object({ percent: string(), monthlyRevenue: number(), monthsReported: number(), windowMonths: number() }),
    ({ percent, monthlyRevenue: amount, monthsReported, windowMonths }) => {
      const share = { id: 'share', kind: 'recurringShare', percent, months: windowMonths } as const;
      const { charges, net } = billOf({
        versions: [version('2024-01-01', [share])],
        revenues: many(monthsReported, (place) => revenue(1, { place, amount })),
      });
      return { perMonth: charges[0]?.amount, total: net, month13: charges[12]?.amount ?? 0 };
    },
  ),
  G17: answer(object({ limitSeconds: number(), values: array(number()) }), ({ limitSeconds, values }) => ({
    pass: values.map((value) =>
      passes({ field: 'call.seconds', op: 'gt', value: limitSeconds }, { 'call.seconds': value }),
    ),
  })),
  G18: answer(object({ costPerLead: number(), closeRates: array(string()) }), ({ costPerLead, closeRates }) => ({
    costPerCustomer: closeRates.map((share) => costAtRate(costPerLead, share)),
  })),
  G19: answer(object({ lifetimeValue: number(), acquisitionCost: number() }), (given) => ({
    ratio: lifetimeToAcquisition(given.lifetimeValue, given.acquisitionCost),
  })),
  G20: answer(object({ costPerLead: number(), lifetimeValue: number() }), (given) => ({
    ratePercent: breakEvenRate(given.costPerLead, given.lifetimeValue),
  })),
  G20b: answer(object({ costPerLead: number(), closeRate: string() }), (given) => ({
    costPerCustomer: costAtRate(given.costPerLead, given.closeRate),
  })),
  G21: answer(object({ costPerLead: number(), costPerSale: number() }), (given) => ({
    closeRatePercent: breakEvenRate(given.costPerLead, given.costPerSale),
  })),
  G22: answer(object({ lifetimeValue: number(), leadToCustomerRate: string() }), (given) => ({
    maxCostPerLead: highestCostPerLead(given.lifetimeValue, given.leadToCustomerRate),
  })),
  G23: feeCase,
  G24: feeCase,
  G25a: callCase,
  G25b: callCase,
  G26: answer(object({ deliveredAt: string(), windowHours: number(), claims: array(string()) }), (given) => {
    const calendar = { zone: 'UTC', workingDays: [1, 2, 3, 4, 5], holidays: [] };
    const end = endOfWindow(at(given.deliveredAt), { hours: given.windowHours }, calendar);
    return { inTime: given.claims.map((claim) => inWindow(end, at(claim))) };
  }),
  G27: answer(object({ sales: number(), leads: number() }), (given) => ({
    ratePercent: rate(given.sales, given.leads),
  })),
  G28: answer(object({ spend: number(), qualified: number() }), ({ spend, qualified }) => ({
    costPerQualifiedLead: costPer(spend, qualified),
  })),
  G29: answer(object({ revenue: number(), spend: number() }), ({ revenue, spend }) => ({
    roas: exactRatio(revenue, spend),
  })),
  G30: answer(object({ averagePurchase: number(), purchasesPerYear: string(), years: string() }), (given) => ({
    clv: lifetimeValue(String(given.averagePurchase), given.purchasesPerYear, given.years),
  })),
  G32: answer(object({ values: array(number()) }), ({ values }) => ({ within: values.map(isQuickContact) })),
  G33: answer(object({ denominator: number() }), ({ denominator }) => {
    const values = [
      rate(1, denominator),
      costPer(1, denominator),
      exactRatio(1, denominator),
      ratio(1, denominator, 2),
    ];
    return { value: values.find((value) => value !== null) ?? null };
  }),
  P01a: minimumCase,
  P01b: minimumCase,
  P02: answer(object({ tiers: array(tier), units: number() }), ({ tiers, units }) => ({
    total: priced({ shape: 'graduated', tiers }, units),
    working: scaleOf({ shape: 'graduated', tiers })
      .working(units)
      .replaceAll(/ \* (\d+)/g, (_, unit) => `x${decimalFromMinor(Number(unit), 'USD')}`),
  })),
  P03: answer(object({ unit: string(), units: number(), flat: number() }), ({ unit, units, flat }) => ({
    total: priced({ shape: 'volume', tiers: [{ upTo: null, unit, flat }] }, units),
  })),
  P04: answer(
    object({ freeUnits: number(), packageSize: number(), packagePrice: number(), units: number() }),
    ({ freeUnits: free, packageSize: size, packagePrice: each, units }) => ({
      total: priced({ shape: 'package', size, free, each }, units),
    }),
  ),
  P05: answer(object({ rate: number(), leads: number(), returned: number() }), (given) => {
    const bill = leads(given.rate, given.leads);
    const charges = bill.charges.map((charge) => ({ ...charge, annex: null }));
    const tax = { category: 'O', ratePercent: '0', base: bill.net, amount: 0, note: 'why' } as const;
    const invoice: Creditable = {
      number: 'INV-2026-0001',
      charges,
      lines: [...bill.lines],
      net: bill.net,
      tax,
    };
    const asked = charges
      .slice(0, given.returned)
      .map(({ component, event }) => ({ component, event, amount: 'rest' as const }));
    const credit = creditFor(invoice, [], { kind: 'charges', charges: asked });
    return credit.ok && { credit: credit.value.net, net: bill.net - credit.value.net };
  }),
  P06: answer(object({ exclusive: number(), shared: number(), buyers: number() }), (given) => ({
    exclusive: leads(given.exclusive, 1).net,
    shared: given.buyers * leads(given.shared, 1).net, // one delivery to each buyer's own contract
  })),
  P07: tiersCase,
  P08: answer(object({ booked: number(), kept: number() }), ({ booked, kept }) => ({
    ratePercent: rate(kept, booked),
  })),
  P09: answer(
    object({ cap: number(), allocation: z.record(string(), number()), delivered: z.record(string(), number()) }),
    ({ cap, allocation, delivered }) => {
      const allocations = Object.entries(allocation).map(([source, most]) => ({ source, leads: most }));
      const counts = new Map(Object.entries(delivered));
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return {
        // All of them fit under the client's cap: one lead at one cent each.
        billableToClient: leads(1, Math.min(all, cap)).net,
        payableToA: payable(allocations, counts).get('A')?.payable,
      };
    },
  ),
  P11: answer(object({ receivedAt: string(), days: number() }), ({ receivedAt, days }) => ({
    eraseAt: Temporal.Instant.fromEpochMilliseconds(eraseAt(at(receivedAt), days)).toString(),
  })),
  P12: answer(object({ price: number(), creditPercent: string() }), ({ price, creditPercent }) => ({
    credit: percentOf(price, creditPercent),
  })),
  P13: answer(
    object({
      rules: array(object({ when: conditions, price: number() })),
      lead: object({ region: string(), homeOwner: z.boolean(), creditScore: number() }),
    }),
    ({ rules, lead: { region, homeOwner, creditScore } }) => {
      const values = { 'address.region': region };
      const custom = { homeOwner: homeOwner ? 'yes' : 'no', creditScore: String(creditScore) };
      const meets = (criterion: Criterion): boolean => passes(criterion, values, custom);
      const prices = rules.map(({ when, price }) => ({
        when: when.length === 0 ? {} : { criteria: when.map((one) => Criterion.parse(one)) },
        price,
      }));
      const bill = billOf({
        versions: [version('2026-01-01', [{ id: 'lead', kind: 'perLead', prices }])],
        deliveries: [delivery(1, { traits: { exclusive: true, band: null, meets } })],
      });
      return { price: bill.net };
    },
  ),
};

describe('worked examples', () => {
  it.each(cases)('$id', ({ id, given, expect: expected }) => expect(answers[id]?.(given)).toEqual(expected));

  it('are all answered', () => expect(Object.keys(answers).toSorted()).toEqual(cases.map(({ id }) => id).toSorted()));
});
