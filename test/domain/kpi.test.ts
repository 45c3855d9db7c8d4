import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ChainFigure, DeliveryFigure, OpportunityFigure } from '../../shared/domain/kpi/counts.ts';
import type { FigureFacts } from '../../shared/domain/kpi/figures.ts';
import { figureRow, figures, figuresBy } from '../../shared/domain/kpi/figures.ts';
import { isQuickContact, leadVelocity, mean, median } from '../../shared/domain/kpi/formulas.ts';
import { projected, workingDaysIn } from '../../shared/domain/kpi/pace.ts';
import { sumOf } from '../../shared/domain/money.ts';

const month: Record<string, object> = JSON.parse(
  readFileSync(new URL('../fixtures/month/expected.json', import.meta.url), 'utf8'),
);

const delivered = (more: Partial<DeliveryFigure> = {}): DeliveryFigure => ({
  key: '',
  day: '2026-03-10',
  standing: 'deemedAccepted',
  replaced: false,
  claims: 0,
  lateClaims: 0,
  firstContact: null,
  ...more,
});
const chain = (more: Partial<ChainFigure> = {}): ChainFigure => ({
  key: '',
  bookedDay: '2026-03-04',
  meetingDay: '2026-03-11',
  state: 'held',
  ...more,
});
const opportunity = (more: Partial<OpportunityFigure> = {}): OpportunityFigure => ({
  key: '',
  day: '2026-03-12',
  wonDay: null,
  amount: null,
  leadDay: '2026-03-10',
  ...more,
});
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

const factsOf = (more: Partial<FigureFacts> = {}): FigureFacts => ({
  period: { from: '2026-03-01', to: '2026-03-31' },
  today: '2026-04-04',
  currency: 'USD',
  deliveries: [],
  chains: [],
  opportunities: [],
  charges: [],
  notInvoiced: [],
  costs: [],
  inputs: {},
  ...more,
});
const rowOf = (more: Partial<FigureFacts>) => figureRow(figures(factsOf(more)));

describe('the golden month', () => {
  it('counts the leads of brightsmile', () => {
    // 44: four returned, one claim denied, one only noted, one late (in no figure), the rest accepted by word or silence
    const deliveries = [
      ...times(4, delivered({ standing: 'returned', claims: 1 })),
      delivered({ standing: 'accepted', claims: 1 }),
      delivered({ claims: 1 }),
      delivered({ lateClaims: 1 }),
      ...times(29, delivered()),
      ...times(8, delivered({ day: '2026-03-31' })),
      delivered({ day: '2026-04-01' }),
      delivered({ day: null, standing: 'onHold' }),
    ];
    expect(rowOf({ deliveries })).toMatchObject(month['figures brightsmile-leads'] ?? {});
  });

  it('counts the meetings of maschinenbau', () => {
    // 7 ÷ (7 + 1 + 1) and 7 ÷ 10
    const chains = [
      ...times(7, chain()),
      chain({ state: 'prospectNoShow' }),
      chain({ state: 'clientNoShow' }),
      chain({ state: 'lateCancel' }),
    ];
    expect(rowOf({ chains })).toMatchObject(month['figures maschinenbau-termine'] ?? {});
  });
});

