import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import type { Bill } from '../../../shared/domain/pricing/bill.ts';
import { Setup } from '../../../shared/domain/setup.ts';
import { billOf, chain, dearer, delivery, hybrid, linesOf, many, version } from './facts.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/month/${name}`, import.meta.url), 'utf8'));

describe('the golden month', () => {
  const expected = z
    .record(z.string(), z.looseObject({ lines: z.array(z.unknown()).optional() }))
    .parse(read('expected.json'));
  const versionsOf = (ref: string): TermsVersion[] => {
    const terms = Setup.parse(read('setup.json')).contracts.find((contract) => contract.ref === ref)?.terms ?? [];
    return terms.map((one, place) => ({ id: place + 1, version: place + 1, terms: one }));
  };
  const answered = ({ lines, net, tax, gross, carriedOver }: Bill): object => ({
    lines: lines.map(({ component, quantity, unit, amount }) => ({ component, quantity, unit, amount })),
    net,
    tax: tax?.amount,
    gross,
    carriedOver,
  });

  it.each([
    ['bill brightsmile-leads 2026-03 (dry)', { standing: 'reviewOpen', acceptedAt: null }],
    ['bill brightsmile-leads 2026-03', {}],
  ] as const)('%s', (name, lateOnes) => {
    const deliveries = [
      ...many(4, (id) => delivery(id, { standing: 'returned' })),
      ...many(32, (id) => delivery(10 + id)),
      ...many(8, (id) => delivery(50 + id, { day: '2026-03-31', ...lateOnes })),
    ];
    expect(expected[name]).toMatchObject(answered(billOf({ versions: versionsOf('brightsmile-leads'), deliveries })));
  });

  it('bill maschinenbau-termine 2026-03', () => {
    const outcomes = ['prospectNoShow', 'clientNoShow', 'lateCancel'] as const;
    const chains = [...many(7, (id) => chain(id)), ...outcomes.map((state, place) => chain(10 + place, { state }))];
    const bill = billOf({
      versions: versionsOf('maschinenbau-termine'),
      chains,
      deliveries: many(10, (id) => delivery(id)),
    });
    expect(expected['bill maschinenbau-termine 2026-03']).toMatchObject(answered(bill));
  });
});

describe('a bill', () => {
  it('adds up from charge to gross', () => {
    // 3 × 7500 + 2 × 25 000 + 100 000 = 172 500; 19 % = 32 775; 205 275
    const bill = billOf({
      versions: [hybrid],
      deliveries: many(3, (id) => delivery(id)),
      chains: many(2, (id) => chain(id)),
    });
    expect(linesOf(bill)).toEqual([
      ['lead', '2026-03', 3, 7_500, 22_500],
      ['meeting', '2026-03', 2, 25_000, 50_000],
      ['base', '2026-03', 1, 100_000, 100_000],
    ]);
    expect(bill.lines.map(({ text }) => text)).toEqual(['Clinic leads', 'perAppointment', 'retainer']);
    expect(bill).toMatchObject({ net: 172_500, tax: { base: 172_500, amount: 32_775 }, gross: 205_275 });
  });

  it('prices each event under the terms of its day', () => {
    const deliveries = [
      delivery(1, { day: '2026-03-15' }),
      delivery(2, { day: '2026-03-16' }),
      delivery(3, { day: '2025-12-31' }), // before there were terms
    ];
    const bill = billOf({ versions: [dearer, hybrid], deliveries });
    expect(linesOf(bill)).toEqual([
      ['lead', '2026-03', 1, 7_500, 7_500],
      ['lead', '2026-03', 1, 8_000, 8_000],
      ['base', '2026-03', 1, 100_000, 100_000],
    ]);
    expect(bill.charges.map(({ derivation }) => derivation.from)).toEqual(['2026-01-01', '2026-03-16', '2026-01-01']);
    expect(bill.terms).toBe(dearer);
  });

  it('leaves later events to later runs and takes earlier ones on lines of their own', () => {
    const deliveries = [
      delivery(1, { day: '2026-04-01' }),
      delivery(2, { day: '2026-02-27' }),
      delivery(3, { day: '2026-01-31' }),
      delivery(4),
      delivery(5, { day: '2026-02-28', standing: 'reviewOpen' }),
    ];
    const bill = billOf({ versions: [hybrid], deliveries });
    expect(bill.lines.map(({ component, month, carriedIn }) => [component, month, carriedIn])).toEqual([
      ['lead', '2026-03', false],
      ['base', '2026-03', false],
      ['lead', '2026-01', true],
      ['lead', '2026-02', true],
    ]);
    expect(bill.carriedOver).toEqual([{ code: 'reviewOpen', count: 1 }]);
  });

  it('keeps earlier events of the same month apart where periods are weeks', () => {
    const week = { from: '2026-03-09', to: '2026-03-15' };
    const deliveries = [delivery(1), delivery(2, { day: '2026-03-03' })];
    const { lines } = billOf({
      period: week,
      versions: [version('2026-01-01', [{ id: 'lead', kind: 'perLead', price: 1 }])],
      deliveries,
    });
    expect(lines.map(({ month, carriedIn, quantity }) => [month, carriedIn, quantity])).toEqual([
      ['2026-03', false, 1],
      ['2026-03', true, 1],
    ]);
  });

  it('counts a carried event once, however many components price it', () => {
    const twice = version('2026-01-01', [
      { id: 'lead', kind: 'perLead', price: 1 },
      { id: 'fee', kind: 'perLead', price: 2 },
    ]);
    const bill = billOf({ versions: [twice], deliveries: [delivery(1, { standing: 'disputed' }), delivery(2)] });
    expect(bill.carriedOver).toEqual([{ code: 'disputeOpen', count: 1 }]);
    expect(bill.net).toBe(3);
  });

  it('has no tax and no terms where there are none', () => {
    expect(billOf({})).toMatchObject({ terms: null, lines: [], net: 0, tax: null, gross: 0 });
  });

  it('holds more charges than a function takes arguments', () => {
    expect(billOf({ versions: [hybrid], deliveries: many(200_000, (id) => delivery(id)) }).charges).toHaveLength(
      200_001,
    );
  });
});
