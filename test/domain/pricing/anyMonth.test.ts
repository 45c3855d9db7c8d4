import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, decimalFromMinor, percentOf, sumOf } from '../../../shared/domain/money.ts';
import type { Bill } from '../../../shared/domain/pricing/bill.ts';
import type { EventKey } from '../../../shared/domain/pricing/charge.ts';
import { Charge, Line } from '../../../shared/domain/pricing/charge.ts';
import type { ChainFacts, DeliveryFacts } from '../../../shared/domain/pricing/model.ts';
import { unlisted } from '../../../shared/domain/pricing/model.ts';
import { billOf, dearer, hybrid, march, version } from './facts.ts';

const day = fc.integer({ min: 1, max: 31 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
const reviewed = fc
  .constantFrom('accepted', 'deemedAccepted', 'returned', 'reviewOpen', 'disputed', 'silent')
  .map((standing) => ({ standing, acceptedAt: standing.endsWith('ccepted') ? 5 : null }) as const);
const remedied = {
  partPercent: fc.option(fc.constantFrom('85', '33.3', '0.01', '99.99')),
  replaced: fc.boolean(),
  isReplacement: fc.boolean(),
};
const deliveries = fc.array(fc.record({ day, reviewed, ...remedied }), { maxLength: 40 }).map((all) =>
  all.map(
    ({ reviewed: review, ...one }, id): DeliveryFacts => ({
      ...unlisted,
      callSeconds: null,
      id: id + 1,
      ...review,
      ...one,
    }),
  ),
);
const chains = fc
  .array(
    fc.record({
      bookedDay: day,
      meetingDay: day,
      state: fc.constantFrom('booked', 'unconfirmed', 'held', 'prospectNoShow', 'lateCancel'),
      atBooking: reviewed,
      atMeeting: reviewed,
      deliveryReturned: fc.boolean(),
      ...remedied,
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((one, id): ChainFacts => ({ ...unlisted, id: id + 1, deliveryId: id + 1, ...one })));
const facts = fc.record({ deliveries, chains });

const versions = [hybrid, dearer];
const seeded = { seed: 20_260_301, numRuns: 400 };

describe('whatever happens in a month', () => {
  it('charges, lines and totals agree to the cent, and one event is charged once', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { charges, lines, net, tax, gross }: Bill = billOf({ versions, ...given });
        for (const line of lines) {
          expect(sumOf(line.charges.map((place) => charges[place]?.amount ?? Number.NaN))).toBe(line.amount);
          expect(Line.parse(line)).toEqual(line);
        }
        expect(lines.flatMap((line) => line.charges)).toEqual(charges.map((_, place) => place));
        expect(sumOf(lines.map(({ amount }) => amount))).toBe(net);
        expect(tax?.amount).toBe(percentOf(net, '19'));
        expect(gross).toBe(net + (tax?.amount ?? 0));
        expect(new Set(charges.map(({ component, event }) => `${component} ${event}`)).size).toBe(charges.length);
        for (const charge of charges) expect(Charge.parse(charge)).toEqual(charge);
      }),
      seeded,
    );
  });

  it('the order of events changes nothing', () => {
    const shuffled = facts.chain((given) =>
      fc.record({
        given: fc.constant(given),
        deliveries: fc.shuffledSubarray(given.deliveries, { minLength: given.deliveries.length }),
        chains: fc.shuffledSubarray(given.chains, { minLength: given.chains.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, ...again }) => {
        expect(billOf({ versions: [dearer, hybrid], ...again })).toEqual(billOf({ versions, ...given }));
      }),
      seeded,
    );
  });

  it('twice is once, and the second run carries and drops what the first did', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const first = billOf({ versions, ...given });
        const taken = new Set(first.charges.map(({ component, event }) => `${component} ${event}`));
        const billed = (component: string, event: EventKey): boolean => taken.has(`${component} ${event}`);
        const second = billOf({ versions, ...given, billed });
        expect(second).toMatchObject({ charges: [], lines: [], net: 0, gross: 0 });
        expect(second.carriedOver).toEqual(first.carriedOver);
        expect(second.dropped).toEqual(first.dropped);
      }),
      seeded,
    );
  });

  it('what a document writes adds up in every currency (EN 16931 BR-CO-10, 13, 15)', () => {
    const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    fc.assert(
      fc.property(facts, currencies, (given, currency) => {
        const { lines, net, tax, gross } = billOf({ versions, ...given });
        const written = (amount: number): string => decimalFromMinor(amount, currency);
        const sum = (amounts: readonly number[]): string => amounts.map(written).reduce(addDecimals, '0');
        expect(sum(lines.map(({ amount }) => amount))).toBe(sum([net]));
        expect(sum([net, tax?.amount ?? 0])).toBe(sum([gross]));
      }),
      seeded,
    );
  });

  it('the days of a month, billed one by one, add up to the month', () => {
    const leads = [version('2026-01-01', [{ id: 'lead', kind: 'perLead', price: 333 }])];
    fc.assert(
      fc.property(deliveries, (given) => {
        const whole = billOf({ period: march, versions: leads, deliveries: given }).net;
        const parts = given.map((one) => billOf({ versions: leads, deliveries: [one] }).net);
        expect(sumOf(parts)).toBe(whole);
      }),
      seeded,
    );
  });
});