describe('rates', () => {
  it('have no value without a denominator', () => {
    const row = rowOf({});
    expect(Object.values(row.opened).filter(({ value }) => value !== null)).toMatchObject([{ value: '0' }]); // the margin
    expect([row.showRate, row.keptRate, row.acceptanceRate]).toEqual([null, null, null]);
  });

  it('say what was left out', () => {
    const { opened, counts } = figures(
      factsOf({
        deliveries: [
          delivered(),
          delivered({ standing: 'returned', claims: 1 }),
          delivered({ replaced: true, standing: 'accepted', claims: 1 }),
          delivered({ standing: 'reviewOpen' }),
          delivered({ standing: 'disputed', claims: 1 }),
          delivered({ standing: 'silent', lateClaims: 1 }),
        ],
      }),
    );
    expect(counts).toMatchObject({ delivered: 6, accepted: 1, returned: 2, decided: 3, disputed: 3 });
    expect(opened.acceptanceRate).toEqual({
      value: '33.33',
      unit: 'percent',
      numerator: 1,
      denominator: 3,
      formula: 'accepted ÷ decided',
      leftOut: [
        { reason: 'reviewOpen', count: 1 },
        { reason: 'disputeOpen', count: 1 },
        { reason: 'silent', count: 1 },
      ],
    });
    expect(opened.disputeRate).toMatchObject({ value: '50.00', leftOut: [{ reason: 'lateClaim', count: 1 }] });
    expect(opened.returnRate).toMatchObject({ value: '33.33', leftOut: [{ reason: 'disputeOpen', count: 1 }] });
  });

  it('count bookings by their day and meetings by theirs', () => {
    const { counts, opened } = figures(
      factsOf({
        today: '2026-03-20',
        chains: [
          chain(),
          chain({ bookedDay: '2026-02-27' }), // booked earlier, held now
          chain({ meetingDay: '2026-04-02', state: 'booked' }), // booked now, held later
          chain({ meetingDay: '2026-03-25', state: 'booked' }),
          chain({ meetingDay: '2026-03-26', state: 'cancelledInTime' }), // its day has not passed
          chain({ state: 'unconfirmed' }),
        ],
      }),
    );
    expect(counts).toMatchObject({ booked: 5, held: 2, cancelledInTime: 1, unconfirmed: 1 });
    expect(opened.keptRate).toMatchObject({
      value: '66.67',
      denominator: 3,
      leftOut: [{ reason: 'meetingAhead', count: 2 }],
    });
    expect(opened.showRate?.value).toBe('100.00');
  });
});

describe('money', () => {
  const usd = (amount: number) => ({ key: '', amount, currency: 'USD' });

  it('is in one currency, in both views', () => {
    // spend 900.00: 30 accepted at 30.00 [G28]; revenue 4500.00: 5 times [G29], (4500 − 900) ÷ 900 = 400 %
    const row = rowOf({
      deliveries: times(30, delivered()),
      opportunities: [opportunity({ wonDay: '2026-03-20', amount: 450_000 }), opportunity(), opportunity()],
      charges: [usd(100_000), usd(-10_000), { key: '', amount: 5, currency: 'EUR' }],
      costs: [usd(45_000)],
    });
    expect(row).toMatchObject({ sales: 1, opportunities: 3, revenue: 450_000, spend: 90_000, sourceCost: 45_000 });
    const { opened } = row;
    expect(opened.costPerQualifiedLead).toMatchObject({
      value: '3000',
      leftOut: [{ reason: 'otherCurrency', count: 1 }],
    });
    expect(opened.costPerOpportunity?.value).toBe('30000');
    expect(opened.costPerAcquisition?.value).toBe('90000');
    expect(opened.costPerClosedRevenue?.value).toBe('0.20');
    expect([opened.roas?.value, opened.roi?.value]).toEqual(['5.00', '400.00']);
    expect([opened.sourceCostPerLead?.value, opened.margin?.value, opened.marginRate?.value]).toEqual([
      '1500',
      '45000',
      '50.00',
    ]);
    expect(opened.timeToConversion?.value).toBe('10.00');
  });

  it('has no price before the first invoice, and says what the next one charges', () => {
    const waiting = times(3, { key: '' });
    const none = rowOf({ deliveries: times(3, delivered()), notInvoiced: waiting }).opened.costPerLead;
    expect(none).toMatchObject({ value: null, leftOut: [{ reason: 'notInvoiced', count: 3 }] });
    // 50.00 ÷ 4 = 12.50, three of the four still to come
    const some = rowOf({ deliveries: times(4, delivered()), charges: [usd(5_000)], notInvoiced: waiting }).opened
      .costPerLead;
    expect(some).toMatchObject({ value: '1250', leftOut: [{ reason: 'notInvoiced', count: 3 }] });
  });

  it('uses what the client said, where it did', () => {
    const inputs = {
      target: '20',
      inMarketBuyers: '1000',
      salesCost: '10000',
      averagePurchase: '20000',
      purchasesPerYear: '4',
      years: '3',
    };
    const { opened } = figures(
      factsOf({
        deliveries: times(30, delivered()),
        opportunities: times(3, opportunity({ wonDay: '2026-03-20' })),
        charges: [usd(50_000)],
        inputs,
      }),
    );
    expect(opened.attainment?.value).toBe('150.00');
    expect(opened.marketPenetration?.value).toBe('3.00');
    expect(opened.acquisitionCost?.value).toBe('20000'); // (500 + 100) ÷ 3
    expect(opened.lifetimeValue?.value).toBe('240000'); // G30
    expect(opened.highestCostPerLead?.value).toBe('24000'); // 2400.00 × 3 ÷ 30
    expect(opened.roas?.leftOut).toEqual([{ reason: 'saleWithoutAmount', count: 3 }]);
  });
});

describe('cuts', () => {
  it('are the same figures for each value, and add up', () => {
    const facts = factsOf({
      deliveries: [delivered({ key: 'Whitening' }), delivered({ key: 'Whitening', standing: 'returned' }), delivered()],
      chains: [chain({ key: 'Whitening' })],
      charges: [{ key: 'Spring', amount: 5, currency: 'USD' }],
      inputs: { target: '10' },
    });
    const cut = figuresBy(facts);
    expect([...cut.keys()]).toEqual(['', 'Spring', 'Whitening']);
    expect(cut.get('Whitening')?.counts).toMatchObject({ delivered: 2, accepted: 1, held: 1 });
    expect(cut.get('Spring')).toMatchObject({ spend: 5, counts: { delivered: 0 } });
    expect(cut.get('Whitening')?.opened.attainment).toBeUndefined();
    expect(sumOf([...cut.values()].map(({ counts }) => counts.delivered))).toBe(figures(facts).counts.delivered);
  });
});

describe('time', () => {
  it('to first contact counts five minutes in [G32]', () => {
    expect([300, 301].map(isQuickContact)).toEqual([true, false]);
    const { opened } = figures(
      factsOf({ deliveries: [300, 301, 60, null].map((firstContact) => delivered({ firstContact })) }),
    );
    expect(opened.quickContactRate).toMatchObject({ value: '66.67', leftOut: [{ reason: 'noContact', count: 1 }] });
    expect(opened.speedToFirstContact?.value).toBe('300.00');
  });

  it('has exact middles', () => {
    expect(median([])).toBeNull();
    expect(median([9, 1, 5])).toBe('5');
    expect(median([4, 1])).toBe('2.5');
    expect(mean([])).toBeNull();
    expect(mean([1, 2, 2])).toBe('1.67');
  });

  it('projects over the working days of the client', () => {
    const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-17'] };
    const march = { from: '2026-03-01', to: '2026-03-31' };
    expect(workingDaysIn(march, calendar)).toBe(21); // 22 weekdays less St Patrick
    // by Friday the 13th ten of 21 working days: 100 × 21 ÷ 10
    expect(projected(100, march, '2026-03-13', calendar)).toBe('210');
    expect(projected(100, march, '2026-03-01', calendar)).toBeNull(); // a Sunday: none has passed
    expect(projected(100, march, '2026-04-02', calendar)).toBe('100');
  });

  it('compares a period with the one before', () => {
    expect(leadVelocity(30, 24)).toEqual({ change: 6, changePercent: '25' });
    expect(leadVelocity(30, 0)).toEqual({ change: 30, changePercent: null });
  });
});
